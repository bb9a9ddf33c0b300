### Words of the desk: Retention.

desk-retention = Keeping and erasing

## The page

retention-title = Keeping and erasing
retention-about = What is recorded of a person is kept for as long as the law of the country says, counted from the last thing that happened. Then one officer proposes to erase it, and another one, who has read the proposal, erases it.
retention-waiting = Proposed, and not agreed to yet
retention-waiting-about = Whoever agrees erases names and words of the person for good, from the database and from every backup. What statistics count stays. It cannot be taken back.
retention-none-waiting = Nobody is proposed.
retention-due = The time for keeping is over
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
retention-certificate-about = It says nothing of the person, and is the same whenever it is shown. The entry of the log proves it.
retention-certificate-show = Show
retention-done = Erased
retention-erased-on = Erased on
retention-entry = Entry of the log
retention-versions = Versions of records

## Proposals

destruction_proposals = Proposals to erase
    .one = Proposal to erase
    .about = One officer proposes to erase a person and names the ground; another officer who agrees to it erases. The proposal stays.
destruction_proposals-person = Person
    .help = The reference of the person's file.
destruction_proposals-proposed_on = Proposed on
    .help = The day of the proposal.
destruction_proposals-ground = Ground
    .help = Why the records may be destroyed.
destruction_proposals-provision = Provision
    .help = The law and article that say so, or the number of the order. No name.

## Holds

holds = Holds
    .one = Hold
    .about = The order of a court or prosecutor to keep what is recorded of a person: while it stands, nobody erases them.
holds-person = Person
    .help = The reference of the person's file.
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

refusal-retention-held = A court or prosecutor holds what is kept of this person ({ $hold }).
    .next = Wait until the hold is lifted, and record the day on which it was.
refusal-retention-not_due = The time for keeping what is recorded of this person is not over, or somebody has proposed to erase it, or a hold stands.
    .next = Look at the list again. On another ground, enter a proposal in the register of proposals.
refusal-retention-not_over = Something happened since this was proposed: the time for keeping what is recorded of this person is not over.
    .next = Void the proposal. Whoever is due stands on the list when the time is over.
refusal-retention-two_persons = You proposed this yourself, or wrote a part of it.
    .next = Let another officer read the proposal and agree to it.
