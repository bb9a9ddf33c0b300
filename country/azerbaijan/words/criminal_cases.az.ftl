### Cinayət işləri bölməsinin sözləri. (Words of the desk criminal_cases, in Azerbaijani.)

desk-criminal_cases = Cinayət işləri

## Faktlar

facts = Faktlar
    .one = Fakt
    .about = Cinayət Məcəlləsinin bir maddəsi üzrə qeydə alınmış hər hadisə; fakt nə cinayət işi, nə də şəxsdir.
facts-registration_number = Qeydiyyat nömrəsi
    .help = Cinayətlərin qeydiyyatındakı nömrəsi.
facts-registered_on = Qeydə alındığı gün
    .help = Fakt bu günün aid olduğu ildə hesablanır.
facts-article = Maddə
    .help = Hazırda tövsif olunduğu maddə.
facts-first_article = İlk maddə
    .help = Yalnız yenidən tövsif edilibsə: ilk qeydə alındığı maddə.
facts-case = Cinayət işi
    .help = İstintaq edildiyi işin qeydiyyat nömrəsi.
facts-region = Region
    .help = Baş verdiyi və ya aşkar edildiyi yer.
facts-agency = Aşkar edən qurum
    .help = Faktı aşkar etmiş qurum.
facts-forms = İstismar formaları
    .help = Uyğun olanların hamısı.
facts-account = Hadisənin təsviri
    .help = Qurbanın adı yazılmır: bu, cinayət uçotudur. Möhürlüdür: istintaq aparanlar üçündür.

## Cinayət işləri

criminal_cases = Cinayət işləri
    .one = Cinayət işi
    .about = Faktları və təqsirləndirilən şəxsləri birləşdirən hər istintaq.
criminal_cases-case_number = İşin nömrəsi
    .help = İstintaq aparan qurumdakı nömrəsi.
criminal_cases-opened_on = Başlandığı gün
    .help = Cinayət işinin başlandığı gün.
criminal_cases-article = Əsas maddə
    .help = İş üzrə ən ağır maddə.
criminal_cases-agency = İstintaq aparan qurum
    .help = İstintaqı aparan qurum.
criminal_cases-stage = Mərhələ
    .help = Hazırkı vəziyyəti.
criminal_cases-investigation_completed_on = İstintaqın başa çatdığı gün
    .help = Başa çatmış istintaq bu günün aid olduğu ildə hesablanır.
criminal_cases-verdict_on = Hökm günü
    .help = Hökmün çıxarıldığı gün.
criminal_cases-guilty = İttiham hökmü
    .help = Ən azı bir şəxs təqsirli bilinibsə, "bəli".

## Təqsirləndirilən şəxslər

defendants = Təqsirləndirilən şəxslər
    .one = Təqsirləndirilən şəxs
    .about = Hər iş üzrə hər şəxs və hər mərhələnin günü: şübhəli, təqsirləndirilən, məhkəməyə verilmiş, məhkum edilmiş və ya bəraət almış.
defendants-person_file = Şəxsin cinayət uçotundakı nömrəsi
    .help = Eyni şəxs bütün işlərdə eyni nömrə ilə qeyd edilir ki, iki dəfə hesablanmasın. Bura ad yazılmır.
defendants-case = Cinayət işi
    .help = İşin qeydiyyat nömrəsi.
defendants-article = Maddə
    .help = Şəxsin ittiham olunduğu maddə.
defendants-sex = Cins
    .help = Adı göstərilmədən hesablanır.
defendants-birth_year = Doğum ili
    .help = Yaş qrupları bundan hesablanır.
defendants-citizenship = Vətəndaşlıq
    .help = Bir neçədirsə, birincisi.
defendants-role = Rol
    .help = Şəxsin törətməkdə təqsirləndirildiyi əməl.
defendants-group = Cinayətkar qrup
    .help = Şəxs qrupun üzvüdürsə, qrupun qeydiyyat nömrəsi.
defendants-suspected_on = Şübhəli qismində cəlb edildiyi gün
    .help = Şəxsin şübhəli sayıldığı gün.
