### Qaynar xətt bölməsinin sözləri. (Words of the desk hotline, in Azerbaijani.)

desk-hotline = Qaynar xətt

## Reyestrlər və sahələr

appeals = Müraciətlər
    .one = Müraciət
    .about = Qaynar xəttə hər müraciət, adlı və ya anonim; müraciəti qəbul edən operator qeyd edir.
appeals-received_on = Daxil olduğu gün
    .help = Müraciət bu günün aid olduğu ildə hesablanır.
appeals-received_at = Daxil olduğu vaxt
    .help = Xəttin hansı saatlarda işləməli olduğunu göstərir.
appeals-channel = Müraciət kanalı
    .help = Necə daxil olduğu.
appeals-language = Dil
    .help = Söhbətin aparıldığı dil.
appeals-region = Region
    .help = Yalnız müraciət edən özü deyirsə; qorxan insandan soruşmayın.
appeals-topic = Mövzu
    .help = Arxasında başqa məsələ olsa belə, müraciət edənin öyrənmək istədiyi.
appeals-trafficking_related = İnsan alveri ilə bağlı
    .help = Mövzunun yanında işarədir: iş və ya nikah barədə sual kömək çağırışı ola bilər.
appeals-caller = Müraciət edən
    .help = Müraciət edənin özü haqqında dediyi.
appeals-anonymous = Anonim
    .help = Yardım almaq üçün ad demək tələb olunmur.
appeals-account = Deyilənlər
    .help = Müraciət edənin öz sözləri ilə, mümkün qədər qısa. Möhürlüdür: operator və işi qəbul edən üçündür.
appeals-advice = Verilmiş məsləhət
    .help = Növbəti operator yenidən soruşmasın deyə. Deyilənlər kimi möhürlüdür.
appeals-onward_action = Görülmüş tədbir
    .help = Atılmış əsas addım.
appeals-answer_due_on = Cavabın son günü
    .help = Bu gündən sonra cavab gecikmiş sayılır.
appeals-answered_on = Cavab verildiyi gün
    .help = Müraciət edənin cavab aldığı gün.

## Göstəricilər

figure-H1 = Qaynar xəttə daxil olmuş müraciətlər
    .definition = Mövzusundan asılı olmayaraq, dövr ərzində qaynar xəttə edilmiş müraciətlər; iki dəfə zəng edən şəxs iki müraciət kimi hesablanır.
    .rule = Beş yüzdən başlayaraq ən yaxın yüzlüyədək yuvarlaqlaşdırılır və "təxminən" yazılır; ondan az olduqda dəqiq göstərilir.
figure-H2 = Müraciətlərin mövzuları
    .definition = H1 üzrə müraciətlərin müxtəlif mövzuları; insan alveri ilə bağlı olması mövzu deyil, onun yanında işarədir.

## Siyahılar

list-caller_kinds = Müraciət edən
list-channels = Müraciət kanalı
list-hotline_topics = Müraciətin mövzusu
list-onward_actions = Müraciət üzrə görülmüş tədbir
