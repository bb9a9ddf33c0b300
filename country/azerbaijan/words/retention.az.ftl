### Saxlama bölməsinin sözləri. (Words of the desk retention, in Azerbaijani.)

desk-retention = Saxlama və silinmə

## Səhifə

retention-title = Saxlama və silinmə
retention-about = Məlumatlar son hadisədən hesablanmaqla qanunun göstərdiyi müddət ərzində saxlanılır. Sonra bir vəzifəli şəxs onların silinməsini təklif edir, təklifi oxumuş digər vəzifəli şəxs isə onları silir.
retention-waiting = Təklif edilib, hələ razılıq verilməyib
retention-waiting-about = Razılıq verən adları və mətnləri məlumat bazasından və bütün ehtiyat nüsxələrdən birdəfəlik silir. Statistikanın saydığı məlumatlar qalır. Bunu geri qaytarmaq mümkün deyil.
retention-none-waiting = Heç nə təklif edilməyib.
retention-what = Nə
retention-all-of-a-person = Bir şəxs barədə bütün məlumatlar
retention-up-to = { $of }, { $day } tarixinədək
retention-records-up-to = { $of }, { $day } tarixinədək: { $records } qeyd
retention-due = Saxlama müddəti bitib
retention-due-of-years = Heç kimin işində olmayan qeydlər: saxlama müddəti bitib
retention-due-of-years-about = Bu qeydlər heç bir şəxsin işində deyil, ona görə birlikdə silinir. Eyni nömrə altında tapılanlar qeydlərinin ən uzun müddəti qədər saxlanılır. Məhkəmənin və ya prokurorun qərarı ilə saxlanılan və ya bağlanan, yaxud silinməsi artıq təklif edilən qeydlər burada göstərilmir.
retention-year = Son günün ili
retention-records = Qeydlər
retention-none-due = Saxlama müddəti bitmiş şəxs yoxdur.
retention-more = Müddəti ən əvvəl bitənlər göstərilir; bunlar həll edildikcə növbətilər görünür.
retention-since = Saxlanılıb
retention-proposed-by = Təklif edən
retention-agreed-by = Razılıq verən
retention-own = Öz təklifinizdir: razılığı digər vəzifəli şəxs verir.
retention-propose = Silinməsini təklif et
retention-agree = Razılıq ver və sil
retention-what-to-do = Nə etmək olar
retention-certificate = Məhvetmə aktı
retention-certificate-about = Heç kim barədə heç nə bildirmir və hər göstəriləndə eynidir. Jurnaldakı qeyd onu təsdiq edir.
retention-certificate-show = Göstər
retention-done = Silinib
retention-erased-on = Silindiyi gün
retention-entry = Jurnaldakı qeyd
retention-versions = Qeydlərin versiyaları

## Təkliflər

destruction_proposals = Silinmə təklifləri
    .one = Silinmə təklifi
    .about = Bir vəzifəli şəxs şəxsin məlumatlarının və ya reyestrin heç kimin işində olmayan qeydlərinin silinməsini təklif edir və əsasını göstərir; digər vəzifəli şəxs razılıq verdikdə məlumatlar silinir. Təklif saxlanılır.
destruction_proposals-person = Şəxs
    .help = Şəxsin işinin nömrəsi. Reyestrin qeydləri təklif edilirsə, boş qalır.
destruction_proposals-register = Reyestr
    .help = Heç kimin işində olmayan qeydlər üçün. Şəxs təklif edilirsə, boş qalır.
destruction_proposals-up_to = Son gün
    .help = Həmin reyestrin qeydlərinin bildirdiyi son gün. Şəxs təklif edilirsə, boş qalır.
destruction_proposals-proposed_on = Təklif edildiyi gün
    .help = Təklifin verildiyi gün.
destruction_proposals-ground = Əsas
    .help = Məlumatların nə üçün silinə biləcəyi.
