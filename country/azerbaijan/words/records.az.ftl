### Bütün reyestrlər üçün ümumi əməllərin sözləri.

desk-records = Qeydlər

records-reference-help = Qeydin adlandırıldığı nömrə. Öz nömrəsi olmayan yeni qeyd üçün boş saxlayın; nömrəsi olan sətir həmin nömrəli qeydi dəyişir.

## Dəyərin fayla necə yazıldığı: şablon bunu göstərir.

records-form-reference = Hərflər, rəqəmlər və - _ / . işarələri, ən çoxu 40 simvol
records-form-text = Bir sətir mətn
records-form-prose = İstənilən sayda sətirdən ibarət mətn
records-form-code = "Lists" vərəqindən bir kod
records-form-codes = "Lists" vərəqindən kodlar; bir neçəsi ; ilə ayrılır
records-form-date = Gün, məsələn 2017-05-31
records-form-time = Günün vaxtı, məsələn 14:30
records-form-year = İl, məsələn 2017
records-form-whole = Tam ədəd, məsələn 48
records-form-money = Pul məbləği, məsələn 1480.50
records-form-yes_no = yes (bəli) və ya no (xeyr)
records-form-link = "{ $register }" ({ $name }) reyestrində artıq olan qeydin nömrəsi

## Rədd edilənlər.

refusal-records-no_such_register = "{ $register }" adlı reyestr yoxdur.
    .next = Ən yaxını: "{ $nearest }"; reyestrlərin siyahısında hamısı göstərilir.
refusal-records-register_unlike_any = "{ $register }" adlı reyestr yoxdur.
    .next = Bütün reyestrlər reyestrlər səhifəsində və "opennrm registers" əmri ilə göstərilir.
refusal-records-no_such_record = Belə qeyd yoxdur.
    .next = Nömrəni yoxlayın və ya axtarış edin.
refusal-records-erased = Bu qeydin aid olduğu şəxsin məlumatları silinib.
    .next = Bu şəxs barədə daha heç nə qeyd edilə bilməz. Söhbət başqa şəxsdən gedirsə, onun üçün ayrıca iş açın.
refusal-records-reference_taken = "{ $reference }" nömrəsi bu reyestrin başqa qeydinə aiddir.
    .next = Başqa nömrə verin və ya növbəti boş nömrə üçün boş saxlayın.
refusal-records-reference_twice = "{ $reference }" nömrəsi faylda iki dəfə yazılıb.
    .next = Hər qeyd üçün bir sətir saxlayın.
refusal-records-reference_form = Nömrə hərflərdən, rəqəmlərdən və - _ / . işarələrindən ibarət olur və ən çoxu { $max } simvoldur.
    .next = Onu qısaldın və ya başqa işarələri çıxarın.
refusal-records-moved_on = Siz bu qeydi açdıqdan sonra onu { $by } dəyişdirib.
    .next = Aşağıda hər iki versiyanı müqayisə edin və hansının qalacağını seçin.
refusal-records-is_void = Bu qeyd etibarsız sayılıb; o, tarixçə üçün saxlanılır və artıq dəyişdirilə bilməz.
    .next = Lazımdırsa, yeni qeyd daxil edin.
refusal-records-void_needs_reason = Qeyd yalnız səbəb göstərilməklə etibarsız sayılır.
    .next = Qeydin nə üçün sayılmamalı olduğunu bir cümlə ilə yazın.
refusal-records-search_length = Axtarış üçün iki ilə yüz arasında simvol lazımdır.
    .next = Nömrəni və ya başlıqdakı sözləri yazın.
refusal-records-other_person = Qeyd başqa şəxsə keçirilə bilməz.
    .next = Səbəb göstərib etibarsız sayın və digər şəxs üçün yenisini daxil edin.
refusal-records-no_such_column = Reyestrdə "{ $column }" sütunu yoxdur.
    .next = Sütunlar: reference, { $columns }.
refusal-records-faults_more = Bunlar ilk { $max } səhvdir; oxuma burada dayandırıldı, başqa səhvlər də ola bilər.
    .next = Bunları düzəldib faylı yenidən idxal edin.
