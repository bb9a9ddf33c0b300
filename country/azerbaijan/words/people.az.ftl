### Şəxslər bölməsinin sözləri. (Words of the desk people, in Azerbaijani.)

desk-people = Şəxslər

## Reyestrlər və sahələr

persons = Şəxslər
    .one = Şəxs
    .about = Mexanizmə məlum olan hər bir şəxsin şəxsi işi: adlar möhürlüdür, göstəricilər yalnız açıq sütunlardan hesablanır.
persons-registered_on = Şəxsi işin açıldığı gün
    .help = Sonradan nə olmasından asılı olmayaraq, şəxsi işin açıldığı gün.
persons-family_name = Soyad
    .help = Sənəddəki kimi. Möhürlüdür: yalnız bu şəxslə işləyənlər üçündür.
persons-given_names = Ad və ata adı
    .help = Sənəddəki kimi. Möhürlüdür.
persons-aliases = Digər adlar
    .help = Ləqəblər və əvvəlki adlar: eyni şəxs üçün iki şəxsi iş açılmasın deyə soruşulur. Möhürlüdür.
persons-born_on = Doğum tarixi
    .help = Yalnız günü məlumdursa; əks halda doğum ilini yazın. Möhürlüdür.
persons-birth_year = Doğum ili
    .help = Yaş qrupları bundan hesablanır. Təxmini il də yaxşıdır; o da yoxdursa, boş saxlayın.
persons-age_status = Uşaq və ya yetkin
    .help = Uşaq ola biləcək hər kəsə yaşı müəyyən edilənədək uşaq kimi yanaşılır.
persons-sex = Cins
    .help = Şəxsin özünün dediyi kimi. Adı göstərilmədən hesablanır.
persons-citizenship = Vətəndaşlıq
    .help = Bir neçədirsə, şəxsin birinci dediyi.
persons-further_citizenships = Digər vətəndaşlıqlar
    .help = Şəxsin malik olduğu digər vətəndaşlıqlar.
persons-residence = Yaşayış regionu
    .help = Yalnız region; ünvan heç vaxt açıq sütunda göstərilmir.
persons-languages = Dillər
    .help = Şəxsin sərbəst danışdığı dillər: tərcüməçiyə ehtiyac olub-olmadığını bilmək üçün.
persons-document_number = Şəxsiyyət və ya səyahət sənədi
    .help = Şəxs göstərmək istəyirsə, növü və nömrəsi. Möhürlüdür.
persons-safe_contact = Şəxslə təhlükəsiz əlaqə
    .help = Hansı vaxt, hansı nömrə ilə və necə; kim xəbər tutmamalıdır. Şəxsin özündən soruşun. Möhürlüdür.
persons-health_needs = Sağlamlıq ehtiyacları
    .help = Yalnız yardım göstərənlərin indi bilməli olduğu. Möhürlüdür.
persons-disability = Əlillik
    .help = Yardımın uyğun olması üçün soruşulur; ad göstərilmədən hesablanır.
persons-child_of = Valideyn və ya qəyyum
    .help = Anasının, atasının və ya qəyyumunun şəxsi işi varsa, onun qeydiyyat nömrəsi.
persons-same_as = Birləşdirildiyi iş
    .help = Həmin şəxsin saxlanılan işi: bu işə aid olanlar indi oradadır.

## İmtinalar

refusal-people-born_in_that_year = Doğum tarixi başqa ilə düşür: doğum ili ilə uyğun gəlmir
    .next = Hər ikisini yoxlayın; yalnız il məlumdursa, tarixi boş saxlayın.
refusal-people-age_fits_birth_year = { $born } ilində doğulmuş şəxsin yaş statusu belə ola bilməz
    .next = Doğum ilini yoxlayın; yaş şübhəlidirsə, bunu qeyd edin: onda şəxsə uşaq kimi yanaşılır.
refusal-people-not_their_own_parent = Şəxs öz valideyni və ya qəyyumu ola bilməz
    .next = Valideynin şəxsi işinin qeydiyyat nömrəsini yazın.
refusal-people-opened_by_another = Heç kim şəxsin işini öz qurumuna açmır
    .next = Şəxsi göndərən qurumdan və ya qərarı vermiş məhkəmədən bunu daxil etməsini xahiş edin.
refusal-people-born_by_then = Bu gün şəxsin doğumundan əvvələ düşür: şəxsi işdə { $born } yazılıb
    .next = Bu günü və şəxsi işdəki doğum ilini yoxlayın.

## Siyahılar

list-age_statuses = Yaş statusu
