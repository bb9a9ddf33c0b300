### Words of the desk: International cooperation.

desk-cooperation = International cooperation

## Agreements

agreements = Agreements
    .one = Agreement
    .about = Each agreement with a counterpart in another country.
agreements-title = Title
    .help = What it is called.
agreements-country = Country
    .help = The counterpart's country.
agreements-counterpart = Counterpart
    .help = What the counterpart is.
agreements-agency = Signed by
    .help = The body that signed for this country.
agreements-signed_on = Signed on
    .help = In force from this day.
agreements-ended_on = Ended on
    .help = Leave it empty while it is in force.

## Meetings with partners

partner_meetings = Meetings with partners
    .one = Meeting with a partner
    .about = Each meeting with a partner at which cooperation was discussed in detail.
partner_meetings-subject = Subject
    .help = What it was about.
partner_meetings-held_on = Held on
    .help = The day of the meeting.
partner_meetings-partner = Partner
    .help = Make one record for each partner met.

## Visits

visits = Visits
    .one = Visit
    .about = Each visit of a foreign or international body here, or ours to them.
visits-subject = Subject
    .help = What it was about.
visits-began_on = First day
    .help = The visit is counted in the year of this day.
visits-direction = Direction
    .help = Whether they came or we went.
visits-purpose = Purpose
    .help = What it was for.
visits-country = Country
    .help = The country, where the other side was an agency of a country.
visits-partner = International body
    .help = The body, where the other side was an international one.

## Committee meetings

committee_meetings = Committee meetings
    .one = Committee meeting
    .about = Each numbered meeting of a standing committee with a partner.
committee_meetings-committee = Committee
    .help = Which committee met.
committee_meetings-number = Number
    .help = Counted from the committee's first meeting.
committee_meetings-held_on = Held on
    .help = The day of the meeting.

## Seminars

seminars = International seminars
    .one = International seminar
    .about = Each international seminar held in this country.
seminars-title = Title
    .help = What it was called.
seminars-held_on = Held on
    .help = Its first day.
seminars-town = Town
    .help = Where it was held.
seminars-delegations = Delegations from
    .help = The countries with a delegation, this one among them.
seminars-experts_from = Experts from
    .help = The countries that only experts came from.
seminars-funders = Funders
    .help = Who paid for it.

## Joint work

joint_works = Joint work
    .one = Joint work
    .about = Each piece of work done with an international organisation.
joint_works-subject = Subject
    .help = What was done.
joint_works-done_on = Done on
    .help = The day on which it was done, or began.
joint_works-partner = Organisation
    .help = Make one record for each organisation.

## Negotiations

negotiations = Negotiations
    .one = Negotiation
    .about = Each project with foreign partners on which negotiations were held.
negotiations-project = Project
    .help = The project negotiated on.
negotiations-held_on = Held on
    .help = The day of the negotiations.
negotiations-coordinator = Coordinated by
    .help = The body that coordinated them.

## Reports studied

studied_reports = Reports studied
    .one = Report studied
    .about = Each report of an international body that was studied.
studied_reports-title = Title
    .help = The report's title.
studied_reports-publisher = Publisher
    .help = Who published it.
studied_reports-year = Year of the report
    .help = As on its cover.
studied_reports-studied_on = Studied by
    .help = The day on which the study of it was finished.

## Refusals

refusal-cooperation-numbered_once = This committee already has a meeting of this number
    .next = Open the one on record; meetings are numbered from the committee's first one.

## Figures

figure-I1 = Partners met in detail
    .definition = Different partners met in the period at meetings on cooperation.
figure-I2 = Destination countries whose agencies visited
    .definition = Different countries that are marked as destinations in the country's list and whose agencies came on a visit in the period.
figure-I3 = Agreements signed with foreign government agencies
    .definition = Agreements with government agencies of other countries that were signed by the last day of the period and had not ended by then, whenever they were signed.
    .rule = Said as "more than" the next lower multiple of ten, from a hundred on; exact on a multiple and below a hundred.
figure-I4 = Countries with which agreements are signed
    .definition = Different countries of the agreements of I3.
    .rule = Rounded to the nearest five and said as "about", from twenty-five on; exact below that.
figure-I5 = International organisations worked with
    .definition = Different partners marked as international organisations with which work was done in the period.
    .rule = Those recorded are named; there may have been others.
    .shown = { $number }, named, among others
figure-I6 = Monitoring visits
    .definition = Visits to this country begun in the period for the purpose of monitoring, by a partner marked as a monitoring body.
figure-I7 = Cooperation Committee meeting
    .definition = The highest number of the meetings of the Cooperation Committee held in the period.
    .rule = Said as a place in the row of meetings.
figure-I8 = Countries with delegations at the international seminar
    .definition = Different countries, this one included, with a delegation at the international seminars of the period; countries that only experts came from are not counted.
figure-I9 = Negotiations on projects held
    .definition = Projects with foreign partners on which negotiations were held in the period, one for each record of negotiations: a project negotiated twice counts twice.
figure-I10 = International bodies whose reports were studied
    .definition = Different publishers of the reports whose study was finished in the period.

## Lists

list-agreement_parties = What the counterpart is
list-committees = Standing committee
list-visit_directions = Direction of the visit
list-visit_purposes = Purpose of the visit
