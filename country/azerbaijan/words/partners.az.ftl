### Tərəfdaşlar bölməsinin sözləri. (Words of the desk partners, in Azerbaijani.)

desk-partners = Tərəfdaşlar

## Koalisiya

coalition_members = Koalisiya üzvləri
    .one = Koalisiya üzvü
    .about = Qeyri-hökumət təşkilatları koalisiyasına daxil olan hər təşkilat.
coalition_members-name = Ad
    .help = Təşkilatın adı.
coalition_members-kind = Növü
    .help = Hansı təşkilat olduğu.
coalition_members-joined_on = Qoşulduğu gün
    .help = Üzv olduğu gün.
coalition_members-left_on = Ayrıldığı gün
    .help = Üzvlüyü davam edirsə, boş saxlayın.
coalition_members-region = Region
    .help = Əsasən fəaliyyət göstərdiyi yer.

## Təltiflər

awards = Təltiflər
    .one = Təltif
    .about = İnsan alverinə qarşı fəaliyyətə görə hər təltif.
awards-recipient = Təltif olunan
    .help = Təltif olunanın adı.
awards-recipient_kind = Təltif olunanın növü
    .help = Təltif olunanın kim olduğu.
awards-awarded_on = Təltif günü
    .help = Təltif bu günün aid olduğu ildə hesablanır.
awards-awarded_by = Təltif edən
    .help = Təltif etmiş qurum.

## Qrantlar

grants = Qrantlar
    .one = Qrant
    .about = Maliyyələşdirilmiş hər layihə və ayrılmış vəsait.
grants-project = Layihə
    .help = Layihənin adı.
grants-organisation = Təşkilat
    .help = Layihəni icra edən.
grants-granted_on = Ayrıldığı gün
    .help = Qrant bu günün aid olduğu ildə hesablanır.
grants-funder = Maliyyələşdirən
    .help = Vəsaiti ayırmış qurum.
grants-amount = Məbləğ
    .help = Xərclənən deyil, ayrılmış məbləğ.
grants-outcome = Nəticəsi
    .help = Layihə başa çatdıqdan sonra bir cümlə ilə.

## İmtinalar

refusal-partners-joined_once = Bu təşkilat artıq üzvdür: { $when }
    .next = Qeydə alınmış üzvlüyü açın.

## Göstəricilər

figure-N1 = QHT koalisiyasına daxil olan ictimai təşkilatlar
    .definition = Dövrün son gününədək daxil olmuş və həmin günədək çıxmamış təşkilatlar; hər üzvlük bir dəfə hesablanır.
figure-N2 = İctimai birliklərə verilmiş təltiflər
    .definition = Hansı qurumun verməsindən asılı olmayaraq, dövr ərzində ictimai birliklərə verilmiş təltiflər; iki dəfə təltif edilmiş birlik iki dəfə hesablanır.
figure-N3 = Dövlət dəstəyi şurasının maliyyələşdirdiyi QHT layihələri
    .definition = Dövr ərzində ölkə siyahısında qrant verən kimi işarələnmiş qurumun vəsait ayırdığı layihələr; hər qrant bir dəfə hesablanır.
figure-N4 = Həmin layihələrə ayrılmış vəsait
    .definition = N3 üzrə layihələrə ayrılmış məbləğlərin cəmi.

## Siyahılar

list-award_recipients = Təltif olunan
list-organisation_kinds = Təşkilatın növü
