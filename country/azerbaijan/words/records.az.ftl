### Bütün reyestrlər üçün ümumi əməllərin sözləri.

desk-records = Qeydlər

records-reference-help = Qeydin adlandırıldığı nömrə. Öz nömrəsi olmayan yeni qeyd üçün boş saxlayın; nömrəsi olan sətir həmin nömrəli qeydi dəyişir.

refusal-records-no_such_register = "{ $register }" adlı reyestr yoxdur.
    .next = Ən yaxını: "{ $nearest }"; reyestrlərin siyahısında hamısı göstərilir.
refusal-records-no_such_record = Belə qeyd yoxdur.
    .next = Nömrəni yoxlayın və ya axtarış edin.
refusal-records-reference_taken = "{ $reference }" nömrəsi bu reyestrin başqa qeydinə aiddir.
    .next = Başqa nömrə verin və ya növbəti boş nömrə üçün boş saxlayın.
refusal-records-reference_twice = "{ $reference }" nömrəsi faylda iki dəfə yazılıb.
    .next = Hər qeyd üçün bir sətir saxlayın.
refusal-records-reference_form = Nömrə hərflərdən, rəqəmlərdən və - _ / . işarələrindən ibarət olur və ən çoxu { $max } simvoldur.
    .next = Onu qısaldın və ya başqa işarələri çıxarın.
refusal-records-moved_on = Siz bu qeydi açdıqdan sonra onu { $by } dəyişdirib.
    .next = Aşağıda hər iki variantı müqayisə edin və hansının qalacağını seçin.
refusal-records-is_void = Bu qeyd ləğv edilib; o, tarixçə üçün saxlanılır və artıq dəyişdirilə bilməz.
    .next = Lazımdırsa, yeni qeyd daxil edin.
refusal-records-void_needs_reason = Qeyd yalnız səbəb göstərilməklə ləğv edilir.
    .next = Qeydin nə üçün sayılmamalı olduğunu bir cümlə ilə yazın.
refusal-records-search_length = Axtarış üçün iki ilə yüz arasında simvol lazımdır.
    .next = Nömrəni və ya başlıqdakı sözləri yazın.
refusal-records-other_person = Qeyd başqa şəxsə keçirilə bilməz.
    .next = Səbəb göstərərək ləğv edin və digər şəxs üçün yenisini daxil edin.
refusal-records-no_such_column = Reyestrdə "{ $column }" sütunu yoxdur.
    .next = Sütunlar: reference, { $columns }.
refusal-records-file_refused = Fayl idxal edilmədi; heç nə dəyişdirilmədi.
    .next = Aşağıda göstərilən səhvləri düzəldin və yenidən idxal edin.
refusal-guard-officer_name = Əməkdaşın adı boşdur, həddən artıq uzundur və ya idarəedici simvollar ehtiva edir.
    .next = Ən çoxu yüz simvoldan ibarət bir sətir verin.