refusal-records-file_refused = Fayl idxal edilmədi; heç nə dəyişdirilmədi.
    .next = Aşağıda göstərilən səhvləri düzəldin və yenidən idxal edin.
refusal-guard-not_signed_in = Heç kim daxil olmayıb.
    .next = Daxil olun və yenidən cəhd edin.
refusal-guard-not_permitted = Bu, işlədiyiniz vəzifə üçün deyil.
    .next = İşiniz bunu tələb edirsə, administratorunuza müraciət edin.
refusal-guard-field_not_permitted = İşlədiyiniz vəzifədə bu sahə doldurulmur.
    .next = Onu boş saxlayın.
refusal-guard-not_fresh = Bunun üçün kim olduğunuzu bir daha təsdiq edirsiniz.
    .next = Bunu hesabınızın səhifəsində edin və yenidən cəhd edin; təsdiq beş dəqiqə qüvvədədir.
refusal-guard-officer_name = Əməkdaşın adı boşdur, həddən artıq uzundur və ya idarəedici simvollar ehtiva edir.
    .next = Ən çoxu yüz simvoldan ibarət bir sətir verin.

## İstənilən sahəyə forma, fayl və ya API ilə yazılanlar.

refusal-entry-required = Bu sahə doldurulmalıdır
    .next = Sahəni doldurun; siyahı varsa, "məlum deyil" cavabını da seçə bilərsiniz.
refusal-entry-control_character = Burada görünməyən və çap olunmayan simvol var
    .next = Mətni silin və yenidən yazın.
refusal-entry-unknown_field = Bu reyestrdə "{ $field }" sahəsi yoxdur
    .next = Reyestrin şablonundakı sütun adlarından istifadə edin.
refusal-entry-date = Bu, tarix deyil
    .next = İl, ay və gün şəklində yazın, məsələn 2018-03-27.
refusal-entry-date_range = Bu tarix həddindən artıq uzaqdır
    .next = İli yoxlayın: 1900 ilə 2200 arasında olmalıdır.
refusal-entry-future = Bu tarix gələcəkdədir: bu gün { $today }
    .next = Hadisənin baş verdiyi günü yazın.
refusal-entry-time = Bu, günün vaxtı deyil
    .next = Saat və dəqiqəni yazın, məsələn 09:45.
refusal-entry-year = Bu, il deyil
    .next = 1900 ilə 2200 arasında dörd rəqəm yazın.
refusal-entry-number = Bu, tam ədəd deyil
    .next = Rəqəmlə, boşluqsuz, söz və ölçü vahidi olmadan yazın.
refusal-entry-number_range = Bu ədəd ən azı { $min }, ən çoxu { $max } olmalıdır
    .next = Ədədi yoxlayın.
refusal-entry-money = Bu, pul məbləği deyil
    .next = Rəqəmlə yazın, qəpiyi nöqtə ilə ayırın, məsələn 400 və ya 400.50.
refusal-entry-yes_no = Burada "yes" (bəli) və ya "no" (xeyr) olmalıdır
    .next = Birini seçin; məlum deyilsə, boş saxlayın.
refusal-entry-no_such_record = "{ $register }" reyestrində belə qeyd yoxdur
    .next = Qeydi axtarıb onun qeydiyyat nömrəsini yazın; hələ yoxdursa, əvvəlcə onu yaradın.
refusal-entry-too_long = Bu mətn { $max } simvoldan uzundur
    .next = Mətni qısaldın.
refusal-entry-not_in_list = "{ $code }" siyahıda yoxdur; ən yaxın dəyər: { $nearest }
    .next = Siyahıdan bir dəyər seçin; çatışmayan dəyəri ölkə siyahılarını aparan şəxs əlavə edir.
refusal-entry-unlike_any_in_list = "{ $code }" siyahıda yoxdur; siyahının əvvəli: { $values }
    .next = Bütün siyahı formada və reyestrin şablonunda göstərilir; çatışmayan dəyəri ölkə siyahılarını aparan şəxs əlavə edir.
