### Words of the desk: Retention.

desk-retention = Keeping and erasing

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
refusal-retention-two_persons = You proposed this yourself.
    .next = Let another officer read the proposal and agree to it.
