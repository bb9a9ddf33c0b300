### Bütün proqramın ortaq sözləri. (Words that every part of the program shares, in Azerbaijani.)

language-name = Azərbaycan dili

## Düymələr və naviqasiya

button-save = Yadda saxla
button-save-and-next = Yadda saxla və yenisini əlavə et
button-cancel = Ləğv et
button-continue = Davam et
button-back = Geri
button-add = Əlavə et
button-edit = Dəyiş
button-remove = Çıxar
button-void = Bu qeydi etibarsız say
button-search = Axtar
button-filter = Süzgəci tətbiq et
button-clear = Təmizlə
button-download = Yüklə
button-upload = Fayl göndər
button-preview = Saxlamadan yoxla
button-import = İdxal et
button-export = İxrac et
button-print = Çap et
button-freeze = Göstəriciləri təsbit et
button-sign = İmzala
button-show = Göstər
button-hide = Gizlət
button-try-again = Yenidən cəhd et

navigation-home = Ana səhifə
navigation-registers = Reyestrlər
navigation-figures = Göstəricilər
navigation-report = Hesabat
navigation-search = Axtarış
navigation-settings = Parametrlər
navigation-help = Kömək
navigation-skip = Əsas məzmuna keç
navigation-language = Dil
navigation-breadcrumb = Siz buradasınız
navigation-previous = Əvvəlki
navigation-next = Növbəti
navigation-page = Səhifə { $page } / { $pages }
navigation-quick-exit = Saytı tərk et
navigation-main = Əsas menyu

## Siyahılar, qeydlər və onların tarixçəsi

records-count = { $count ->
    [0] Qeyd yoxdur
   *[other] { $count } qeyd
}
records-none-yet = Hələ qeyd yoxdur.
records-none-found = Bu süzgəclərə uyğun qeyd yoxdur.
records-new = Yeni qeyd
records-sorted-by = Çeşidləmə: { $column }
records-ascending = artan sıra ilə
records-descending = azalan sıra ilə
record-history = Tarixçə
record-version = Versiya { $version }
record-recorded-at = Qeyd tarixi: { $when }
record-recorded-by = Qeyd edən: { $who }
record-changed-from-to = əvvəl: { $from }, sonra: { $to }
record-void = Etibarsız sayılıb
record-merged = Həmin şəxsin başqa işi ilə birləşdirilib
record-moved = Aid olduğu işlə birlikdə keçirilib
record-returned = Gəldiyi işə qaytarılıb
record-parted = Birləşdirildiyi işdən ayrılıb
record-void-reason = Etibarsız sayılmasının səbəbi
record-reference = Qeydiyyat nömrəsi
record-reason = Səbəb
record-saved = Yadda saxlanıldı.
record-required = məcburidir
record-optional = məcburi deyil
record-choose = Birini seçin
record-choose-several = Uyğun olanların hamısını seçin
record-yes = Bəli
record-no = Xeyr
record-year = İl
record-month = Ay
record-day = Gün
record-from = Başlanğıc
record-until = Son
record-total = Cəmi
record-of-which = onlardan
record-unnamed = (adsız)

## Göstəricinin və cavabın vəziyyətləri: altı fərqli şey

state-not_reported = məlumat verilməyib
    .help = Bu dövrdə qeyd aparılmayıb və heç kim məlumat veriləcək hal olmadığını imzalamayıb.
state-unknown = məlum deyil
    .help = Sual verilib, cavab məlum deyil.
state-not_asked = soruşulmayıb
    .help = Bu sualı heç kim verməyib.
state-refused = cavab verməmək istəyib
    .help = Şəxsdən soruşulub və o, cavab verməmək istəyib.
state-not_applicable = aid deyil
    .help = Bu sual burada yaranmır.
state-zero = yoxdur
state-rather_not_say = Cavab vermək istəmirəm

## Dəqiqləşdirici sözlərlə rəqəmlər

