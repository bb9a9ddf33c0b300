### Təlimlər bölməsinin sözləri. (Words of the desk trainings, in Azerbaijani.)

desk-trainings = Təlimlər

## Təlimlər

trainings = Təlimlər
    .one = Təlim
    .about = Ölkədə və ya xaricdə keçirilmiş hər kurs, konfrans və ya seminar və iştirakçıları.
trainings-title = Ad
    .help = Tədbirin adı.
trainings-held_on = Birinci gün
    .help = Təlim bu günün aid olduğu ildə hesablanır.
trainings-format = Forma
    .help = Necə keçirildiyi.
trainings-country = Ölkə
    .help = Keçirildiyi ölkə; burada keçirilibsə, bu ölkə.
trainings-audiences = İştirakçılar
    .help = İştirak edən bütün qruplar.
trainings-institutions = Qurumlar
    .help = Əməkdaşları iştirak etmiş qurumlar.
trainings-participants = İştirakçıların sayı
    .help = Sayılmayıbsa, boş saxlayın.
trainings-organiser = Təşkilatçı
    .help = Kimin təşkil etdiyi.

## Tədris kursları

curricula = Tədris kursları
    .one = Tədris kursu
    .about = Qurumun öz tədris mərkəzində insan alveri üzrə keçilən hər kurs.
curricula-title = Ad
    .help = Kursun adı.
curricula-taught_on = Tədrisin birinci günü
    .help = Bu dövrədəki birinci gün; hər yeni dövrə üçün yeni qeyd yaradın.
curricula-institution = Qurum
    .help = Mərkəzində tədris edilən qurum.
curricula-hours = Tədris saatları
    .help = Bir iştirakçı üçün cəmi.
curricula-participants = Dinləyicilərin sayı
    .help = Sayılmayıbsa, boş saxlayın.

## Göstəricilər

figure-T1 = Xüsusi polis qurumu əməkdaşlarının iştirak etdiyi konfrans, seminar və təlimlər
    .definition = Dövr ərzində ölkədə və xaricdə keçirilmiş, xüsusi polis qurumu əməkdaşlarının iştirak etdiyi tədbirlər.
figure-T2 = Onların keçirildiyi xarici ölkələr
    .definition = T1 üzrə tədbirlərin keçirildiyi, bu ölkədən başqa müxtəlif ölkələr.
figure-T3 = Tədris mərkəzlərində mövzunun keçildiyi qurumlar
    .definition = Dövr ərzində tədris mərkəzində insan alveri üzrə kurs keçilmiş müxtəlif qurumlar.
figure-T4 = Səhiyyə, sosial müdafiə və məktəb işçiləri üçün təlimlər
    .definition = Dövr ərzində səhiyyə, sosial müdafiə və ya məktəb işçilərinin iştirak etdiyi təlimlər.
    .rule = Ən azı biri olubsa, "keçirilmişdir", olmayıbsa, "keçirilməmişdir" yazılır; dəqiq sayı göstəricilər cədvəlinin faylındadır.
figure-T5 = Təlimlərdə iştirak etmiş sahibkarlar
    .definition = Dövr ərzində sahibkarlar üçün keçirilmiş təlimlərin, digər iştirakçılarla birlikdə, iştirakçılarının cəmi; iki dəfə iştirak edən iki dəfə hesablanır, sayı göstərilməmiş təlimlər cəmə daxil deyil.
    .rule = Mindən başlayaraq ən yaxın aşağı yüzlükdən "çox" kimi yazılır; tam yüzlüyə bərabər və ya mindən az olduqda dəqiq göstərilir.
figure-T6 = Qurbanlar üçün ixtisaslaşdırılmış müəssisələrin işçilərinə keçilmiş təlimlər
    .definition = Dövr ərzində qurbanlar üçün müəssisələrin işçilərinin iştirak etdiyi təlimlər.
    .rule = Ən azı biri olubsa, "keçirilmişdir", olmayıbsa, "keçirilməmişdir" yazılır; dəqiq sayı göstəricilər cədvəlinin faylındadır.

## Siyahılar

list-training_audiences = İştirakçılar
list-training_formats = Təlimin forması
