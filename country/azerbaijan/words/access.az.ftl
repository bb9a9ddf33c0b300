### Giriş sahəsinin sözləri. (Words of the desk: Access, in Azerbaijani.)

desk-access = Giriş hüquqları

## Reyestrlər və sahələr

officers = Əməkdaşlar
    .one = Əməkdaş
    .about = Mexanizmdə işləyən hər kəs. Onların kimliyini təsdiq edən məlumat heç bir qeyddə saxlanılmır.
officers-name = Ad
    .help = Əməkdaşın etdiyi qeydlərin tarixçəsində yazıldığı kimi.
officers-agency = Qurum
    .help = Əməkdaşın hesabına cavabdeh olan qurum.
officers-residence = Yaşadığı region
    .help = Əməkdaşın yaşadığı yer. Yalnız bir məqsədlə istifadə olunur: region kiçikdirsə, həmin regionda yaşayan şəxslərə baxışlar jurnala nəzarət edənə bildirilir. Bunu yalnız hesabları idarə edənlər görür.
officers-known_since = Bu gündən tanınır
    .help = Əməkdaşın bu sistemlə işlədiyi ilk gün.

posts = Vəzifələr
    .one = Vəzifə
    .about = Hər əməkdaşın hansı qurumda, kim kimi, nə vaxtdan nə vaxtadək işlədiyi. Onun nə edə biləcəyini rol müəyyən edir.
posts-officer = Əməkdaş
    .help = Əməkdaşın qeydiyyat nömrəsi.
posts-agency = Qurum
    .help = Vəzifənin aid olduğu qurum: onun qeydləri əməkdaşın öz qurumunun qeydləridir.
posts-role = Rol
    .help = Əməkdaşın nəyi görə və edə biləcəyini müəyyən edir.
posts-begins_on = İlk gün
    .help = Əməkdaş bu gündən etibarən bu vəzifədə işləyə bilər.
posts-ends_on = Son gün
    .help = Vəzifənin sonu yoxdursa, boş saxlayın. Ertəsi gün vəzifə heç nəyi açmır.
posts-trained_until = Təlimin qüvvədə olduğu son gün
    .help = Rol üçün təlimin qüvvədə olduğu son gün. Onsuz heç bir möhürlü sahə açılmır.
posts-conduct_until = Davranış kodeksinin qüvvədə olduğu son gün
    .help = İmzalanmış davranış kodeksinin qüvvədə olduğu son gün. Onsuz heç bir möhürlü sahə açılmır.
posts-gives_posts_for = Vəzifə verə bildiyi qurumlar
    .help = Bu əməkdaşın vəzifə və hesab verə biləcəyi qurumlar. Heç kim özündə olandan artığını verə bilməz.
posts-gives_posts_everywhere = Bütün qurumlar üçün vəzifə verir
    .help = Yalnız bütün mexanizmin hesablarını quranlar üçün.

## Siyahılar

list-roles = Vəzifələrin rolları

## İmtinalar

refusal-access-nobody_raises_their_own = Heç kim özünə hüquq verə və ya öz hüquqlarını dəyişə bilməz
    .next = Başqa administratora müraciət edin.
refusal-access-no_more_than_held = Bu, verə biləcəyinizdən artıqdır
    .next = Vəzifə verə bildiyiniz qurumu seçin və ya sizə vəzifə verənə müraciət edin. Bütün ölkəni görən rolları yalnız bütün qurumlar üçün vəzifə verənlər verir.
refusal-access-kept_by_who_could_give = Bu əməkdaşın sizin verə bilmədiyiniz vəzifəsi var
    .next = Onun qeydini və hesabını onun bütün qurumları üçün, rolu bütün ölkəni görürsə isə bütün ölkə üçün vəzifə verən şəxs aparır.
refusal-access-not_known = Ad, parol və kod bir-birinə uyğun gəlmir
    .next = Hər üçünü yoxlayın. Kod hər yarım dəqiqədən bir dəyişir və bir dəfə keçərlidir; kağızdakı kod da bir dəfə keçərlidir.
refusal-access-passkey_not_known = Bu giriş açarı ilə burada heç kim daxil ola bilmir
    .next = Yenidən cəhd edin, ya da ad, parol və kodla daxil olun.
refusal-access-passkey_not_made = Cihaz giriş açarı yaratmadı
    .next = Yenidən cəhd edin: sahibi barmaq izini, üzünü və ya PIN kodunu göstərdikdən sonra cihaz beş dəqiqə ərzində cavab verir. Bunun üçün skriptləri işə salan brauzer lazımdır.
refusal-access-passkey_name = Giriş açarının adı 1-dən { $max }-dək işarədən ibarətdir
    .next = Onun harada saxlanıldığını yazın, məsələn: iş noutbuku.