refusal-entry-empty_list = "{ $list }" siyahısında hələ dəyər yoxdur
    .next = Sahəni boş saxlayın və ya "unknown" (məlum deyil) yazın; dəyərləri ölkə siyahılarını aparan şəxs əlavə edir.
refusal-entry-not_before = Burada göstərilən vaxt başqa sahədəki vaxtdan əvvəl ola bilməz: "{ $other_field }" ({ $when })
    .next = Hər iki vaxtı yoxlayın.
refusal-entry-not_after = Burada göstərilən vaxt başqa sahədəki vaxtdan sonra ola bilməz: "{ $other_field }" ({ $when })
    .next = Hər iki vaxtı yoxlayın.

## Proqramın dayaqlarından biri işləmədikdə. Cümlələr səhifələrin başlığıdır.

outage-disk_full = Diskdə yer qalmayıb
    .next = Heç nə yadda saxlanılmadı. Verilənlər bazasının diskində yer açılmasını xahiş edin və yenidən cəhd edin: yazdıqlarınız brauzerinizdə qalır.
outage-database_lost = Verilənlər bazası cavab vermir
    .next = Heç nə yadda saxlanılmadı. Bir az gözləyib yenidən cəhd edin; davam edərsə, bazanın işlədiyini yoxlamağı xahiş edin.
outage-database_busy = Verilənlər bazası başqa işlə məşğuldur
    .next = Heç nə yadda saxlanılmadı. Bazanı bir idxal və ya başqa proqram tutub: bir az gözləyib yenidən cəhd edin; davam edərsə, bazanı hansı proqramın açıq saxladığını yoxlamağı xahiş edin.
outage-database_read_only = Verilənlər bazasına yazmaq olmur
    .next = Heç nə yadda saxlanılmadı. Bazanın və onun qovluğunun icazələrini yoxlamağı xahiş edin.
outage-database_damaged = Verilənlər bazası zədələnib
    .next = Heç nə yadda saxlanılmadı. Onunla işləməyi dayandırın: baza "opennrm doctor" əmri ilə yoxlanılmalı və son ehtiyat nüsxədən bərpa edilməlidir.
outage-perhaps_saved = Yadda saxlanılan anda verilənlər bazası ilə əlaqə kəsildi
    .next = Yadda saxlanılıb-saxlanılmadığı hələ məlum deyil: yenidən daxil etməzdən əvvəl qeydin olub-olmadığını yoxlayın.
refusal-records-key_of_another = Bu açar başqa sorğuya verilib
    .next = Hər qeyd üçün yeni açar yaradın.

## Documents

documents = Sənədlər
    .one = Sənəd
documents-kind = Sənədin növü
documents-part = Aid olduğu hissə
    .help = Sənədi yalnız qeydin bu hissəsini görə bilənlər görəcək.
documents-dated_on = Sənədin tarixi
    .help = Sənədin üzərində göstərilən gün.
documents-language = Dil
documents-title = Başlıq
    .help = Bir neçə sözlə, yalnız növü kifayət qədər aydın deyilsə.
