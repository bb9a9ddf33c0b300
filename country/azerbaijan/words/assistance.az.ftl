### Yardım bölməsinin sözləri. (Words of the desk assistance, in Azerbaijani.)

desk-assistance = Yardım

## Xidmətlər

services = Göstərilmiş xidmətlər
    .one = Göstərilmiş xidmət
    .about = Bir şəxsə göstərilmiş hər xidmət; xidməti göstərən qeyd edir.
services-person = Şəxs
    .help = Şəxsi işin qeydiyyat nömrəsi.
services-given_on = Göstərildiyi gün
    .help = Xidmətin göstərildiyi və ya başladığı gün.
services-kind = Növü
    .help = Hər növ üçün ayrıca qeyd.
services-agency = Göstərən qurum
    .help = Xidməti göstərən qurum və ya təşkilat.
services-cost = Dəyəri
    .help = Məlumdursa, xidmətin dəyəri.
services-notes = Qeydlər
    .help = Etibar edilərək deyilib. Möhürlüdür: xidməti göstərənlər və şəxsin iş aparıcısı üçündür, müstəntiqlər üçün deyil.

## Müavinətlər

allowances = Birdəfəlik müavinətlər
    .one = Birdəfəlik müavinət
    .about = Hər qurbanın hüququ olan müavinət: bir şəxs təqdim edir, digəri təsdiq edir, bir dəfə ödənilir.
allowances-person = Şəxs
    .help = Şəxsi işin qeydiyyat nömrəsi.
allowances-decided_on = Qərar günü
    .help = Məbləğ bu günə görə müəyyən edilir.
allowances-amount = Məbləğ
    .help = Qərar günü qüvvədə olan məbləğ.
allowances-stage = Vəziyyəti
    .help = Hazırkı vəziyyəti.
allowances-paid_on = Ödənildiyi gün
    .help = Şəxsin pulu aldığı gün.
allowances-proposed_by = Təqdim edən
    .help = Təqdim edən vəzifəli şəxs.
allowances-approved_by = Təsdiq edən
    .help = Təqdim edəndən başqa vəzifəli şəxs.

## Nəticələr

outcomes = Nəticələr
    .one = Nəticə
    .about = Yardımdan sonra şəxsin həyatında nə dəyişdiyi: iş, kurs, ailəyə qayıdış.
outcomes-person = Şəxs
    .help = Şəxsi işin qeydiyyat nömrəsi.
outcomes-reached_on = Əldə edildiyi gün
    .help = Nəticənin əldə edildiyi gün.
outcomes-kind = Növü
    .help = Hər nəticə üçün ayrıca qeyd.
outcomes-risk_assessed_on = Riskin qiymətləndirildiyi gün
    .help = Qayıdışdan və ya ailəyə qovuşmadan əvvəl bunun təhlükəsiz olub-olmadığı yoxlanılmalıdır.
outcomes-notes = Qeydlər
    .help = Yalnız növbəti görüş üçün lazım olan. Möhürlüdür: şəxsin iş aparıcısı üçündür.

## Qurbanların uşaqları

child_supports = Qurbanların uşaqlarına yardım
    .one = Qurbanın uşağına yardım
    .about = Valideyni qurban olan uşağa göstərilmiş hər yardım; bu uşaqlar qurbanlardan ayrıca hesablanır.
child_supports-child = Uşaq
    .help = Uşağın şəxsi işinin qeydiyyat nömrəsi.
child_supports-parent = Qurban olan valideyn
    .help = Valideynin şəxsi işinin qeydiyyat nömrəsi.
child_supports-given_on = Göstərildiyi gün
    .help = Yardımın göstərildiyi və ya başladığı gün.
child_supports-kind = Növü
    .help = Hər növ üçün ayrıca qeyd.
child_supports-agency = Göstərən qurum
    .help = Yardımı göstərən qurum və ya təşkilat.
child_supports-notes = Qeydlər
    .help = Möhürlüdür: bu ailəyə yardım edənlər üçündür.

## İmtinalar