refusal-access-passkeys_max = Bir hesabın ən çoxu { $max } giriş açarı olur
    .next = Daha istifadə olunmayan birini silin.
refusal-access-wait = Cəhdlər həddən artıq çox oldu. { $seconds } saniyə gözləyin
    .next = Sonra yenidən cəhd edin. Əvvəllər daxil olduğunuz cihazda başqalarının cəhdləri sizi gözlətmir.
refusal-access-busy = Hazırda həddən artıq çox adam daxil olur
    .next = Bir dəqiqədən sonra yenidən cəhd edin.
refusal-access-password_short = Parolda ən azı { $min } simvol olur
    .next = Bir-birinə aid olmayan bir neçə sözü yadda saxlamaq asan, tapmaq çətindir.
refusal-access-password_long = Parol ən çoxu { $max } baytdır
    .next = Parolu qısaldın.
refusal-access-password_guessed = Bu parolu tapmaq asandır
    .next = Bir-birinə aid olmayan bir neçə söz götürün və öz adınızdan heç nə yazmayın.
refusal-access-password_again = İki parol eyni deyil
    .next = Yeni parolu iki dəfə yazın.
refusal-access-code_wrong = Bu, tətbiqin göstərdiyi kod deyil
    .next = Gizli açarı tətbiqə oxudun və onun indi göstərdiyi altı rəqəmi yazın.
refusal-access-sign_in_name = Giriş adı 3-dən { $max }-dək a-z hərflərindən, rəqəmlərdən və . - _ @ işarələrindən ibarət olur
    .next = Məsələn: sample.officer
refusal-access-name_taken = Bu giriş adı tutulub
    .next = Başqa ad seçin.
refusal-access-link_gone = Bu keçid artıq keçərli deyil
    .next = Keçid bir dəfə və müəyyən müddət ərzində keçərlidir: administratorunuzdan yenisini istəyin.
refusal-access-no_namesakes = Başqa əməkdaşın adı belədir və ya belə olub
    .next = Eyni şəxsdirsə, onun qeydini dəyişin. Deyilsə, ikisini ayıran ata adını və ya nömrəni əlavə edin.
refusal-access-let_in_by_one = Öz hesabınız bir administratorun təkbaşına verdiyi keçidlə yaradılıb və başqalarına giriş verilməsində iştirak etmir
    .next = Öz hesabınızı buna səlahiyyəti olan iki əməkdaş, ya da kompüterin özündə `opennrm recover` əmri ilə bərpa etdirin.
refusal-access-two_officers = Bunu siz özünüz təklif etmisiniz
    .next = Hesabları idarə edə bilən başqa əməkdaş təsdiqləyir.
refusal-access-no_such_proposal = Oxuduğunuz təklif artıq qüvvədə deyil
    .next = Səhifəni yenidən açın: təklifin müddəti bitmiş, o, dayandırılmış və ya yenidən verilmiş ola bilər.
refusal-access-identity_check = Əməkdaşın kim olduğuna necə əmin olduğunuz göstərilməyib
    .next = Siyahıdakı üsullardan biri ilə əmin olun və onu seçin.
refusal-access-halves_unlike = Bu yarılar bir-birinə uyğun gəlmir
    .next = Hər ikisini sizə verildiyi kimi yazın. Onlar bir dəfə və müəyyən müddət ərzində keçərlidir: hər iki əməkdaşdan soruşun.
refusal-access-single_not_sent = Bu brauzer vahid girişə buradan göndərilməyib, ya da çox vaxt keçib
    .next = Giriş səhifəsindən yenidən başlayın.
refusal-access-single_refused = Vahid giriş sizi buraxmadı
    .next = Orada yenidən cəhd edin, ya da ad, parol və kodla daxil olun.
refusal-access-single_unreached = Vahid giriş cavab vermir
    .next = Bir neçə dəqiqədən sonra yenidən cəhd edin, ya da ad, parol və kodla daxil olun.
refusal-access-single_unbelieved = Vahid girişin cavabına inanmaq olmaz
    .next = Yenidən başlayın. Təkrarlanarsa, bu proqrama cavabdeh olana bildirin.
refusal-access-single_level = Vahid girişdə kim olduğunuzu kifayət qədər etibarlı təsdiq etməmisiniz
    .next = Orada ikinci təsdiqlə daxil olun və geri qayıdın.
refusal-access-single_unlinked = Buradakı heç bir hesab vahid girişdə sizin kimi tanınmır
    .next = Ad, parol və kodla daxil olun və hesabınızı onun səhifəsində əlaqələndirin. Burada hesabınız və ya vəzifəniz artıq yoxdursa, qurumunuzun administratoruna müraciət edin.