documents-file = Fayl
documents-when = Əlavə edilib
documents-add = Sənəd əlavə et
documents-none = Hələ heç bir sənəd əlavə edilməyib.
documents-file-hint = { $kinds }, ən çoxu { $megabytes } MB. Faylın adı saxlanılmır.
documents-described = { $kind }, { $kilobytes } KB
documents-attached = Sənəd əlavə edildi.
documents-was-attached = Əlavə edilib
documents-preview = Sənədin kiçik şəkli
documents-asks = Bu sənədin adı və surəti kim olduğunuzu təsdiq etdikdən sonra beş dəqiqə ərzində açılır.
documents-take-copy = Surəti yüklə
documents-copy-why = Surət yenidən hazırlanıb: əslinin harada, nə vaxt və nə ilə hazırlandığı onda yoxdur.
documents-take-original = Əslini yüklə
documents-original-why = Təqdim edildiyi kimi. Onda harada və kim tərəfindən hazırlandığı göstərilə bilər, PDF-də isə proqram ola bilər: başqalarına surəti verin.
documents-erased = Bu sənədin faylları silinib.
documents-lacks-office = Paylaşmaq üçün surət yoxdur: bu növ faylın içində müəlliflərin adları yayılmış olur. Onu PDF kimi çap edib əlavə edin.
documents-lacks-several_pictures = Paylaşmaq üçün surət yoxdur: faylda bir neçə şəkil var. Hər birini ayrıca və ya hamısını bir PDF kimi əlavə edin.
documents-lacks-unclear = Paylaşmaq üçün surət yoxdur: bu PDF-də elə hissə var ki, hazırlayanın adının orada olub-olmadığını demək mümkün deyil. Onu bir daha PDF kimi çap edib əlavə edin.
documents-api-list = Qeydin sənədlərini sadalayır: onların nə olduğunu, surətlərinin və əsllərinin harada oxunduğunu göstərir.
documents-api-add = Fayllı forma ilə (multipart/form-data) sənəd əlavə edir: fayl "file" adı ilə, sahələr isə "kind", "part", "dated_on", "language" və "title" adları ilə göndərilir.
documents-api-copy = Sənədin surətini verir; "copy" əvəzinə "original" yazıldıqda sənədi təqdim edildiyi kimi verir.
refusal-documents-empty = Fayl seçilməyib və ya boşdur
    .next = Faylı bir daha seçin.
refusal-documents-too_long = Fayl { $megabytes } meqabaytdan böyükdür
    .next = Onu daha aşağı keyfiyyətlə skan edin və ya hissələrlə əlavə edin.
refusal-documents-other_kind = Bu növ fayl qəbul edilmir
    .next = Onu bunlardan biri kimi verin: { $kinds }. Mətn UTF-8 olmalıdır.
refusal-documents-said_otherwise = Faylın növü adında göstəriləndən fərqlidir
    .next = Onu hazırlandığı proqramda yenidən, proqramın verdiyi adla yadda saxlayın.
refusal-documents-two_kinds = Fayl eyni vaxtda iki növ fayldır; zərərli fayllar belə gizlədilir
    .next = Onu yenidən yadda saxlayın və ya PDF kimi çap edib əlavə edin.
refusal-documents-damaged = Fayl açılmır: o, zədələnib və ya tam deyil
    .next = Onu bu kompüterdə açın; açılırsa, yenidən yadda saxlayıb əlavə edin.
refusal-documents-locked = Fayl parolla bağlıdır, ona görə içində nə olduğunu heç kim deyə bilməz
    .next = Parolu götürüb yenidən əlavə edin: fayl burada möhürlənir.
refusal-documents-too_many_pixels = Şəkil { $pixels } milyon pikseldən böyükdür
    .next = Onu daha kiçik ölçüdə yadda saxlayın.
refusal-documents-unpacks = Fayl açılanda bir sənədin tuta biləcəyindən qat-qat çox yer tutur və ya ona baxmaq həddən artıq çox vaxt aparır
    .next = Onu PDF kimi çap edib əlavə edin.
refusal-documents-macros = Faylda makroslar və ya başqa fayllar var; onlar açılanda zərər vura bilər
    .next = Onu makrossuz və obyektsiz yadda saxlayın və ya PDF kimi çap edin.
refusal-documents-fetches = Fayl açılanda kənardan nəsə yükləyir
    .next = Onu PDF kimi çap edib əlavə edin.
refusal-documents-part = Burada bu hissəni seçmək olmaz
    .next = Qeydin özünüzün də görə bildiyiniz hissəsini seçin.
refusal-documents-too_many = Bir qeydin ən çoxu { $max } sənədi ola bilər
    .next = Onu aid olduğu qeydə əlavə edin, məsələn, şəxsə deyil, qərara.
refusal-documents-of_another = Bu sənədi başqa qurum əlavə edib
    .next = Həmin qurumdan onu səbəbini göstərməklə etibarsız saymasını xahiş edin.
refusal-documents-busy = Hazırda həddən artıq çox fayl göndərilir
    .next = Bir dəqiqədən sonra yenidən cəhd edin.
