### Saxlama bölməsinin sözləri. (Words of the desk retention, in Azerbaijani.)

desk-retention = Saxlama və silinmə

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
refusal-retention-two_persons = Bu təklifi özünüz vermisiniz.
    .next = Təklifi başqa bir vəzifəli şəxs oxuyub razılıq versin.
