### Sığınacaqlar bölməsinin sözləri. (Words of the desk shelters, in Azerbaijani.)

desk-shelters = Sığınacaqlar

## Sığınacaqlar

shelters = Sığınacaqlar
    .one = Sığınacaq
    .about = Sığınacağın hər bölməsi və yerlərinin sayı; ünvanı möhürlüdür.
shelters-name = Ad
    .help = Yeri bəlli etməyən neytral ad.
shelters-agency = İdarə edən qurum
    .help = Sığınacağa cavabdeh qurum.
shelters-group = Kimlər üçün
    .help = Otaqların ayrıldığı şəxslər.
shelters-capacity = Yerlərin sayı
    .help = Eyni vaxtda neçə nəfər gecələyə bilər.
shelters-opened_on = Açıldığı gün
    .help = İstifadəyə verildiyi gün.
shelters-closed_on = Bağlandığı gün
    .help = Fəaliyyət göstərirsə, boş saxlayın.
shelters-address = Ünvan
    .help = Möhürlüdür: yalnız konkret yerləşdirmə ilə məşğul olanlar üçündür.

## Sığınacaqda qalmalar

stays = Sığınacaqda qalmalar
    .one = Sığınacaqda qalma
    .about = Bir şəxsin bir sığınacaqda hər qalması; sığınacağın rəhbəri qeyd edir.
stays-person = Şəxs
    .help = Şəxsi işin qeydiyyat nömrəsi.
stays-shelter = Sığınacaq
    .help = Sığınacaq bölməsinin qeydiyyat nömrəsi.
stays-admitted_on = Birinci gecə
    .help = Şəxsin gəldiyi gün.
stays-left_on = Çıxdığı gün
    .help = Həmin gecə yer boşdur. Şəxs hələ qalırsa, boş saxlayın.
stays-ending = Necə başa çatdı
    .help = Şəxsin sonra hara getdiyi; daha hansı yardımın lazım olduğunu göstərir.
stays-notes = Növbətçilər üçün qeydlər
    .help = Yalnız növbəti növbənin bilməli olduğu. Möhürlüdür: bu sığınacağın işçiləri üçündür.

## İmtinalar

refusal-shelters-fits_the_capacity = Bu gecələrin ən azı birində sığınacaq doludur: { $capacity } yer var
    .next = Başqa sığınacaq seçin və ya çıxmış şəxsin hələ qalan kimi göstərilmədiyini yoxlayın.
refusal-shelters-is_open = Bu gün sığınacaq fəaliyyət göstərmirdi
    .next = Günü yoxlayın və ya həmin gün fəaliyyət göstərən sığınacağı seçin.
refusal-shelters-ending_has_a_day = Başa çatmış qalmanın çıxış günü olmalıdır
    .next = Günü doldurun və ya necə başa çatdığını boş saxlayın.
refusal-shelters-one_bed_each = Bu gecələrin bəzilərində şəxs artıq sığınacaqdadır: { $when }
    .next = Əvvəlcə o biri qalmanı bitirin və ya günləri yoxlayın.
refusal-shelters-holds_its_stays = Burada bir gecədə ən çoxu { $most } nəfər qalıb
    .next = Yerlərin sayını və ya qalmaları yoxlayın.
refusal-shelters-somebody_stayed = Bu günlərdən kənarda burada qalan olub: qalma başlayıb { $when }
    .next = Günü yoxlayın və ya əvvəlcə qalmanı bitirin, yaxud düzəldin.

## Göstəricilər

figure-V6 = Müvəqqəti sığınacaqlara yerləşdirilmiş şəxslər
    .definition = V1 üzrə qərardan əvvəl və ya sonra sığınacaqda ən azı bir dəfə qalmış şəxslər; soruşulan tarixə olan məlumata görə. Şəxsin əvvəlki ildə qurban kimi tanınmasından qabaq başlanmış qalma hesablanmır.

## Siyahılar

list-shelter_groups = Sığınacağın qrupu
list-stay_endings = Qalmanın başa çatması