refusal-access-single_taken = Bu vahid girişlə başqa hesab tanınır
    .next = Orada öz adınızla daxil olun. Belə etmisinizsə, administratorunuza bildirin.
refusal-access-no_such_choice = Belə seçim yoxdur
    .next = Səhifəni yenidən açıb seçin.
refusal-access-has_account = Bu əməkdaşın artıq hesabı var
    .next = Yenisi yaradılacaqsa, əvvəlcə mövcud hesabı ləğv edin.

## Giriş və öz hesabı

access-sign-in = Daxil ol
access-sign-out = Çıxış
access-name = Giriş adı
access-password = Parol
access-code = Kod
    .hint = Tətbiqinizdən altı rəqəm və ya kağızdakı kodlarınızdan biri
access-make-account = Hesabınızı yaradın
access-first-about = Bununla ilk hesab yaradılır: bütün qurumlar üçün vəzifə və hesab verə bilən administratorun hesabı. Bundan sonra hər kəs daxil olmalıdır.
access-link-about = Bununla { $name } üçün hesab yaradılır. Bu siz deyilsinizsə, səhifəni bağlayın və administratorunuza bildirin.
access-your-name = Adınız
    .hint = Qeydlərin tarixçəsində yazılacağı kimi
access-your-body = Qurumunuz
access-new-name = Giriş adı
    .hint = a-z hərfləri, rəqəmlər və . - _ @ işarələri
access-new-password = Yeni parol
    .hint = Ən azı on simvol; bir-birinə aid olmayan bir neçə söz ən yaxşısıdır. Onu sonra dəyişmək tələb olunmur.
access-password-again = Yeni parol bir daha
access-first-code = Tətbiqin göstərdiyi kod
    .hint = Altı rəqəm
access-app = İkinci sübut
access-app-about = Öz cihazınızda kodlar üçün tətbiqi, məsələn idarənizin verdiyini açın və ona bu şəkli oxudun.
access-app-picture = Tətbiq üçün şəkil: məzmunu aşağıda hərflərlə yazılıb
access-app-letters = Və ya bu hərfləri tətbiqə yazın:
access-paper = Kağızdakı kodlarınız
access-paper-about = Bunları yazın və ya çap edin və cihazınızdan ayrı saxlayın. Cihaz itəndə hər biri sizi bir dəfə daxil edir. Onlar yalnız indi göstərilir.
access-paper-left = { $count ->
    [one] biri qalıb
   *[other] { $count } kod qalıb
}
access-account = Hesabınız
access-posts = Vəzifələr
access-post-now = indi
access-post-choose = Bu vəzifədə işlə
access-sign-ins = Harada daxil olmusunuz
access-browser = Brauzer
access-begun = Başlanğıc
access-seen = Son istifadə
access-here = burada
access-end = Bitir
access-end-others = Bütün digərlərini bitir
access-proofs = Kimliyinizi təsdiq edənlər
access-change-password = Parolu dəyiş
access-new-paper = Kağızda yeni kodlar
access-passkey = Giriş açarı
access-make-passkey = Giriş açarı yaradın
access-remove-passkey = Silin
access-use-passkey = Giriş açarından istifadə edin
access-passkey-not-used = Cihaz bu ünvanın giriş açarını vermədi. Yenidən cəhd edin, ya da formanı doldurun.
access-passkey-about = Giriş açarı cihazınızda və ya özünüzlə gəzdirdiyiniz açarda saxlanılır. Cihaza barmaq izinizi, üzünüzü və ya PIN kodunuzu göstərdikdən sonra o, parol və kodun əvəzinə yalnız bu ünvanda daxil olmağa imkan verir. Onu sizdən başqa heç kimin açmadığı cihazda yaradın.
access-passkey-name = Harada saxlanılır?
    .hint = Məsələn: iş noutbuku
access-confirm = Kim olduğunuzu bir daha təsdiq edin
access-confirm-about = Bunun üçün kim olduğunuzu bir daha təsdiq edirsiniz. Bu, beş dəqiqə qüvvədədir.

## Başqalarının hesabları

access-accounts = Hesablar
access-accounts-about = Vəzifə verə bildiyiniz qurumların əməkdaşları. Vəzifəsi olan əməkdaş öz hesabını iki əməkdaşın yarı-yarı verdiyi keçidlə özü yaradır; parolunu başqa heç kim bilmir.
access-find = Əməkdaş axtarışı
    .hint = Adın, qeydiyyat nömrəsinin və ya giriş adının bir hissəsi
