### Words of the desk: Statistics.

desk-statistics = Statistics

refusal-figures-year = { $year } is not a year that records can have
    .next = Give a year between 1900 and 2200.
refusal-figures-no_such_figure = There is no figure "{ $figure }"
    .next = The nearest is { $nearest }.
refusal-figures-no_such_breakdown = The figure { $figure } cannot be broken down by "{ $dimension }"
    .next = It can be broken down by: { $possible }.
refusal-figures-no_breakdown = The figure { $figure } cannot be broken down by "{ $dimension }": its number is not a count of records
    .next = Look at the figures that it is computed from.
refusal-figures-no_figure_by = No figure can be broken down by { $dimensions }
    .next = The dimensions are: { $possible }. `opennrm figures explain ID` lists those of one figure.
refusal-figures-known_on = "{ $day }" is not a day up to today
    .next = Write it as year, month and day, such as 2018-01-31, and not later than { $today }.
refusal-figures-no_such_set = There is no set { $number } of { $year }
    .next = The page of the report lists the sets of the year.
refusal-figures-dimension_twice = The dimension "{ $dimension }" is named twice
    .next = Name each once.
refusal-figures-two_dimensions = A figure is broken down by one dimension or by two
    .next = Choose the two that matter most, and look at the others one by one.
refusal-figures-format = "{ $format }" is not a format of files of figures
    .next = Choose csv, xlsx or json.
refusal-figures-unlike_units = Unlike things cannot be added: { $one } and { $other }
    .next = Look at the two figures side by side.
refusal-figures-out_of_range = The sum is too large to be written
    .next = Look at the figures one by one.

## The year at a glance

statistics-home = The year at a glance
statistics-year = The year { $year }
statistics-choose = Choose the year
statistics-as-recorded = As recorded until { $day }.
statistics-nothing-frozen = The figures of this year are not frozen yet.
statistics-set = Set { $number } was frozen on { $day } by { $who }.
statistics-read-report = Read the report
statistics-all-figures = All figures
statistics-daily = Record now
statistics-daily-other = Something else
statistics-nothing-yet = Nothing that these figures are counted from is recorded for { $year } yet.
statistics-nothing-yet-next = Open a register, and enter a record or import a sheet
statistics-at-a-glance = Key figures
statistics-in-pictures = In pictures

statistics-missing = What is missing
statistics-missing-none = Every register that the figures are counted from has a record of this year, or a signed word that there is nothing to report.
statistics-missing-about = These registers have no record of this year, and nobody has signed that there is nothing to report: their figures are not reported, which is not zero.
statistics-sign-nil = Sign “nothing to report”
statistics-missing-new = { $record }, new record
statistics-missing-figures = { $count ->
    [one] figure { $figures }
   *[other] figures { $figures }
}
statistics-missing-more = { $count ->
    [one] { $count } more register
   *[other] { $count } more registers
}

statistics-changed = What changed
statistics-changed-set = Since set { $number } was frozen on { $day }:
statistics-same-set = No figure has changed since set { $number } was frozen on { $day }.
statistics-changed-days = Key figures of this year that changed in the last { $days } days:
statistics-same-days = No key figure of this year has changed in the last { $days } days.
statistics-became = { $figure }: { $then } → { $now }
statistics-through = { $count ->
    [one] through { $count } record
   *[other] through { $count } records
}

## Charts

statistics-over-years = { $figure }, { $first } to { $last }
statistics-by = { $figure }: { $dimension }
statistics-and = { $one } and { $other }
statistics-as-table = The numbers as a table
statistics-in-table = { $count ->
    [one] { $count } more stands in the table.
   *[other] { $count } more stand in the table.
}
statistics-nothing-counted = Nothing has been counted yet.
statistics-none = None in this year.
statistics-recorded-of-none = Not recorded for any of them.
statistics-only-table = The parts are too many, or overlap too much, for a picture. The table has all of them.
statistics-funnel = From screening to conviction
statistics-funnel-note = The steps count different things, each in its own unit: no step is a share of the one above it.
statistics-step = Step
statistics-number = Number

## All figures

statistics-figures-of = Figures of { $year }
statistics-counted-of = { $counted } of { $all } figures are counted.
statistics-chapters = Chapters
statistics-figure = Figure
statistics-printed = As printed
statistics-exact = Exactly
statistics-unit = What is counted
statistics-compared = Against the year before
statistics-state = State
statistics-state-counted = counted
statistics-as-known-on = As known on
statistics-in-set = As frozen in set { $number } of { $year }
statistics-live-now = Known now: { $now }
statistics-live-same = What is known now is the same
statistics-as-known-on-hint = Leave it empty for what is known now.
statistics-part-of = { $part } of { $whole }

## One figure

statistics-how-counted = How it is counted
statistics-rule = How it is printed
statistics-rule-exact = As the exact number.
statistics-source = Counted from
statistics-same-as = It is the same figure, printed in a second place, as
statistics-sum-of = It is the sum of
statistics-from-settings = The dated settings of the country; no record stands behind it.
statistics-chapter = Chapter of the report
statistics-unknown-help = There are records, and the number cannot be told from them.
statistics-parts = Broken down
statistics-break-down-by = By
statistics-and-by = and by
statistics-each = Each dimension by itself
statistics-adds-up = The parts add up to the figure: { $whole }.
statistics-does-not-add-up = One record may have several of these: the parts may add up to more than the figure.
statistics-as-file = The same as a file:
statistics-records = The records behind it
statistics-records-note = Each is named by its reference alone; who may open it sees the rest. They are kept in the register:
statistics-records-note-then = These are the records behind the figure as it was known then; a record opens as it stands now. They are kept in the register:
statistics-records-of = Records { $first } to { $last } of { $all }
statistics-records-from = Records { $first } to { $last }
statistics-no-records = No record stands behind this figure.
statistics-written = Last written
statistics-no-such-figure = No such figure
statistics-nearest = Perhaps you mean
