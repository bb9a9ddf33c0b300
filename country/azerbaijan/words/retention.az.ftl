### Saxlama bölməsinin sözləri. (Words of the desk retention, in Azerbaijani.)

desk-retention = Saxlama və silinmə

## Səhifə

retention-title = Saxlama və silinmə
retention-about = Şəxs barədə məlumatlar son hadisədən hesablanmaqla qanunun göstərdiyi müddət ərzində saxlanılır. Sonra bir vəzifəli şəxs onların silinməsini təklif edir, təklifi oxumuş digər vəzifəli şəxs isə onları silir.
retention-waiting = Təklif edilib, hələ razılıq verilməyib
retention-waiting-about = Razılıq verən şəxsin adını və barəsindəki mətnləri məlumat bazasından və bütün ehtiyat nüsxələrdən birdəfəlik silir. Statistikanın saydığı məlumatlar qalır. Bunu geri qaytarmaq mümkün deyil.
retention-none-waiting = Heç kim təklif edilməyib.
retention-due = Saxlama müddəti bitib
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
retention-certificate-about = Şəxs barədə heç nə bildirmir və hər göstəriləndə eynidir. Jurnaldakı qeyd onu təsdiq edir.
retention-certificate-show = Göstər
retention-done = Silinib
retention-erased-on = Silindiyi gün
retention-entry = Jurnaldakı qeyd
retention-versions = Qeydlərin versiyaları

## Təkliflər

destruction_proposals = Silinmə təklifləri
    .one = Silinmə təklifi
    .about = Bir vəzifəli şəxs şəxsin məlumatlarının silinməsini təklif edir və əsasını göstərir; digər vəzifəli şəxs razılıq verdikdə məlumatlar silinir. Təklif saxlanılır.
destruction_proposals-person = Şəxs
    .help = Şəxsin işinin nömrəsi.
destruction_proposals-proposed_on = Təklif edildiyi gün
    .help = Təklifin verildiyi gün.
destruction_proposals-ground = Əsas
    .help = Məlumatların nə üçün silinə biləcəyi.
destruction_proposals-provision = Hüquqi norma
    .help = Bunu nəzərdə tutan qanun və maddə və ya qərarın nömrəsi. Ad yazılmır.

## Saxlama qərarları

holds = Saxlama qərarları
    .one = Saxlama qərarı
    .about = Şəxs barədə məlumatların saxlanılması haqqında məhkəmənin və ya prokurorun qərarı: qüvvədə olduqca həmin məlumatları heç kim silmir.
holds-person = Şəxs
    .help = Şəxsin işinin nömrəsi.
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

refusal-retention-held = Bu şəxs barədə məlumatlar məhkəmənin və ya prokurorun qərarı ilə saxlanılır ({ $hold }).
    .next = Qərarın ləğvini gözləyin və ləğv edildiyi günü qeyd edin.
refusal-retention-not_due = Bu şəxs barədə məlumatların saxlama müddəti bitməyib, yaxud silinməsi artıq təklif edilib, yaxud saxlama qərarı qüvvədədir.
    .next = Siyahıya yenidən baxın. Başqa əsas varsa, təklifi təkliflər reyestrinə daxil edin.
refusal-retention-not_over = Təklifdən sonra yeni hadisə baş verib: bu şəxs barədə məlumatların saxlama müddəti bitməyib.
    .next = Təklifi ləğv edin. Müddət bitdikdə şəxs siyahıda görünəcək.
refusal-retention-two_persons = Bu təklifi özünüz vermisiniz və ya onun bir hissəsini siz yazmısınız.
    .next = Təklifi başqa bir vəzifəli şəxs oxuyub razılıq versin.
