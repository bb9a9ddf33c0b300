### Words of the desk: Criminal cases.

desk-criminal_cases = Criminal cases

## Facts

facts = Facts
    .one = Fact
    .about = Each recorded offence under one article of the criminal code; a fact is neither a criminal case nor a person.
facts-registration_number = Registration number
    .help = Its number in the register of offences.
facts-registered_on = Registered on
    .help = The fact is counted in the year of this day.
facts-article = Article
    .help = The article it stands under now.
facts-first_article = First article
    .help = Only if it was reclassified: the article it was first registered under.
facts-case = Criminal case
    .help = The reference number of the case in which it is investigated.
facts-region = Region
    .help = Where it happened or was revealed.
facts-agency = Revealed by
    .help = The body that revealed it.
facts-forms = Forms of exploitation
    .help = All that apply.
facts-account = What happened
    .help = Without naming a victim: this is the criminal file. Sealed: for those who investigate.

## Criminal cases

criminal_cases = Criminal cases
    .one = Criminal case
    .about = Each investigation, which holds facts and defendants.
criminal_cases-case_number = Case number
    .help = Its number with the investigating body.
criminal_cases-opened_on = Opened on
    .help = The day on which the case was opened.
criminal_cases-article = Leading article
    .help = The gravest article of the case.
criminal_cases-agency = Investigated by
    .help = The body that leads the investigation.
criminal_cases-stage = Stage
    .help = How it stands now.
criminal_cases-investigation_completed_on = Investigation completed on
    .help = A completed investigation is counted in the year of this day.
criminal_cases-verdict_on = Verdict on
    .help = The day of the verdict.
criminal_cases-guilty = Guilty
    .help = Yes, if at least one defendant was found guilty.

## Defendants

defendants = Defendants
    .one = Defendant
    .about = Each person in each case, with the day of each stage: suspected, accused, sent to court, convicted or acquitted.
defendants-person_file = Person's number in the criminal file
    .help = The same person has the same number in every case, so that nobody is counted twice. It is not a name.
defendants-case = Criminal case
    .help = The reference number of the case.
defendants-article = Article
    .help = The article the person answers for.
defendants-sex = Sex
    .help = Counted, without the name.
defendants-birth_year = Year of birth
    .help = Age bands are counted from it.
defendants-citizenship = Citizenship
    .help = The first, if there are several.
defendants-role = Role
    .help = What the person is said to have done.
defendants-group = Criminal group
    .help = The reference number of the group, if the person belonged to one.
defendants-suspected_on = Suspected from
    .help = The day on which the person became a suspect.
defendants-accused_on = Accused on
    .help = Leave it empty until there is an accusation.
defendants-sent_to_court_on = Sent to court on
    .help = Counted apart from convictions.
defendants-convicted_on = Convicted on
    .help = The day of the guilty verdict.
defendants-acquitted_on = Acquitted on
    .help = The day of the acquittal.
defendants-sentence = Sentence
    .help = The main sentence.
defendants-sentence_months = Length in months
    .help = Twelve months for each year.
defendants-suspended = Suspended
    .help = Whether the sentence was suspended.
defendants-confiscation = Property confiscated
    .help = Whether the court ordered confiscation.
defendants-name = Person's name
    .help = Sealed: for those who investigate and prosecute.

## Groups

groups = Criminal groups
    .one = Criminal group
    .about = Each criminal group that was neutralised, with the number of its members.
groups-code_name = Working name
    .help = The name the investigators use; nobody's real name.
groups-neutralised_on = Neutralised on
    .help = The group is counted in the year of this day.
groups-members = Members
    .help = How many people belonged to it.
groups-region = Region
    .help = Where it mainly worked.

## Wanted persons

wanted = Wanted persons
    .one = Wanted person
    .about = Each person declared wanted for trafficking, until arrested or withdrawn.
wanted-person_file = Person's number in the criminal file
    .help = The same person has the same number each time. It is not a name.
wanted-declared_on = Declared wanted on
    .help = The day on which the search was declared.
wanted-article = Article
    .help = The article the person is sought for.
wanted-sex = Sex
    .help = Counted, without the name.
wanted-citizenship = Citizenship
    .help = The first, if there are several.
wanted-arrested_on = Arrested on
    .help = Leave it empty while the search goes on.
wanted-arrested_in = Arrested in
    .help = The country of the arrest.
wanted-withdrawn_on = Search withdrawn on
    .help = Only if the search ended without an arrest.
wanted-name = Person's name
    .help = Sealed: for those who investigate and prosecute.

## Refusals

refusal-criminal_cases-sent_to_court_first = Nobody is convicted or acquitted who was not sent to court
    .next = Fill in the day on which the person was sent to court.
refusal-criminal_cases-one_verdict = A person is either convicted or acquitted in one case
    .next = Keep the verdict that stands.
refusal-criminal_cases-sentence_needs_conviction = Nobody is sentenced who was not convicted
    .next = Fill in the day of the conviction, or leave this empty.
refusal-criminal_cases-once_in_one_case = This person already stands in this case
    .next = Open that record and write the further stages there.
refusal-criminal_cases-verdict_has_a_day = A verdict has a day
    .next = Fill in the day of the verdict, or correct the stage and the finding.
refusal-criminal_cases-arrest_has_a_day = An arrest has a day
    .next = Fill in the day of the arrest, or leave its country empty.

## Figures

figure-J1 = Facts of human trafficking revealed
    .definition = Facts registered in the period that stand, at the date asked, under an article that the country marks as human trafficking.
figure-J2 = Facts of forced labour revealed
    .definition = Facts registered in the period that stand, at the date asked, under an article that the country marks as forced labour.
figure-J3 = Facts of illegal actions with documents for the purpose of trafficking
    .definition = Facts registered in the period that stand, at the date asked, under an article that the country marks as illegal actions with documents.
figure-F1 = Facts of forced labour revealed
    .definition = The same figure as J2, printed in the chapter on forced labour.
figure-F5 = Share of those facts on which a guilty verdict was handed down
    .definition = The share of the facts of F1 whose criminal case has a guilty verdict, as known at the date asked; a fact without a case is one without a verdict.
    .rule = Said as "every one" when the share is whole; otherwise the share itself is printed.
    .shown = every one
figure-J4 = Criminal groups neutralised
    .definition = Criminal groups neutralised in the period, one for each record.
figure-J5 = Members of those groups
    .definition = The members of the groups of J4, added up.
figure-J6 = Criminal cases whose investigation was completed
    .definition = Criminal cases, under whatever article, whose investigation was completed in the period, whenever they were opened.
figure-J7 = Persons convicted
    .definition = Persons convicted in the period, under whatever article, each counted once by number in the criminal file; persons only sent to court are not among them.
figure-J8 = Women among them
    .definition = The persons of J7 whose sex is recorded as female.
figure-J9 = Men among them
    .definition = The persons of J7 whose sex is recorded as male.
figure-J10 = Defendants wanted for trafficking
    .definition = Persons declared wanted by the last day of the period and not withdrawn by then, under whatever article, who were still sought on that day or were arrested within the period, each counted once.
figure-J11 = Wanted defendants arrested
    .definition = The persons of J10 who were arrested within the period.
figure-J12 = Persons sent to court
    .definition = Persons sent to court in the period, under whatever article, each counted once, whatever the verdict.
figure-J13 = Facts under the three articles together
    .definition = The facts of J1, J2 and J3 added up; unknown while one of them is not reported.

## Lists

list-case_stages = Stage of the case
list-defendant_roles = Role of the defendant
list-sentence_kinds = Kind of sentence
