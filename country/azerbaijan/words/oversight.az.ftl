### Nəzarət bölməsinin sözləri. (Words of the desk: Oversight.)

desk-oversight = Nəzarət
oversight-title = Nəzarət
oversight-entries = Yazılar

## Kim baxıb

oversight-looked = Şəxsə kim baxıb
oversight-looked-about = Hər baxış, hər dəyişiklik və rədd edilmiş hər cəhd, hesablar üzrə; şəxs üçün isə onun faylındakı hər şeydə. Şəxsi göstərən siyahılar və axtarışlar da sayılır. Burada oxumaq da yazıya düşür.
oversight-reference = Şəxsin faylının nömrəsi
oversight-show = Göstər
oversight-post = Vəzifə və qurum
oversight-purpose = Hansı əlaqəyə görə
oversight-seen = Nə görülüb
oversight-first = İlk dəfə

oversight-tie-conflict = bəyan edilmiş yaxınlıq
oversight-tie-break_glass = fövqəladə hal
oversight-tie-reason_given = qeyd olunmuş səbəb
oversight-tie-subject = öz faylı
oversight-tie-assigned = şəxs üçün təyin olunub
oversight-tie-holder = qurum şəxsi qəbul edib
oversight-tie-housing = sığınacağı qurum idarə edir
oversight-tie-decides = qurum şəxs barədə qərar verir
oversight-tie-receiver = şəxs quruma yönləndirilib
oversight-tie-investigates = cinayət işi qurumdadır
oversight-tie-bridge = razılıq və ya məhkəmə qərarı
oversight-tie-author = əməkdaş özü daxil edib
oversight-tie-own_agency = qurum daxil edib
oversight-tie-sender = qurum şəxsi yönləndirib

oversight-part-counted = sayılan sahələr
oversight-part-open = açıq sahələr
oversight-part-identity = kimlik
oversight-part-location = yer
oversight-part-health = sağlamlıq
oversight-part-testimony = ifadə

refusal-oversight-no_such_file = Barəsində soruşa biləcəyiniz bu nömrəli fayl yoxdur.
    .next = Nömrəni faylın ilk səhifəsində yazıldığı kimi yazın.

## Kimlərə toxunulub

oversight-touched = Kimlərə toxunulub
oversight-touched-about = Məlumat sızması üçün: hesab, daxilolma və ya qurum kimlərin faylını görüb və ya dəyişib, nə çıxarılıb. Bunlardan hər biri axtarışı daraldır; müddət tam günlərlə sayılır.
oversight-touched-officer = Əməkdaş: qeydinin nömrəsi və ya jurnaldakı adı
oversight-sign-in = Daxilolma
oversight-sign-ins = Daxilolmalar
oversight-body = Qurum
oversight-touched-files = { $count } şəxsin faylına toxunulub
oversight-touched-counts = Jurnalın yazıları: { $entries }; onlarda göstərilmiş, yazılmış və ya çıxarılmış qeydlər: { $rows }.
oversight-touched-unknown = Daha { $count } yazı heç bir şəxsin faylına aparmır: silinmiş şəxslər, əməkdaşlar və ya faylların açılmaları.
oversight-touched-none = Heç bir şəxsin faylına toxunulmayıb.
oversight-elsewhere = Şəxslərin fayllarından kənarda olan insanlar
oversight-elsewhere-about = İnsanlar haqqında olan, lakin heç bir şəxsin faylında olmayan qeydlər: tapılmış uşaqlar, zəng edənlər, təqsirləndirilənlər, miqrantlar. Onlar nömrələri ilə göstərilir: burada hər reyestrin ilk iki yüzü, faylda hamısı. Proqramın əvvəlki versiyasının göstərdiyi siyahılardakılar yalnız sayılır.
oversight-elsewhere-records = Açılmış, dəyişdirilmiş və ya göstərilmiş qeydlər
oversight-elsewhere-named = Nömrələr
oversight-elsewhere-rows = Neçə dəfə, siyahıların sətirləri daxil
oversight-touched-file = Nömrələr fayl şəklində (CSV)
oversight-touched-exports = Bütövlükdə nə çıxarılıb, köçürülüb və ya yüklənib
oversight-touched-named = Cəmi { $count }; sonuncu { $named } burada göstərilir. Daha dar sual qalanlarını göstərir.
oversight-column-reference = Nömrə
oversight-column-first = İlk dəfə
oversight-column-last = Sonuncu dəfə
oversight-column-shown = Göstərilib
oversight-column-changed = Dəyişdirilib

refusal-oversight-no_sign_in = Daxilolma 0-9 rəqəmləri və a-f hərfləri ilə yazılır
    .next = Onu daxilolmaların siyahısından köçürün.
