### Hesabatlılıq bölməsinin sözləri. (Words of the desk reporting, in Azerbaijani.)

desk-reporting = Hesabatlılıq

## Məlumat veriləcək hal yoxdur

nothing_to_report = Məlumat veriləcək hal olmaması
    .one = Məlumat veriləcək hal olmaması barədə imzalı bildiriş
    .about = Qurumun reyestr üzrə il ərzində heç bir hal olmadığını imza ilə təsdiq etməsi: "məlumat verilməyib" həqiqi sıfıra çevrilir.
nothing_to_report-about = Reyestr
    .help = Heç bir hal olmayan reyestr.
nothing_to_report-year = İl
    .help = Aid olduğu tam il.
nothing_to_report-body = Qurum
    .help = Məlumatı verən qurum.
nothing_to_report-signed_by = İmzalayan
    .help = Buna cavabdeh olan vəzifəli şəxs.
nothing_to_report-signed_on = İmzalandığı gün
    .help = İmza günü.

## Kənar mənbələr

reference_values = Kənar mənbələrdən istinad edilən rəqəmlər
    .one = Kənar mənbədən istinad edilən rəqəm
    .about = Kənar mənbənin bir ilin hesabatında istinad edilən hər rəqəmi və mənbəyi.
reference_values-series = Sıra
    .help = Aid olduğu sıra; vahidi sıranın vahididir.
reference_values-quoted_in = İstinad edildiyi hesabat ili
    .help = Rəqəmə istinad edən hesabatın ili.
reference_values-about_year = Aid olduğu il
    .help = Çox vaxt əvvəlki il.
reference_values-value = Rəqəm
    .help = Sıranın vahidi ilə.
reference_values-publisher = Nəşr edən
    .help = Kimin nəşr etdiyi.
reference_values-publication = Nəşr
    .help = Rəqəmin göstərildiyi nəşrin adı.
reference_values-published_on = Nəşr edildiyi gün
    .help = Nəşrin günü.

## Göstəricilər

figure-G1 = Əvvəlki ildə dünyada insan alveri üzrə təqib olunmuş işlər
    .definition = Bu ilin hesabatı üçün qeyd edilmiş kənar mənbənin rəqəmi, bir neçəsi varsa, ən böyüyü; burada hesablanmır.
figure-G2 = Əvvəlki ildə dünyada müəyyən edilmiş qurbanlar
    .definition = Bu ilin hesabatı üçün qeyd edilmiş kənar mənbənin rəqəmi, bir neçəsi varsa, ən böyüyü; burada hesablanmır.
figure-G3 = Əvvəlki ildə dünyada ittiham hökmləri
    .definition = Bu ilin hesabatı üçün qeyd edilmiş kənar mənbənin rəqəmi, bir neçəsi varsa, ən böyüyü; burada hesablanmır.
figure-G4 = Bu cinayətdən dünyada əldə edilən illik gəlir
    .definition = Beynəlxalq ekspertlərin milyard ABŞ dolları ilə qiymətləndirməsi; bu ilin hesabatı üçün qeyd edilib.
    .rule = Qiymətləndirmədir, "təxminən" yazılır.
    .shown = təxminən { $number } milyard
figure-G5 = Dünyada hər il insan alverinin qurbanı olan insanlar
    .definition = Beynəlxalq ekspertlərin qiymətləndirməsi; bu ilin hesabatı üçün qeyd edilib.
    .rule = Beş yüz mindən başlayaraq ən yaxın yüz minədək yuvarlaqlaşdırılır və "təxminən" yazılır; ondan az olduqda dəqiq göstərilir.
figure-G6 = Ölkədə insan alverinə qarşı hüquqi müstəvidə mübarizənin başlandığı 2003-cü ildən keçən illər
    .definition = Ölkənin parametrlərində göstərilmiş ilk ildən soruşulan ilədək olan illər; hər ikisi sayılır.

## Siyahılar

list-reference_series = Kənar mənbələrin sıraları
