### Words of the desk: Retention.

desk-retention = Keeping and erasing

## The page

retention-title = Keeping and erasing
retention-about = What is recorded of somebody is kept for as long as the law of the country says, counted from the last thing that happened. Then one officer proposes to erase it, and another one, who has read the proposal, erases it.
retention-waiting = Proposed, and not agreed to yet
retention-waiting-about = Whoever agrees erases names and words for good, from the database and from every backup. What statistics count stays. It cannot be taken back.
retention-none-waiting = Nothing is proposed.
retention-what = What
retention-all-of-a-person = All that is recorded of a person
retention-up-to = { $of }, up to { $day }
retention-records-up-to = { $of }, up to { $day }: { $records ->
        [one] { $records } record
       *[other] { $records } records
    }
retention-due = The time for keeping is over
retention-due-of-years = In nobody's file: the time for keeping is over
retention-due-of-years-about = These records are in no person's file, so they are erased together. What is found under one number is kept for the longest time of its records. Nothing is listed that a court or prosecutor holds or has sealed, or that is proposed already.
retention-year = Year of the last day
retention-records = Records
retention-none-due = There is nobody whose time is over.
retention-more = Those whose time was over first; the next ones follow when these are dealt with.
retention-since = Kept until
retention-proposed-by = Proposed by
retention-agreed-by = Agreed to by
retention-own = Your own proposal: another officer agrees to it.
retention-propose = Propose to erase
retention-agree = Agree and erase
retention-what-to-do = What can be done
retention-certificate = Certificate of destruction
retention-certificate-about = It says nothing of anybody, and is the same whenever it is shown. The entry of the log proves it.
retention-certificate-show = Show
retention-done = Erased
retention-erased-on = Erased on
retention-entry = Entry of the log
retention-versions = Versions of records

## Proposals

destruction_proposals = Proposals to erase
    .one = Proposal to erase
    .about = One officer proposes to erase a person, or the records of a register that are in nobody's file, and names the ground; another officer who agrees to it erases. The proposal stays.
destruction_proposals-person = Person
    .help = The reference of the person's file. Empty where records of a register are proposed.
destruction_proposals-register = Register
    .help = Of records in nobody's file. Empty where a person is proposed.
destruction_proposals-up_to = Up to
    .help = The last day that the records of that register tell of. Empty where a person is proposed.
destruction_proposals-proposed_on = Proposed on
    .help = The day of the proposal.
destruction_proposals-ground = Ground
    .help = Why the records may be destroyed.
destruction_proposals-provision = Provision
    .help = The law and article that say so, or the number of the order. No name.

## Holds

holds = Holds
    .one = Hold
    .about = The order of a court or prosecutor to keep what is recorded of a person, in a register, or under a number there: while it stands, nobody erases it.
holds-person = Person
    .help = The reference of the person's file. Empty where the order is about a register.
holds-register = Register
    .help = Where records are in nobody's file, or where all persons in a register are meant.
holds-number = Number there
    .help = The reference of one record of that register, or the number under which somebody is found there, as it is written there. Empty where all of the register is to be kept.
holds-ordered_on = Ordered on
    .help = The day of the order.
holds-ordered_by = Ordered by
    .help = The body that ordered it.
holds-order_number = Number of the order
    .help = As it stands on the order.
holds-lifted_on = Lifted on
    .help = The day on which it was lifted. The hold stands while there is none.

## Lists

list-destruction_grounds = Grounds for erasing

## Refusals

refusal-retention-held = A court or prosecutor holds what this would erase ({ $hold }).
    .next = Wait until the hold is lifted, and record the day on which it was.
refusal-retention-batch_of_time_over = Records of a register are erased together on one ground alone: that the time for keeping is over.
    .next = Choose that ground.
refusal-retention-names_one = It is not said what is meant: a person, or records of a register.
    .next = Fill in the person alone; or the register, with the last day in a proposal. A number belongs to a register.
refusal-retention-none_due = There is no record in that register up to this day whose time for keeping is over and that you may erase.
    .next = Void the proposal. What is due stands on the list when the time is over.
refusal-retention-not_due = The time for keeping this is not over, or somebody has proposed to erase it, or a hold stands.
    .next = Look at the list again. On another ground, enter a proposal in the register of proposals.
refusal-retention-not_over = Something happened since this was proposed: the time for keeping what is recorded of this person is not over.
    .next = Void the proposal. Whoever is due stands on the list when the time is over.
refusal-retention-merged = This file was merged into another one of the same person, and is erased with that one alone.
    .next = Void the proposal, and propose the file that is kept. If they are two persons, part them first.
refusal-retention-proposal_stays = Somebody has proposed to erase this person.
    .next = Void the proposal first: nobody is erased by what was said of another file.
refusal-retention-two_persons = You proposed this yourself, or wrote a part of it.
    .next = Let another officer read the proposal and agree to it.