destruction_proposals-provision = Hüquqi norma
    .help = Bunu nəzərdə tutan qanun və maddə və ya qərarın nömrəsi. Ad yazılmır.

## Saxlama qərarları

holds = Saxlama qərarları
    .one = Saxlama qərarı
    .about = Şəxs barədə, reyestrdə və ya oradakı bir nömrə altında olan məlumatların saxlanılması haqqında məhkəmənin və ya prokurorun qərarı: qüvvədə olduqca həmin məlumatları heç kim silmir.
holds-person = Şəxs
    .help = Şəxsin işinin nömrəsi. Qərar reyestr barədədirsə, boş qalır.
holds-register = Reyestr
    .help = Qeydlər heç kimin işində deyilsə və ya reyestrdəki bütün şəxslər nəzərdə tutulursa.
holds-number = Oradakı nömrə
    .help = Həmin reyestrdəki bir qeydin nömrəsi və ya kiminsə orada tapıldığı nömrə, orada yazıldığı kimi. Bütün reyestr saxlanılırsa, boş qalır.
holds-ordered_on = Qərarın tarixi
    .help = Qərarın verildiyi gün.
holds-ordered_by = Qərarı verən
    .help = Qərarı verən qurum.
holds-order_number = Qərarın nömrəsi
    .help = Qərarda göstərildiyi kimi.
holds-lifted_on = Ləğv edildiyi gün
    .help = Qərarın ləğv edildiyi gün. Boş qaldıqca qərar qüvvədədir.

## Siyahılar

list-destruction_grounds = Silinmənin əsasları

## İmtinalar

refusal-retention-held = Silinməli olan məlumatlar məhkəmənin və ya prokurorun qərarı ilə saxlanılır ({ $hold }).
    .next = Qərarın ləğvini gözləyin və ləğv edildiyi günü qeyd edin.
refusal-retention-batch_of_time_over = Reyestrin qeydləri birlikdə yalnız bir əsasla silinir: saxlama müddəti bitib.
    .next = Həmin əsası seçin.
refusal-retention-names_one = Nəyin nəzərdə tutulduğu göstərilməyib: şəxs, yoxsa reyestrin qeydləri.
    .next = Yalnız şəxsi doldurun; yaxud reyestri, təklifdə isə son günü də. Nömrə reyestrə aiddir.
refusal-retention-none_due = Həmin reyestrdə bu günədək saxlama müddəti bitmiş və silə biləcəyiniz qeyd yoxdur.
    .next = Təklifi ləğv edin. Müddət bitdikdə qeydlər siyahıda görünəcək.
refusal-retention-not_due = Bu məlumatların saxlama müddəti bitməyib, yaxud silinməsi artıq təklif edilib, yaxud saxlama qərarı qüvvədədir.
    .next = Siyahıya yenidən baxın. Başqa əsas varsa, təklifi təkliflər reyestrinə daxil edin.
refusal-retention-not_over = Təklifdən sonra yeni hadisə baş verib: bu şəxs barədə məlumatların saxlama müddəti bitməyib.
    .next = Təklifi ləğv edin. Müddət bitdikdə şəxs siyahıda görünəcək.
refusal-retention-merged = Bu iş həmin şəxsin başqa işi ilə birləşdirilib və yalnız onunla birlikdə silinir.
    .next = Təklifi etibarsız sayın və saxlanılan işi təklif edin. Bunlar iki ayrı şəxsdirsə, əvvəlcə işləri ayırın.
refusal-retention-proposal_stays = Kimsə bu şəxsin məlumatlarını silməyi təklif edib.
    .next = Əvvəlcə təklifi etibarsız sayın: heç kimin məlumatları başqa iş barədə deyilənə görə silinmir.
refusal-retention-two_persons = Bu təklifi özünüz vermisiniz və ya onun bir hissəsini siz yazmısınız.
    .next = Təklifi başqa bir vəzifəli şəxs oxuyub razılıq versin.