refusal-assistance-paid_once = Bu şəxsə artıq birdəfəlik müavinət təyin edilib
    .next = Mövcud qeydi açın. O, səhvən daxil edilibsə, əvvəlcə səbəbini göstərib etibarsız sayın.
refusal-assistance-amount_of_its_day = Qərar günü müavinətin məbləği { $amount } idi
    .next = Bu məbləği yazın və ya qərar gününü düzəldin.
refusal-assistance-paid_has_a_day = Yalnız ödənilmiş müavinətin ödəniş günü olur və o, göstərilməlidir
    .next = Ödəniş gününü yazın və ya vəziyyəti düzəldin.
refusal-assistance-recognised_first = Bu qərarın günündə şəxs insan alverinin qurbanı kimi tanınmamışdı
    .next = Əvvəlcə şəxs haqqında müsbət qərarı daxil edin və ya günü yoxlayın.
refusal-assistance-four_eyes = Müavinəti təqdim edən şəxs onu təsdiq edə bilməz
    .next = Təsdiqi başqa vəzifəli şəxs verməlidir.
refusal-assistance-child_is_not_the_parent = Burada uşaq və valideyn eyni şəxsdir
    .next = Hər birinin öz şəxsi işinin qeydiyyat nömrəsini yazın.

## Göstəricilər

figure-V7 = Tibbi, psixoloji və hüquqi yardım göstərilmiş şəxslər
    .definition = V1 üzrə qərardan əvvəl və ya sonra hər üç növ yardım – tibbi, psixoloji və hüquqi – göstərilmiş şəxslər; soruşulan tarixə olan məlumata görə. Şəxsin əvvəlki ildə qurban kimi tanınmasından qabaq göstərilmiş yardım hesablanmır.
figure-V8 = Hər birinə ödənilmiş birdəfəlik müavinət
    .definition = Dövr ərzində qanunvericiliklə müəyyən edilmiş birdəfəlik müavinətin məbləği; dəyişibsə, hədləri göstərilir.
figure-V10 = İşlə təmin edilmiş şəxslər
    .definition = V1 üzrə qərar günü və ya ondan sonra nəticəsi "işlə təmin edilib" kimi qeyd edilmiş şəxslər; soruşulan tarixə olan məlumata görə.
figure-V11 = Peşə kurslarına göndərilmiş şəxslər
    .definition = V1 üzrə qərar günü və ya ondan sonra nəticəsi "peşə kursuna göndərilib" kimi qeyd edilmiş şəxslər; soruşulan tarixə olan məlumata görə.
figure-V12 = Ailələrinə qaytarılmış şəxslər
    .definition = V1 üzrə qərar günü və ya ondan sonra nəticəsi "ailəsinə qaytarılıb" kimi qeyd edilmiş şəxslər; soruşulan tarixə olan məlumata görə.
figure-V13 = Məktəbəqədər təhsilə cəlb edilmiş uşaqlar
    .definition = Qurbanların dövr ərzində məktəbəqədər təhsilə cəlb edilmiş uşaqları; hər biri bir dəfə hesablanır.
figure-V14 = Alimentlə təmin edilmiş uşaqlar
    .definition = Qurbanların dövr ərzində alimentlə təmin edilmiş uşaqları; hər biri bir dəfə hesablanır.
figure-V15 = Sənədlə təmin edilmiş uşaqlar
    .definition = Qurbanların dövr ərzində sənədlə təmin edilmiş uşaqları; hər biri bir dəfə hesablanır.
figure-A3 = Birdəfəlik müavinət ödənilmiş şəxslər
    .definition = V1 üzrə qərar günü və ya ondan sonra birdəfəlik müavinət ödənilmiş şəxslər; soruşulan tarixə olan məlumata görə.
figure-A4 = Göstərilmiş xidmətlər
    .definition = Kimə göstərilməsindən asılı olmayaraq, dövr ərzində göstərilmiş xidmətlər; burada şəxslər deyil, xidmətlər hesablanır.

## Siyahılar

list-child_support_kinds = Qurbanın uşağına yardım
list-outcome_kinds = Nəticənin növü
list-payment_stages = Ödənişin vəziyyəti
list-service_kinds = Xidmətin növü
