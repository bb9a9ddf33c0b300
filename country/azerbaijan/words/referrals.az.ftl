### Yönləndirmələr bölməsinin sözləri. (Words of the desk referrals, in Azerbaijani.)

desk-referrals = Yönləndirmələr

## Reyestrlər və sahələr

referrals = Yönləndirmələr
    .one = Yönləndirmə
    .about = Bir şəxsin bir qurumdan digərinə hər yönləndirilməsi; göndərən qurum qeyd edir, qəbul edən cavab verir.
referrals-person = Şəxs
    .help = Şəxsi işin qeydiyyat nömrəsi. Yetkin şəxs yalnız razılığı ilə yönləndirilir.
referrals-sent_on = Göndərildiyi gün
    .help = Qəbul edən quruma müraciət edilən gün.
referrals-from = Göndərən
    .help = Göndərən qurum; yönləndirmənin nəticəsi ona bildirilir.
referrals-to = Qəbul edən
    .help = Yardım göstərməsi xahiş olunan qurum.
referrals-service = Xahiş olunan xidmət
    .help = Bir yönləndirmə – bir xidmət; ikinci xidmət üçün yenisini yaradın.
referrals-urgency = Təcililik
    .help = Şəxsə nə qədər tez cavab lazımdır.
referrals-stage = Vəziyyəti
    .help = Hazırkı vəziyyəti.
referrals-reason = Səbəb
    .help = Rədd edilməsinin, cavabsız qalmasının və ya geri götürülməsinin səbəbi. Möhürlüdür: göndərən və qəbul edən üçündür.
referrals-answer_due_on = Cavabın son günü
    .help = Bu gündən sonra yönləndirmə gecikmiş sayılır.
referrals-answered_on = Cavab verildiyi gün
    .help = Qəbul edən qurumun razılıq və ya rədd cavabı verdiyi gün.

## İmtinalar

refusal-referrals-to_another_body = Şəxs bir qurumdan başqasına yönləndirilir, eyni quruma yox
    .next = Göndərən və qəbul edən qurumu yoxlayın.
refusal-referrals-unanswered_has_no_day = Cavab verilməmiş yönləndirmənin cavab günü ola bilməz
    .next = Mərhələni düzəldin və ya günü boş saxlayın.

## Göstəricilər

figure-V9 = Sosial xidmətlər üçün QHT-lərə və Yardım Mərkəzinə yönləndirilmiş şəxslər
    .definition = V1 üzrə qərardan əvvəl və ya sonra, ölkə siyahısında belə işarələnmiş quruma sosial xidmətlər üçün yönləndirilmiş şəxslər; layihə və geri götürülmüş yönləndirmələr daxil deyil; soruşulan tarixə olan məlumata görə. Şəxsin əvvəlki ildə qurban kimi tanınmasından qabaqkı yönləndirmə hesablanmır.
figure-R1 = Göndərilmiş yönləndirmələr
    .definition = Nəticəsindən asılı olmayaraq, dövr ərzində göndərilmiş yönləndirmələr; layihələr daxil deyil; iki dəfə yönləndirilmiş şəxs iki dəfə hesablanır.

## Siyahılar

list-referral_services = Yönləndirmədə xahiş olunan xidmət
list-referral_stages = Yönləndirmənin vəziyyəti
list-urgencies = Təcililik
