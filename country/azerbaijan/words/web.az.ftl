### Səhifə çərçivəsinin, reyestrlərin, axtarışın və proqram interfeysinin sözləri. (Words of the pages, in Azerbaijani.)

## Çərçivə

web-practice-name = Təcrübə ölkəsi
web-practice-mark = TƏCRÜBƏ
web-at-work = İşləyir: { $who }
web-for-programs = Proqramlar üçün (API)
web-licences = Lisenziyalar
web-licence-own = OpenNRM sərbəst proqramdır: GNU Affero General Public License, 3-cü və ya daha yeni versiya. Ondan istifadə edən hər kəs, şəbəkə üzərindən də olsa, mənbə kodunu ala, dəyişə və eyni lisenziya ilə başqalarına verə bilər.
web-licences-others = Bu səhifələrin qurulduğu kitabxanaların lisenziyaları aşağıdadır.
web-licences-file = Fayl şəklində
web-to-home = Ana səhifəyə
web-done = Yadda saxlanıldı
web-or = və ya

## Reyestrlər və siyahılar

web-registers-about = Qeydə alınan hər şey bu reyestrlərdən birində dayanır və hər göstərici onlardan sayılır.
web-none-next = İlk qeydi əl ilə daxil edin və ya cədvəl idxal edin.
web-register = Reyestr
web-register-about = Nə saxlanılır
web-register-records = Qeydlər
web-filters = Süzgəclər
web-filtered-by = Seçilmiş süzgəclər
web-remove-filter = Süzgəci götür:
web-from-day = { $field }: başlanğıc
web-until-day = { $field }: son
web-any = fərqi yoxdur
web-show-all = Hamısını göstər
web-with-void = Etibarsız qeydlərlə birlikdə
web-retired = { $name } (artıq istifadə olunmur)
web-not-recorded = qeyd olunmayıb
web-pages = Səhifələr
web-search-in-list = Bu siyahıda qeydiyyat nömrəsi və ya mətn axtar
web-export-about = { $count } qeyd, möhürlənmiş sahələri ilə birlikdə: faylı reyestrin özü kimi qoruyun.
web-all-records = { $count ->
    [one] Qeydi göstər
   *[other] Bütün { $count } qeydi göstər
}

## Qeydlər

web-new = Yeni: { $record }
web-change = { $record } { $reference }: dəyişiklik
web-saved-before = Bu forma əvvəl bu qeyd kimi yadda saxlanılıb. Yeni heç nə daxil edilmədi: buna bənzər başqa qeyd üçün yeni formadan başlayın.
web-version-saved = Versiya { $version } yadda saxlanıldı.
web-nothing-yet = Hələ qeydə alınmayıb
web-was-entered = Daxil edilib.
web-open-section = Nə qeydə alınır
web-sealed-section = Möhürlənmiş sahələr
web-sealed-why = Bu sahələr şifrələnib. Onları yalnız işi üçün lazım olan əməkdaşlar aça bilər; göstəricilər və hesabatlar onlardan heç vaxt istifadə etmir.
web-sealed-asks = Bu qeydin möhürlənmiş hissəsi və sənədləri kim olduğunuzu təsdiq etdikdən sonra beş dəqiqə ərzində açılır.
web-emergency = Bu, sizə yalnız fövqəladə halda, baxmaq üçün açıqdır: ona görə heç nə yazılmır və çıxarılmır.
web-emergency-until = Bu vaxtadək açıqdır: { $until }. Beş dəqiqədən sonra kim olduğunuzu yenidən təsdiq etməlisiniz.
web-sealed-stays = Möhürlənmiş hissə olduğu kimi qalır. Onu görmək və dəyişmək üçün kim olduğunuzu bir daha təsdiq edin və bu formanı yenidən açın.
web-sealed = möhürlənib
web-record-section = Bu qeyd haqqında
web-look-up = Nömrəni tapın: { $register } (yeni vərəqdə açılır)
web-reference-hint = Boş qoysanız, növbəti nömrəni alır, məsələn { $prefix }-2018-00001. Kağız iş öz nömrəsini saxlaya bilər.
web-reason-hint = Bu, niyə indi qeydə alınır və ya dəyişdirilir. Tarixçədə, dərc olunmuş göstərici dəyişirsə, hesabatda da qalır: burada heç kimin adı yazılmır.
web-day-form = İİİİ-AA-GG
web-day-parts = Gün, ay və ili yazın, məsələn 27 3 2018.
web-day-example = Məsələn, 27 3 2018
web-choose-from = { $count } variantdan seçin
web-similar = Bəlkə artıq qeydə alınıb
web-similar-why = Bu qeydlərdəki ad yazdığınız ada oxşayır. Onlardan biri həmin şəxsdirsə, həmin qeydi açın və şəxsi yenidən daxil etməyin. Heç biri deyilsə, bir daha yadda saxlayın.
web-leave = Saxlamadan çıx
web-void = { $record } { $reference }: etibarsız sayılma
web-void-about = Etibarsız qeyd artıq sayılmır. O silinmir: tarixçəsi və bu səbəblə birlikdə reyestrdə qalır.
web-merge = Bu şəxsin ikinci işi var
web-merge-about = Bir şəxsin iki işi birləşdirilir: ikinci işə aid bütün qeydlər bundan sonra bu işə aid olur, ikinci iş isə etibarsız sayılır. Bunu geri qaytarmaq olar: işlər yenidən ayrılır və ikinci işdən gələnlər ona qayıdır.
web-merge-reference = İkinci işin nömrəsi
web-merge-reference-hint = Məsələn, PER-2018-00012. Heç nə dəyişdirilməzdən əvvəl hər iki iş göstərilir.
web-merge-reason = Bu haradan məlumdur
web-merge-hint = Məsələn: eyni sənəd iki dəfə təqdim olunub. Bu, ikinci işin və onun qeydlərinin tarixçəsində qalır: burada heç kimin adı yazılmır.
web-merge-both = Hər iki iş
web-merge-field = Sahə
web-merge-kept = Saxlanılan:
web-merge-second = İkinci:
web-merge-differs = fərqlidir
web-merge-names = İkinci işin öz sahələrindən heç nə götürülmür: saxlanmalı olanı bu işə köçürün. İkinci işdəki adla axtaran bu işi tapır.
web-merge-moving = Keçirilən qeydlər
web-merge-moving-none = Görə biləcəyiniz belə qeyd yoxdur.
web-merge-others = Sizə açıq olmayan qeydlər də onlarla birlikdə keçirilir.
web-merge-done = İki iş artıq bir işdir. İkinci işin öz sahələrindən heç nə köçürülməyib.
web-part-done = İki iş ayrılıb. O biri işdə qalanları nəzərdən keçirin.
web-merged-into = Bu iş etibarsızdır: o, həmin şəxsin bu işi ilə birləşdirilib:
web-merged-here = Həmin şəxsin bu işləri bu işlə birləşdirilib:
web-part = Bunlar iki ayrı şəxsdir
web-part-about = İşlər ayrılır: bu iş yenidən qüvvədə olur və ondan gələnlər ona qayıdır. O vaxtdan bəri digər iş üçün daxil edilənlər orada qalır: sonra onları gözdən keçirin.
web-part-staying = O vaxtdan bəri daxil edilib və digər işdə qalır
web-part-staying-none = Görə biləcəyiniz belə qeyd yoxdur.
web-part-others = Sizə açıq olmayan qeydlər də orada qalır.
web-part-both = Bunların iki şəxsdən hansı barədə deyildiyini heç kim bilmir. O vaxtdan bəri bu reyestrlərdə qeydə alınan və ya dəyişdirilən qeydlər, işi bağladığı qədər, hər iki iş üçün yazılır; onlardan heç nə iş açmır:
button-merge-show = Hər iki işi göstər
button-merge = İki işi birləşdir
button-part = İki işi ayır
web-void-hint = Məsələn: iki dəfə yazılıb, digər qeydiyyat nömrəsinə baxın. Burada heç kimin adı yazılmır.

## Eyni qeydi iki nəfər dəyişəndə

web-clash = Başqası sizdən əvvəl saxlayıb
web-clash-who = Siz bu qeydi açandan sonra onu { $by } saxlayıb: { $when }. Sizin dəyişikliklər hələ saxlanılmayıb.
web-clash-taken = Bunları yalnız digər şəxs dəyişib və onlar indiki kimi qalır: { $fields }.
web-clash-theirs = { $by } saxlayıb
web-clash-mine = Sizinki, saxlanılmayıb
web-clash-take-theirs = Saxlanılanı saxla
web-clash-take-mine = Mənimkini götür, aşağıdakı formada olduğu kimi

## İdxal

