### Words of the desk: Migration.

desk-migration = Migration

## Violations

violations = Violations of the rules of stay
    .one = Violation of the rules of stay
    .about = Each foreigner prosecuted administratively for breaking the rules of stay and residence.
violations-person_file = Person's number with the migration service
    .help = The same person has the same number each time, so that nobody is counted twice. It is not a name.
violations-found_on = Found on
    .help = The violation is counted in the year of this day.
violations-kind = Kind
    .help = What was broken.
violations-citizenship = Citizenship
    .help = The first, if there are several.
violations-sex = Sex
    .help = Counted, without the name.
violations-region = Region
    .help = Where it was found.
violations-name = Person's name
    .help = Sealed: for migration officers.

## Removals

removals = Removals
    .one = Removal
    .about = Each person removed from the country, screened for trafficking first.
removals-person_file = Person's number with the migration service
    .help = The same number as on the violation: the removal is counted with it.
removals-violation = Violation
    .help = The reference number of the violation it followed.
removals-removed_on = Removed on
    .help = The day on which the person left the country.
removals-kind = Kind
    .help = On what ground the person left.
removals-screening = Screening before the removal
    .help = Everyone is screened first: a victim sent away is lost to help.
removals-carried_out_because = Why it was carried out all the same
    .help = Only if the person was not screened, or the prosecutor's office had not said that it may go on. It is counted.
removals-destination = Removed to
    .help = The country the person was taken to.

## Refusals

refusal-migration-removed_after_found = The removal lies before the violation, which was found on { $when }
    .next = Check both days.
refusal-migration-of_the_same_person = This violation is that of another person
    .next = Choose the violation with the same file number.
refusal-migration-screened_first = Everyone is screened before a removal
    .next = Have the person screened. If the removal has happened already, say why it was carried out all the same.
refusal-migration-prosecutor_asked_first = Before a removal under the number { $number } the prosecutor's office is asked
    .next = Ask the prosecutor's office by this number, and wait for its answer. If the removal has happened already, say why it was carried out all the same.
refusal-migration-ground_for_a_reason = Nothing was left out here that needs a ground
    .next = Leave the ground empty, or correct what the screening showed.

## Figures

figure-M1 = Foreigners found violating the rules of stay and prosecuted administratively
    .definition = Foreigners with an administrative offence of stay found in the period, each counted once by file number.
figure-M2 = Foreigners deported for violating the rules of stay
    .definition = The persons of M1 who were deported on the day the offence was found or later, and by the last day of the period; other kinds of removal are not counted.

## Lists

list-removal_grounds = Why a removal was carried out all the same
list-removal_kinds = Kind of removal
list-removal_screenings = Screening before the removal
list-violation_kinds = Kind of violation
