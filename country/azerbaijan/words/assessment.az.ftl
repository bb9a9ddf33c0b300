### Qiymətləndirmə masasının sözləri.

desk-assessment = Qiymətləndirmə

refusal-assessment-format = { $format } adlı format yoxdur
    .next = Bunlardan birini seçin: { $possible }.
refusal-assessment-language = Paketdə { $language } dili yoxdur
    .next = Bunlardan birini seçin: { $possible }.

assessment-title = Məlumatların mühafizəsinə təsirin qiymətləndirilməsi
assessment-draft = Sistem tərəfindən doldurulub. Yalnız ölkənin cavab verə biləcəyi suallar son fəsildədir.

assessment-processing = Nə emal olunur və nə üçün
assessment-processing-about = Milli İstiqamətləndirmə Mexanizmi insan alverinin qurbanlarını aşkar edir, istiqamətləndirir, qoruyur və onlara kömək göstərir, insan alverçilərinin təqibinə dəstək verir və ildə bir dəfə hesabat verir. Aşağıda onun bütün reyestrləri, hər birinin nə üçün olduğu, bu gün neçə qeyd saxladığı, sahələrindən neçəsinin şifrələndiyi, neçəsinin statistikada sayıldığı və neçəsinin heç birinə aid olmadığı göstərilir.
assessment-registers = Reyestrlər
assessment-register = Reyestr
assessment-purpose = Nə üçündür
assessment-records = Qeydlər
assessment-sealed-fields = Şifrələnmiş sahələr
assessment-counted-fields = Sayılan sahələr
assessment-open-fields = Digər sahələr
assessment-not-shown = sizə göstərilmir

assessment-sealed = İnsanlar haqqında nə məlumdur
assessment-sealed-about = Şəxsin kim olduğu, harada tapıla biləcəyi, sağlamlığı və danışdıqları hər bir şəxsin hər bölməsi üçün ayrıca açarla şifrələnir və bölmələr bir-birindən ayrı açılır. Xüsusi kateqoriyalı məlumatlar sağlamlıq və ifadə bölmələrindədir.
assessment-sealed-list = Şifrələnmiş sahələr, onların bölmələri və nə soruşulduğu
assessment-field = Sahə
assessment-compartment = Bölmə
assessment-asked = Formada nə soruşulur
assessment-part-counted = Sayılan
assessment-part-open = Digər
assessment-part-identity = Şəxsiyyət
assessment-part-location = Yer
assessment-part-health = Sağlamlıq
assessment-part-testimony = İfadə

assessment-seen = Kim görə bilər və niyə
assessment-seen-about = Bunu hər bir qeyd və hər bir sahə üçün ölkənin qaydaları müəyyən edir. Cədvəl göstərir ki, bir rol ən çoxu neçə reyestrdə hansısa qeydin bu hissəsini ümumiyyətlə görə bilər: təlim keçmiş, yenidən daxil olmuş, səbəb göstərmiş və ikinci şəxsin razılığını almış halda. Bunun çoxu əməkdaşın qurumu ilə şəxs arasındakı bağdan asılıdır.
assessment-roles = Hər rolun hər hissəni neçə reyestrdə görə biləcəyi
assessment-role = Rol
assessment-role-person = Şəxs və onun qəyyumu
assessment-role-public = İctimaiyyət
assessment-grounds = Hansı əsasla
assessment-everyone = Hamı

assessment-emergency = Fövqəladə halda
assessment-emergency-about = Dərhal bilməli olan əməkdaş kimliyini indicə təsdiq etməklə, öz adından və səbəbini göstərərək bir faylı açır. Nəzarətçiyə xəbər verilir və o, hər halı yoxlayır. Cədvəl rolun şəxslə bağı olmadan görməyəcəyi, lakin bu halda gördüyü hissələrin neçə reyestrdə olduğunu göstərir.
assessment-emergency-opens = Fövqəladə halın hər hissəni neçə reyestrdə açdığı
assessment-deadline-opening = Açılmış fayl { $count } saat açıq qalır.
assessment-deadline-opening-none = Fövqəladə halın faylı nə qədər açdığı müəyyən edilməyib: heç bir fayl açılmır.
assessment-deadline-opening_review = O, { $count } saat ərzində yoxlanılmalıdır.
assessment-deadline-opening_review-none = Nə vaxta qədər yoxlanılmalı olduğu müəyyən edilməyib.
assessment-deadline-looks_told = Şəxsə faylını hansı qurumların açdığı əməkdaşların adı çəkilmədən aylar üzrə bildirilir; ədliyyə və məhkəmə qurumları barədə isə { $count } saatdan sonra və hansı qurum olduğu deyilmədən.
assessment-deadline-looks_told-none = Ədliyyə və məhkəmə qurumlarının baxışlarının şəxsə nə vaxt bildirildiyi müəyyən edilməyib.
assessment-documents = Sənədlər
assessment-documents-about = Qeydə əlavə edilmiş fayl sahələr kimi şifrələnir və bir hissəyə aiddir: həmin hissəni görməyən sənədi tapmır. Surətlər yenidən hazırlanır, onlarda əslinin yeri, vaxtı və müəllifi olmur. Əsli zərərli olub-olmadığı baxımından yoxlanılmır; onu kimin aça biləcəyini qaydalar müəyyən edir.
assessment-documents-may = Hər rolun neçə reyestrdə sənəd əlavə edə və aça biləcəyi
assessment-document-attach_document = Əlavə etmək
assessment-document-open_copy = Surəti açmaq
assessment-document-open_original = Əslini açmaq

