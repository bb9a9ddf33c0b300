### Oxunan və yazılan faylların sözləri: nə səhvdir və nə düzgün olardı.

desk-sheets = Fayllar

## Bütövlükdə fayl

refusal-sheets-file_empty = Fayl boşdur: { $file }
    .next = Birinci sətrində sütunların adları olan fayl verin.
refusal-sheets-file_old_form = Fayl köhnə formatlı elektron cədvəldir (.xls) və ya parolla qorunub: { $file }
    .next = Onu parolsuz .xlsx və ya CSV kimi yadda saxlayın.
refusal-sheets-file_no_package = Faylın adı .xlsx ilə bitir, özü isə elektron cədvəl deyil: { $file }
    .next = Faylı yenidən əldə edin və ya .xlsx, yaxud CSV kimi yenidən yadda saxlayın.
refusal-sheets-file_too_large = Fayl həddən artıq böyükdür ({ $megabytes } MB; ən çoxu { $most } MB oxunur): { $file }
    .next = Onu bir neçə fayla bölün və ya böyük cədvəli CSV kimi yadda saxlayın.
refusal-sheets-file_unreadable = Fayl oxuna bilmir: { $file } ({ $cause })
    .next = Oxumağa icazəniz olan faylı göstərin.
refusal-sheets-unreadable = Faylın davamı oxuna bilmir: { $cause }
    .next = Yenidən cəhd edin və ya əvvəlcə faylın surətini çıxarın.
refusal-sheets-no_header = Cədvəldə başlıq sətri yoxdur
    .next = Sütunların adlarını birinci sətrə yazın.
refusal-sheets-too_many_rows = Cədvəldə { $most } sətirdən çox var
    .next = Onu bir neçə fayla bölün və bir-bir idxal edin.

## Başlıqlar, sətirlər və xanalar

refusal-sheets-no_heading = Bu sütunun başlığı yoxdur
    .next = Ona ad verin və ya sütunu silin.
refusal-sheets-heading_twice = Bu başlıq artıq başqa sütunun üstündə yazılıb: { $column }
    .next = Hər sütuna öz başlığını verin.
refusal-sheets-row_cut_off = Fayl bu sətrin ortasında bitir: { $wanted } xanadan yalnız { $cells } xana var
    .next = Bütün faylı yenidən əldə edin və ya sətri tamamlayın.
refusal-sheets-row_too_long = Sətir { $most } baytdan uzundur
    .next = Xanalarını qısaldın; xana dırnaq işarəsi ilə başlayırsa, bağlayan işarənin olub-olmadığına baxın.
refusal-sheets-beyond_header = Başlıqdakı { $columns } sütundan kənarda dəyər var
    .next = Sütuna başlıq verin və ya içində ayırıcı olan mətni dırnaq işarələri arasına alın.
refusal-sheets-too_many_columns = Sətirdə { $most } xanadan çox var
    .next = Reyestrə aid olmayan sütunları silin və ayırıcını yoxlayın.
refusal-sheets-cell_too_long = Xana { $most } simvoldan uzundur
    .next = Onu qısaldın; dırnaq işarəsi ilə başlayırsa, bağlayan işarənin olub-olmadığına baxın.

## CSV

refusal-sheets-utf_16 = Fayl UTF-8 ilə deyil, UTF-16 ilə yazılıb
    .next = Faylı “CSV UTF-8” kimi yenidən yadda saxlayın.
refusal-sheets-not_utf_8 = Faylda UTF-8 ilə yazılmamış bayt var (sıra nömrəsi: { $byte }, onaltılıq { $hexadecimal })
    .next = Faylı “CSV UTF-8” kimi yenidən yadda saxlayın.
refusal-sheets-nul = Faylda heç bir mətnə aid olmayan NUL simvolu var (baytın sıra nömrəsi: { $byte }): fayl zədələnib və ya UTF-16 ilə yazılıb
    .next = Faylı “CSV UTF-8” kimi yenidən yadda saxlayın.
refusal-sheets-mark_within_cell = Dırnaq işarəsi ilə başlamayan xananın içində dırnaq işarəsi var
    .next = Bütün xananı dırnaq işarələri arasına alın və içindəki işarəni iki dəfə yazın.
refusal-sheets-text_behind_mark = Xananı bağlayan dırnaq işarəsindən sonra mətn var
    .next = Mətnə aid olan dırnaq işarəsini iki dəfə yazın.
refusal-sheets-mark_never_closed = Fayl bu xananın içində bitir: əvvəlindəki dırnaq işarəsi bağlanmayıb
    .next = Onu xananın sonunda bağlayın və ya bütün faylı yenidən əldə edin.

## Elektron cədvəllər

refusal-sheets-no_worksheet = Elektron cədvəldə iş vərəqi yoxdur: { $file }
    .next = Sətirləri iş vərəqinə yazın.
refusal-sheets-formula = Xanada düstur var, düstur isə dəyər deyil
    .next = Sütunu köçürün və dəyərlər kimi yapışdırın.
refusal-sheets-cell_nul = Xanada heç bir mətnə aid olmayan NUL simvolu var
    .next = Mətni yenidən yazın.
refusal-sheets-cell_error = Xanada dəyər deyil, xəta var
    .next = Dəyərin özünü yazın.
refusal-sheets-no_number = Xanada yazıla bilən rəqəm yoxdur
    .next = Rəqəmin özünü yazın.
