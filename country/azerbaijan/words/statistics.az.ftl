### Statistika bölməsinin sözləri. (Words of the desk Statistics, in Azerbaijani.)

desk-statistics = Statistika

refusal-figures-year = { $year } qeydlərin aid ola biləcəyi il deyil
    .next = 1900 ilə 2200 arasında bir il yazın.
refusal-figures-no_such_figure = "{ $figure }" adlı göstərici yoxdur
    .next = Ən yaxını: { $nearest }.
refusal-figures-no_such_breakdown = { $figure } göstəricisi "{ $dimension }" üzrə bölünə bilməz
    .next = Bu bölgülər mümkündür: { $possible }.
refusal-figures-no_breakdown = { $figure } göstəricisi "{ $dimension }" üzrə bölünə bilməz: onun ədədi qeydlərin sayı deyil
    .next = Onun hesablandığı göstəricilərə baxın.
refusal-figures-no_figure_by = Heç bir göstərici { $dimensions } üzrə bölünə bilməz
    .next = Bölgülər: { $possible }. `opennrm figures explain ID` əmri bir göstəricinin bölgülərini sadalayır.
refusal-figures-known_on = "{ $day }" bu günədək olan gün deyil
    .next = İl, ay və gün kimi yazın, məsələn 2018-01-31, və { $today } tarixindən gec olmasın.
refusal-figures-no_such_set = Bu ilin belə toplusu yoxdur: { $year }, { $number }
    .next = Həmin ilin topluları hesabat səhifəsində göstərilir.
refusal-figures-dimension_twice = "{ $dimension }" bölgüsü iki dəfə göstərilib
    .next = Hər birini bir dəfə göstərin.
refusal-figures-two_dimensions = Göstərici bir və ya iki bölgü üzrə bölünür
    .next = Ən vacib ikisini seçin, qalanlarına bir-bir baxın.
refusal-figures-format = "{ $format }" göstərici fayllarının formatı deyil
    .next = csv, xlsx və ya json seçin.
refusal-figures-unlike_units = Fərqli vahidlər toplana bilməz: { $one } və { $other }
    .next = İki göstəriciyə yan-yana baxın.
refusal-figures-out_of_range = Cəm yazıla bilməyəcək qədər böyükdür
    .next = Göstəricilərə bir-bir baxın.

## İlin ümumi mənzərəsi

statistics-home = İlin ümumi mənzərəsi
statistics-year = { ORDINAL($year) } il
statistics-choose = İli seçin
statistics-as-recorded = { $day } tarixinədək qeydə alınanlara əsasən.
statistics-nothing-frozen = Bu ilin göstəriciləri hələ təsbit edilməyib.
statistics-set = { $number } nömrəli toplu { $day } tarixində { $who } tərəfindən təsbit edilib.
statistics-read-report = Hesabatı oxuyun
statistics-all-figures = Bütün göstəricilər
statistics-daily = İndi qeydə alın
statistics-daily-other = Başqa qeyd
statistics-nothing-yet = Bu göstəricilərin hesablandığı qeydlərdən { ORDINAL($year) } il üzrə hələ heç biri yoxdur.
statistics-nothing-yet-next = Reyestr açın, qeyd daxil edin və ya cədvəl idxal edin
statistics-at-a-glance = Əsas göstəricilər
statistics-in-pictures = Diaqramlarda

statistics-missing = Nə çatışmır
statistics-missing-none = Göstəricilərin hesablandığı hər bir reyestrdə bu ilə aid qeyd və ya məlumat veriləcək hal olmadığı barədə imzalanmış bildiriş var.
statistics-missing-about = Bu reyestrlərdə həmin ilə aid qeyd yoxdur və heç kim məlumat veriləcək hal olmadığını imzalamayıb: onların göstəriciləri üzrə məlumat verilməmiş sayılır, bu isə sıfır demək deyil.
statistics-sign-nil = “Məlumat veriləcək hal yoxdur” bildirişini imzalayın
statistics-missing-new = { $record }, yeni qeyd
statistics-missing-figures = göstərici: { $figures }
statistics-missing-more = daha { $count } reyestr