web-import = { $register }: idxal
web-import-about = Boş cədvəl götürün, hər qeyd üçün bir sətir doldurun və buraya göndərin. Əvvəlcə yalnız yoxlanılır; siz deməyincə heç nə saxlanılmır.
web-template = Boş cədvəl
web-file = Fayl
web-file-hint = UTF-8 ilə CSV və ya XLSX, 64 MB-a qədər.
web-file-choose = Fayl seçin
web-file-none = Fayl seçilməyib
web-file-drop = və ya faylı bura atın
web-file-drop-here = Faylı bura atmaq olar
web-file-dropped-not = Fayl kənara aparıldı
web-import-checked = qaydasındadır. Hələ heç nə saxlanılmayıb. İdxal etsəniz:
web-import-new = { $count } yeni qeyd
web-import-changed = { $count } dəyişmiş qeyd
web-import-unchanged = { $count } qeyd olduğu kimi qalır
web-import-first-rows = { $count ->
    [one] Yeganə sətir
   *[other] İlk { $count } sətir
}
web-import-nothing = Heç nə saxlanılmadı. Faylı düzəldib yenidən göndərin.
web-import-faults = { $count } səhv var
web-imported = İdxal edildi
web-line = Sətir
web-column = Sütun
web-value = Dəyər
web-what-is-right = Düzgün yazılışı

## Axtarış

web-search-label = Bütün reyestrlərdə axtar
web-search-hint = Qeydiyyat nömrəsi, başlığın və ya digər açıq mətnin bir hissəsi, yaxud istənilən əlifba və yazılışda şəxsin adı. Digər möhürlənmiş sahələr axtarılmır. Axtardığınız söz ünvana yazılmır.
web-search-by-name = { $register }: ada görə tapılıb
web-search-none = Heç nə tapılmadı.

## Sorğuya cavab verilə bilməyəndə

web-old-form = Bu səhifə proqram yenidən başladılmazdan əvvəl açılıb
    .next = Geri qayıdın, səhifəni yenidən yükləyin və bir daha göndərin.
web-sign-in-ended = Girişinizin vaxtı bitib
    .next = Heç nə edilməyib. Başqa vərəqdə yenidən daxil olun və bu səhifəyə qayıdın.
web-sign-in-elsewhere = Daxil olun (yeni vərəqdə açılır)
web-held = Yazdıqlarınız itməyib: onlar hələ bu səhifədədir və yenidən göndərilə bilər.
web-send-again = Yenidən göndərin
web-status-400 = Bu sorğu başa düşülmür
    .next = Geri qayıdıb yenidən cəhd edin.
web-status-401 = Siz daxil olmamısınız
    .next = Daxil olun və yenidən cəhd edin.
web-retention = Saxlama və silinmə
web-account = Hesabınız
web-show-who-you-are = Kim olduğunuzu bir daha təsdiq edin
web-show-who-you-are-elsewhere = Kim olduğunuzu bir daha təsdiq edin (yeni vərəqdə açılır)
web-status-403 = Bu sorğu başqa saytdan gəlib, ona görə heç nə edilmədi
    .next = Səhifəni burada açıb yenidən göndərin.
web-too-fast = Sorğular hər kəsin oxuya biləcəyindən tez gəlir
    .next = Bir neçə saniyə gözləyib yenidən cəhd edin.
web-status-405 = Bu səhifəyə belə müraciət etmək olmaz
    .next = Ana səhifədən yenidən başlayın.
web-status-413 = Bu, göndərilə biləndən böyükdür
    .next = Fayl 64 MB ola bilər; daha böyüyünü hissə-hissə və ya əmr sətrindən idxal edin.
web-status-415 = Bu növ məzmun burada qəbul edilmir
    .next = Onu səhifədəki formadan göndərin.

## İmtinalar

refusal-web-old_form = Bu səhifə proqram yenidən başladılmazdan əvvəl açılıb, ona görə hələ heç nə saxlanılmayıb
    .next = Yazdıqlarınızın hamısı buradadır: yenidən saxlayın.
refusal-web-day = Bu, tarix deyil
    .next = İl, ay və günü yazın, məsələn 2018-03-27.
refusal-web-order = Sıra ascending və ya descending olmalıdır
refusal-web-page = Bu, ən çoxu { $max } olan tam ədəd olmalıdır
refusal-web-filters = Siyahıya eyni vaxtda ən çoxu { $max } süzgəc tətbiq oluna bilər
    .next = Daha az vacib olanları çıxarın.
refusal-web-no_such_column = Siyahı "{ $column }" üzrə sıralana bilməz
    .next = Sütun başlığına basaraq sıralayın.
refusal-web-no_such_parameter = "{ $parameter }" burada tanınmır
    .next = Tanınanlar: { $parameters }.