refusal-sheets-no_date = Xana tarix kimi göstərilir, amma tarix deyil
    .next = Tarixi mətn formatlı xanada 2017-05-31 kimi yazın.
refusal-sheets-no_such_day = Elektron cədvəllər tanısa da, belə gün yoxdur
    .next = Həqiqi tarixi yazın.
refusal-sheets-cell_out_of_order = İş vərəqində bu xana iki dəfə və ya sırasız yazılıb; heç bir cədvəl proqramı belə yazmır
    .next = Onu cədvəl proqramında açıb yenidən yadda saxlayın.
refusal-sheets-protected = Elektron cədvəl parolla qorunub
    .next = Onu cədvəl proqramında açıb parolsuz yadda saxlayın.
refusal-sheets-unsound = Elektron cədvəl düzgün qurulmayıb
    .next = Onu cədvəl proqramında açıb .xlsx və ya CSV kimi yenidən yadda saxlayın.
refusal-sheets-strangely_written = Elektron cədvəl cədvəl proqramlarının yazdığı kimi yazılmayıb
    .next = Onu cədvəl proqramında açıb .xlsx və ya CSV kimi yenidən yadda saxlayın.
refusal-sheets-package_damaged = Elektron cədvəl yarımçıqdır və ya zədələnib: { $file }
    .next = Bütün faylı yenidən əldə edin.
refusal-sheets-package_too_large = Elektron cədvəl açıldıqda { $most } MB-dan böyük olur: { $file }
    .next = Onu bir neçə fayla bölün və ya CSV kimi yadda saxlayın.
refusal-sheets-too_many_parts = Elektron cədvəldə { $parts } hissə var, ən çoxu { $most } hissə oxunur: { $file }
    .next = Onu cədvəl proqramında açıb şəkilsiz .xlsx və ya CSV kimi yenidən yadda saxlayın.
refusal-sheets-part_unreadable = Elektron cədvəlin hissəsi oxuna bilmir: { $file } (hissə: { $part })
    .next = Bütün faylı yenidən əldə edin; parol varsa, əvvəlcə götürülməlidir.
refusal-sheets-part_name = Elektron cədvəlin bir hissəsinin adı düzgün deyil
    .next = Onu cədvəl proqramında açıb şəkilsiz .xlsx və ya CSV kimi yenidən yadda saxlayın.
refusal-sheets-part_damaged = Elektron cədvəlin hissəsi zədələnib: { $part }
    .next = Bütün faylı yenidən əldə edin.
refusal-sheets-part_ratio = Elektron cədvəlin hissəsi açıldıqda { $times } dəfə böyüyür, ən çoxu { $most } dəfəyə icazə verilir: { $part }
    .next = Onu cədvəl proqramında açıb şəkilsiz .xlsx və ya CSV kimi yenidən yadda saxlayın.
refusal-sheets-part_too_large = Elektron cədvəlin hissəsi açıldıqda { $most } baytdan böyük olur: { $part }
    .next = Onu cədvəl proqramında açıb şəkilsiz .xlsx və ya CSV kimi yenidən yadda saxlayın.
refusal-sheets-part_piece = Elektron cədvəlin hissəsində { $most } baytdan uzun parça var: { $part }
    .next = Xananı { $characters } simvola qədər qısaldın və şəkilsiz yadda saxlayın.
refusal-sheets-part_encoding = Elektron cədvəlin hissəsi UTF-8 ilə yazılmayıb: { $part }
    .next = Onu cədvəl proqramında açıb şəkilsiz .xlsx və ya CSV kimi yenidən yadda saxlayın.
refusal-sheets-part_doctype = Elektron cədvəlin hissəsi öz XML varlıqlarını (DOCTYPE) təyin edir; heç bir elektron cədvəl bunu etmir: { $part }
    .next = Onu cədvəl proqramında açıb şəkilsiz .xlsx və ya CSV kimi yenidən yadda saxlayın.
refusal-sheets-part_counts = Elektron cədvəlin hissəsi özündə olduğundan çox mətn sayır: { $part }
    .next = Onu cədvəl proqramında açıb şəkilsiz .xlsx və ya CSV kimi yenidən yadda saxlayın.

## Yazmaq

refusal-sheets-width = Yazılacaq sətirdə { $cells } xana, başlıqda isə { $headings } xana var
    .next = Hər sətirdə hər başlıq üçün bir xana verin; xanaların sayı ən çoxu { $most } ola bilər.
refusal-sheets-unwritable = Fayl yazıla bilmir: { $cause }
    .next = Yer boşaldın və ya başqa yer göstərin.
refusal-sheets-spreadsheet_unwritable = Elektron cədvəl yazıla bilmir: { $cause }
    .next = Həddən artıq uzun olanı qısaldın, yer boşaldın və ya CSV yazın.
refusal-sheets-text_nul = Mətndə heç bir cədvəlin saxlaya bilmədiyi NUL simvolu var
    .next = Onu qeyddən çıxarın.
refusal-sheets-text_too_long = Mətn bir xananın tuta bildiyi { $most } simvoldan uzundur
    .next = Onu qeyddə qısaldın və ya sütunu çıxarın.
refusal-sheets-number_without_digits = Bu, yazıla bilən rəqəm deyil
    .next = Xananı boş saxlayın.
