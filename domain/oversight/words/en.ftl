### Words of the desk: Oversight.

desk-oversight = Oversight
oversight-title = Oversight
oversight-entries = Entries

## Who has looked

oversight-looked = Who has looked at a person
oversight-looked-about = Every look, every change and every refused attempt, by account; for a person, in everything in their file. Lists and searches that showed the person are counted too. Reading here is an entry as well.
oversight-reference = Reference of the person’s file
oversight-show = Show
oversight-post = Post and body
oversight-purpose = By which tie
oversight-seen = What was seen
oversight-first = First time

oversight-tie-conflict = a declared tie
oversight-tie-break_glass = an emergency
oversight-tie-reason_given = a recorded reason
oversight-tie-subject = the own file
oversight-tie-assigned = named for the person
oversight-tie-holder = the body has taken the person on
oversight-tie-housing = the body runs the shelter
oversight-tie-decides = the body decides about the person
oversight-tie-receiver = the person was referred to the body
oversight-tie-investigates = the body has the criminal case
oversight-tie-bridge = consent or order of a court
oversight-tie-author = the officer entered it
oversight-tie-own_agency = the body entered it
oversight-tie-sender = the body referred the person

oversight-part-counted = counted fields
oversight-part-open = open fields
oversight-part-identity = identity
oversight-part-location = location
oversight-part-health = health
oversight-part-testimony = testimony

refusal-oversight-no_such_file = There is no file of this reference that you may ask about.
    .next = Type the reference as it stands on the file’s first page.

## Who was touched

oversight-touched = Who was touched
oversight-touched-about = For a breach: whose files an account, a sign-in or a body has shown or changed, and what was taken out. Any of these narrows it; a period counts whole days.
oversight-touched-officer = Officer: the reference of their record, or the name in the log
oversight-sign-in = Sign-in
oversight-sign-ins = Sign-ins
oversight-body = Body
oversight-touched-files = { $count ->
    [one] One person’s file was touched
   *[other] { $count } persons’ files were touched
}
oversight-touched-counts = Entries of the log: { $entries }; records shown, written or taken out in them: { $rows }.
oversight-touched-unknown = { $count } more lead to no person’s file: persons who were erased, officers, or openings of files.
oversight-touched-none = No person’s file was touched.
oversight-elsewhere = People outside persons’ files
oversight-elsewhere-about = Records about people that are in no person’s file: children who were found, callers, defendants, migrants. They are named by their references, the first two hundred of a register here and all of them in the file. Of lists that an earlier version of the program showed they are counted alone.
oversight-elsewhere-records = Records opened, changed or shown
oversight-elsewhere-named = References
oversight-elsewhere-rows = How often, lines of lists included
oversight-touched-file = References as a file (CSV)
oversight-touched-exports = What was taken out, copied or loaded as a whole
oversight-touched-named = In all { $count }; the last { $named } are named here. A narrower question names the others.
oversight-column-reference = Reference
oversight-column-first = First time
oversight-column-last = Last time
oversight-column-shown = Shown
oversight-column-changed = Changed

refusal-oversight-no_sign_in = A sign-in is written with the digits 0-9 and a-f
    .next = Copy it from the list of sign-ins.
refusal-oversight-nothing_asked = Say by whom, in which body or when
    .next = One of them is enough.

## Registers and fields

use_reviews = Reviews of unusual looks
    .one = Review of unusual looks
    .about = What the overseer found of looks that a rule called unusual.
use_reviews-rule = Rule
    .help = Why the looks were called unusual.
use_reviews-officer = Officer
    .help = The reference number of the officer; empty where many looked at one person.
use_reviews-about = Person, as the log tells
    .help = Thirty-two digits; empty where it is about one officer’s day.
use_reviews-day = Day
    .help = The day on which they were.
use_reviews-last_entry = Last entry
    .help = The number of the last entry of the log that was looked at.
use_reviews-finding = Finding
    .help = Whether there was a reason for the looks.
use_reviews-note = Note
    .help = What was asked and what was answered.

## What waits for the overseer

oversight-waiting = Openings of files that wait for a review: { $count }
oversight-waiting-caption = Openings of files that wait for a review
oversight-waiting-none = Every opening has been reviewed.
oversight-unanswered = Alerts that wait for the prosecutor’s office: { $count }
oversight-unanswered-caption = Alerts that wait for the prosecutor’s office
oversight-unanswered-none = Every alert of the prosecutor’s office is answered.
oversight-alert = Alert
oversight-answer-due = Answer due
oversight-overdue = Overdue
oversight-overdue-count = Overdue: { $count }
oversight-attempts = Emergencies of the last 30 days that met no file, or one that is closed to the officer: { $count }. The log has each, with what was typed.
oversight-opening = Opening
oversight-review = Review
oversight-review-due = Review due
oversight-review-write = Review it
oversight-alerts = Oversight ({ $count })