refusal-web-no_such_address = Bu, qeydin ünvanı deyil
    .next = Ünvanı qeydin səhifəsindən götürün.
refusal-web-file_format = Bu fayl formatı tanınmır
    .next = CSV və ya XLSX seçin.
refusal-web-no_file = Fayl seçilməyib və ya boşdur
    .next = Fayl seçib yoxlayın.
refusal-web-upload_gone = Yoxlanılmış fayl artıq saxlanılmır
    .next = Yoxlanılmış fayl on dəqiqə gözləyir və bir dəfə idxal edilir. İdxal edilib-edilmədiyinə siyahıda baxın; edilməyibsə, faylı yenidən göndərin.
web-api-repeat = POST sorğusunda Idempotency-Key başlığı cavab gəlmədikdə sorğunu təhlükəsiz təkrar göndərməyə imkan verir: eyni açarla qeyd bir dəfə daxil edilir. Açar bir gün yadda saxlanılır.
refusal-web-form_of_another = Bu forma əvvəl başqa məzmunla yadda saxlanılıb
    .next = O zaman nəyin yadda saxlanıldığına siyahıda baxın və onu orada dəyişin. Bunu başqa qeyd kimi saxlamaq üçün yenidən saxlayın.
refusal-web-repeat_key = Sorğunun açarı (Idempotency-Key) bir dəfə yazılır və 1-dən { $max }-dək işarədən ibarət olur
    .next = Hər qeyd üçün yeni təsadüfi açar yaradın, eyni sorğunu təkrar göndərəndə isə eyni açarı göndərin.
refusal-web-not_json = Bu, JSON obyekti deyil
    .next = application/json məzmun növü ilə obyekt göndərin.
refusal-web-json_text = Bu, mətn olmalıdır
    .next = Onu dırnaq içində yazın.
refusal-web-json_fields = "fields" obyekt olmalıdır
    .next = Hər sahəni OpenAPI təsvirindəki adı ilə yazın.
refusal-web-json_codes = Bu, kodların siyahısı olmalıdır
    .next = Onu ["one", "other"] kimi yazın.
refusal-web-json_yes_no = Bu, true və ya false olmalıdır
    .next = Məlum deyilsə, sahəni yazmayın.
refusal-web-reference_stays = Qeydin qeydiyyat nömrəsi dəyişmir
    .next = "reference" yazmayın və ya qeydin öz nömrəsini göndərin.

## Proqram interfeysi

web-api-about = Reyestrlər JSON şəklində: səhifələrdəki əməllər, qaydalar və imtinalar. Siyahıda möhürlənmiş sahələr yoxdur; bir qeydə baxanda onlar göstərilir. Pul iki onluq rəqəmli mətndir. Hər imtina problem sənədidir (RFC 9457).
web-api-problem = Niyə cavab yoxdur
web-api-description = Tam təsvir (OpenAPI 3.1, JSON)
web-api-requests = Nə soruşmaq olar
web-api-request = Sorğu
web-api-what = Nə edir
web-api-list = Qeydlərin siyahısını verir, möhürlənmiş sahələr olmadan. Süzgəclər reyestrin siyahısındakı kimidir; səhifələri "limit" (ən çoxu { $count }) və "offset" çevirir.
web-api-look = Bir qeydi, oxuyanın kim olduğunu təsdiq etməsindən sonra beş dəqiqə ərzində açılmasına icazə verilən möhürlənmiş sahələrlə birlikdə verir.
web-api-enter = Yeni qeyd daxil edir. Qeydin hansı ünvanda saxlanıldığını cavab bildirir.
web-api-edit = Qeydi dəyişir: onu oxunduğu kimi bütöv, versiyası ilə birlikdə göndərin. Göndərilməyən möhürlənmiş sahə olduğu kimi qalır; null onu silir.
web-api-merge = Şəxsin nömrəsi göstərilən ikinci işini bu işlə birləşdirir: hər iki işin versiyasını və səbəbi göndərin.
web-api-part = Bu işi birləşdirildiyi işdən ayırır: versiyasını və səbəbi göndərin.
web-api-void = Qeydi etibarsız sayır: versiyasını və səbəbi göndərin. Heç nə silinmir.
web-api-search = Mətni bütün reyestrlərin istinad nömrələrində, açıq mətnlərində və adlarında axtarır, axtarış səhifəsi kimi: onu "search" adı ilə göndərin. Adına görə tapılan şəxslər, görülməsinə icazə varsa, həmin adla göstərilir.
web-api-example = Nümunə
web-api-clash = Qeydi dəyişən və ya etibarsız sayan oxuduğu versiyanı göndərir. Bu arada başqası yadda saxlayıbsa, cavab 409 olur və heç nə itmir: qeydi yenidən oxuyun və dəyişikliyinizi bir daha göndərin.
web-api-here = Hesablar olmadığı müddətdə yalnız bu kompüterdəki proqramlara cavab verilir.
web-api-names = Reyestrlərin adları

