### İllik hesabat bölməsinin sözləri.

desk-annual_report = İllik hesabat

## Sənəd

annual_report-title = { ORDINAL($year) } il üzrə illik hesabat
annual_report-speech = Məruzə
annual_report-draft = LAYİHƏ: göstəricilər təsbit edilməyib və hələ dəyişə bilər.
annual_report-set = { ORDINAL($year) } il üzrə { $number } nömrəli toplu, { $date } tarixində { $who } tərəfindən təsbit edilib. SHA-256 { $hash }…
annual_report-set_explained = Bu hesabat { ORDINAL($year) } ilin göstəricilərinin { $number } nömrəli toplusuna əsaslanır. Toplu dəyişdirilə bilməz: göstəricilərinin SHA-256 dəyəri belədir: { $hash }. Sonradan məlum olanlar növbəti hesabatlarda düzəliş kimi göstərilir.
annual_report-note = Qeyd
annual_report-skip = Hesabata keç

## Cədvəllər

annual_report-figure = Göstərici
annual_report-unit = Hesab vahidi
annual_report-difference = Fərq
annual_report-against = Fərq ({ $year })
annual_report-more = { $n } çox
annual_report-fewer = { $n } az
annual_report-same = eynidir
annual_report-breakdown = { $figure } – bölgü: { $dimensions }, { $year }
annual_report-over_years = { $chapter }, { $from }–{ $until }
annual_report-chapter = { $chapter }: { $year } və { $before }
annual_report-once_each = Cəmi, hər biri bir dəfə
annual_report-several = Eyni hal bir neçə sətirdə ola bilər, ona görə də sətirlərin cəmi hər birinin bir dəfə sayıldığı yekundan çoxdur.
annual_report-withheld = Bölgü verilmir: hissələr başqa yerdə çap olunan rəqəmlərdən hesablana bilər və ayrı-ayrı şəxslərə işarə edər.
annual_report-not_recorded = qeyd olunmayıb
annual_report-age_from = { $age } və yuxarı

## Diaqramlar

annual_report-trend = { $figures }, { $from }–{ $until }
annual_report-funnel = İlk yoxlamadan hökmə qədər, { $year }
annual_report-funnel_note = Mərhələlərdə müxtəlif şeylər sayılır və onlar bir-birinin hissəsi deyil.
annual_report-nothing_to_draw = Çəkiləcək rəqəm yoxdur.

## Əlavə

annual_report-counted_in = Hesab vahidi:
annual_report-kept_in = Reyestr:
annual_report-rule = Necə deyilir:
annual_report-broken_down_by = Bölgülər:
annual_report-same_as = { $figure } ilə eyni göstərici
annual_report-from_settings = Ölkənin tarixli parametrləri
annual_report-sum_of = Bu göstəricilərin cəmi: { $figures }

## Düzəlişlər

annual_report-no_revisions = Təsbit edilmiş toplularda dərc olunmuş göstəricilərin heç biri dəyişməyib.
annual_report-revised_figures = Dərc olunmuş və sonradan dəyişmiş göstəricilər
annual_report-first_published = İlk dərc
annual_report-published_in = { ORDINAL($year) } il, { $number } nömrəli toplu, { $date }
annual_report-then = Əvvəl
annual_report-now = İndi
annual_report-because = Səbəb
annual_report-entered = { $reference } daxil edilib
annual_report-edited = { $reference } dəyişdirilib
annual_report-voided = { $reference } etibarsız sayılıb
annual_report-merged = { $reference } həmin şəxsin başqa işi ilə birləşdirilib
annual_report-moved = { $reference } həmin şəxsin başqa işinə keçirilib
annual_report-returned = { $reference } gəldiyi işə qaytarılıb
annual_report-parted = { $reference } başqa şəxsin işindən ayrılıb
annual_report-and_more = və başqaları

## Səhifələr