refusal-oversight-nothing_asked = Kim tərəfindən, hansı qurumda və ya nə vaxt olduğunu yazın
    .next = Bunlardan biri kifayətdir.

## Reyestrlər və sahələr

use_reviews = Qeyri-adi baxışların yoxlanması
    .one = Qeyri-adi baxışın yoxlanması
    .about = Qaydanın qeyri-adi saydığı baxışlar barədə nəzarətçinin rəyi.
use_reviews-rule = Qayda
    .help = Baxışlar niyə qeyri-adi sayılıb.
use_reviews-officer = Əməkdaş
    .help = Əməkdaşın qeydiyyat nömrəsi; bir şəxsə çoxları baxıbsa, boş qalır.
use_reviews-about = Şəxs, jurnalda göstərildiyi kimi
    .help = Otuz iki rəqəm; bir əməkdaşın gününə aiddirsə, boş qalır.
use_reviews-day = Gün
    .help = Baxışların olduğu gün.
use_reviews-last_entry = Sonuncu yazı
    .help = Jurnalın baxılmış sonuncu yazısının nömrəsi.
use_reviews-finding = Rəy
    .help = Baxışların əsası olub-olmadığı.
use_reviews-note = Qeyd
    .help = Nə soruşulub və nə cavab verilib.

## Nəzarətçini nə gözləyir

oversight-waiting = Yoxlanmasını gözləyən açılmalar: { $count }
oversight-waiting-caption = Yoxlanmasını gözləyən açılmalar
oversight-waiting-none = Bütün açılmalar yoxlanıb.
oversight-unanswered = Prokurorluğun cavabını gözləyən bildirişlər: { $count }
oversight-unanswered-caption = Prokurorluğun cavabını gözləyən bildirişlər
oversight-unanswered-none = Prokurorluğa verilən bütün bildirişlər cavablandırılıb.
oversight-alert = Bildiriş
oversight-answer-due = Cavab müddəti
oversight-overdue = Gecikib
oversight-overdue-count = Gecikib: { $count }
oversight-attempts = Son 30 gündə heç bir fayla və ya əməkdaşa bağlı fayla yönəlmiş fövqəladə müraciətlər: { $count }. Jurnalda hər biri yazılanlarla birlikdə durur.
oversight-opening = Açılma
oversight-review = Yoxlama
oversight-review-due = Yoxlamanın son vaxtı
oversight-review-write = Yoxla
oversight-alerts = Nəzarət ({ $count })

## Fövqəladə giriş

oversight-emergency = Fayla fövqəladə giriş
oversight-emergency-about = Kimsə təhlükədədirsə və dərhal bilməlisinizsə, faylının nömrəsini və səbəbi yazın. Rolunuzun fövqəladə halda görə biləcəyi hər şey sizə { $hours } saatlıq açılır.
oversight-emergency-warning = Nəzarətçiyə dərhal xəbər verilir və o, hər fövqəladə halı yoxlayır.
oversight-emergency-reason = Nə baş verib və nəyi bilməlisiniz
oversight-emergency-open = Fövqəladə halda aç
oversight-emergency-answered = Qeydə alındı
oversight-emergency-answer = Səbəbiniz qeydə alındı və nəzarətçiyə xəbər verildi. Fövqəladə halın sizə açdığı bu nömrəli fayl varsa, bu andan { $hours } saat açıqdır.
oversight-emergency-file = Fayla keç

refusal-oversight-which_file = Kimin faylı olduğunu yazın
    .next = Onun nömrəsini yazın.

## Qeyri-adi baxışlar

