### Uşaqlar bölməsinin sözləri. (Words of the desk children, in Azerbaijani.)

desk-children = Uşaqlar

## Aşkar edilmiş uşaqlar

children_found = Aşkar edilmiş uşaqlar
    .one = Aşkar edilmiş uşaq
    .about = İşlədiyi və ya dilənçilik etdiyi aşkar edilmiş uşaqla hər qarşılaşma; uşağı aşkar edən qurum qeyd edir.
children_found-child_file = Uşağın şəxsi işinin nömrəsi
    .help = Eyni uşaq hər dəfə eyni nömrə ilə qeyd edilir ki, iki dəfə hesablanmasın. Bura ad yazılmır.
children_found-found_on = Aşkar edildiyi gün
    .help = Bu qarşılaşmanın günü.
children_found-region = Region
    .help = Uşağın aşkar edildiyi yer.
children_found-activity = Uşağın məşğul olduğu iş
    .help = Gördüyünüz; uşaq bunu izah etməli deyil.
children_found-sex = Cins
    .help = Adı göstərilmədən hesablanır.
children_found-age = Yaşı
    .help = Təxmini göstərmək olar.
children_found-screening = Yoxlamanın nəticəsi
    .help = Aşkar edilmiş hər uşaq insan alveri və məcburi əmək əlamətləri üzrə yoxlanılır; dilənçilik təkcə ailə məsələsi deyil.
children_found-found_before = Əvvəllər aşkar edilib
    .help = Əvvəl göstərilən yardımın kifayət edib-etmədiyini göstərir.
children_found-name = Uşağın adı
    .help = Möhürlüdür: uşaqların müdafiəsi üzrə əməkdaşlar üçündür.
children_found-account = Görülənlər
    .help = Qısa və faktlarla. Möhürlüdür: uşaqların müdafiəsi üzrə əməkdaşlar üçündür.

## Materiallar

materials = Göndərilmiş materiallar
    .one = Göndərilmiş material
    .about = Uşaq barəsində komissiyaya və ya qəyyumluq orqanına göndərilmiş hər material.
materials-child = Qarşılaşma
    .help = Aid olduğu qarşılaşmanın qeydiyyat nömrəsi.
materials-sent_on = Göndərildiyi gün
    .help = Materialın göndərildiyi gün.
materials-recipient = Kimə göndərilib
    .help = Tədbir görməli olan qurumun növü.
materials-region = Qəbul edən qurumun regionu
    .help = Göndərildiyi qurumun regionu.
materials-answered_on = Cavab verildiyi gün
    .help = Cavab gələnədək boş saxlayın.
materials-summary = Məzmunu
    .help = İki-üç cümlə ilə. Möhürlüdür: uşaqların müdafiəsi üzrə əməkdaşlar üçündür.

## Tənbeh edilmiş valideynlər

parent_sanctions = Tənbeh edilmiş valideynlər
    .one = Valideynin tənbeh edilməsi
    .about = Uşağın tərbiyəsi ilə bağlı vəzifələrini yerinə yetirməyən valideynə qarşı hər inzibati tənbeh.
parent_sanctions-parent_file = Valideynin şəxsi işinin nömrəsi
    .help = Eyni valideyn hər dəfə eyni nömrə ilə qeyd edilir ki, iki dəfə hesablanmasın. Bura ad yazılmır.
parent_sanctions-imposed_on = Tətbiq edildiyi gün
    .help = Qərarın günü.
parent_sanctions-kind = Növü
    .help = Hansı tənbeh tətbiq edilib.
parent_sanctions-region = Region
    .help = Tətbiq edildiyi yer.
parent_sanctions-sex = Cins
    .help = Adı göstərilmədən hesablanır.
parent_sanctions-name = Valideynin adı
    .help = Möhürlüdür: uşaqların müdafiəsi üzrə əməkdaşlar üçündür.

## Uşaq mərkəzləri

centre_helps = Uşaq mərkəzlərində göstərilən yardım
    .one = Uşaq mərkəzində göstərilən yardım
    .about = Uşaq mərkəzində yetkinlik yaşına çatmayana və ya valideynə göstərilən yardım; mərkəz qeyd edir.
