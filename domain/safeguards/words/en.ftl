### Words of the desk: Safeguards.

desk-safeguards = Safeguards

## Registers and fields

consents = Consents
    .one = Consent
    .about = What each person agreed to: what for, to which body, of which data, until when, and when it was taken back.
consents-person = Person
    .help = The reference number of the person's file.
consents-purpose = What for
    .help = One consent, one purpose. For criminal proceedings it opens who the person is and what was done to the body named below.
consents-given_to = Given to
    .help = The body that may learn it.
consents-covers = Covers
    .help = Which data the person agreed to pass on. The body learns nothing else, but for what it wrote itself and in an emergency.
consents-language = Explained in
    .help = The language in which it was explained.
consents-explained_by = Explained by
    .help = The reference number of the officer who explained it.
consents-given_on = Given on
    .help = The day on which the person agreed.
consents-ends_on = Last day
    .help = Leave it empty while the consent has no end. After this day the body learns nothing more by it.
consents-withdrawn_on = Taken back on
    .help = From this day on the body reads nothing that it did not write itself.
consents-given_again_on = Given again on
    .help = Only if the person gave the same consent again later.

assignments = Named officers
    .one = Named officer
    .about = Which officer of which body is named for which person. It opens to that officer what the person's case needs.
assignments-person = Person
    .help = The reference number of the person's file.
assignments-officer = Officer
    .help = The reference number of the officer. Nobody names themselves.
assignments-agency = Body
    .help = Your own body, for which the officer works.
assignments-begins_on = First day
    .help = From this day on the officer is named.
assignments-ends_on = Last day
    .help = Leave it empty while there is no end.

declared_ties = Declared ties
    .one = Declared tie
    .about = Ties that officers have declared to people. Whoever declares one is shut off from that person's file.
declared_ties-officer = Officer
    .help = Your own reference number: nobody declares another's tie.
declared_ties-person = Person
    .help = The reference number of the person's file.
declared_ties-kind = Kind of tie
    .help = In one word; nothing more is asked.
declared_ties-declared_on = Declared on
    .help = From this day on the file is closed to the officer.
declared_ties-ends_on = Last day
    .help = Leave it empty while the tie stands.

court_orders = Court orders
    .one = Court order
    .about = What a court or a prosecutor ordered about a person's records: that all of them are sealed, or that they are opened to one body.
court_orders-person = Person
    .help = The reference number of the person's file. You need not be able to read it.
court_orders-migration_file = Number with the migration service
    .help = A sealing then closes the violations and removals under this number too. Write it as they do.
court_orders-criminal_file = Number in the criminal file
    .help = A sealing then closes what stands about the person among defendants and wanted persons too.
court_orders-child_file = Number with those who work for children
    .help = A sealing then closes what stands under this number in the registers about children too.
court_orders-kind = What it orders
    .help = Sealing closes every record about the person in every register at once: those of the file, and those under the numbers that you name.
court_orders-ordered_by = Ordered by
    .help = The court or the prosecution.
court_orders-number = Number of the order
    .help = As it stands on the order.
court_orders-ordered_on = Ordered on
    .help = The day from which it holds.
court_orders-opened_to = Opened to
    .help = Only for an order that opens records.
court_orders-ends_on = Last day
    .help = An order that opens records has one; a sealing may stand without.
court_orders-lifted_on = Lifted on
    .help = From this day on it no longer holds.
court_orders-reason = Reason
    .help = Sealed: for the court and the prosecution.

file_closures = Closed files
    .one = Closed file
    .about = When a person's file was closed and why. A closed file is not written, and its sealed fields open only for a recorded reason.
file_closures-person = Person
    .help = The reference number of the person's file.
file_closures-closed_on = Closed on
    .help = The day after the last work.
file_closures-ground = Ground
    .help = Why there is nothing more to do.
file_closures-reopened_on = Opened again on
    .help = From this day on the file is worked on again.

openings = Openings of files
    .one = Opening of a file
    .about = Each time an officer opened a person's file in an emergency or for a reason of the work. The overseer reviews each.
openings-officer = Officer
    .help = Your own reference number: nobody opens a file in another's name.
openings-person = Person
    .help = The reference number of the person's file.
openings-kind = What for
    .help = An emergency is danger to life or health now.
openings-opened_on = Day
    .help = Today.
openings-reason = Reason
    .help = What has happened, and what you must know. The overseer reads it.

opening_reviews = Reviews of openings
    .one = Review of an opening
    .about = What the overseer found of each opening of a file.
opening_reviews-opening = Opening
    .help = The reference number of the opening.
opening_reviews-reviewed_on = Reviewed on
    .help = The day on which the review was closed.
opening_reviews-finding = Finding
    .help = Whether the reason bore the look.
opening_reviews-note = Note
    .help = What was asked and answered. Sealed.

## Lists

list-consent_purposes = What a consent is for
list-consent_data = What a consent covers
list-court_order_kinds = What a court orders
list-tie_kinds = Kinds of ties
list-opening_kinds = What a file is opened for
list-review_findings = Findings of reviews
list-closure_grounds = Grounds for closing a file

## Refusals

refusal-safeguards-disclosure_names_a_body = An order that opens records names the body; one that seals them names none
    .next = Check what was ordered.
refusal-safeguards-speaks_for_oneself = Nobody does this in another officer's name
    .next = Give your own reference number.
refusal-safeguards-says_why = A reason has at least { $min } characters
    .next = Say what has happened and what you must know.
refusal-safeguards-says_what_it_is = Say which it is: nothing follows from an unknown one
    .next = Ask whoever ordered it or agreed to it, and choose.
refusal-safeguards-bridge_has_an_end = What opens a file to the criminal side has a last day
    .next = Give the day after which it no longer opens anything.
refusal-safeguards-disclosure_says_why = An order that opens records gives its reason
    .next = Write the reason as the order gives it.
refusal-safeguards-order_names_whom = Name the person's file, or for a sealing one of the person's numbers
    .next = Give its reference number, or the number under which another body knows the person.
refusal-safeguards-opened_today = A file is opened on the day on which it is recorded
    .next = Give today.
refusal-safeguards-reviewed_once_by_another = This opening has a review, or it is your own
    .next = Look at the review that there is, or leave it to another overseer.
refusal-safeguards-named_by_another = Nobody names themselves for a person, nor an officer of another body
    .next = Ask a colleague, or refer the person to the other body.
refusal-safeguards-holds_a_post_there = This officer has no post in that body
    .next = Check the officer and the body.
refusal-safeguards-given_again_after_withdrawal = Only a consent that was taken back is given again
    .next = Say when it was taken back, or leave the day empty.
refusal-safeguards-one_closing_at_a_time = This file is closed already
    .next = Open it again before it is closed once more.
