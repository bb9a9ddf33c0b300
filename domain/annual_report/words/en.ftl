### Words of the desk: Annual report.

desk-annual_report = Annual report

## The document

annual_report-title = Annual report for { $year }
annual_report-speech = The speech
annual_report-draft = DRAFT: the figures are not frozen and may still change.
annual_report-set = Set { $number } of { $year }, frozen on { $date } by { $who }. SHA-256 { $hash }…
annual_report-set_explained = This report rests on set { $number } of the figures of { $year }. The set cannot be changed: the SHA-256 of its figures is { $hash }. What is learnt later appears as a revision in the reports that follow.
annual_report-note = Note
annual_report-skip = Skip to the report

## Tables

annual_report-figure = Figure
annual_report-unit = Counted in
annual_report-difference = Difference
annual_report-against = Against { $year }
annual_report-more = { $n } more
annual_report-fewer = { $n } fewer
annual_report-same = the same
annual_report-breakdown = { $figure }, by { $dimensions }, { $year }
annual_report-over_years = { $chapter }, { $from } to { $until }
annual_report-chapter = { $chapter }: { $year } and { $before }
annual_report-once_each = In all, once each
annual_report-several = One may stand in several rows, so the rows add up to more than the total, in which each is counted once.
annual_report-withheld = The parts are left out: they could be worked out from numbers that are printed elsewhere, and tell of single persons.
annual_report-not_recorded = not recorded
annual_report-age_from = { $age } and over

## Charts

annual_report-trend = { $figures }, { $from } to { $until }
annual_report-funnel = From the first screening to the verdict, { $year }
annual_report-funnel_note = The steps count different things and are not parts of one another.
annual_report-nothing_to_draw = There is no number to draw.

## The annex

annual_report-counted_in = Counted in:
annual_report-kept_in = Register:
annual_report-rule = How it is said:
annual_report-broken_down_by = Broken down by:
annual_report-same_as = the same figure as { $figure }
annual_report-from_settings = The country's dated settings
annual_report-sum_of = The sum of { $figures }

## Revisions

annual_report-no_revisions = No figure that was published in a frozen set has changed.
annual_report-revised_figures = Published figures that have changed
annual_report-first_published = First published
annual_report-published_in = Set { $number } of { $year }, { $date }
annual_report-then = Then
annual_report-now = Now
annual_report-because = Why
annual_report-entered = { $reference } was entered
annual_report-edited = { $reference } was changed
annual_report-voided = { $reference } was voided
annual_report-merged = { $reference } was merged into another file of the same person
annual_report-moved = { $reference } was moved to another file of the same person
annual_report-returned = { $reference } was given back to the file that it came from
annual_report-parted = { $reference } was parted from the file of another person
annual_report-and_more = and more

## Pages

annual_report-of-year = Annual report for { $year }
annual_report-choose-year = Choose a year
annual_report-read = Read the report
annual_report-read-draft = Read the draft
annual_report-not-frozen = The figures of { $year } are not frozen. The report is a draft, which says so on each page and may change with every record.
annual_report-is-frozen = The report for { $year } rests on set { $number }, frozen on { $date } by { $who }. Its files are kept byte for byte.
annual_report-downloads = Download in { $language }
annual_report-draft-of-now = A draft from the figures as they are now
annual_report-sets = Frozen sets
annual_report-sets-caption = Frozen sets of { $year }
annual_report-set-number = Set
annual_report-set-date = Frozen on
annual_report-set-who = By
annual_report-set-hash = SHA-256 of the figures
annual_report-no-sets = No set of this year has been frozen.
annual_report-freeze = Freeze the figures of { $year }
annual_report-freeze-about = Every figure of { $year } is fixed as it is now, as set { $number }, and the report is issued in every language and format. Neither can be changed or taken back afterwards. What is recorded later shows as a revision.
annual_report-freeze-confirm = I have read the draft, and the figures of { $year } are to be fixed as they are.
refusal-annual_report-unconfirmed = Confirm that the figures are to be fixed
annual_report-freeze-now = Freeze and issue
annual_report-frozen-now = Set { $number } of { $year } is frozen, and its report is issued in every language and format.
annual_report-revisions-of = What has changed in the published figures of { $year }
annual_report-see-revisions = What has changed since it was frozen

## Refusals

refusal-annual_report-narrative = { $file }, line { $line }: { $what }
    .next = Correct the line in the country pack; `opennrm country check` names all such lines.
refusal-annual_report-language = The country pack has no language "{ $language }"
    .next = Choose one of: { $possible }.
refusal-annual_report-format = A report is not issued as "{ $format }"
    .next = Choose one of: { $possible }.
refusal-annual_report-no_papers = The country pack has neither a speech nor a document in the language "{ $language }"
    .next = Write report/speech.{ $language }.md or report/document.{ $language }.md in the pack; the table of figures can be had as XLSX, CSV or JSON.
refusal-annual_report-not_issued = Set { $number } of { $year } was issued without { $name }
    .next = Choose a language and a format that the set was issued in, or freeze the year again.
refusal-annual_report-never_frozen = No figure of { $year } was published in a frozen set yet, so none can have changed since
    .next = Freeze the year first; what changes afterwards is listed here.
refusal-annual_report-no_such_set = There is no set { $number } of { $year }
    .next = Freeze the year first, or choose one of its sets.