statistics-changed = Nə dəyişib
statistics-changed-set = { $number } nömrəli toplu { $day } tarixində təsbit ediləndən bəri:
statistics-same-set = { $number } nömrəli toplu { $day } tarixində təsbit ediləndən bəri heç bir göstərici dəyişməyib.
statistics-changed-days = Bu ilin son { $days } gündə dəyişmiş əsas göstəriciləri:
statistics-same-days = Son { $days } gündə bu ilin heç bir əsas göstəricisi dəyişməyib.
statistics-became = { $figure }: { $then } → { $now }
statistics-through = { $count } qeyd vasitəsilə

## Diaqramlar

statistics-over-years = { $figure }, { $first }–{ $last }
statistics-by = { $figure }: { $dimension }
statistics-and = { $one } və { $other }
statistics-as-table = Rəqəmlər cədvəl şəklində
statistics-in-table = Daha { $count } sətir cədvəldədir.
statistics-nothing-counted = Hələ heç nə sayılmayıb.
statistics-none = Bu ildə yoxdur.
statistics-recorded-of-none = Heç biri üçün qeyd edilməyib.
statistics-only-table = Hissələr diaqram üçün həddən artıq çoxdur və ya bir-birini örtür. Hamısı cədvəldədir.
statistics-funnel = İlkin yoxlamadan məhkumluğa qədər
statistics-funnel-note = Mərhələlərin hər biri öz vahidi ilə sayılır: heç biri özündən əvvəlkinin payı deyil.
statistics-step = Mərhələ
statistics-number = Say

## Bütün göstəricilər

statistics-figures-of = { ORDINAL($year) } ilin göstəriciləri
statistics-counted-of = { $all } göstəricidən { $counted } göstərici hesablanıb.
statistics-chapters = Fəsillər
statistics-figure = Göstərici
statistics-printed = Çap edildiyi kimi
statistics-exact = Dəqiq
statistics-unit = Nə sayılır
statistics-compared = Əvvəlki illə müqayisədə
statistics-state = Vəziyyət
statistics-state-counted = hesablanıb
statistics-as-known-on = Bu tarixə məlum olanlar
statistics-in-set = { ORDINAL($year) } ilin { $number } nömrəli toplusunda təsbit edildiyi kimi
statistics-live-now = Hazırda məlum olan: { $now }
statistics-live-same = Hazırda məlum olan da eynidir
statistics-as-known-on-hint = Hazırda məlum olanlar üçün boş saxlayın.
statistics-part-of = { $whole } içindən { $part }

## Bir göstərici

statistics-how-counted = Necə hesablanır
statistics-rule = Necə çap edilir
statistics-rule-exact = Dəqiq ədəd kimi.
statistics-source = Haradan hesablanır
statistics-same-as = Bu, ikinci yerdə çap edilən eyni göstəricidir:
statistics-sum-of = Bu göstəricilərin cəmidir:
statistics-from-settings = Ölkənin tarixli parametrləri; arxasında qeyd yoxdur.
statistics-chapter = Hesabatın fəsli
statistics-unknown-help = Qeydlər var, lakin ədədi onlardan müəyyən etmək mümkün deyil.
statistics-parts = Bölgü
statistics-break-down-by = Bölgü
statistics-and-by = və
statistics-each = Hər bölgü ayrılıqda
statistics-adds-up = Hissələrin cəmi göstəriciyə bərabərdir: { $whole }.
statistics-does-not-add-up = Bir qeyddə bunlardan bir neçəsi ola bilər: hissələrin cəmi göstəricidən çox ola bilər.
statistics-as-file = Fayl şəklində:
statistics-records = Arxasındakı qeydlər
statistics-records-note = Hər qeyd yalnız nömrəsi ilə göstərilir; açmaq hüququ olan qalanını görür. Onlar bu reyestrdə saxlanılır:
statistics-records-note-then = Bunlar həmin günə məlum olan göstəricinin arxasındakı qeydlərdir; qeyd indiki halında açılır. Onlar bu reyestrdə saxlanılır:
statistics-records-of = { $all } qeyddən { $first }–{ $last }
statistics-records-from = { $first }–{ $last } qeydləri
statistics-no-records = Bu göstəricinin arxasında qeyd yoxdur.
statistics-written = Son dəfə yazılıb
statistics-no-such-figure = Belə göstərici yoxdur
statistics-nearest = Bəlkə bunu nəzərdə tutursunuz:
