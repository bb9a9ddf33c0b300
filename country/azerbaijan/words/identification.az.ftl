### İdentifikasiya bölməsinin sözləri. (Words of the desk identification, in Azerbaijani.)

desk-identification = İdentifikasiya

## İlkin yoxlamalar

screenings = İlkin yoxlamalar
    .one = İlkin yoxlama
    .about = Nəticəsindən asılı olmayaraq, əlamətlər üzrə yoxlanılmış hər bir şəxs; yoxlayan qurum qeyd edir.
screenings-person = Şəxs
    .help = Şəxsi işin qeydiyyat nömrəsi. Şəxs adını deməyibsə, boş saxlayın: yoxlama yenə də hesablanır.
screenings-screened_on = Yoxlama günü
    .help = Şəxslə söhbət edilən gün.
screenings-setting = Şəxsin aşkar edildiyi hal
    .help = Qurbanların harada tapıldığını və harada axtarılmadığını göstərir.
screenings-agency = Yoxlayan qurum
    .help = Nəticə barədə ona məlumat verilir.
screenings-region = Region
    .help = Yoxlamanın aparıldığı yer.
screenings-indicators = Aşkar edilmiş əlamətlər
    .help = Gördüyünüzü və ya sizə deyiləni qeyd edin; şəxsi daha çox danışmağa məcbur etməyin.
screenings-result = Nəticə
    .help = Şübhə olduqda şəxs ehtimal olunan qurban sayılır: yardım dərhal başlayır və əməkdaşlıqdan asılı deyil.
screenings-presumed_on = Ehtimal olunan qurban sayıldığı gün
    .help = Şəxsə ehtimal olunan qurban kimi yanaşılmağa başlanan gün.
screenings-account = Görülən və eşidilən
    .help = Qısa və şəxsin öz sözləri ilə: danışdıqlarını təkrar etməli olmasın. Möhürlüdür: identifikasiya əməkdaşları üçündür.

## İstismar halları

exploitations = İstismar halları
    .one = İstismar halı
    .about = Şəxsə qarşı törədilənlər, bir dəfə qeyd edilir: əməllər, vasitələr, məqsəd və yer.
exploitations-person = Şəxs
    .help = Şəxsi işin qeydiyyat nömrəsi.
exploitations-recorded_on = Qeyd edildiyi gün
    .help = İzahatın alındığı gün.
exploitations-acts = Əməllər
    .help = Təqsirli şəxslərin etdikləri.
exploitations-means = Vasitələr
    .help = Şəxs uşaqdırsa, tələb olunmur.
exploitations-forms = İstismar formaları
    .help = Uyğun olanların hamısı; şəxs bir neçə formaya məruz qala bilər.
exploitations-sector = Fəaliyyət sahəsi
    .help = Şəxsin işlədildiyi iqtisadi fəaliyyət sahəsi.
exploitations-destination = İstismar olunduğu ölkə
    .help = Burada baş veribsə, bu ölkə də ola bilər.
exploitations-transit = Tranzit ölkələr
    .help = Yolun ardıcıllığı ilə.
exploitations-region = Cəlb edildiyi region
    .help = Qabaqlayıcı işin harada lazım olduğunu göstərir.
exploitations-recruitment = Şəxsin cəlb edilmə üsulu
    .help = Uyğun olanların hamısı.
exploitations-control = Şəxsin nəzarət altında saxlanma üsulu
    .help = Uyğun olanların hamısı.
exploitations-year = Başladığı il
    .help = Çox vaxt qərar ili ilə eyni olmur; hər ikisi hesablanır.
exploitations-duration_days = Davam etdiyi müddət, gün
    .help = Təxmini göstərmək olar.
exploitations-account = Şəxsin izahatı
    .help = Bir dəfə, şəxsin öz istəyinə uyğun, fasilələrlə və seçdiyi dildə danışılır. Möhürlüdür: yalnız qərar verənlər və şəxsin iş aparıcısı üçündür.

## Qərarlar

decisions = Qərarlar
    .one = Qərar
    .about = Şəxsin insan alverinin qurbanı olub-olmaması barədə səlahiyyətli qurumun əsaslandırılmış rəsmi qərarı.
decisions-person = Şəxs
    .help = Şəxsi işin qeydiyyat nömrəsi.
decisions-exploitation = İstismar halı
    .help = Müəyyən edilmiş hallar barədə qeyd.
decisions-referred_by = Yönləndirən qurum
    .help = Şəxsi yönləndirmiş qurum; nəticə ona bildirilir.
decisions-due_on = Son müddət
    .help = Şəxsə cavab verilməli olan son gün.
decisions-decided_on = Qərar günü
    .help = Tanınmış qurban bu günün aid olduğu ildə hesablanır.
decisions-authority = Qərar qəbul edən qurum
    .help = Qərarı kim qəbul edib; hər qərarın cavabdehi olmalıdır.
decisions-outcome = Nəticə
    .help = Ehtimal olunan, tanınmış və tanınmamış şəxslər ayrıca hesablanır.
decisions-reasons = Əsaslar
    .help = Şəxsə izah edilə bilən sözlərlə. Möhürlüdür: şəxsin özü, qərar verənlər və qərara yenidən baxanlar üçündür.
decisions-letter_on = Məktubun təqdim edildiyi gün
    .help = Şəxsin qərarı öz dilində yazılı aldığı gün.