assessment-never = Nə baş verə bilməz
assessment-never-about = Bu cümlələr qaydaların ayırd etdiyi hər bir hal üçün doğrudur. Onlar qaydalar hər dəfə yoxlanılanda, bu sənəd üçün olduğu kimi, sübut edilir. Söhbət əməkdaşların proqram vasitəsilə etdiklərindən gedir.
assessment-outside = Qaydaların həll etmədiyi
assessment-outside-about = Bunlarda heç bir qayda soruşulmur və yuxarıdakı cümlələr onlara aid deyil.
assessment-outside-keeper = Kompüterə və açarlara sahib olan kəs kompüterin arxasında açarları təkbaşına dəyişdirir, ehtiyat nüsxələri hazırlayır və bərpa edir; əsas açar bölünübsə, bunun üçün tələb olunan sayda saxlayıcı lazımdır. Bunun edildiyi jurnalda onların özlərinin seçdiyi adla qalır.
assessment-outside-database = Verilənlər bazasına yaza bilən kəs bağ yarada və bununla jurnal yoxlanılana qədər faylı hər hansı quruma aça bilər; işlək kompüterə sahib olan hər şeyə sahibdir.
assessment-outside-two = Heç kimin şəxsiyyətləri təkbaşına ixrac etməməsi ona görə doğrudur ki, onları heç kim ixrac etmir: ikinci əməkdaşın razılıq verdiyi səhifə yoxdur. Öz məlumatlarını istəyən şəxs onları başqa yolla alır.
assessment-outside-asked = Sübut qaydaların yazıldığı mətnə aiddir. Proqramın hər baxışda və hər əməldə onları soruşduğunu sınaqlar göstərir, bu, sübut edilməyib.
assessment-outside-files = İxraclara, kənara çıxarılmış sənədlərə və kağıza yalnız onları saxlayan cavabdehdir: jurnal kimin çıxardığını göstərir.
assessment-outside-no-signers = Qaydaları heç kim imzalamır: ölkə paketinin qovluğuna yaza bilən kəs onları təkbaşına dəyişdirir. Jurnal hər dəyişikliyi saxlayır.
assessment-outside-signers = Qaydaların dəyişdirilməsi üçün hər biri öz açarını saxlayan { $count } nəfərdən ikisinin imzası tələb olunur.

assessment-kept = Nə qədər saxlanılır və necə məhv edilir
assessment-kept-about = Müddət hər reyestrdə qeydin bildirdiyi son gündən hesablanır. Şəxs barədə bütün qeydlərdən ən uzun saxlanılanı əsas götürülür: şəxsin məlumatları bütövlükdə silinir. Heç kimin faylında olmayanlar reyestr və il üzrə göstərilir; orada bir nömrə altında tapılanlar ən uzun müddət qədər saxlanılır. Müddəti bitənlər siyahıda göstərilir və heç nə yalnız təqvimə görə silinmir: bir əməkdaş təklif edir, digəri razılıq verir, məhkəmənin və ya prokurorun saxlama qərarı isə bunu qadağan edir. Statistikanın saydığı adsız qalır; jurnalın qeydləri artıq heç kimin yarada bilmədiyi təxəllüslə qalır.
assessment-kept-table = İnsanlar barədə qeydlərin saxlama müddətləri
assessment-years = İl
assessment-source = Mənbə
assessment-kept-not-said = müəyyən edilməyib
assessment-kept-words = Jurnaldakı axtarış sözləri: proqram onları özü unudur
assessment-kept-without = Əşyalar barədə olan, şifrələnmiş sahələri olan reyestrlərdə müddət hesablanmır: { $registers }. Jurnal mexanizm mövcud olduqca saxlanılır, çünki bir hissəsi kəsilmiş jurnal heç nəyi sübut etmir; onun qeydlərində açıq şəxsi məlumat yoxdur.
assessment-kept-key = Silinən şəxs bütün ehtiyat nüsxələrdən də silinir, çünki nüsxələrdən kənarda olan açar onu unudur; həmin açarın əvvəlki nüsxələri əl ilə məhv edilməlidir.
assessment-kept-no-key = Bu verilənlər bazasında kimisə ehtiyat nüsxələrdən silməyə imkan verən açar yoxdur.
assessment-kept-erased = Bu verilənlər bazasından { $count } şəxs və ya heç kimin faylında olmayan qeyd silinib.