## Emergency access

oversight-emergency = Emergency access to a file
oversight-emergency-about = When somebody is in danger and you must know now, type the reference of their file and why. What your role may see in an emergency is open to you for { $hours } hours.
oversight-emergency-warning = The overseer is told at once, and reviews every emergency.
oversight-emergency-reason = What has happened, and what you must know
oversight-emergency-open = Open in an emergency
oversight-emergency-answered = Recorded
oversight-emergency-answer = Your reason is recorded and the overseer is told. If there is a file of this reference that an emergency opens to you, it is open for { $hours } hours from now.
oversight-emergency-file = Go to the file

refusal-oversight-which_file = Say whose file
    .next = Type its reference.

## Unusual looks

oversight-unusual = Unusual looks
oversight-unusual-about = What rules of the country find in the log. A rule calls something unusual and nobody guilty: false alarms are to be expected, and most of what stands here has a good reason. A line goes once it is reviewed, and comes back if more of the kind is done on that day.
oversight-unusual-found = To review: { $count }
oversight-unusual-reviewed = Reviewed already: { $count }
oversight-unusual-none = Nothing unusual that is not reviewed.
oversight-unusual-why = Why it is unusual
oversight-unusual-done = Reviewed
oversight-unusual-own = You are one of those who looked: another overseer reviews it.
oversight-unusual-log = All of it in the log
oversight-why-declared_tie = The officer asked for somebody to whom they have declared a tie, or declared it after they had looked; entries: { $count }.
oversight-why-without_tie = Nothing ties the officer to whom they asked for; entries: { $count }.
oversight-why-same_name = Somebody whose file or record was opened may bear the officer’s family name. The index of names says so; no name was opened, and it may be another one.
oversight-why-colleague = Somebody whose file or record was opened may bear the name of another officer. The index of names says so; no name was opened, and it may be another one.
oversight-why-neighbour = Somebody whose file was opened lives in the region where the officer lives, or somebody without a file was found or called from there. That region is not a large one.
oversight-why-looked_at_by_many = In this period { $count } officers opened the file or the record of one person; from { $from } on that is much.
oversight-why-many_persons = On one day { $count } files of persons, or records of people outside them, were opened, or their names found; for this role { $from } or more are unusual.
oversight-why-in_bulk = On one day { $count } records were listed or taken out; for this role { $from } or more are unusual.
oversight-why-out_of_hours = Files were opened outside the hours of work; entries: { $count }.
oversight-why-refused_attempts = { $count } attempts were refused on one day; { $from } or more are unusual.
oversight-why-search_without_look = On one day { $count } more searches than files and records that were opened; { $from } or more are unusual.

## What a person is told

oversight-told = Who opened your file
oversight-told-about = Bodies that opened your file or changed something in it, saw it in a list, or found it by searching: by month, what for, and how often. Officers’ names are not told.
oversight-told-none = Nobody has opened your file.
oversight-told-later = What bodies of justice saw is told later, and without which body it was. Something may be missing here that you are told when you ask again.
oversight-told-ask = If you do not understand why a body opened your file, ask whoever gave you this paper, or the independent rapporteur. You need not say why you ask.
oversight-told-tell = What the person is told of who opened the file
oversight-told-language = Language of the paper
oversight-told-paper = Paper to hand over (PDF)
oversight-told-month = Month
oversight-told-body = Body
oversight-told-role = Who
oversight-told-purpose = What for
oversight-told-justice = A body of justice
oversight-told-machine = Whoever kept the files before there were accounts
oversight-told-for-list = saw it in a list
oversight-told-for-export = took it out in a file
oversight-told-for-role = oversight of the work
oversight-told-for-conflict = asked, although they are close to you
oversight-told-for-break_glass = in an emergency
oversight-told-for-reason_given = for a reason that is recorded
oversight-told-for-subject = you, or whoever acts for you
oversight-told-for-assigned = named for you
oversight-told-for-holder = helps you
oversight-told-for-housing = runs the shelter
oversight-told-for-decides = decides about your case
oversight-told-for-receiver = you were referred to it
oversight-told-for-investigates = a criminal case
oversight-told-for-bridge = a criminal case
oversight-told-for-author = wrote it down
oversight-told-for-own_agency = wrote it down
oversight-told-for-sender = referred you

refusal-oversight-reviewed_by_another = Nobody reviews their own looks
    .next = Leave them to another overseer.

refusal-oversight-not_set = The country has not set “{ $setting }” for this day
    .next = It stands in settings.toml of the country pack.

list-use_rules = Rules of unusual looks