oversight-unusual = Qeyri-adi baxışlar
oversight-unusual-about = Ölkənin qaydalarının jurnalda tapdıqları. Qayda nəyisə qeyri-adi sayır, heç kimi günahkar saymır: yanlış xəbərdarlıqlar gözlənilir və buradakıların çoxunun əsaslı səbəbi var. Sətir yoxlandıqdan sonra gedir və həmin gün belə hərəkətlər davam edərsə, qayıdır.
oversight-unusual-found = Yoxlanmalıdır: { $count }
oversight-unusual-reviewed = Artıq yoxlanıb: { $count }
oversight-unusual-none = Yoxlanmamış qeyri-adi heç nə yoxdur.
oversight-unusual-why = Niyə qeyri-adidir
oversight-unusual-done = Yoxlanıb
oversight-unusual-own = Baxanlardan biri sizsiniz: bunu başqa nəzarətçi yoxlayır.
oversight-unusual-log = Jurnalda hamısı
oversight-why-declared_tie = Əməkdaş yaxınlığını bəyan etdiyi şəxsin faylını istəyib və ya yaxınlığı baxdıqdan sonra bəyan edib; yazılar: { $count }.
oversight-why-without_tie = Əməkdaşı faylını istədiyi şəxslə heç nə bağlamır; yazılar: { $count }.
oversight-why-same_name = Faylı və ya haqqında qeyd açılmış şəxs əməkdaşla eyni soyadı daşıya bilər. Bunu adların göstəricisi deyir; heç bir ad açılmayıb və bu, başqa ad da ola bilər.
oversight-why-colleague = Faylı və ya haqqında qeyd açılmış şəxs başqa bir əməkdaşla eyni adı daşıya bilər. Bunu adların göstəricisi deyir; heç bir ad açılmayıb və bu, başqa ad da ola bilər.
oversight-why-neighbour = Faylı açılmış şəxs əməkdaşın yaşadığı regionda yaşayır, yaxud faylı olmayan şəxs orada tapılıb və ya oradan zəng edib. Bu region böyük deyil.
oversight-why-looked_at_by_many = Bu müddətdə bir şəxsin faylını və ya haqqında qeydi { $count } əməkdaş açıb; { $from } nəfərdən başlayaraq bu, çoxdur.
oversight-why-many_persons = Bir gündə { $count } şəxsin faylı və ya fayllardan kənar insan haqqında qeyd açılıb, ya da adı tapılıb; bu rol üçün { $from } və daha çoxu qeyri-adidir.
oversight-why-in_bulk = Bir gündə { $count } qeyd siyahıda göstərilib və ya çıxarılıb; bu rol üçün { $from } və daha çoxu qeyri-adidir.
oversight-why-out_of_hours = Fayllar iş vaxtından kənar açılıb; yazılar: { $count }.
oversight-why-refused_attempts = Bir gündə { $count } cəhd rədd edilib; { $from } və daha çoxu qeyri-adidir.
oversight-why-search_without_look = Bir gündə axtarışlar açılmış fayllardan { $count } ədəd çox olub; { $from } və daha çoxu qeyri-adidir.

## Şəxsə nə deyilir

oversight-told = Faylınızı kim açıb
oversight-told-about = Faylınızı açmış, orada nəyisə dəyişmiş, onu siyahıda görmüş və ya axtarışla tapmış qurumlar: aylar üzrə, nə üçün və neçə dəfə. Əməkdaşların adları deyilmir.
oversight-told-none = Faylınızı heç kim açmayıb.
oversight-told-later = Ədliyyə və hüquq-mühafizə qurumlarının gördükləri sonra və hansı qurum olduğu göstərilmədən deyilir. Burada olmayan bir şey sizə yenidən soruşduqda deyilə bilər.
oversight-told-ask = Qurumun faylınızı niyə açdığını başa düşmürsünüzsə, bu kağızı verəndən və ya müstəqil məruzəçidən soruşun. Niyə soruşduğunuzu deməyə borclu deyilsiniz.
oversight-told-tell = Faylı kimin açdığı barədə şəxsə nə deyilir
oversight-told-language = Kağızın dili
oversight-told-paper = Verilmək üçün kağız (PDF)
oversight-told-month = Ay
oversight-told-body = Qurum
oversight-told-role = Kim
oversight-told-purpose = Nə üçün
oversight-told-justice = Ədliyyə və ya hüquq-mühafizə qurumu
oversight-told-machine = Hesablar yaranmazdan əvvəl faylları saxlayan
oversight-told-for-list = siyahıda görüb
oversight-told-for-export = fayl şəklində çıxarıb
oversight-told-for-role = işə nəzarət
oversight-told-for-conflict = sizə yaxın olsa da, istəyib
oversight-told-for-break_glass = fövqəladə halda
oversight-told-for-reason_given = qeyd olunmuş səbəblə
oversight-told-for-subject = siz və ya sizin adınızdan hərəkət edən
oversight-told-for-assigned = sizin üçün təyin olunub
oversight-told-for-holder = sizə kömək edir
oversight-told-for-housing = sığınacağı idarə edir
oversight-told-for-decides = işiniz barədə qərar verir
oversight-told-for-receiver = ona yönləndirilmisiniz
oversight-told-for-investigates = cinayət işi
oversight-told-for-bridge = cinayət işi
oversight-told-for-author = qeydə alıb
oversight-told-for-own_agency = qeydə alıb
oversight-told-for-sender = sizi yönləndirib

refusal-oversight-reviewed_by_another = Heç kim öz baxışlarını yoxlamır
    .next = Onları başqa nəzarətçiyə həvalə edin.

refusal-oversight-not_set = Ölkə bu gün üçün “{ $setting }” dəyərini müəyyən etməyib
    .next = O, ölkə paketinin settings.toml faylında durur.

list-use_rules = Qeyri-adi baxışların qaydaları
