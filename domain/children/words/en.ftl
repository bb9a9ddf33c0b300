### Words of the desk: Children.

desk-children = Children

## Children found

children_found = Children found
    .one = Child found
    .about = Each encounter with a child found working or begging, kept by the body that found the child.
children_found-child_file = Child's file number
    .help = The same child has the same number at every encounter, so that nobody is counted twice. It is not a name.
children_found-found_on = Found on
    .help = The day of this encounter.
children_found-region = Region
    .help = Where the child was found.
children_found-activity = What the child was doing
    .help = What you saw; the child need not explain it.
children_found-sex = Sex
    .help = Counted, without the name.
children_found-age = Age in years
    .help = An estimate will do.
children_found-screening = What the check showed
    .help = Every child found is checked for signs of trafficking and forced labour; begging is not a family matter alone.
children_found-found_before = Found before
    .help = Shows whether the help given earlier was enough.
children_found-name = Child's name
    .help = Sealed: for child-protection officers.
children_found-account = What was seen
    .help = Short and factual. Sealed: for child-protection officers.

## Materials

materials = Materials sent
    .one = Material sent
    .about = Each set of papers on a child sent to a commission or a guardianship body.
materials-child = Encounter
    .help = The reference number of the encounter it is about.
materials-sent_on = Sent on
    .help = The day on which it left.
materials-recipient = Sent to
    .help = The kind of body that must act on it.
materials-region = Region of the recipient
    .help = The region of the body it was sent to.
materials-answered_on = Answered on
    .help = Leave it empty until there is an answer.
materials-summary = What it says
    .help = In two or three sentences. Sealed: for child-protection officers.

## Parents sanctioned

parent_sanctions = Parents sanctioned
    .one = Sanction of a parent
    .about = Each administrative sanction of a parent who did not see to a child's upbringing.
parent_sanctions-parent_file = Parent's file number
    .help = The same parent has the same number each time, so that nobody is counted twice. It is not a name.
parent_sanctions-imposed_on = Imposed on
    .help = The day of the decision.
parent_sanctions-kind = Kind
    .help = What was imposed.
parent_sanctions-region = Region
    .help = Where it was imposed.
parent_sanctions-sex = Sex
    .help = Counted, without the name.
parent_sanctions-name = Parent's name
    .help = Sealed: for child-protection officers.

## Children's centres

centre_helps = Help in children's centres
    .one = Help in a children's centre
    .about = Help given to a minor or a parent in a children's centre, kept by the centre.
centre_helps-person_file = File number
    .help = The same minor or parent has the same number each time, so that nobody is counted twice. It is not a name.
centre_helps-given_on = Given on
    .help = The day on which it was given, or began.
centre_helps-town = Town of the centre
    .help = The town, not the address.
centre_helps-kinds = What was given
    .help = All that apply.
centre_helps-minor = Given to a minor
    .help = No means that it was given to a parent.
centre_helps-sex = Sex
    .help = Counted, without the name.
centre_helps-notes = Notes
    .help = Sealed: for the centre's staff.

## Homes monitored

home_monitorings = Homes monitored
    .one = Visit to a home
    .about = Each visit to the home of an adopted, guardianship or foster child.
home_monitorings-child_file = Child's file number
    .help = The same child has the same number at every visit, so that nobody is counted twice. It is not a name.
home_monitorings-visited_on = Visited on
    .help = The day of the visit.
home_monitorings-care = Kind of care
    .help = How the child came to live there.
home_monitorings-region = Region
    .help = The region, not the address.
home_monitorings-findings = Findings and help given
    .help = Sealed: for child-protection officers.

## Refusals

refusal-children-sent_after_found = These materials were sent before the child was found on { $when }
    .next = Check this day, and that of the encounter.

## Figures

figure-C1 = Children found working on the streets or begging
    .definition = Children found in raids and inspections in the period, each counted once by file number, however often they were met.
figure-C2 = Children confirmed as victims of trafficking or forced labour
    .definition = The children of C1 who were confirmed as victims at any encounter in the period; nought says that none was confirmed, and not that each was checked.
figure-C3 = Materials sent to commissions and guardianship bodies
    .definition = Sets of papers on children sent in the period.
figure-C4 = Parents sanctioned administratively
    .definition = Parents on whom an administrative sanction was imposed in the period, each counted once by file number.
figure-C5 = Minors and parents helped in children's centres
    .definition = Minors and parents who were given help in a children's centre in the period, each counted once by file number.
figure-C6 = Adopted, guardianship and foster children whose homes were monitored
    .definition = Children in such care whose home was visited in the period, each counted once by file number.

## Lists

list-care_kinds = Kind of care
list-centre_help_kinds = Help of a children's centre
list-child_activities = What the child was doing
list-child_screening_results = What the check showed
list-material_recipients = Whom materials are sent to
list-sanction_kinds = Kind of sanction