access-officers-found = { $count } əməkdaş
access-nobody-found = Əməkdaş tapılmadı.
access-new-officer = Yeni əməkdaş
access-new-post = Yeni vəzifə
access-state = Hesab
access-what-to-do = Nə etmək olar
access-has-account = hesabı var
access-has-link = keçidi var
access-has-nothing = yoxdur
access-is-signed-in = indi sistemdədir
access-account-ended = ləğv edilib
access-waits-for-another = ikinci əməkdaş gözlənilir
access-take-away = Hesabı ləğv et

## Əməkdaşa ilk dəfə və ya yenidən giriş verilməsi

list-identity_checks = Əməkdaşın kim olduğuna əmin olma üsulları
access-recovery = Hesabınızın bərpası
access-let-in = Əməkdaşa giriş ver
access-let-in-about = Bununla { $name } üçün öz hesabını yaratmağa keçid verilməsi təklif olunur. Əvvəlcə onun kim olduğuna və vəzifəsində göstərilən yerdə işlədiyinə əmin olun. Başqa əməkdaş da özü əmin olduqdan sonra bunu təsdiqləyir; keçidin hərəniz bir yarısını verirsiniz.
access-let-in-confirm-about = Bununla { $name } üçün öz hesabını yaratmağa keçid yaranır. Digər əməkdaşın nə etdiyindən asılı olmayaraq, onun kim olduğuna və vəzifəsində göstərilən yerdə işlədiyinə özünüz əmin olun.
access-recover = Hesabı bərpa et
access-recover-about = Bununla { $name } üçün yeni keçid verilməsi təklif olunur, çünki hesabı açan vasitələr itirilib. Əvvəlcə onun kim olduğuna əmin olun. Başqa əməkdaş da özü əmin olduqdan sonra bunu təsdiqləyir; o vaxtadək heç nə dəyişmir.
access-propose = Təklif et
access-recover-confirm-about = Bununla { $name } hesabını açan bütün vasitələr və onun bütün girişləri bitir, yeni keçid yaranır. Digər əməkdaşın nə etdiyindən asılı olmayaraq, onun kim olduğuna özünüz əmin olun.
access-confirm-proposal = Təsdiqlə
access-proposed-by = { $who } bunu { $at } təklif edib və kimliyə belə əmin olub: { $check }
access-choose = Seçin
access-identity-check = Əməkdaşın kim olduğuna necə əmin oldunuz?
access-half = Keçidin sizdəki yarısı
access-first-half-about = Bu yarını əməkdaşa özünüz verin, başqa heç kimə verməyin. Başqa əməkdaş { $hours } saat ərzində təsdiqləyib digər yarını ona verənədək bu yarı heç nə açmır. O, yalnız indi göstərilir.
access-second-half-about = Bu yarını əməkdaşa özünüz verin, başqa heç kimə verməyin. Təklif edənin yarısı ilə birlikdə o, { $hours } saat ərzində yeni hesab yaradır. O, yalnız indi göstərilir.
access-join-halves = Hesabınızı yaradın və ya bərpa edin
access-join-about = İki əməkdaş sizə keçidin hərəsi bir yarısını verib. Onlar birlikdə hesabınızı yaratmağa və ya yenidən yaratmağa imkan verir.
access-half-of-proposer = Təklif edən əməkdaşın verdiyi yarı
access-half-of-confirmer = Təsdiqləyən əməkdaşın verdiyi yarı
access-recovered-by = Hesabınız { $at } yenidən yaradılıb. Bunu edən: { $who }
access-recovered-not-asked = Bunu istəməmisinizsə, dərhal nəzarətçiyə bildirin.
access-recovered-read = Bunu oxudum
access-changed = Hesabınızı açan vasitələr dəyişdirilib
access-changed-not-you = Bunlardan birini siz etməmisinizsə, aşağıda bütün digər girişləri bitirin, dəyişikliyi geri qaytarın və dərhal nəzarətçiyə bildirin.
access-done = Hesabınızla nə edilib
access-done-about = Jurnaldakı kimi, ən yenisi əvvəldə. Rədd edilmiş giriş o deməkdir ki, kimsə adınızı bilib, qalanını bilməyib: siz olmamısınızsa, nəzarətçiyə bildirin.
access-done-at = Nə vaxt
access-done-what = Nə
access-done-by = Kim
access-done-by-nobody = daxil olmamış kimsə
access-recovery-stop-about = Bunu istəməmisinizsə, dayandırın və nəzarətçiyə bildirin.
access-recovery-stop = Bərpanı dayandır

## Vahid giriş

access-single = { $name } ilə daxil olun
access-single-out = { $name } sistemindən də çıxın
access-single-signed-in = Daxil olmusunuz
access-single-linked = Hesabınız əlaqələndirilib
access-single-not-linked = Hesabınız əlaqələndirilməyib
access-single-link = Bu hesabı { $name } ilə əlaqələndirin
access-single-remove = Əlaqəni bitir