assessment-risks = İnsanlar üçün risklər
assessment-risks-about = Bu emal vasitəsilə insanlara nə edilə bilər, buna qarşı nə edilir və nə qalır. Bu ölkədə hər birinin nə qədər ehtimallı və ağır olduğunu ölkə müəyyən edir.
assessment-risk = Nə baş verə bilər
assessment-against = Buna qarşı nə edilir
assessment-left = Nə qalır
assessment-risk-found = İnsan alverçiləri qurbanın yerini və ya onun hakimiyyət orqanları ilə danışdığını öyrənir.
assessment-risk-found-against = Sığınacağın ünvanı yalnız həmin qalma üçün ona ehtiyacı olanlara göstərilir; şəxsin bilməməli olduğu şey sanki yoxdur kimi cavablandırılır; hesablar olduqda heç bir ixracda şifrələnmiş sahə olmur.
assessment-risk-found-left = Bilməyə haqqı olan biri bunu deyir və ya əl ilə köçürür.
assessment-risk-insider = Etibarlı hesabı olan əməkdaş işinə aid olmayan işlərə baxır.
assessment-risk-insider-against = Baxış şəxslə bağ tələb edir; hər bir baxış nəsə göstərilməzdən əvvəl özünü sübut edən jurnalda qeyd olunur; jurnala nəzarət edən kimin kimə baxdığını və hansı baxışların qeyri-adi olduğunu görür; şəxsə faylını hansı qurumların açdığı bildirilir.
assessment-risk-insider-left = Bağın icazə verdiyi, lakin işin tələb etmədiyi baxış. O, yalnız nəzərdən keçirmə ilə aşkar olunur.
assessment-risk-seized = Verilənlər bazası, ehtiyat nüsxə və ya kompüter oğurlanır və ya ələ keçirilir.
assessment-risk-seized-against = Şifrələnmiş sahələr və sənədlər əsas açar və silmə açarı birlikdə olmadan oxuna bilməz. Onların heç biri nə bazada, nə də ehtiyat nüsxədədir; əsas açar saxlayıcılar arasında bölünə bilər.
assessment-risk-seized-left = Sayılan və digər sahələr oxuna bilər və özləri şəxsi göstərə bilər. Başqalarının əlinə keçən işlək kompüter istifadəçilərinin gördüyünü verir.
assessment-risk-told = Jurnal, xəta, səhifənin başlığı və ya ünvanı şəxsi ələ verir.
assessment-risk-told-against = Onların heç birində açıq fərdi məlumat yoxdur: jurnalda təxəllüslər saxlanılır, səhifələrin ünvanları təsadüfidir.
assessment-risk-told-left = Düzəlişlərin səbəbləri sərbəst mətndir və hesabatın düzəlişlərində çap olunur: heç kimin adını yazmamaq xahiş olunur.
assessment-risk-wrong = Səhv və ya köhnəlmiş qeyd şəxsə zərər vurur: kömək rədd edilir, geri qaytarma qərarı verilir.
assessment-risk-wrong-against = Hər bir versiya kimin yazdığı ilə birlikdə saxlanılır; eyni vaxtda yazan iki nəfərə hər iki dəyər göstərilir; qərarlar əsaslandırılır və ona yenidən baxıla bilər; maşın şəxs barədə qərar vermir.
assessment-risk-wrong-left = Deyilərkən səhv olan məlumat.
assessment-risk-figures = Kimsə dərc edilmiş göstəricilərdə tanınır.
assessment-risk-figures-against = Bölgülərdə kiçik ədədlər “daha az” kimi çap olunur və heç birinin hesablana bilməməsi üçün başqaları da gizlədilir.
assessment-risk-figures-left = Eyni ilin təsbit edilmiş iki toplusu bir-biri ilə müqayisə edilə bilər.
assessment-risk-lost = Qeydlər və onlarla birlikdə kiminsə müdafiəsi itir.
assessment-risk-lost-against = Təsdiq edilən hər şey diskdədir; işdə heç nə silinmir; ehtiyat nüsxələr hazırlananda və bərpadan əvvəl yoxlanılır.
assessment-risk-lost-left = Əsas açarın və ya silmə açarının bütün nüsxələrinin itməsi şifrələnmiş məlumatların itməsi deməkdir.
assessment-risk-kept = Məlumatlar lazım olduğundan uzun müddət saxlanılır və ya başqa məqsədlə istifadə edilir.
assessment-risk-kept-against = Göstərici yalnız sayılan sahələrdən istifadə edə bilər; hər bir qayda öz əsasını göstərir; saxlama müddəti bitənlər siyahıda göstərilir və iki əməkdaş onları ehtiyat nüsxələrdən də silir.
assessment-risk-kept-left = Heç kim yalnız təqvimə görə silinmir. Adını çəkdiyi şəxsi göstərməmiş axtarışın sözləri belə sözlərin saxlama müddəti bitənədək həmin şəxsdən sonra da qalır; proqramdan kənara çıxanlar isə hamıdan sonra qalır.

