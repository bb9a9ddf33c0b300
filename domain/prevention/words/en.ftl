### Words of the desk: Prevention.

desk-prevention = Prevention

## Registers and fields

awareness_events = Awareness events
    .one = Awareness event
    .about = Each event at which people learnt how trafficking works and where help is found.
awareness_events-title = Title
    .help = What it was called.
awareness_events-held_on = Held on
    .help = Its first day.
awareness_events-format = Form
    .help = What it was.
awareness_events-audiences = Audiences
    .help = All that were there.
awareness_events-people_reached = People reached
    .help = How many people were there; leave it empty if nobody counted.
awareness_events-region = Region
    .help = Where it was held.
awareness_events-partners = Held by
    .help = All bodies that held it together.
awareness_events-funder = Paid for by
    .help = Who paid for it or for its materials.
awareness_events-materials = Shown or handed out
    .help = Films, leaflets, posters.

## Figures

figure-A1 = High-school students and parents reached
    .definition = People reached by events in the period whose audience included high-school students or parents, added up with whoever else was there; somebody who came to two events counts twice, and events without a number add nothing.
    .rule = Said as "more than" the next lower multiple of five thousand, from fifty thousand on; exact on a multiple and below fifty thousand.
figure-A2 = Meetings held with students of universities and of higher and secondary special schools
    .definition = Events of whatever format in the period whose audience included students of universities or of special schools.
    .rule = Said as "took place" when there was any and as "did not take place" when there was none; the exact number stands in the file of the table of figures.

## Lists

list-audiences = Audience
list-event_formats = Form of the event
