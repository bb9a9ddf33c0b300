### Milli Fəaliyyət Planı bölməsinin sözləri. (Words of the desk action_plan, in Azerbaijani.)

desk-action_plan = Milli Fəaliyyət Planı

## Tədbirlər

measures = Planın tədbirləri
    .one = Tədbir
    .about = Milli Fəaliyyət Planının hər tədbiri, icra edilməli olduğu hər il üzrə.
measures-number = Nömrə
    .help = Plandakı nömrəsi.
measures-text = Mətn
    .help = Plandakı kimi.
measures-plan = Plan
    .help = Aid olduğu plan.
measures-due_year = İcra ili
    .help = İcra edilməli olduğu hər il üçün ayrıca qeyd yaradın.
measures-executed_by = İcraçılar
    .help = Tədbiri icra edən bütün qurumlar.
measures-stage = İcra vəziyyəti
    .help = Hazırkı vəziyyəti; yalnız "İcra edilib" yerinə yetirilmiş sayılır.
measures-implemented_on = İcra edildiyi gün
    .help = Tədbirin yerinə yetirildiyi gün.
measures-evidence = Təsdiqedici məlumat
    .help = İcranı nəyin təsdiq etdiyi.

## İştirak

participations = İştirak etmiş qurumlar
    .one = Qurumun iştirakı
    .about = Hər qurumun il ərzində planın icrası üçün gördüyü iş.
participations-took_part_on = İştirak etdiyi gün
    .help = Qurumun iştirak etdiyi və ya iştiraka başladığı gün.
participations-body_kind = Qurumun növü
    .help = Ayrı-ayrı qurumlar deyil, növlər hesablanır.
participations-body = Qurum
    .help = Konkret qurum.
participations-contribution = Töhfə
    .help = Gördüyü iş, bir cümlə ilə.

## Qanunvericilik

legislation = Qanunvericilik
    .one = Aktın mərhələsi
    .about = Qanunun, konvensiyanın, proqramın və ya layihənin keçdiyi hər mərhələ.
legislation-title = Ad
    .help = Aktın adı.
legislation-kind = Növü
    .help = Aktın növü.
legislation-step = Mərhələ
    .help = Hər mərhələ üçün ayrıca qeyd yaradın.
legislation-taken_on = Mərhələnin günü
    .help = Mərhələ bu günün aid olduğu ildə hesablanır.
legislation-adopted_by = Qəbul edilmə qaydası
    .help = Kimin və hansı aktı ilə.

## İmtinalar

refusal-action_plan-done_has_a_day = Yalnız tam və ya qismən icra edilmiş tədbirin icra günü ola bilər
    .next = Mərhələni düzəldin və ya günü boş saxlayın.

## Göstəricilər

figure-P1 = Milli Fəaliyyət Planının il ərzində icra edilməli və icra edilmiş tədbirləri
    .definition = İl ərzində icra edilməli tədbirlərdən icra edilmiş kimi qeyd olunanların payı; soruşulan tarixə olan məlumata görə.
    .rule = Pay tam olduqda "hamısı" yazılır; əks halda payın özü göstərilir.
figure-P2 = İştirak etmiş qurumların növləri
    .definition = Dövr ərzində planın icrasında iştirak etmiş qurumların müxtəlif növləri; məlum olmayan növlər hesablanmır.
figure-L1 = Ratifikasiya edilmiş beynəlxalq konvensiyalar
    .definition = Beynəlxalq konvensiyaların tarixi bu dövrə düşən ratifikasiyaları; hər qeyd bir dəfə hesablanır.
figure-L2 = İcrasına başlanılmış dövlət proqramları
    .definition = İcrasına başlanılma tarixi bu dövrə düşən dövlət proqramları; hər qeyd bir dəfə hesablanır.
figure-L3 = Hazırlanmış və təqdim edilmiş normativ hüquqi akt layihələri
    .definition = Təqdim edilmə tarixi bu dövrə düşən akt layihələri; hər qeyd bir dəfə hesablanır; yalnız hazırlanmış layihələr daxil deyil.
    .rule = Ən azı biri olubsa, "təqdim edilmişdir", olmayıbsa, "təqdim edilməmişdir" yazılır; dəqiq sayı göstəricilər cədvəlinin faylındadır.
    .shown = təqdim edilmişdir
    .none = təqdim edilməmişdir

## Siyahılar

list-body_kinds = Qurumun növü
list-legislation_kinds = Aktın növü
list-legislation_steps = Aktın mərhələsi
list-measure_stages = Tədbirin icra vəziyyəti