qualified-exact = { $number }
qualified-more_than = { $than } çox
qualified-about = təxminən { $number }
qualified-at_least = ən azı { $number }
qualified-ordinal = { $ordinal }
qualified-all = hamısı
qualified-some = keçirilmişdir
qualified-none = keçirilməmişdir

## Çap edilməyən xanalar və başqa illə müqayisə

cell-fewer_than = { $than } az
cell-hidden = gizlədilib
    .help = Daha kiçik rəqəmin yekunlardan hesablana bilməməsi üçün gizlədilib.
cell-note = { $n } rəqəmindən kiçik göstəricilər çap edilmir; onların hesablana bilməməsi üçün bəzi digər rəqəmlər də gizlədilib.
compared-more = { ORDINAL($year) } illə müqayisədə { $n } çox
compared-fewer = { ORDINAL($year) } illə müqayisədə { $n } az
compared-same = { ORDINAL($year) } ildə olduğu qədər

## Pul və paylar

money = { $amount } { $currency }
currency-azn = manat
share-percent = { $number }%

## Hesabat

report-draft = LAYİHƏ
report-practice = Təcrübə ölkəsi: buradakı bütün şəxslər və işlər uydurmadır.
report-contents = Mündəricat
report-chapter = { ORDINAL($number) } fəsil
report-table = Cədvəl { $number }
report-chart = Diaqram { $number }
report-annex = Əlavə
report-how-counted = Hər göstərici necə hesablanır
report-revisions = Düzəlişlər
report-as-known-on = { $date } tarixinə olan məlumat
report-set = { ORDINAL($year) } il üzrə { ORDINAL($number) } toplu; təsbit edilib: { $date }, { $who }

## Nə isə alınmadıqda

fault-title = Bizim tərəfdə xəta baş verdi
fault-text = Heç nə yadda saxlanılmadı. Bu nömrəni inzibatçıya bildirin: { $reference }
fault-number = İnzibatçı bunu jurnalda bu nömrə ilə tapar: { $reference }
not-found-title = Səhifə tapılmadı
not-found-text = Ünvanı yoxlayın və ya ana səhifədən yenidən başlayın.
error-summary = Problem var
error-prefix = Xəta:
error-required = Bu sahəni doldurun
error-changed-since = Siz bu qeydi açandan sonra başqası onu dəyişib
    .next = Aşağıdakı iki versiyanı müqayisə edin, düzgün olanı saxlayın və yenidən yadda saxlayın.

## Ayrıca bir sahəyə aid olmayan imtinalar

refusal-permission = Hazırkı vəzifənizlə bunu edə bilməzsiniz
    .next = Qrupunuzun rəhbərinə və ya bu işə cavabdeh şəxsə müraciət edin.
refusal-version = Siz bu qeydi açandan sonra başqası onu dəyişib
    .next = Dəyişikliklərə baxın, sonra öz dəyişikliyinizi yenidən edin.
refusal-required = "{ $field }" doldurulmalıdır
    .next = Sahəni doldurun və yenidən yadda saxlayın.
refusal-choice = "{ $value }" dəyəri "{ $field }" siyahısında yoxdur
    .next = Bunlardan birini seçin: { $choices }.
refusal-date = "{ $value }" tarix deyil
    .next = Gün, ay və ili yazın, məsələn 27 3 2018.
refusal-number = "{ $value }" tam ədəd deyil
    .next = Rəqəmlə, söz və ölçü vahidi olmadan yazın.
refusal-too-long = "{ $field }" { $max } simvoldan uzundur
    .next = Qısaldın və ya sənəd əlavə edin.
refusal-void = Bu qeyd etibarsız sayılıb və dəyişdirilə bilməz
    .next = Yeni qeyd yaradın və ya etibarsızlığın geri götürülməsini xahiş edin.
refusal-reason = Səbəb göstərilməlidir
    .next = Səbəbi bir cümlə ilə yazın.
