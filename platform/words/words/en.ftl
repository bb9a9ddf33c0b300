### Words that every part of the program shares.

language-name = English

## Buttons and navigation

button-save = Save
button-save-and-next = Save and add another
button-cancel = Cancel
button-continue = Continue
button-back = Back
button-add = Add
button-edit = Change
button-remove = Remove
button-void = Void this record
button-search = Search
button-filter = Apply filters
button-clear = Clear
button-download = Download
button-upload = Upload
button-preview = Check without saving
button-import = Import
button-export = Export
button-print = Print
button-freeze = Freeze the figures
button-sign = Sign
button-show = Show
button-hide = Hide
button-try-again = Try again

navigation-home = Home
navigation-registers = Registers
navigation-figures = Figures
navigation-report = Report
navigation-search = Search
navigation-settings = Settings
navigation-help = Help
navigation-skip = Skip to main content
navigation-language = Language
navigation-breadcrumb = You are here
navigation-previous = Previous
navigation-next = Next
navigation-page = Page { $page } of { $pages }
navigation-quick-exit = Leave this site
navigation-main = Main menu

## Lists, records and their history

records-count = { $count ->
    [0] No records
    [one] { $count } record
   *[other] { $count } records
}
records-none-yet = There are no records yet.
records-none-found = No record fits these filters.
records-new = New record
records-sorted-by = Sorted by { $column }
records-ascending = ascending
records-descending = descending
record-history = History
record-version = Version { $version }
record-recorded-at = Recorded on { $when }
record-recorded-by = Recorded by { $who }
record-changed-from-to = from { $from } to { $to }
record-void = Voided
record-merged = Merged into another file of the same person
record-moved = Moved with the file that it was in
record-returned = Given back to the file that it came from
record-parted = Parted from the file that it was merged into
record-void-reason = Why it was voided
record-reference = Reference number
record-reason = Reason
record-saved = Saved.
record-required = required
record-optional = optional
record-choose = Choose one
record-choose-several = Choose all that apply
record-yes = Yes
record-no = No
record-year = Year
record-month = Month
record-day = Day
record-from = From
record-until = Until
record-total = Total
record-of-which = of them
record-unnamed = (without a name)

## States of a figure and of an answer: six different things

state-not_reported = not reported
    .help = No record was made in this period, and nobody has signed that there was nothing to report.
state-unknown = unknown
    .help = The question was asked and the answer is not known.
state-not_asked = not asked
    .help = Nobody asked the question.
state-refused = preferred not to say
    .help = The person was asked and preferred not to answer.
state-not_applicable = not applicable
    .help = The question does not arise here.
state-zero = none
state-rather_not_say = I'd rather not say

## Numbers with their qualifiers

qualified-exact = { $number }
qualified-more_than = more than { $than }
qualified-about = about { $number }
qualified-at_least = at least { $number }
qualified-ordinal = the { $ordinal }
qualified-all = all
qualified-some = took place
qualified-none = did not take place

## Cells that are not printed, and comparison with another year

cell-fewer_than = fewer than { $than }
cell-hidden = hidden
    .help = Hidden so that a smaller number cannot be computed from the totals.
cell-note = Numbers below { $n } are not printed, and some others are hidden so that they cannot be computed.
compared-more = { $n } more than in { $year }
compared-fewer = { $n } fewer than in { $year }
compared-same = the same as in { $year }

## Money and shares

money = { $amount } { $currency }
share-percent = { $number }%

## Report

report-draft = DRAFT
report-practice = Practice country: every person and every case here is invented.
report-contents = Contents
report-chapter = Chapter { $number }
report-table = Table { $number }
report-chart = Chart { $number }
report-annex = Annex
report-how-counted = How each figure is counted
report-revisions = Revisions
report-as-known-on = As known on { $date }
report-set = Set { $number } of { $year }, frozen on { $date } by { $who }

## When something goes wrong

fault-title = Something went wrong on our side
fault-text = Nothing was saved. Tell your administrator this number: { $reference }
fault-number = Your administrator finds it in the log under this number: { $reference }
not-found-title = Page not found
not-found-text = Check the address, or start again from the home page.
error-summary = There is a problem
error-prefix = Error:
error-required = Fill in this field
error-changed-since = Somebody else has changed this record since you opened it
    .next = Compare the two versions below, keep what is right and save again.

## Refusals that do not belong to one desk

refusal-permission = You may not do this with your present role
    .next = Ask the person who leads your team, or somebody whose work this is.
refusal-version = This record has been changed by somebody else since you opened it
    .next = Look at the changes, then make yours again.
refusal-required = "{ $field }" has to be filled in
    .next = Fill it in and save again.
refusal-choice = "{ $value }" is not in the list of "{ $field }"
    .next = Choose one of: { $choices }.
refusal-date = "{ $value }" is not a date
    .next = Write it as day, month and year, such as 27 3 2018.
refusal-number = "{ $value }" is not a whole number
    .next = Write it in digits, without words or units.
refusal-too-long = "{ $field }" is longer than { $max } characters
    .next = Shorten it, or attach a document.
refusal-void = This record has been voided and cannot be changed
    .next = Make a new record, or ask for the voiding to be taken back.
refusal-reason = A reason is needed
    .next = Say in one sentence why.