desk-web = Səhifələr

## Jurnal

log-title = Jurnal
log-about = Kim nə etdi və nə gördü. Yazıların sayı yalnız artır; heç birinin dəyişdirilmədiyini “opennrm verify” əmri sübut edir. Burada oxumaq da yazıya düşür.
log-who-looked = Buna kim baxıb
log-number = Nömrə
log-when = Nə vaxt
log-officer = Əməkdaş
log-act = Nə edilib
log-rows = Qeydlər
log-found = Tapılıb
log-asked = Nə soruşulub
log-subject = Kimə və ya nəyə dair
log-all-about = eyni mövzuda bütün yazılar
log-from = Başlanğıc
log-until = Son
log-refused = rədd edilib
log-refused-only = Yalnız rədd edilənlər
log-none = Jurnalda belə yazı yoxdur.
log-times = Dəfə
log-last = Sonuncu dəfə
log-each-entry = Hər yazını göstər
log-asked-search = "{ $text }"
log-asked-forgotten = Sözlər unudulub
log-act-began = Jurnal başladı
log-act-looked = Açıb
log-act-listed = Siyahıya baxıb
log-act-preview_opened = Sənədin kiçik şəklinə baxıb
log-act-copy_opened = Sənədin surətini götürüb
log-act-original_opened = Sənədin əslini götürüb
log-act-searched = Axtarıb
log-act-found = Ada görə tapıb
log-act-names_indexed = Adların göstəricisini qurub
log-act-entered = Daxil edib
log-act-edited = Dəyişdirib
log-act-voided = Etibarsız edib
log-act-merged = Başqa işlə birləşdirib
log-act-moved = Başqa işə keçirib
log-act-returned = Öz işinə qaytarıb
log-act-parted = Başqa işdən ayırıb
log-act-erased = Şəxsin məlumatlarını silib
log-act-words_forgotten = Axtarış sözləri unudulub, müddəti bitib
log-act-words_key_made = Söz açarı yenidən yaradılıb
log-act-imported = Faylı idxal edib
log-act-export_begun = İxraca başlayıb
log-act-exported = İxrac edib
log-act-loaded = Çoxlu qeyd yükləyib
log-act-froze = İli təsbit edib
log-act-issued = Sənəd buraxıb
log-act-backed_up = Ehtiyat nüsxə çıxarıb
log-act-changed_key = Əsas açarı dəyişib
log-act-split_key = Əsas açarı mühafizəçilər arasında bölüb
log-act-rehearsed_key = Əsas açarın hissələrini sınayıb
log-act-joined_key = Əsas açarı hissələrindən yığıb
log-act-restored = Ehtiyat nüsxədən bərpa edib
log-act-log_read = Jurnalı oxuyub
log-act-looks_told = Şəxsə faylını kimin açdığını deyib
log-act-figures_seen = Göstəricilərə baxıb
log-act-figure_opened = Göstəricinin qeydlərini açıb
log-act-accounts_kept = Hesabları idarə edib
log-act-signed_in = Daxil olub
log-act-sign_in_ended = Daxilolma başa çatıb
log-act-confirmed = Kim olduğunu bir daha təsdiq edib
log-act-post_chosen = Başqa vəzifədə davam edib
log-act-link_proposed = Əməkdaşa giriş verilməsini təklif edib
log-act-link_made = Keçid verib
log-act-account_made = Hesab yaradıb
log-act-account_taken_away = Hesabı ləğv edib
log-act-recovery_proposed = Hesabın bərpasını təklif edib
log-act-recovery_confirmed = Hesabın bərpasını təsdiqləyib
log-act-recovery_stopped = Hesabın bərpasını dayandırıb
log-act-password_changed = Parolu dəyişib
log-act-passkey_made = Giriş açarı yaradıb
log-act-passkey_removed = Giriş açarını silib
log-act-policies_changed = Siyasətləri qüvvəyə minib
log-act-subject_linked = Hesabı vahid girişlə əlaqələndirib
log-act-subject_removed = Vahid girişlə əlaqəni bitirib
log-act-codes_made = Kağız kodları yaradıb
log-count = { $count } yazı
