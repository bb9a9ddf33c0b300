### Words of the desk: Trainings.

desk-trainings = Trainings

## Trainings

trainings = Trainings
    .one = Training
    .about = Each course, conference or seminar, at home or abroad, with those who took part.
trainings-title = Title
    .help = What it was called.
trainings-held_on = First day
    .help = The training is counted in the year of this day.
trainings-format = Form
    .help = What it was.
trainings-country = Country
    .help = Where it was held; this country, if it was at home.
trainings-audiences = Who took part
    .help = All groups that took part.
trainings-institutions = Institutions
    .help = The bodies whose staff took part.
trainings-participants = Number of participants
    .help = Leave it empty if nobody counted.
trainings-organiser = Organised by
    .help = Who organised it.

## Curricula

curricula = Curricula
    .one = Curriculum
    .about = Each course on trafficking taught in an institution's own training centre.
curricula-title = Title
    .help = What it is called.
curricula-taught_on = First day of teaching
    .help = The first day in this run; make a new record for each run.
curricula-institution = Institution
    .help = The body in whose centre it is taught.
curricula-hours = Hours of teaching
    .help = In all, for one participant.
curricula-participants = Number taught
    .help = Leave it empty if nobody counted.

## Figures

figure-T1 = Conferences, seminars and trainings that special police officers took part in
    .definition = Trainings of the period, at home and abroad, in which special police officers took part.
figure-T2 = Foreign countries in which those took place
    .definition = Different countries other than this one in which the trainings of T1 were held.
figure-T3 = Institutions whose training centres taught the subject
    .definition = Different institutions in whose training centre a course on trafficking was taught in the period.
figure-T4 = Trainings of health, social-protection and school employees
    .definition = Trainings of the period in which staff of health care, social protection or schools took part.
    .rule = Said as "took place" when there was any and as "did not take place" when there was none; the exact number stands in the file of the table of figures.
figure-T5 = Entrepreneurs who took part in trainings
    .definition = Participants of the period's trainings for entrepreneurs, added up with whoever else took part; somebody who came twice counts twice, and trainings without a number add nothing.
    .rule = Said as "more than" the next lower hundred, from a thousand on; exact on a hundred and below a thousand.
figure-T6 = Trainings of the staff of special institutions for victims
    .definition = Trainings of the period in which staff of institutions for victims took part.
    .rule = Said as "took place" when there was any and as "did not take place" when there was none; the exact number stands in the file of the table of figures.

## Lists

list-training_audiences = Who took part
list-training_formats = Form of the training
