### Miqrasiya bölməsinin sözləri. (Words of the desk migration, in Azerbaijani.)

desk-migration = Miqrasiya

## Pozuntular

violations = Ölkədə olma qaydalarının pozulması halları
    .one = Ölkədə olma qaydalarının pozulması
    .about = Ölkədə olma və yaşama qaydalarını pozduğuna görə inzibati məsuliyyətə cəlb edilmiş hər əcnəbi.
violations-person_file = Şəxsin miqrasiya xidmətindəki nömrəsi
    .help = Eyni şəxs hər dəfə eyni nömrə ilə qeyd edilir ki, iki dəfə hesablanmasın. Bura ad yazılmır.
violations-found_on = Aşkar edildiyi gün
    .help = Pozuntu bu günün aid olduğu ildə hesablanır.
violations-kind = Növü
    .help = Hansı qaydanın pozulduğu.
violations-citizenship = Vətəndaşlıq
    .help = Bir neçədirsə, birincisi.
violations-sex = Cins
    .help = Adı göstərilmədən hesablanır.
violations-region = Region
    .help = Aşkar edildiyi yer.
violations-name = Şəxsin adı
    .help = Möhürlüdür: miqrasiya əməkdaşları üçündür.

## Ölkədən çıxarılmalar

removals = Ölkədən çıxarılmalar
    .one = Ölkədən çıxarılma
    .about = Ölkədən çıxarılmış və bundan əvvəl insan alveri əlamətləri üzrə yoxlanılmış hər şəxs.
removals-person_file = Şəxsin miqrasiya xidmətindəki nömrəsi
    .help = Pozuntu qeydindəki nömrənin eynisi: çıxarılma onunla birlikdə hesablanır.
removals-violation = Pozuntu
    .help = Səbəb olan pozuntunun qeydiyyat nömrəsi.
removals-removed_on = Çıxarıldığı gün
    .help = Şəxsin ölkəni tərk etdiyi gün.
removals-kind = Növü
    .help = Şəxsin hansı əsasla getdiyi.
removals-screening = Çıxarılmadan əvvəl ilkin yoxlama
    .help = Hər kəs əvvəlcə yoxlanılır: geri göndərilən qurbana yardım göstərmək mümkün olmur.
removals-carried_out_because = Buna baxmayaraq niyə icra edildiyi
    .help = Yalnız şəxs ilkin yoxlamadan keçməyibsə və ya prokurorluq davam edilə biləcəyini bildirməyibsə. Hesablanır.
removals-destination = Çıxarıldığı ölkə
    .help = Şəxsin aparıldığı ölkə.

## İmtinalar

refusal-migration-removed_after_found = Ölkədən çıxarılma pozuntunun aşkar edildiyi gündən ({ $when }) əvvələ düşür
    .next = Hər iki günü yoxlayın.
refusal-migration-of_the_same_person = Bu pozuntu başqa şəxsə aiddir
    .next = Eyni nömrəli işə aid pozuntunu seçin.
refusal-migration-screened_first = Ölkədən çıxarılmadan əvvəl hər kəs ilkin yoxlamadan keçir
    .next = Şəxsin yoxlanılmasını təmin edin. Çıxarılma artıq baş veribsə, buna baxmayaraq niyə icra edildiyini göstərin.
refusal-migration-prosecutor_asked_first = { $number } nömrəsi üzrə ölkədən çıxarılmadan əvvəl prokurorluqdan soruşulur
    .next = Bu nömrə üzrə prokurorluğa müraciət edin və cavabını gözləyin. Çıxarılma artıq baş veribsə, buna baxmayaraq niyə icra edildiyini göstərin.
refusal-migration-ground_for_a_reason = Burada əsas tələb edən heç nə buraxılmayıb
    .next = Əsası boş saxlayın və ya ilkin yoxlamanın nəticəsini düzəldin.

## Göstəricilər

figure-M1 = Ölkədə olma qaydalarını pozduğu aşkar edilib inzibati məsuliyyətə cəlb edilmiş əcnəbilər
    .definition = Dövr ərzində ölkədə olma qaydaları üzrə inzibati xətası aşkar edilmiş əcnəbilər; hər biri şəxsi iş nömrəsinə görə bir dəfə hesablanır.
figure-M2 = Ölkədə olma qaydalarını pozduğuna görə deportasiya edilmiş əcnəbilər
    .definition = M1 üzrə pozuntunun aşkar edildiyi gün və ya ondan sonra, dövrün son gününədək deportasiya edilmiş şəxslər; ölkədən çıxarılmanın digər növləri hesablanmır.

## Siyahılar

list-removal_grounds = Çıxarılmanın niyə icra edildiyi
list-removal_kinds = Ölkədən çıxarılmanın növü
list-removal_screenings = Çıxarılmadan əvvəl ilkin yoxlama
list-violation_kinds = Pozuntunun növü