annual_report-of-year = { ORDINAL($year) } il üzrə illik hesabat
annual_report-choose-year = İli seçin
annual_report-read = Hesabatı oxuyun
annual_report-read-draft = Layihəni oxuyun
annual_report-not-frozen = { ORDINAL($year) } ilin göstəriciləri təsbit edilməyib. Hesabat layihədir: bunu hər səhifədə bildirir və hər yeni qeydlə dəyişə bilər.
annual_report-is-frozen = { ORDINAL($year) } ilin hesabatı { $date } tarixində { $who } tərəfindən təsbit edilmiş { $number } nömrəli topluya əsaslanır. Faylları olduğu kimi saxlanılır.
annual_report-downloads = Yükləmə: { $language }
annual_report-draft-of-now = Göstəricilərin indiki vəziyyəti üzrə layihə
annual_report-sets = Təsbit edilmiş toplular
annual_report-sets-caption = { ORDINAL($year) } ilin təsbit edilmiş topluları
annual_report-set-number = Toplu
annual_report-set-date = Təsbit tarixi
annual_report-set-who = Kim tərəfindən
annual_report-set-hash = Göstəricilərin SHA-256 dəyəri
annual_report-no-sets = Bu ilin heç bir toplusu təsbit edilməyib.
annual_report-freeze = { ORDINAL($year) } ilin göstəricilərini təsbit edin
annual_report-freeze-about = { ORDINAL($year) } ilin bütün göstəriciləri indiki vəziyyətdə { $number } nömrəli toplu kimi təsbit edilir və hesabat bütün dillərdə və formatlarda verilir. Bundan sonra nə toplu, nə də hesabat dəyişdirilə və ya geri götürülə bilər. Sonradan qeyd olunanlar düzəliş kimi göstərilir.
annual_report-freeze-confirm = Layihəni oxumuşam və { ORDINAL($year) } ilin göstəriciləri olduğu kimi təsbit edilsin.
refusal-annual_report-unconfirmed = Göstəricilərin təsbit edilməsini təsdiqləyin
annual_report-freeze-now = Təsbit edib verin
annual_report-frozen-now = { ORDINAL($year) } ilin { $number } nömrəli toplusu təsbit edildi və hesabatı bütün dillərdə və formatlarda verildi.
annual_report-revisions-of = { ORDINAL($year) } ilin dərc olunmuş göstəricilərində nə dəyişib
annual_report-see-revisions = Təsbitdən sonra nə dəyişib

## İmtinalar

refusal-annual_report-narrative = { $file }, sətir { $line }: { $what }
    .next = Ölkə paketində bu sətri düzəldin; `opennrm country check` bütün belə sətirləri göstərir.
refusal-annual_report-language = Ölkə paketində "{ $language }" dili yoxdur
    .next = Bunlardan birini seçin: { $possible }.
refusal-annual_report-format = Hesabat "{ $format }" formatında verilmir
    .next = Bunlardan birini seçin: { $possible }.
refusal-annual_report-no_papers = Ölkə paketində "{ $language }" dilində nə məruzə, nə də sənəd var
    .next = Paketdə report/speech.{ $language }.md və ya report/document.{ $language }.md yazın; göstəricilər cədvəlini XLSX, CSV və ya JSON kimi almaq olar.
refusal-annual_report-not_issued = { $year } ilinin { $number } nömrəli toplusu üzrə { $name } verilməyib
    .next = Toplunun verildiyi dil və formatı seçin və ya ili yenidən təsbit edin.
refusal-annual_report-never_frozen = { $year } ilinin heç bir göstəricisi hələ təsbit edilmiş topluda dərc olunmayıb, ona görə də heç biri dəyişmiş ola bilməz
    .next = Əvvəlcə ili təsbit edin; sonrakı dəyişikliklər burada göstərilir.
refusal-annual_report-no_such_set = { $year } ilinin { $number } nömrəli toplusu yoxdur
    .next = Əvvəlcə ili təsbit edin və ya onun toplularından birini seçin.
