### Qabaqlayıcı tədbirlər bölməsinin sözləri. (Words of the desk prevention, in Azerbaijani.)

desk-prevention = Qabaqlayıcı tədbirlər

## Reyestrlər və sahələr

awareness_events = Maarifləndirmə tədbirləri
    .one = Maarifləndirmə tədbiri
    .about = İnsanlara insan alverinin təhlükəsi və yardım yerləri barədə məlumat verilən hər tədbir.
awareness_events-title = Ad
    .help = Tədbirin adı.
awareness_events-held_on = Keçirildiyi gün
    .help = Birinci günü.
awareness_events-format = Forma
    .help = Tədbirin necə keçirildiyi.
awareness_events-audiences = Auditoriya
    .help = İştirak edən bütün qruplar.
awareness_events-people_reached = Əhatə olunan şəxslər
    .help = Neçə nəfərin iştirak etdiyi; sayılmayıbsa, boş saxlayın.
awareness_events-region = Region
    .help = Keçirildiyi yer.
awareness_events-partners = Keçirən qurumlar
    .help = Tədbiri birgə keçirmiş bütün qurumlar.
awareness_events-funder = Maliyyələşdirən
    .help = Tədbiri və ya materialları kimin maliyyələşdirdiyi.
awareness_events-materials = Nümayiş etdirilən və ya paylanan materiallar
    .help = Filmlər, vərəqələr, plakatlar.

## Göstəricilər

figure-A1 = Əhatə olunmuş yuxarı sinif şagirdləri və valideynlər
    .definition = Dövr ərzində auditoriyasına yuxarı sinif şagirdləri və ya valideynlər daxil olan tədbirlərdə, digər iştirakçılarla birlikdə, iştirak edənlərin cəmi; iki tədbirdə iştirak edən iki dəfə hesablanır, sayı göstərilməmiş tədbirlər cəmə daxil deyil.
    .rule = Əlli mindən başlayaraq beş minin ən yaxın aşağı mislindən "çox" kimi yazılır; tam misilə bərabər və ya əlli mindən az olduqda dəqiq göstərilir.
figure-A2 = Ali və orta ixtisas məktəblərinin tələbələri ilə keçirilmiş görüşlər
    .definition = Formasından asılı olmayaraq, dövr ərzində auditoriyasına ali və ya orta ixtisas məktəblərinin tələbələri daxil olan tədbirlər.
    .rule = Ən azı biri olubsa, "keçirilmişdir", olmayıbsa, "keçirilməmişdir" yazılır; dəqiq sayı göstəricilər cədvəlinin faylındadır.

## Siyahılar

list-audiences = Auditoriya
list-event_formats = Tədbirin forması
