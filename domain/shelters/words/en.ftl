### Words of the desk: Shelters.

desk-shelters = Shelters

## Shelters

shelters = Shelters
    .one = Shelter
    .about = Each unit of a shelter with the number of people it can hold; its address is sealed.
shelters-name = Name
    .help = A neutral name that does not give away the place.
shelters-agency = Run by
    .help = The body that answers for it.
shelters-group = For whom
    .help = The people its rooms are kept for.
shelters-capacity = Places
    .help = How many people can sleep there at once.
shelters-opened_on = Opened on
    .help = The first night it could be used.
shelters-closed_on = Closed on
    .help = Leave it empty while it is open.
shelters-address = Address
    .help = Sealed: only for those who need it for one stay.

## Stays

stays = Stays
    .one = Stay
    .about = Each stay of one person in one shelter, kept by the shelter's manager.
stays-person = Person
    .help = The reference number of the person's file.
stays-shelter = Shelter
    .help = The reference number of the shelter's unit.
stays-admitted_on = First night
    .help = The day on which the person came.
stays-left_on = Left on
    .help = The bed is free that night. Leave it empty while the person stays.
stays-ending = How it ended
    .help = Where the person went next; it shows what help is still needed.
stays-notes = Notes for those on duty
    .help = Only what the next shift must know. Sealed: for the staff of this shelter.

## Refusals

refusal-shelters-fits_the_capacity = The shelter is full on at least one of these nights: it has { $capacity } places
    .next = Choose another shelter, or check whether somebody who has left is still recorded as staying.
refusal-shelters-is_open = The shelter was not open on this day
    .next = Check the day, or choose a shelter that was open.
refusal-shelters-ending_has_a_day = A stay that ended has the day on which the person left
    .next = Fill in the day, or leave empty how it ended.
refusal-shelters-one_bed_each = This person is in a shelter on some of these nights already, since { $when }
    .next = End the other stay first, or check the days.
refusal-shelters-holds_its_stays = Up to { $most } people stayed here in one night
    .next = Check the number of places, or the stays.
refusal-shelters-somebody_stayed = Somebody stayed here outside these days: the stay began on { $when }
    .next = Check the day, or end or correct the stay first.

## Figures

figure-V6 = Placed in temporary shelters
    .definition = The persons of V1 with a stay in a shelter that began before the decision or after it, as known at the date asked. A stay that began before a recognition in an earlier year is not counted.

## Lists

list-shelter_groups = Whom a shelter is for
list-stay_endings = How a stay ended
