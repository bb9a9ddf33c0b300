### Words of the desk: Hotline.

desk-hotline = Hotline

## Registers and fields

appeals = Appeals
    .one = Appeal
    .about = Each contact with the hotline, named or anonymous, kept by the operator who took it.
appeals-received_on = Received on
    .help = The appeal is counted in the year of this day.
appeals-received_at = Received at
    .help = Shows at which hours the line must be staffed.
appeals-channel = Channel
    .help = How it came.
appeals-language = Language
    .help = The language it was held in.
appeals-region = Region
    .help = Only if the caller mentions it; do not ask somebody who is afraid.
appeals-topic = Topic
    .help = What the caller wanted to know, even if more lies behind it.
appeals-trafficking_related = Related to trafficking
    .help = A mark beside the topic: a question on work or marriage may be a call for help.
appeals-caller = Who called
    .help = What the caller said of themselves.
appeals-anonymous = Anonymous
    .help = Nobody has to give a name to be helped.
appeals-account = What was said
    .help = In the caller's own words, as short as will do. Sealed: for the operator and whoever takes the case over.
appeals-advice = Advice given
    .help = So that the next operator does not have to ask again. Sealed like the account.
appeals-onward_action = What was done
    .help = The main step taken.
appeals-answer_due_on = Answer due on
    .help = After this day the answer is late.
appeals-answered_on = Answered on
    .help = The day on which the caller had an answer.

## Figures

figure-H1 = Appeals received by the hotline
    .definition = Contacts with the hotline in the period, on whatever topic; a person who calls twice makes two appeals.
    .rule = Rounded to the nearest hundred and said as "about", from five hundred on; exact below that.
figure-H2 = Topics of the appeals
    .definition = Different topics of the appeals of H1; being related to trafficking is a mark beside the topic and not a topic.

## Lists

list-caller_kinds = Who called
list-channels = Channel
list-hotline_topics = Topic of the appeal
list-onward_actions = What was done with the appeal
