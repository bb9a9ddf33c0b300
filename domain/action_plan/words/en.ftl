### Words of the desk: National Action Plan.

desk-action_plan = National Action Plan

## Measures

measures = Measures of the plan
    .one = Measure
    .about = Each measure of the National Action Plan, for each year in which it is due.
measures-number = Number
    .help = Its number in the plan.
measures-text = Text
    .help = As in the plan.
measures-plan = Plan
    .help = The plan it belongs to.
measures-due_year = Year due
    .help = Make one record for each year in which it is due.
measures-executed_by = Carried out by
    .help = All bodies that carry it out.
measures-stage = Stage
    .help = How it stands now; only "implemented" counts as done.
measures-implemented_on = Implemented on
    .help = The day on which it was done.
measures-evidence = Evidence
    .help = What shows that it was done.

## Participations

participations = Bodies that took part
    .one = Part taken by a body
    .about = What each body did for the plan in a year.
participations-took_part_on = Took part on
    .help = The day on which it took part, or began to.
participations-body_kind = Kind of body
    .help = Kinds are counted, not single bodies.
participations-body = Body
    .help = Which one it was.
participations-contribution = Contribution
    .help = What it did, in a sentence.

## Legislation

legislation = Legislation
    .one = Step of an instrument
    .about = Each step that a law, convention, programme or draft took.
legislation-title = Title
    .help = What the instrument is called.
legislation-kind = Kind
    .help = What it is.
legislation-step = Step
    .help = Make one record for each step.
legislation-taken_on = Day of the step
    .help = The step is counted in the year of this day.
legislation-adopted_by = How it was adopted
    .help = By which act and of whom.

## Refusals

refusal-action_plan-done_has_a_day = Only what was carried out, in whole or in part, has a day on which it was
    .next = Correct the stage, or leave the day empty.

## Figures

figure-P1 = Measures of the National Action Plan due in the year that were implemented
    .definition = The share of the plan's measures due in the year that are recorded as implemented, as known at the date asked.
    .rule = Said as "all" when the share is whole; otherwise the share itself is printed.
figure-P2 = Kinds of bodies that took part
    .definition = Different kinds of bodies that took part in the plan in the period; kinds that are not known are not counted.
figure-L1 = International conventions ratified
    .definition = Ratifications of international conventions dated in the period, one for each record.
figure-L2 = State programmes begun
    .definition = State programmes whose beginning is dated in the period, one for each record.
figure-L3 = Draft normative acts prepared and presented
    .definition = Draft acts whose presentation is dated in the period, one for each record; drafts that were only prepared are not among them.
    .rule = Said as "took place" when there was any and as "did not take place" when there was none; the exact number stands in the file of the table of figures.
    .shown = took place
    .none = did not take place

## Lists

list-body_kinds = Kind of body
list-legislation_kinds = Kind of instrument
list-legislation_steps = Step of the instrument
list-measure_stages = Stage of the measure
