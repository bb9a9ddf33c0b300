### Words of the desk: Identification.

desk-identification = Identification

## Screenings

screenings = Screenings
    .one = Screening
    .about = Each person checked once against the indicators, whatever the result, recorded by the body that checked.
screenings-person = Person
    .help = The reference number of the file. Leave it empty if the person gave no name: the check is counted all the same.
screenings-screened_on = Day of the check
    .help = The day on which the person was spoken to.
screenings-setting = Where the person came to notice
    .help = Shows where victims are found, and where nobody looks.
screenings-agency = Body that checked
    .help = It receives word of the outcome.
screenings-region = Region
    .help = Where the check was made.
screenings-indicators = Indicators found
    .help = Tick what you saw or were told; do not press the person for more.
screenings-result = Result
    .help = In doubt, the person is a presumed victim: help starts at once and does not depend on cooperation.
screenings-presumed_on = Presumed victim from
    .help = The day from which the person was treated as a presumed victim.
screenings-account = What was seen and heard
    .help = Short, in the person's own words, so that the story need not be told again. Sealed: for the identification officers.

## Exploitations

exploitations = Courses of exploitation
    .one = Course of exploitation
    .about = What was done to a person, taken down once: the acts, the means, the purpose, and where it happened.
exploitations-person = Person
    .help = The reference number of the person's file.
exploitations-recorded_on = Taken down on
    .help = The day on which the account was taken.
exploitations-acts = Acts
    .help = What those responsible did.
exploitations-means = Means
    .help = Not needed where the person is a child.
exploitations-forms = Forms of exploitation
    .help = All that apply; a person may have suffered several.
exploitations-sector = Sector
    .help = The sector of the economy in which the person was made to work.
exploitations-destination = Country of exploitation
    .help = This country too, if it happened here.
exploitations-transit = Countries passed through
    .help = In the order of the journey.
exploitations-region = Region of recruitment
    .help = Shows where prevention is needed.
exploitations-recruitment = How the person was recruited
    .help = All that apply.
exploitations-control = How the person was controlled
    .help = All that apply.
exploitations-year = Year it began
    .help = Often not the year of the decision; both are counted.
exploitations-duration_days = How long it lasted, in days
    .help = An estimate will do.
exploitations-account = The person's account
    .help = Told once, at the person's own pace, with breaks and in a language of their choice. Sealed: only for those who decide and the person's case manager.

## Decisions

decisions = Decisions
    .one = Decision
    .about = The formal decision whether a person is a victim, with its reasons, made by the deciding authority.
decisions-person = Person
    .help = The reference number of the person's file.
decisions-exploitation = Course of exploitation
    .help = The record of what was found to have happened.
decisions-referred_by = Referred by
    .help = The body that referred the person; it is told the outcome.
decisions-due_on = Due on
    .help = The last day by which the person must have an answer.
decisions-decided_on = Decided on
    .help = A recognised victim is counted in the year of this day.
decisions-authority = Deciding authority
    .help = Who decided; a decision has a name behind it.
decisions-outcome = Outcome
    .help = Presumed, recognised and not recognised are counted apart.
decisions-reasons = Reasons
    .help = In words that the person can be told. Sealed: for the person, those who decide and whoever reviews the decision.
decisions-letter_on = Letter handed over on
    .help = The day on which the person received the decision in writing, in their language.
decisions-review = Review
    .help = How it ended, if the person asked for one.

## Reflection periods

reflection_periods = Reflection periods
    .one = Reflection period
    .about = The time in which a presumed victim may recover and think, kept by the body that identifies.
reflection_periods-person = Person
    .help = The reference number of the person's file.
reflection_periods-began_on = First day
    .help = The day on which the person was told of it.
reflection_periods-ends_on = Last day
    .help = Until then nobody presses the person to decide, and nobody removes them from the country.
reflection_periods-shortened_because = Why it was shortened
    .help = Only with a lawful ground. Sealed: for those who oversee the mechanism.

## Refusals

refusal-identification-decided_once = This person has already been recognised for this course of exploitation
    .next = Open the decision that stands. If the person was trafficked again, record that as a new course of exploitation first.
refusal-identification-positive_needs_date_and_authority = A decision needs a date and the authority that decided
    .next = Fill in both, or leave the outcome as pending.
refusal-identification-reflection_not_shortened = The reflection period must be at least { $days } days long
    .next = Choose a later last day, or write down the lawful ground on which it was shortened.
refusal-identification-presumed_has_a_day = A presumed victim has the day from which they were treated as one, and nobody else has
    .next = Fill in the day, or correct the result.
refusal-identification-own_exploitation = This exploitation is that of another person
    .next = Choose what was done to the person whom the decision is about.
refusal-identification-pending_has_no_day = What is pending has no day of decision
    .next = Choose the outcome, or leave the day empty.

## Figures

figure-V1 = Victims identified
    .definition = Persons with a positive formal decision dated in the period, each counted once, by the first such decision.
figure-V2 = Women
    .definition = The persons of V1 whose sex is recorded as female.
figure-V3 = Men
    .definition = The persons of V1 whose sex is recorded as male.
figure-V4 = Citizens of the country
    .definition = The persons of V1 whose first citizenship is that of this country.
figure-V5 = Foreign nationals
    .definition = The persons of V1 whose first citizenship is that of another country; persons whose citizenship is not known are not among them.
figure-F2 = Victims of forced labour
    .definition = Persons with a positive formal decision dated in the period on an exploitation whose recorded forms include forced labour, each counted once.
figure-F3 = Foreigners among them
    .definition = The persons of F2 whose first citizenship is that of another country; persons whose citizenship is not known are not among them.
figure-F4 = Sectors of exploitation
    .definition = Different sectors of the economy recorded for the exploitation of the persons of F2; a sector that is not known is not counted.
figure-S1 = Screenings
    .definition = Checks against the indicators made in the period, whatever the result: what all other figures on victims are to be read against.
figure-S2 = Presumed victims
    .definition = Persons with a file who were treated as presumed victims from a day in the period, each counted once; persons checked without a file are not among them.
figure-S3 = Presumed victims not recognised
    .definition = Persons with a negative formal decision dated in the period, each counted once; a person whom another decision of the period recognised is counted in V1 as well.

## Lists

list-acts = Acts
list-control_methods = Methods of control
list-decision_outcomes = Outcome of the decision
list-forms = Forms of exploitation
list-indicators = Indicators of forced labour (ILO)
list-means = Means
list-recruitment_methods = Methods of recruitment
list-review_outcomes = Outcome of the review
list-screening_results = Result of the screening
list-screening_settings = Where the person came to notice