defendants-accused_on = İttiham elan edildiyi gün
    .help = İttiham elan edilənədək boş saxlayın.
defendants-sent_to_court_on = Məhkəməyə verildiyi gün
    .help = Məhkumluqdan ayrıca hesablanır.
defendants-convicted_on = Məhkum edildiyi gün
    .help = İttiham hökmünün çıxarıldığı gün.
defendants-acquitted_on = Bəraət aldığı gün
    .help = Bəraət hökmünün çıxarıldığı gün.
defendants-sentence = Cəza
    .help = Əsas cəza.
defendants-sentence_months = Müddəti, ay
    .help = Hər il üçün on iki ay.
defendants-suspended = Şərti
    .help = Cəzanın şərti tətbiq edilib-edilmədiyi.
defendants-confiscation = Əmlak müsadirə edilib
    .help = Məhkəmənin müsadirə təyin edib-etmədiyi.
defendants-name = Şəxsin adı
    .help = Möhürlüdür: istintaq və ittiham aparanlar üçündür.

## Qruplar

groups = Cinayətkar qruplar
    .one = Cinayətkar qrup
    .about = Zərərsizləşdirilmiş hər cinayətkar qrup və üzvlərinin sayı.
groups-code_name = Şərti adı
    .help = Müstəntiqlərin istifadə etdiyi ad; heç kimin əsl adı deyil.
groups-neutralised_on = Zərərsizləşdirildiyi gün
    .help = Qrup bu günün aid olduğu ildə hesablanır.
groups-members = Üzvlərin sayı
    .help = Qrupa neçə nəfərin daxil olduğu.
groups-region = Region
    .help = Əsasən fəaliyyət göstərdiyi yer.

## Axtarışda olan şəxslər

wanted = Axtarışda olan şəxslər
    .one = Axtarışda olan şəxs
    .about = İnsan alveri üzrə axtarışa verilmiş hər şəxs: tutulanadək və ya axtarış dayandırılanadək.
wanted-person_file = Şəxsin cinayət uçotundakı nömrəsi
    .help = Eyni şəxs hər dəfə eyni nömrə ilə qeyd edilir. Bura ad yazılmır.
wanted-declared_on = Axtarışa verildiyi gün
    .help = Axtarışın elan edildiyi gün.
wanted-article = Maddə
    .help = Şəxsin axtarıldığı maddə.
wanted-sex = Cins
    .help = Adı göstərilmədən hesablanır.
wanted-citizenship = Vətəndaşlıq
    .help = Bir neçədirsə, birincisi.
wanted-arrested_on = Tutulduğu gün
    .help = Axtarış davam edirsə, boş saxlayın.
wanted-arrested_in = Tutulduğu ölkə
    .help = Şəxsin tutulduğu ölkə.
wanted-withdrawn_on = Axtarışın dayandırıldığı gün
    .help = Yalnız axtarış şəxs tutulmadan başa çatıbsa.
wanted-name = Şəxsin adı
    .help = Möhürlüdür: istintaq və ittiham aparanlar üçündür.

## İmtinalar

refusal-criminal_cases-sent_to_court_first = Məhkəməyə verilməmiş şəxs məhkum edilə və ya bəraət ala bilməz
    .next = Şəxsin məhkəməyə verildiyi günü yazın.
refusal-criminal_cases-one_verdict = Şəxs bir iş üzrə ya məhkum edilir, ya da bəraət alır
    .next = Qüvvədə olan hökmü saxlayın.
refusal-criminal_cases-sentence_needs_conviction = Məhkum edilməmiş şəxsə cəza təyin oluna bilməz
    .next = Məhkum edildiyi günü doldurun və ya bu sahəni boş saxlayın.
refusal-criminal_cases-once_in_one_case = Bu şəxs həmin işdə artıq qeydə alınıb
    .next = Həmin qeydi açın və sonrakı mərhələləri orada yazın.
refusal-criminal_cases-verdict_has_a_day = Hökmün günü olmalıdır
    .next = Hökmün gününü doldurun və ya mərhələni və hökmün nəticəsini düzəldin.
refusal-criminal_cases-arrest_has_a_day = Tutulmanın günü olmalıdır
    .next = Tutulduğu günü doldurun və ya ölkəni boş saxlayın.

## Göstəricilər

figure-J1 = Aşkar edilmiş insan alveri faktları (Cinayət Məcəlləsinin 144-1-ci maddəsi)
    .definition = Dövr ərzində qeydə alınmış, soruşulan tarixə ölkə siyahısında insan alveri kimi işarələnmiş maddəyə aid faktlar.
figure-J2 = Aşkar edilmiş məcburi əmək faktları (Cinayət Məcəlləsinin 144-2-ci maddəsi)
    .definition = Dövr ərzində qeydə alınmış, soruşulan tarixə ölkə siyahısında məcburi əmək kimi işarələnmiş maddəyə aid faktlar.
figure-J3 = İnsan alveri məqsədilə sənədlərlə qanunsuz hərəkətlərin faktları (Cinayət Məcəlləsinin 144-3-cü maddəsi)
    .definition = Dövr ərzində qeydə alınmış, soruşulan tarixə ölkə siyahısında sənədlərlə qanunsuz hərəkətlər kimi işarələnmiş maddəyə aid faktlar.
figure-F1 = Aşkar edilmiş məcburi əmək faktları
    .definition = J2 ilə eyni göstərici; məcburi əmək fəslində çap edilir.
figure-F5 = Bu faktlardan ittiham hökmü çıxarılanların payı
    .definition = F1 üzrə faktlardan cinayət işi ittiham hökmü ilə başa çatanların payı; soruşulan tarixə olan məlumata görə. Cinayət işi olmayan fakt hökmsüz sayılır.
    .rule = Pay tam olduqda "hər biri" yazılır; əks halda payın özü göstərilir.
    .shown = hər biri
figure-J4 = Zərərsizləşdirilmiş cinayətkar qruplar
    .definition = Dövr ərzində zərərsizləşdirilmiş cinayətkar qruplar; hər qeyd bir dəfə hesablanır.
figure-J5 = Həmin qrupların üzvləri
    .definition = J4 üzrə qrupların üzvlərinin cəmi.
figure-J6 = İstintaqı başa çatdırılmış cinayət işləri
    .definition = Maddəsindən və nə vaxt başlanmasından asılı olmayaraq, istintaqı dövr ərzində başa çatmış cinayət işləri.
figure-J7 = Məhkum edilmiş şəxslər
    .definition = Maddəsindən asılı olmayaraq, dövr ərzində məhkum edilmiş şəxslər; hər biri cinayət işindəki nömrəsinə görə bir dəfə hesablanır; yalnız məhkəməyə verilmiş şəxslər daxil deyil.
figure-J8 = Onlardan qadınlar
    .definition = J7 üzrə cinsi qadın kimi qeyd edilmiş şəxslər.
figure-J9 = Onlardan kişilər
    .definition = J7 üzrə cinsi kişi kimi qeyd edilmiş şəxslər.
figure-J10 = İnsan alveri üzrə axtarışda olan şəxslər
    .definition = Maddəsindən asılı olmayaraq, dövrün son gününədək axtarışa verilmiş, axtarışı həmin günədək dayandırılmamış, həmin gün hələ axtarılan və ya dövr ərzində tutulmuş şəxslər; hər biri bir dəfə hesablanır.
figure-J11 = İnsan alveri üzrə axtarışda olub tutulmuş şəxslər
    .definition = J10 üzrə dövr ərzində tutulmuş şəxslər.
figure-J12 = Məhkəməyə verilmiş şəxslər
    .definition = Maddəsindən və hökmdən asılı olmayaraq, dövr ərzində məhkəməyə verilmiş şəxslər; hər biri bir dəfə hesablanır.
figure-J13 = Üç maddə üzrə faktların cəmi
    .definition = J1, J2 və J3 üzrə faktların cəmi; onlardan biri barədə məlumat verilməyibsə, məlum deyil.

## Siyahılar

list-case_stages = İşin mərhələsi
list-defendant_roles = Təqsirləndirilən şəxsin rolu
list-sentence_kinds = Cəzanın növü
