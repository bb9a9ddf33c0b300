### Beynəlxalq əməkdaşlıq bölməsinin sözləri. (Words of the desk cooperation, in Azerbaijani.)

desk-cooperation = Beynəlxalq əməkdaşlıq

## Sazişlər

agreements = Sazişlər
    .one = Saziş
    .about = Başqa ölkənin qurumu ilə bağlanmış hər saziş.
agreements-title = Ad
    .help = Sazişin adı.
agreements-country = Ölkə
    .help = Qarşı tərəfin ölkəsi.
agreements-counterpart = Qarşı tərəf
    .help = Qarşı tərəfin kim olduğu.
agreements-agency = İmzalayan qurum
    .help = Bu ölkə adından imzalamış qurum.
agreements-signed_on = İmzalandığı gün
    .help = Bu gündən qüvvədə sayılır.
agreements-ended_on = Qüvvədən düşdüyü gün
    .help = Qüvvədədirsə, boş saxlayın.

## Tərəfdaşlarla görüşlər

partner_meetings = Tərəfdaşlarla görüşlər
    .one = Tərəfdaşla görüş
    .about = Əməkdaşlığın ətraflı müzakirə edildiyi hər görüş.
partner_meetings-subject = Mövzu
    .help = Görüşün nəyə həsr olunduğu.
partner_meetings-held_on = Keçirildiyi gün
    .help = Görüşün günü.
partner_meetings-partner = Tərəfdaş
    .help = Görüşülən hər tərəfdaş üçün ayrıca qeyd yaradın.

## Səfərlər

visits = Səfərlər
    .one = Səfər
    .about = Xarici və ya beynəlxalq qurumun bura və ya bizim onlara hər səfəri.
visits-subject = Mövzu
    .help = Səfərin nəyə həsr olunduğu.
visits-began_on = Birinci gün
    .help = Səfər bu günün aid olduğu ildə hesablanır.
visits-direction = İstiqamət
    .help = Onların gəldiyi və ya bizim getdiyimiz.
visits-purpose = Məqsəd
    .help = Səfərin nə üçün olduğu.
visits-country = Ölkə
    .help = Digər tərəf ölkənin dövlət qurumudursa, həmin ölkə.
visits-partner = Beynəlxalq qurum
    .help = Digər tərəf beynəlxalq qurumdursa, həmin qurum.

## Komitə iclasları

committee_meetings = Komitə iclasları
    .one = Komitə iclası
    .about = Tərəfdaşla daimi komitənin nömrələnmiş hər iclası.
committee_meetings-committee = Komitə
    .help = Hansı komitənin iclas keçirdiyi.
committee_meetings-number = Nömrə
    .help = Komitənin birinci iclasından sayılır.
committee_meetings-held_on = Keçirildiyi gün
    .help = İclasın günü.

## Seminarlar

seminars = Beynəlxalq seminarlar
    .one = Beynəlxalq seminar
    .about = Bu ölkədə keçirilmiş hər beynəlxalq seminar.
seminars-title = Ad
    .help = Seminarın adı.
seminars-held_on = Keçirildiyi gün
    .help = Birinci günü.
seminars-town = Şəhər
    .help = Keçirildiyi yer.
seminars-delegations = Nümayəndə heyətləri
    .help = Nümayəndə heyəti ilə təmsil olunan ölkələr, bu ölkə də daxil olmaqla.
seminars-experts_from = Ekspertlər
    .help = Yalnız ekspertləri gəlmiş ölkələr.
seminars-funders = Maliyyələşdirənlər
    .help = Seminarı kimin maliyyələşdirdiyi.

## Birgə işlər

joint_works = Birgə işlər
    .one = Birgə iş
    .about = Beynəlxalq təşkilatla birgə görülmüş hər iş.
joint_works-subject = Mövzu
    .help = Görülmüş iş.
joint_works-done_on = Görüldüyü gün
    .help = Görüldüyü və ya başlandığı gün.
joint_works-partner = Təşkilat
    .help = Hər təşkilat üçün ayrıca qeyd yaradın.

## Danışıqlar

negotiations = Danışıqlar
    .one = Danışıqlar
    .about = Xarici tərəfdaşlarla danışıqlar aparılmış hər layihə.
negotiations-project = Layihə
    .help = Danışıqların mövzusu olan layihə.
negotiations-held_on = Keçirildiyi gün
    .help = Danışıqların günü.
