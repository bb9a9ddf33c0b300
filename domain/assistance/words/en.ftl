### Words of the desk: Assistance.

desk-assistance = Assistance

## Services

services = Services given
    .one = Service given
    .about = Each service given to one person, kept by whoever gave it.
services-person = Person
    .help = The reference number of the person's file.
services-given_on = Given on
    .help = The day on which it was given, or began.
services-kind = Kind
    .help = One record for each kind.
services-agency = Given by
    .help = The body or organisation that gave it.
services-cost = Cost
    .help = What it cost, if that is known.
services-notes = Notes
    .help = Given in confidence. Sealed: for those who gave this service and the person's case manager, not for investigators.

## Allowances

allowances = One-time allowances
    .one = One-time allowance
    .about = The allowance each victim is entitled to: proposed by one person, approved by another, paid once.
allowances-person = Person
    .help = The reference number of the person's file.
allowances-decided_on = Decided on
    .help = This day fixes the amount.
allowances-amount = Amount
    .help = The amount in force on the day of the decision.
allowances-stage = Stage
    .help = How it stands now.
allowances-paid_on = Paid on
    .help = The day on which the person received the money.
allowances-proposed_by = Proposed by
    .help = The officer who proposed it.
allowances-approved_by = Approved by
    .help = Another officer than the one who proposed it.

## Outcomes

outcomes = Outcomes
    .one = Outcome
    .about = What became of a person after help: work, a course, the family again.
outcomes-person = Person
    .help = The reference number of the person's file.
outcomes-reached_on = Reached on
    .help = The day on which it came about.
outcomes-kind = Kind
    .help = One record for each outcome.
outcomes-risk_assessed_on = Risk assessed on
    .help = Before a return or a family reunion, somebody must have asked whether it is safe.
outcomes-notes = Notes
    .help = Only what the next visit must know. Sealed: for the person's case manager.

## Children of victims

child_supports = Support for children of victims
    .one = Support for a child of a victim
    .about = Each support given to a child whose parent is a victim; these children are counted apart from victims.
child_supports-child = Child
    .help = The reference number of the child's file.
child_supports-parent = Parent who is a victim
    .help = The reference number of the parent's file.
child_supports-given_on = Given on
    .help = The day on which it was given, or began.
child_supports-kind = Kind
    .help = One record for each kind.
child_supports-agency = Given by
    .help = The body or organisation that gave it.
child_supports-notes = Notes
    .help = Sealed: for those who help this family.

## Refusals

refusal-assistance-paid_once = This person already has a one-time allowance
    .next = Open the one on record. If it was entered by mistake, void it with a reason first.
refusal-assistance-amount_of_its_day = On the day of the decision the allowance was { $amount }
    .next = Write this amount, or correct the day of the decision.
refusal-assistance-paid_has_a_day = An allowance that was paid has a day of payment, and no other has one
    .next = Fill in the day of payment, or correct the stage.
refusal-assistance-recognised_first = On the day of this decision the person was not recognised as a victim
    .next = Enter the positive decision about the person first, or check the day.
refusal-assistance-four_eyes = Whoever proposed the allowance cannot approve it too
    .next = Have another officer approve it.
refusal-assistance-child_is_not_the_parent = The child and the parent are the same person here
    .next = Write the reference number of each one's own file.

## Figures

figure-V7 = Given medical, psychological and legal assistance
    .definition = The persons of V1 who were given medical, psychological and legal help, each of the three, before the decision or after it, as known at the date asked. Help from before a recognition in an earlier year is not counted.
figure-V8 = One-time allowance paid to each
    .definition = The amount that the country's law sets for the one-time allowance in the period; a range where it changed.
figure-V10 = Employed
    .definition = The persons of V1 for whom employment is recorded as an outcome on the day of the decision or later, as known at the date asked.
figure-V11 = Sent to vocational courses
    .definition = The persons of V1 for whom a vocational course is recorded as an outcome on the day of the decision or later, as known at the date asked.
figure-V12 = Returned to their families
    .definition = The persons of V1 for whom a return to the family is recorded as an outcome on the day of the decision or later, as known at the date asked.
figure-V13 = Children of victims placed in pre-school education
    .definition = Children of victims of whatever year for whom pre-school education was arranged in the period, each counted once.
figure-V14 = Children of victims provided with alimony
    .definition = Children of victims of whatever year for whom alimony was obtained in the period, each counted once.
figure-V15 = Children of victims provided with documents
    .definition = Children of victims of whatever year for whom documents were obtained in the period, each counted once.
figure-A3 = Paid the one-time allowance
    .definition = The persons of V1 to whom the one-time allowance was paid on the day of the decision or later, as known at the date asked.
figure-A4 = Services given
    .definition = Services given in the period, to whomever; these are services and not people.

## Lists

list-child_support_kinds = Support for the child of a victim
list-outcome_kinds = Kind of outcome
list-payment_stages = Stage of the payment
list-service_kinds = Kind of service
