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
assessment-sealed-about = Şəxsin kim olduğu, harada tapıla biləcəyi, sağlamlığı və danışdıqları hər bir şəxsin öz açarı ilə şifrələnir və bir-birindən ayrı açılan bölmələrdə saxlanılır. Xüsusi kateqoriyalı məlumatlar sağlamlıq və ifadə bölmələrindədir.
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

assessment-never = Nə baş verə bilməz
assessment-never-about = Bu cümlələr qaydaların ayırd etdiyi hər bir hal üçün doğrudur. Onlar qaydalar hər dəfə yoxlanılanda, bu sənəd üçün olduğu kimi, sübut edilir.

assessment-risks = İnsanlar üçün risklər
assessment-risks-about = Bu emal vasitəsilə insanlara nə edilə bilər, buna qarşı nə edilir və nə qalır. Bu ölkədə hər birinin nə qədər ehtimallı və ağır olduğunu ölkə müəyyən edir.
assessment-risk = Nə baş verə bilər
assessment-against = Buna qarşı nə edilir
assessment-left = Nə qalır
assessment-risk-found = İnsan alverçiləri qurbanın yerini və ya onun hakimiyyət orqanları ilə danışdığını öyrənir.
assessment-risk-found-against = Sığınacağın ünvanı yalnız həmin qalma üçün ona ehtiyacı olanlara göstərilir; şəxsin bilməməli olduğu şey sanki yoxdur kimi cavablandırılır; şifrələnmiş sahələrin ixracı ayrıca icazə tələb edir.
assessment-risk-found-left = Bilməyə haqqı olan biri bunu deyir və ya əl ilə köçürür.
assessment-risk-insider = Etibarlı hesabı olan əməkdaş işinə aid olmayan işlərə baxır.
assessment-risk-insider-against = Baxış şəxslə bağ tələb edir; hər bir baxış nəsə göstərilməzdən əvvəl özünü sübut edən jurnalda qeyd olunur; jurnalı nəzərdən keçirən kimin kimə baxdığını görür.
assessment-risk-insider-left = Bağın icazə verdiyi, lakin işin tələb etmədiyi baxış. O, yalnız nəzərdən keçirmə ilə aşkar olunur.
assessment-risk-seized = Verilənlər bazası, ehtiyat nüsxə və ya kompüter oğurlanır və ya ələ keçirilir.
assessment-risk-seized-against = Şifrələnmiş sahələr əsas açar olmadan oxuna bilməz; o, nə bazada, nə də ehtiyat nüsxədədir və saxlayıcılar arasında bölünə bilər.
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
assessment-risk-lost-left = Əsas açarın bütün nüsxələrinin itməsi şifrələnmiş məlumatların itməsi deməkdir.
assessment-risk-kept = Məlumatlar lazım olduğundan uzun müddət saxlanılır və ya başqa məqsədlə istifadə edilir.
assessment-risk-kept-against = Göstərici yalnız sayılan sahələrdən istifadə edə bilər; hər bir qayda öz əsasını göstərir.
assessment-risk-kept-left = Hər növün nə qədər saxlanılacağını ölkə müəyyən etməli və yerinə yetirməlidir.

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
assessment-open-keeping = Hər növ qeyd nə vaxtdan başlayaraq nə qədər saxlanılır və onun məhvinə kim razılıq verir?
assessment-open-transfer = Hansı məlumatlar başqa ölkələrə, kimə və hansı təminatlarla ötürülür?
assessment-open-heard = Qurbanlar, onlara dəstək verənlər və məlumatların mühafizəsi üzrə məsul şəxs bu sənəd barədə nə deyib?
assessment-open-judgement = Hər bir riskin ehtimalı və ağırlığı nə qədərdir, ondan qalan qəbul edilə bilərmi və nəzarət orqanı ilə məsləhətləşilibmi?