decisions-review = Yenidən baxılma
    .help = Şəxs xahiş edibsə, necə başa çatdığı.

## Bərpa və düşünmə müddətləri

reflection_periods = Bərpa və düşünmə müddətləri
    .one = Bərpa və düşünmə müddəti
    .about = Ehtimal olunan qurbanın özünə gəlməsi və düşünməsi üçün verilən vaxt; identifikasiya aparan qurum qeyd edir.
reflection_periods-person = Şəxs
    .help = Şəxsi işin qeydiyyat nömrəsi.
reflection_periods-began_on = Birinci gün
    .help = Bu barədə şəxsə məlumat verildiyi gün.
reflection_periods-ends_on = Son gün
    .help = Bu günədək heç kim şəxsi qərar verməyə tələsdirmir və ölkədən çıxarmır.
reflection_periods-shortened_because = Qısaldılmasının səbəbi
    .help = Yalnız qanuni əsasla. Möhürlüdür: mexanizmə nəzarət edənlər üçündür.

## İmtinalar

refusal-identification-decided_once = Bu şəxs həmin istismar halı üzrə artıq qurban kimi tanınıb
    .next = Qüvvədə olan qərarı açın. Şəxs yenidən insan alverinə məruz qalıbsa, əvvəlcə bunu yeni istismar halı kimi qeyd edin.
refusal-identification-positive_needs_date_and_authority = Qərarın tarixi və onu qəbul edən qurum göstərilməlidir
    .next = Hər ikisini doldurun və ya nəticəni "Baxılmaqdadır" saxlayın.
refusal-identification-reflection_not_shortened = Bərpa və düşünmə müddəti ən azı { $days } gün olmalıdır
    .next = Daha gec son gün seçin və ya müddətin qısaldılmasının qanuni əsasını yazın.
refusal-identification-presumed_has_a_day = Ehtimal olunan qurbanın belə hesab edildiyi gün olmalıdır, başqasının isə olmamalıdır
    .next = Günü doldurun və ya nəticəni düzəldin.
refusal-identification-own_exploitation = Bu istismar başqa şəxsə aiddir
    .next = Qərarın aid olduğu şəxsin istismarını seçin.
refusal-identification-pending_has_no_day = Baxılmaqda olan məsələnin qərar günü ola bilməz
    .next = Nəticəni seçin və ya günü boş saxlayın.

## Göstəricilər

figure-V1 = Müəyyən edilmiş qurbanlar
    .definition = Dövr ərzində insan alverinin qurbanı olması barədə rəsmi qərar qəbul edilmiş şəxslər; hər biri bir dəfə, ilk belə qərara görə hesablanır.
figure-V2 = Qadınlar
    .definition = V1 üzrə cinsi qadın kimi qeyd edilmiş şəxslər.
figure-V3 = Kişilər
    .definition = V1 üzrə cinsi kişi kimi qeyd edilmiş şəxslər.
figure-V4 = Ölkə vətəndaşları
    .definition = V1 üzrə birinci vətəndaşlığı bu ölkəyə aid olan şəxslər.
figure-V5 = Əcnəbilər
    .definition = V1 üzrə birinci vətəndaşlığı başqa ölkəyə aid olan şəxslər; vətəndaşlığı məlum olmayanlar buraya daxil deyil.
figure-F2 = Məcburi əməyin qurbanları
    .definition = Dövr ərzində istismar formaları sırasında məcburi əmək qeyd edilmiş istismar üzrə qurban olması barədə rəsmi qərar qəbul edilmiş şəxslər; hər biri bir dəfə hesablanır.
figure-F3 = Onlardan əcnəbilər
    .definition = F2 üzrə birinci vətəndaşlığı başqa ölkəyə aid olan şəxslər; vətəndaşlığı məlum olmayanlar buraya daxil deyil.
figure-F4 = İstismar sahələri
    .definition = F2 üzrə şəxslərin istismarı üçün qeyd edilmiş müxtəlif iqtisadi fəaliyyət sahələri; məlum olmayan sahə hesablanmır.
figure-S1 = İlkin yoxlamalar
    .definition = Nəticəsindən asılı olmayaraq, dövr ərzində əlamətlər üzrə aparılmış yoxlamalar; qurbanlar barədə digər göstəricilər bununla müqayisədə oxunmalıdır.
figure-S2 = Ehtimal olunan qurbanlar
    .definition = Dövrün hər hansı günündən ehtimal olunan qurban sayılmış, şəxsi işi olan şəxslər; hər biri bir dəfə hesablanır; şəxsi işi olmadan yoxlanılanlar daxil deyil.
figure-S3 = Qurban kimi tanınmamış şəxslər
    .definition = Dövr ərzində barəsində mənfi rəsmi qərar qəbul edilmiş şəxslər; hər biri bir dəfə hesablanır; dövrün başqa qərarı ilə qurban kimi tanınmış şəxs V1 üzrə də sayılır.

## Siyahılar

list-acts = Əməllər
list-control_methods = Nəzarət altında saxlama üsulları
list-decision_outcomes = Qərarın nəticəsi
list-forms = İstismar formaları
list-indicators = Məcburi əməyin əlamətləri (BƏT)
list-means = Vasitələr
list-recruitment_methods = Cəlb etmə üsulları
list-review_outcomes = Yenidən baxılmanın nəticəsi
list-screening_results = İlkin yoxlamanın nəticəsi
list-screening_settings = Şəxsin aşkar edildiyi hal