assessment-now = Bu gün nə qoruyur
assessment-now-about = Bu verilənlər bazasında və bu paketdə olduğu kimi.
assessment-now-accounts = Hamı kimliyinə iki sübutla daxil olur.
assessment-now-no-accounts = Hesablar yoxdur: kompüterin arxasında olan hər kəs hər şeyi görə və dəyişdirə bilər. Real şəxslərin məlumatları daxil edilə bilməz.
assessment-now-policies = Kimin nəyi görə biləcəyini hər biri səbəbi və mənbəyi ilə birlikdə { $count } qayda müəyyən edir.
assessment-now-cells = { $count } hal razılaşdırılanlarla tutuşdurulub, fərq yoxdur.
assessment-now-proven = { $count } dəyişməz müddəa bütün hallar üçün sübut edilib.

assessment-open = Ölkənin cavab verməli olduğu suallar
assessment-open-about = Sistem bu cavabları bilə bilməz. Onlarsız qiymətləndirmə tam deyil.
assessment-open-controller = Məlumatlara görə kim cavabdehdir, birgə cavabdehlər və məlumatların mühafizəsi üzrə məsul şəxs kimdir?
assessment-open-ground = Hər bir qurum bu məlumatları, o cümlədən xüsusi kateqoriyaları hansı qanun əsasında emal edir?
assessment-open-need = Hansı reyestrlər və sahələr burada lazım deyil və boş saxlanılır və ya paketdən çıxarılır?
assessment-open-bodies = Hansı qurumlarla mübadilə barədə razılıq var və onun yerinə yetirilməsini kim yoxlayır?
assessment-open-keeping = Saxlama müddətləri qanunun müddətləridirmi, jurnal və heç bir şəxsin faylına aparmayan qeydlər nə qədər saxlanılır? Məhvi kim təklif edir və kim razılıq verir?
assessment-open-custody = Kompüteri, əsas açarı və silmə açarını kim saxlayır, onların nüsxələri haradadır və əsas açar müxtəlif qurumların saxlayıcıları arasında bölünübmü?
assessment-open-overseer = Fövqəladə halları və qeyri-adi baxışları kim və nə qədər tez-tez yoxlayır, jurnalı kənardan hansı qurum birgə imzalayır?
assessment-open-sign_on = Əməkdaşlar dövlətin vahid giriş sistemi ilə daxil olurlarmı? O, kimin nə vaxt daxil olduğunu bilir; onu kim və hansı razılaşma əsasında idarə edir?
assessment-open-transfer = Hansı məlumatlar başqa ölkələrə, kimə və hansı təminatlarla ötürülür?
assessment-open-heard = Qurbanlar, onlara dəstək verənlər və məlumatların mühafizəsi üzrə məsul şəxs bu sənəd barədə nə deyib?
assessment-open-judgement = Hər bir riskin ehtimalı və ağırlığı nə qədərdir, ondan qalan qəbul edilə bilərmi və nəzarət orqanı ilə məsləhətləşilibmi?
