### Mühafizə tədbirləri bölməsinin sözləri. (Words of the desk safeguards, in Azerbaijani.)

desk-safeguards = Mühafizə tədbirləri

## Reyestrlər və sahələr

consents = Razılıqlar
    .one = Razılıq
    .about = Hər şəxsin nəyə razılıq verdiyi: hansı məqsədlə, hansı quruma, hansı məlumatlar üzrə, nə vaxtadək və nə vaxt geri götürdüyü.
consents-person = Şəxs
    .help = Şəxsi işin qeydiyyat nömrəsi.
consents-purpose = Məqsəd
    .help = Bir razılıq – bir məqsəd. Cinayət icraatı üçün verilən razılıq şəxsin kimliyini və baş vermiş hadisəni aşağıda göstərilən quruma açır.
consents-given_to = Razılıq verilən qurum
    .help = Məlumatı öyrənə biləcək qurum.
consents-covers = Əhatə etdiyi məlumatlar
    .help = Şəxsin ötürülməsinə razılıq verdiyi məlumatlar. Qurum özünün yazdıqlarından və təcili hallardan başqa heç nəyi öyrənə bilməz.
consents-language = İzah edildiyi dil
    .help = Razılığın izah edildiyi dil.
consents-explained_by = İzah edən əməkdaş
    .help = İzah edən əməkdaşın qeydiyyat nömrəsi.
consents-given_on = Verildiyi gün
    .help = Şəxsin razılıq verdiyi gün.
consents-ends_on = Son gün
    .help = Razılığın müddəti yoxdursa, boş saxlayın. Bu gündən sonra qurum ona əsasən daha heç nə öyrənə bilməz.
consents-withdrawn_on = Geri götürüldüyü gün
    .help = Bu gündən etibarən qurum özünün yazmadığı heç nəyi oxuya bilməz.
consents-given_again_on = Yenidən verildiyi gün
    .help = Yalnız şəxs sonradan eyni razılığı yenidən veribsə.

assignments = Təyin edilmiş əməkdaşlar
    .one = Təyin edilmiş əməkdaş
    .about = Hansı qurumun hansı əməkdaşının hansı şəxs üçün təyin edildiyi. Bu, həmin əməkdaşa işin tələb etdiyi məlumatları açır.
assignments-person = Şəxs
    .help = Şəxsi işin qeydiyyat nömrəsi.
assignments-officer = Əməkdaş
    .help = Əməkdaşın qeydiyyat nömrəsi. Heç kim özünü təyin etmir.
assignments-agency = Qurum
    .help = Əməkdaşın çalışdığı öz qurumunuz.
assignments-begins_on = İlk gün
    .help = Əməkdaş bu gündən təyin edilmiş sayılır.
assignments-ends_on = Son gün
    .help = Sonu yoxdursa, boş saxlayın.

declared_ties = Bəyan edilmiş əlaqələr
    .one = Bəyan edilmiş əlaqə
    .about = Əməkdaşların şəxslərlə bəyan etdiyi əlaqələr. Əlaqə bəyan edən əməkdaş həmin şəxsin işinə daxil ola bilmir.
declared_ties-officer = Əməkdaş
    .help = Öz qeydiyyat nömrəniz: heç kim başqasının əlaqəsini bəyan etmir.
declared_ties-person = Şəxs
    .help = Şəxsi işin qeydiyyat nömrəsi.
declared_ties-kind = Əlaqənin növü
    .help = Bir sözlə; bundan artıq heç nə soruşulmur.
declared_ties-declared_on = Bəyan edildiyi gün
    .help = Bu gündən iş əməkdaş üçün bağlıdır.
declared_ties-ends_on = Son gün
    .help = Əlaqə davam edirsə, boş saxlayın.

court_orders = Məhkəmə qərarları
    .one = Məhkəmə qərarı
    .about = Məhkəmənin və ya prokurorun şəxsin qeydləri barədə qərarı: hamısının möhürlənməsi və ya bir qurum üçün açılması.
court_orders-person = Şəxs
    .help = Şəxsi işin qeydiyyat nömrəsi. Onu oxuya bilməyiniz vacib deyil.
court_orders-migration_file = Miqrasiya xidmətindəki nömrəsi
    .help = Möhürləmə bu nömrə altındakı pozuntuları və çıxarılmaları da bağlayır. Nömrəni xidmətin yazdığı kimi yazın.
court_orders-criminal_file = Cinayət işindəki nömrəsi
    .help = Möhürləmə təqsirləndirilən və axtarışda olan şəxslər arasında bu nömrə altındakı qeydləri də bağlayır.
court_orders-child_file = Uşaqlarla işləyən qurumlardakı nömrəsi
    .help = Möhürləmə uşaqlar haqqında reyestrlərdə bu nömrə altındakı qeydləri də bağlayır.
court_orders-kind = Qərarın məzmunu
    .help = Möhürləmə şəxs haqqında bütün reyestrlərdəki qeydləri eyni anda bağlayır: şəxsi işə aid olanları və göstərdiyiniz nömrələr altındakıları.
court_orders-ordered_by = Qərarı verən
    .help = Məhkəmə və ya prokurorluq.
court_orders-number = Qərarın nömrəsi
    .help = Qərarda göstərildiyi kimi.
court_orders-ordered_on = Qərarın tarixi
    .help = Qərarın qüvvəyə mindiyi gün.
court_orders-opened_to = Açıldığı qurum
    .help = Yalnız qeydləri açan qərar üçün.
court_orders-ends_on = Son gün
    .help = Qeydləri açan qərarın son günü olur; möhürləmə onsuz da qüvvədə qala bilər.
court_orders-lifted_on = Ləğv edildiyi gün
    .help = Bu gündən qərar qüvvədə deyil.
court_orders-reason = Əsas
    .help = Möhürlüdür: məhkəmə və prokurorluq üçündür.

file_closures = Bağlanmış işlər
    .one = Bağlanmış iş
    .about = Şəxsi işin nə vaxt və niyə bağlandığı. Bağlanmış işə heç nə yazılmır, möhürlü sahələri isə yalnız qeydə alınmış səbəblə açılır.
file_closures-person = Şəxs
    .help = Şəxsi işin qeydiyyat nömrəsi.
file_closures-closed_on = Bağlandığı gün
    .help = Son işdən sonrakı gün.
file_closures-ground = Əsas
    .help = Niyə görüləsi iş qalmadığı.
file_closures-reopened_on = Yenidən açıldığı gün
    .help = Bu gündən iş üzrə yenidən çalışılır.

openings = İşlərin açılması
    .one = İşin açılması
    .about = Əməkdaşın fövqəladə halda və ya iş səbəbilə şəxsi işi açdığı hər hal. Hər birini nəzarətçi yoxlayır.
openings-officer = Əməkdaş
    .help = Öz qeydiyyat nömrəniz: heç kim başqasının adından iş açmır.
openings-person = Şəxs
    .help = Şəxsi işin qeydiyyat nömrəsi.
openings-kind = Məqsəd
    .help = Fövqəladə hal – həyat və ya sağlamlıq üçün hazırkı təhlükədir.
openings-opened_on = Gün
    .help = Bu gün.
openings-reason = Səbəb
    .help = Nə baş verib və nəyi bilməlisiniz. Bunu nəzarətçi oxuyur.

opening_reviews = Açılmaların yoxlanması
    .one = Açılmanın yoxlanması
    .about = Nəzarətçinin işin hər açılması barədə rəyi.
opening_reviews-opening = Açılma
    .help = Açılmanın qeydiyyat nömrəsi.
opening_reviews-reviewed_on = Yoxlandığı gün
    .help = Yoxlamanın bitdiyi gün.
opening_reviews-finding = Rəy
    .help = Səbəbin baxışı doğruldub-doğrultmadığı.
opening_reviews-note = Qeyd
    .help = Nə soruşuldu və nə cavab verildi. Möhürlüdür.

## Siyahılar

list-consent_purposes = Razılığın məqsədi
list-consent_data = Razılığın əhatə etdiyi məlumatlar
list-court_order_kinds = Məhkəmə qərarının məzmunu
list-tie_kinds = Əlaqə növləri
list-opening_kinds = İşin açılma məqsədi
list-review_findings = Yoxlama rəyləri
list-closure_grounds = İşin bağlanma əsasları

## İmtinalar

refusal-safeguards-disclosure_names_a_body = Qeydləri açan qərarda qurum göstərilir, möhürləyən qərarda isə göstərilmir
    .next = Qərarın məzmununu yoxlayın.
refusal-safeguards-speaks_for_oneself = Bunu heç kim başqa əməkdaşın adından etmir
    .next = Öz qeydiyyat nömrənizi yazın.
refusal-safeguards-says_why = Səbəb ən azı { $min } simvoldan ibarət olmalıdır
    .next = Nə baş verdiyini və nəyi bilməli olduğunuzu yazın.
refusal-safeguards-says_what_it_is = Hansı olduğunu göstərin: naməlum olandan heç nə irəli gəlmir
    .next = Qərar və ya razılıq verəndən soruşub seçin.
refusal-safeguards-bridge_has_an_end = Şəxsi işi cinayət təqibi orqanına açan sənədin son günü olmalıdır
    .next = Hansı gündən sonra açmadığını yazın.
refusal-safeguards-disclosure_says_why = Qeydləri açan qərar əsaslandırılır
    .next = Əsası qərarda göstərildiyi kimi yazın.
refusal-safeguards-order_names_whom = Şəxsi işi, möhürləmə üçün isə heç olmasa şəxsin bir nömrəsini göstərin
    .next = İşin qeydiyyat nömrəsini və ya şəxsin digər qurumdakı nömrəsini yazın.
refusal-safeguards-opened_today = İş qeydə alındığı gün açılır
    .next = Bugünkü günü yazın.
refusal-safeguards-reviewed_once_by_another = Bu açılma artıq yoxlanılıb və ya sizin özünüzündür
    .next = Mövcud rəyə baxın və ya işi başqa nəzarətçiyə verin.
refusal-safeguards-named_by_another = Heç kim özünü və ya başqa qurumun əməkdaşını şəxs üçün təyin etmir
    .next = Həmkarınıza müraciət edin və ya şəxsi həmin quruma yönləndirin.
refusal-safeguards-holds_a_post_there = Bu əməkdaşın həmin qurumda vəzifəsi yoxdur
    .next = Əməkdaşı və qurumu yoxlayın.
refusal-safeguards-given_again_after_withdrawal = Yalnız geri götürülmüş razılıq yenidən verilə bilər
    .next = Nə vaxt geri götürüldüyünü yazın və ya günü boş saxlayın.
refusal-safeguards-one_closing_at_a_time = Bu iş artıq bağlanıb
    .next = Yenidən bağlamazdan əvvəl onu açın.