centre_helps-person_file = Şəxsi işin nömrəsi
    .help = Eyni şəxs hər dəfə eyni nömrə ilə qeyd edilir ki, iki dəfə hesablanmasın. Bura ad yazılmır.
centre_helps-given_on = Göstərildiyi gün
    .help = Yardımın göstərildiyi və ya başladığı gün.
centre_helps-town = Mərkəzin yerləşdiyi şəhər
    .help = Ünvan deyil, şəhər.
centre_helps-kinds = Göstərilən yardım
    .help = Uyğun olanların hamısı.
centre_helps-minor = Yetkinlik yaşına çatmayana göstərilib
    .help = "Xeyr" valideynə göstərildiyini bildirir.
centre_helps-sex = Cins
    .help = Adı göstərilmədən hesablanır.
centre_helps-notes = Qeydlər
    .help = Möhürlüdür: mərkəzin işçiləri üçündür.

## Monitorinq aparılmış evlər

home_monitorings = Evlərdə aparılmış monitorinqlər
    .one = Evdə monitorinq
    .about = Övladlığa götürülmüş, qəyyumluqda və ya himayədar ailədə olan uşağın evinə hər baxış.
home_monitorings-child_file = Uşağın şəxsi işinin nömrəsi
    .help = Eyni uşaq hər dəfə eyni nömrə ilə qeyd edilir ki, iki dəfə hesablanmasın. Bura ad yazılmır.
home_monitorings-visited_on = Baxış günü
    .help = Evə baxışın keçirildiyi gün.
home_monitorings-care = Qayğının növü
    .help = Uşağın bu ailədə hansı əsasla yaşadığı.
home_monitorings-region = Region
    .help = Ünvan deyil, region.
home_monitorings-findings = Müəyyən edilənlər və göstərilən yardım
    .help = Möhürlüdür: uşaqların müdafiəsi üzrə əməkdaşlar üçündür.

## İmtinalar

refusal-children-sent_after_found = Materiallar uşağın aşkar edildiyi gündən ({ $when }) əvvəl göndərilib
    .next = Hər iki günü yoxlayın.

## Göstəricilər

figure-C1 = Küçədə işlədiyi və ya dilənçilik etdiyi aşkar edilmiş uşaqlar
    .definition = Dövr ərzində reyd və yoxlamalarda aşkar edilmiş uşaqlar; neçə dəfə qarşılaşılmasından asılı olmayaraq, hər biri bir dəfə hesablanır.
figure-C2 = İnsan alverinin və ya məcburi əməyin qurbanı olduğu təsdiqlənən uşaqlar
    .definition = C1 üzrə dövr ərzində hər hansı qarşılaşmada qurban olduğu təsdiqlənmiş uşaqlar; sıfır heç birinin təsdiqlənmədiyini bildirir, hər birinin yoxlanıldığını yox.
figure-C3 = Komissiyalara, qəyyumluq və himayə orqanlarına göndərilmiş materiallar
    .definition = Dövr ərzində uşaqlar barəsində göndərilmiş materiallar.
figure-C4 = Barəsində inzibati tənbeh tədbiri görülmüş valideynlər
    .definition = Dövr ərzində inzibati tənbeh tətbiq edilmiş valideynlər; hər biri bir dəfə hesablanır.
figure-C5 = Uşaq mərkəzlərində yardım göstərilmiş yetkinlik yaşına çatmayanlar və valideynlər
    .definition = Dövr ərzində uşaq mərkəzində yardım göstərilmiş yetkinlik yaşına çatmayanlar və valideynlər; hər biri bir dəfə hesablanır.
figure-C6 = Yaşayış yerində monitorinq aparılmış övladlığa götürülmüş, qəyyumluqda və himayədar ailədə olan uşaqlar
    .definition = Dövr ərzində evinə baxış keçirilmiş, belə qayğı altında olan uşaqlar; hər biri bir dəfə hesablanır.

## Siyahılar

list-care_kinds = Qayğının növü
list-centre_help_kinds = Uşaq mərkəzində göstərilən yardım
list-child_activities = Uşağın məşğul olduğu iş
list-child_screening_results = Yoxlamanın nəticəsi
list-material_recipients = Materialın göndərildiyi qurum
list-sanction_kinds = Tənbehin növü
