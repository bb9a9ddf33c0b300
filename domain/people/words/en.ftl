### Words of the desk: People.

desk-people = People

## Registers and fields

persons = Persons
    .one = Person
    .about = The file of each person known to the mechanism: names are sealed, and figures count only what stands in the open columns.
persons-registered_on = File opened on
    .help = The day this person's file was opened, whatever came of it later.
persons-family_name = Family name
    .help = As on the document. Sealed: only for those who work with this person.
persons-given_names = Given names
    .help = As on the document. Sealed.
persons-aliases = Other names
    .help = Nicknames and earlier names, so that the same person is not given two files. Sealed.
persons-born_on = Date of birth
    .help = Only if it is known to the day; otherwise fill in the year of birth. Sealed.
persons-birth_year = Year of birth
    .help = Age bands are counted from it. An estimate is better than nothing; leave it empty if there is none.
persons-age_status = Child or adult
    .help = Whoever may be a child is treated as one until the age is assessed.
persons-sex = Sex
    .help = As the person says. Counted, without the name.
persons-citizenship = Citizenship
    .help = If there are several, the one the person names first.
persons-further_citizenships = Further citizenships
    .help = Any others the person holds.
persons-residence = Region of residence
    .help = The region only; the address never stands in an open column.
persons-languages = Languages
    .help = Languages the person speaks with ease, so that nobody has to tell their story through a stranger.
persons-document_number = Identity or travel document
    .help = Kind and number, if the person wants to show it. Sealed.
persons-safe_contact = How to reach the person safely
    .help = At what times, on which number and under what pretext; who must not notice. Ask the person. Sealed.
persons-health_needs = Health needs
    .help = Only what those who help must know now. Sealed.
persons-disability = Disability
    .help = Asked so that help fits; counted without the name.
persons-child_of = Parent or guardian
    .help = The reference number of the mother's, father's or guardian's file, where there is one.
persons-same_as = Merged into the file
    .help = The file of the same person that is kept: what stood under this one stands there.

## Refusals

refusal-people-born_in_that_year = The date of birth lies in another year than the year of birth
    .next = Check both; leave the date empty if only the year is known.
refusal-people-age_fits_birth_year = Somebody born in { $born } cannot have this age status
    .next = Check the year of birth; where the age is in doubt, say so: the person is then treated as a child.
refusal-people-not_their_own_parent = A person cannot be their own parent or guardian
    .next = Write the reference number of the parent's file.
refusal-people-opened_by_another = Nobody opens a person's file to their own body
    .next = Ask the body that sends the person, or the court that gave the order, to enter this.
refusal-people-born_by_then = This lies before the person's birth: the file says { $born }
    .next = Check this day, and the year of birth in the person's file.

## Lists

list-age_statuses = Age status
