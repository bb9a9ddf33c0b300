### Yerlər və siyahılar bölməsinin sözləri. (Words of the desk places, in Azerbaijani.)

desk-places = Yerlər və siyahılar

## Ölkənin siyahıları

list-regions = Regionlar
list-towns = Şəhərlər
list-agencies = Qurumlar
list-articles = Cinayət Məcəlləsinin maddələri
list-foreign_partners = Xarici və beynəlxalq tərəfdaşlar
list-plans = Milli Fəaliyyət Planları
list-registers = Reyestrlər

## Cavab olmayan cavablar

answer-unknown = Məlum deyil
answer-not_asked = Soruşulmayıb
answer-refused = Cavab verməmək istəyib
answer-not_applicable = Aid deyil
answer-not_recorded = Qeyd edilməyib

## Bölgülər

dimension-sex = Cins
dimension-age = Yaş
dimension-citizenship = Vətəndaşlıq
dimension-residence = Yaşayış regionu
dimension-form = İstismar forması
dimension-sector = Fəaliyyət sahəsi
dimension-destination = İstismar olunduğu ölkə
dimension-region = Region
dimension-year_of_exploitation = İstismar ili
dimension-referring_body = Yönləndirən qurum
dimension-authority = Qərar qəbul edən qurum
dimension-month = Ay
dimension-setting = Şəxsin aşkar edildiyi hal
dimension-result = Nəticə
dimension-agency = Qurum
dimension-indicator = Əlamət
dimension-kind = Növ
dimension-from = Göndərən
dimension-to = Qəbul edən
dimension-service = Xidmət
dimension-stage = Mərhələ
dimension-step = Mərhələ
dimension-topic = Mövzu
dimension-channel = Müraciət kanalı
dimension-language = Dil
dimension-caller = Müraciət edən
dimension-trafficking_related = İnsan alveri ilə bağlı
dimension-activity = Uşağın məşğul olduğu iş
dimension-screening = Yoxlamanın nəticəsi
dimension-recipient = Materialın göndərildiyi qurum
dimension-town = Şəhər
dimension-minor = Yetkinlik yaşına çatmayan
dimension-care = Qayğının növü
dimension-article = Maddə
dimension-role = Rol
dimension-sentence = Cəza
dimension-audience = Auditoriya
dimension-format = Forma
dimension-country = Ölkə
dimension-partner = Tərəfdaş
dimension-funder = Maliyyələşdirən
dimension-awarded_by = Təltif edən

## Hesab vahidləri

unit-appeal = müraciət
    .one = müraciət
unit-topic = mövzu
    .one = mövzu
unit-screening = ilkin yoxlama
    .one = ilkin yoxlama
unit-referral = yönləndirmə
    .one = yönləndirmə
unit-presumed_victim = ehtimal olunan qurban
    .one = ehtimal olunan qurban
unit-recognised_victim = nəfər
    .one = nəfər
unit-child_of_victim = uşaq
    .one = uşaq
unit-fact = fakt
    .one = fakt
unit-criminal_case = cinayət işi
    .one = cinayət işi
unit-person_sent_to_court = məhkəməyə verilmiş şəxs
    .one = məhkəməyə verilmiş şəxs
unit-person_convicted = məhkum edilmiş şəxs
    .one = məhkum edilmiş şəxs
unit-wanted_person = axtarışda olan şəxs
    .one = axtarışda olan şəxs
unit-wanted_person_arrested = axtarışda olub tutulmuş şəxs
    .one = axtarışda olub tutulmuş şəxs
unit-criminal_group = qrup
    .one = qrup
unit-group_member = nəfər
    .one = nəfər
unit-service = göstərilmiş xidmət
    .one = göstərilmiş xidmət
unit-event = tədbir
    .one = tədbir
unit-participant = nəfər
    .one = nəfər
unit-person_helped = nəfər
    .one = nəfər
unit-administrative_offender = nəfər
    .one = nəfər
unit-person_removed = nəfər
    .one = nəfər
unit-child_found = uşaq
    .one = uşaq
unit-material = material
    .one = material
unit-parent_sanctioned = nəfər
    .one = nəfər
unit-child_monitored = uşaq
    .one = uşaq
unit-project = layihə
    .one = layihə
unit-award = təltif
    .one = təltif
unit-money = { $currency }
unit-money_per_person = { $currency }, hər şəxsə
unit-organisation = təşkilat
    .one = təşkilat
unit-institution = qurum
    .one = qurum
unit-country = ölkə
    .one = ölkə
unit-partner = tərəfdaş
    .one = tərəfdaş
unit-publisher = nəşr edən qurum
    .one = nəşr edən qurum
unit-agreement = saziş
    .one = saziş
unit-visit = səfər
    .one = səfər
unit-meeting = iclas
    .one = iclas
unit-body = qurum
    .one = qurum
unit-instrument = akt
    .one = akt
unit-programme = proqram
    .one = proqram
unit-draft = layihə
    .one = layihə
unit-share_of_measures = tədbirlərin payı
unit-share_of_cases = işlərin payı
unit-sector = sahə
    .one = sahə
unit-years = il
    .one = il
unit-world_case = iş
    .one = iş
unit-world_person = nəfər
    .one = nəfər
unit-world_conviction = ittiham hökmü
    .one = ittiham hökmü
unit-world_money = milyard ABŞ dolları
unit-bed_night = çarpayı-gecə
    .one = çarpayı-gecə

## Hesabatın fəsilləri

chapter-world = Dünyada vəziyyət
chapter-action_plan = Milli Fəaliyyət Planı
chapter-legislation = Qanunvericilik
chapter-awareness = Maarifləndirmə
chapter-partners = Vətəndaş cəmiyyəti və qrantlar
chapter-training = Təlim və tədris
chapter-cooperation = Beynəlxalq əməkdaşlıq
chapter-forced_labour = Məcburi əmək
chapter-migration = Miqrasiya
chapter-children = Uşaqlar
chapter-justice = Cinayət təqibi
chapter-victims = Qurbanlar və onlara yardım
chapter-children_of_victims = Qurbanların uşaqları
chapter-hotline = Qaynar xətt
chapter-outlook = Qarşıda duran vəzifələr

## Toplana bilməyənlər

refusal-figures-unlike_units = { $one } və { $other } fərqli vahidlərdir, toplana bilməz
    .next = Onları yan-yana göstərin.
refusal-figures-out_of_range = Cəm proqramın hesablaya biləcəyindən böyükdür
    .next = Səhv ədədi olan qeydi axtarın.

## Siyahılar

list-countries = Ölkələr
list-languages = Dillər
list-document_kinds = Sənəd növləri
list-document_parts = Qeydin hissələri
list-sectors = İqtisadi fəaliyyət sahələri (ISIC Rev.4)
list-sexes = Cins
