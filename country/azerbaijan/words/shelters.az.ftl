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
    .help = Şəxsin faylının qeydiyyat nömrəsi.
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

refusal-shelters-ends_after_it_began = Şəxs gəldiyi gündən ({ $admitted_on }) əvvəl çıxa bilməz
    .next = Hər iki günü yoxlayın.
refusal-shelters-fits_the_capacity = Bu gecələrin ən azı birində sığınacaq doludur: { $capacity } yer var
    .next = Başqa sığınacaq seçin və ya çıxmış şəxsin hələ qalan kimi göstərilmədiyini yoxlayın.
refusal-shelters-is_open = Bu gün sığınacaq fəaliyyət göstərmirdi
    .next = Günü yoxlayın və ya həmin gün fəaliyyət göstərən sığınacağı seçin.

## Göstəricilər

figure-V6 = Müvəqqəti sığınacaqlara yerləşdirilmiş şəxslər
    .definition = V1 üzrə nə vaxt olmasından asılı olmayaraq, sığınacaqda ən azı bir dəfə qalmış şəxslər; soruşulan tarixə olan məlumata görə.

## Siyahılar

list-shelter_groups = Sığınacağın qrupu
list-stay_endings = Qalmanın başa çatması