negotiations-coordinator = Əlaqələndirən qurum
    .help = Danışıqları əlaqələndirmiş qurum.

## Öyrənilmiş hesabatlar

studied_reports = Öyrənilmiş hesabatlar
    .one = Öyrənilmiş hesabat
    .about = Beynəlxalq qurumun öyrənilmiş hər hesabatı.
studied_reports-title = Ad
    .help = Hesabatın adı.
studied_reports-publisher = Nəşr edən
    .help = Kimin nəşr etdiyi.
studied_reports-year = Hesabatın ili
    .help = Üz qabığındakı kimi.
studied_reports-studied_on = Öyrənilmənin başa çatdığı gün
    .help = Hesabatın öyrənilməsinin başa çatdığı gün.

## İmtinalar

refusal-cooperation-numbered_once = Bu komitənin həmin nömrəli iclası artıq qeydə alınıb
    .next = Qeydə alınmış iclası açın; iclaslar komitənin birinci iclasından nömrələnir.

## Göstəricilər

figure-I1 = Ətraflı görüş keçirilmiş tərəfdaşlar
    .definition = Dövr ərzində əməkdaşlığa dair görüş keçirilmiş müxtəlif tərəfdaşlar.
figure-I2 = Qurumları səfər etmiş təyinat ölkələri
    .definition = Ölkə siyahısında təyinat ölkəsi kimi işarələnmiş və dövr ərzində qurumları bura səfər etmiş müxtəlif ölkələr.
figure-I3 = Xarici dövlət qurumları ilə imzalanmış sazişlər
    .definition = Xarici dövlət qurumları ilə dövrün son gününədək imzalanmış və həmin günədək qüvvədən düşməmiş sazişlər; nə vaxt imzalanması fərq etmir.
    .rule = Yüzdən başlayaraq ən yaxın aşağı onluqdan "çox" kimi yazılır; tam onluğa bərabər və ya yüzdən az olduqda dəqiq göstərilir.
figure-I4 = Saziş imzalanmış ölkələr
    .definition = I3 üzrə sazişlərin aid olduğu müxtəlif ölkələr.
    .rule = İyirmi beşdən başlayaraq beşin ən yaxın mislinədək yuvarlaqlaşdırılır və "təxminən" yazılır; ondan az olduqda dəqiq göstərilir.
figure-I5 = Birgə iş aparılmış beynəlxalq təşkilatlar
    .definition = Dövr ərzində birgə iş aparılmış, beynəlxalq təşkilat kimi işarələnmiş müxtəlif tərəfdaşlar.
    .rule = Qeydə alınanlar göstərilir; başqaları da ola bilər.
    .shown = adları çəkilən { $number } təşkilat və digərləri
figure-I6 = Monitorinq səfərləri
    .definition = Dövr ərzində monitorinq qurumu kimi işarələnmiş tərəfdaşın bu ölkəyə monitorinq məqsədilə başlanmış səfərləri.
figure-I7 = Avropa İttifaqı – Azərbaycan Əməkdaşlıq Komitəsinin iclası
    .definition = Dövr ərzində keçirilmiş Əməkdaşlıq Komitəsi iclaslarının ən böyük nömrəsi.
    .rule = İclasın sıra nömrəsi kimi yazılır.
figure-I8 = Beynəlxalq seminarda nümayəndə heyəti ilə iştirak etmiş ölkələr
    .definition = Dövrün beynəlxalq seminarlarında nümayəndə heyəti ilə təmsil olunmuş müxtəlif ölkələr, bu ölkə də daxil olmaqla; yalnız ekspertləri gəlmiş ölkələr hesablanmır.
figure-I9 = Layihələr üzrə keçirilmiş danışıqlar
    .definition = Dövr ərzində xarici tərəfdaşlarla danışıqlar aparılmış layihələr; danışıqların hər qeydi bir dəfə hesablanır, iki dəfə müzakirə edilmiş layihə iki dəfə sayılır.
figure-I10 = Hesabatları öyrənilmiş beynəlxalq qurumlar
    .definition = Öyrənilməsi dövr ərzində başa çatmış hesabatları nəşr edən müxtəlif qurumlar.

## Siyahılar

list-agreement_parties = Qarşı tərəf
list-committees = Daimi komitə
list-visit_directions = Səfərin istiqaməti
list-visit_purposes = Səfərin məqsədi
