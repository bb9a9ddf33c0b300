### Words of the desk: Partners.

desk-partners = Partners

## Coalition

coalition_members = Coalition members
    .one = Coalition member
    .about = Each organisation in the coalition of non-governmental organisations.
coalition_members-name = Name
    .help = The organisation's name.
coalition_members-kind = Kind
    .help = What it is.
coalition_members-joined_on = Joined on
    .help = The day from which it is a member.
coalition_members-left_on = Left on
    .help = Leave it empty while it is a member.
coalition_members-region = Region
    .help = Where it mainly works.

## Awards

awards = Awards
    .one = Award
    .about = Each award given for work against trafficking.
awards-recipient = Recipient
    .help = The name of who was awarded.
awards-recipient_kind = Kind of recipient
    .help = What the recipient is.
awards-awarded_on = Awarded on
    .help = The award is counted in the year of this day.
awards-awarded_by = Awarded by
    .help = The body that gave it.

## Grants

grants = Grants
    .one = Grant
    .about = Each project of an organisation that was funded, with the money granted.
grants-project = Project
    .help = The project's name.
grants-organisation = Organisation
    .help = Who carries it out.
grants-granted_on = Granted on
    .help = The grant is counted in the year of this day.
grants-funder = Funder
    .help = The body that gave the money.
grants-amount = Amount
    .help = What was granted, not what was spent.
grants-outcome = What came of it
    .help = In a sentence, once the project has ended.

## Refusals

refusal-partners-joined_once = This organisation is a member already, since { $when }
    .next = Open the membership on record.

## Figures

figure-N1 = Public organisations in the NGO coalition
    .definition = Organisations that had joined by the last day of the period and had not left by then, one for each membership.
figure-N2 = Awards given to public associations
    .definition = Awards given to public associations in the period, by whatever body; an association that was given two counts twice.
figure-N3 = NGO projects funded by the state support council
    .definition = Projects granted money in the period by a body that the country marks as its grant maker, one for each grant.
figure-N4 = Money granted to those projects
    .definition = The amounts granted to the projects of N3, added up.

## Lists

list-award_recipients = Who is awarded
list-organisation_kinds = Kind of organisation
