### Words of the desk: Referrals.

desk-referrals = Referrals

## Registers and fields

referrals = Referrals
    .one = Referral
    .about = Each hand-over of one person from one body to another, kept by the body that sends and answered by the one that receives.
referrals-person = Person
    .help = The reference number of the person's file. An adult is referred only if they agree.
referrals-sent_on = Sent on
    .help = The day on which the receiver was asked.
referrals-from = From
    .help = The body that sends; it learns what became of the referral.
referrals-to = To
    .help = The body that is asked to help.
referrals-service = Service asked for
    .help = One referral, one service: make another one for a second service.
referrals-urgency = Urgency
    .help = How soon the person needs an answer.
referrals-stage = Stage
    .help = How it stands now.
referrals-reason = Reason
    .help = Why it was declined, lapsed or was withdrawn. Sealed: for sender and receiver.
referrals-answer_due_on = Answer due on
    .help = After this day the referral counts as late.
referrals-answered_on = Answered on
    .help = The day on which the receiver accepted or declined.

## Refusals

refusal-referrals-to_another_body = A person is referred from one body to another, not to the same one
    .next = Check who sends and who receives.
refusal-referrals-unanswered_has_no_day = What was not answered has no day of an answer
    .next = Correct the stage, or leave the day empty.

## Figures

figure-V9 = Referred to NGOs and the Assistance Centre for social services
    .definition = The persons of V1 who were referred for social services, before the decision or after it, to a body that the country marks as one, drafts and withdrawn referrals apart, as known at the date asked. A referral from before a recognition in an earlier year is not counted.
figure-R1 = Referrals sent
    .definition = Hand-overs sent in the period, drafts apart, whatever became of them; a person referred twice counts twice.

## Lists

list-referral_services = What a referral asks for
list-referral_stages = Stage of the referral
list-urgencies = Urgency
