### Words of the frame, the registers, the search and the programming interface.

## The frame

web-practice-name = Practice country
web-practice-mark = PRACTICE
web-at-work = At work: { $who }
web-for-programs = For programs (API)
web-licences = Licences
web-licence-own = OpenNRM is free software under the GNU Affero General Public License, version 3 or any later one: everybody who uses it, over a network too, may have its source, change it and pass it on under the same licence.
web-licences-others = What these pages are built from comes under the licences below.
web-licences-file = The same as a file
web-to-home = To the home page
web-done = Saved
web-or = or

## Registers and lists

web-registers-about = Everything that is recorded stands in one of these registers, and every figure is counted from them.
web-none-next = Enter the first one by hand, or import a sheet.
web-register = Register
web-register-about = What is kept in it
web-register-records = Records
web-filters = Filters
web-filtered-by = Filtered by
web-remove-filter = Remove the filter
web-from-day = { $field }: from
web-until-day = { $field }: until
web-any = any
web-show-all = Show all
web-with-void = With voided records
web-retired = { $name } (no longer used)
web-not-recorded = not recorded
web-pages = Pages
web-search-in-list = Find a reference number or a text in this list
web-export-about = { $count ->
    [one] One record, with its sealed fields: keep the file as safe as the register.
   *[other] { $count } records, with their sealed fields: keep the file as safe as the register.
}
web-all-records = { $count ->
    [one] Show the record
   *[other] Show all { $count } records
}

## Records

web-new = New: { $record }
web-change = { $record } { $reference }: change
web-saved-before = This form had been saved before, as this record. Nothing new was entered: for another one alike, begin with a new form.
web-version-saved = Version { $version } is saved.
web-nothing-yet = Nothing recorded yet
web-was-entered = Entered.
web-open-section = What is recorded
web-sealed-section = Sealed
web-sealed-why = These fields are encrypted. Only officers whose work needs them may open them; figures and reports never use them.
web-sealed-asks = What is sealed of this record, and what its documents say, opens for five minutes after you have shown who you are.
web-emergency = An emergency alone opens this to you, for a look: nothing is written or taken out because of it.
web-emergency-until = It is open until { $until }, and asks you to show again who you are after five minutes.
web-sealed-stays = What is sealed stays as it is. To see and change it, show again who you are and open this form anew.
web-sealed = sealed
web-record-section = About this record
web-look-up = Look the number up: { $register } (opens in a new tab)
web-reference-hint = Leave it empty and it gets the next number, such as { $prefix }-2018-00001. A paper file may keep its own number.
web-reason-hint = Why this is recorded or changed now. It stands in the history and, where a published figure changes, in the report: nobody's name belongs here.
web-day-form = YYYY-MM-DD
web-day-parts = Give day, month and year, such as 27 3 2018.
web-day-example = For example, 27 3 2018
web-choose-from = { $count ->
    [one] Choose from one value
   *[other] Choose from { $count } values
}
web-similar = Perhaps already recorded
web-similar-why = These records bear a name that is like the one you typed. If one of them is the same person, open it and do not enter the person again. If none is, save once more.
web-leave = Leave without saving
web-void = { $record } { $reference }: void
web-void-about = A voided record is counted no more. It is not deleted: it stays in the register with its history and this reason.
web-merge = This person has a second file
web-merge-about = Two files of one person are made one: every record that stands under the second file stands under this one from then on, and the second file is void. It can be undone: the two are parted again, and what came from the second file goes back to it.
web-merge-reference = Reference of the second file
web-merge-reference-hint = For example PER-2018-00012. Both files are shown before anything is done.
web-merge-reason = How it is known
web-merge-hint = For example: the same document was shown twice. It stands in the history of the second file and of its records: nobody's name belongs here.
web-merge-both = The two files
web-merge-field = Field
web-merge-kept = Kept:
web-merge-second = Second:
web-merge-differs = not the same
web-merge-names = Nothing of the second file's own fields is taken over: copy into this file what is to be kept. Whoever searches by a name of the second file finds this one.
web-merge-moving = Records that move
web-merge-moving-none = None that you may see.
web-merge-others = Records that are not for you move with them.
web-merge-done = The two files are one now. Nothing of the second file's own fields was taken over.
web-part-done = The two files are parted. Look through what stayed with the other one.
web-merged-into = This file is void: it was merged into the file of the same person,
web-merged-here = These files of the same person were merged into this one:
web-part = These are two persons
web-part-about = The two files are parted: this one stands again, and what came from it goes back to it. What was entered since then for the other file stays there: look through it afterwards.
web-part-staying = Entered since then, and stays with the other file
web-part-staying-none = None that you may see.
web-part-others = Records that are not for you stay there too.
web-part-both = Nobody knows of which of the two persons it was said. What was recorded or changed since then in these registers is noted for both files, as far as it closes one; nothing of it opens one:
button-merge-show = Show both files
button-merge = Make the two files one
button-part = Part the two files
web-void-hint = For example: recorded twice, see the other reference number. Nobody's name belongs here.

## Two people at one record

web-clash = Somebody else saved first
web-clash-who = { $by } saved this record on { $when }, after you opened it. Nothing of yours is saved yet.
web-clash-taken = Only the other changed these, and they are kept as they are now: { $fields }.
web-clash-theirs = Saved by { $by }
web-clash-mine = Yours, not saved
web-clash-take-theirs = Keep what is saved
web-clash-take-mine = Take mine, as it stands in the form below

## Import

web-import = { $register }: import
web-import-about = Take an empty sheet, fill in one row for each record, and upload it here. First it is only checked; nothing is saved before you say so.
web-template = Empty sheet
web-file = File
web-file-hint = CSV in UTF-8, or XLSX, up to 64 MB.
web-file-choose = Choose file
web-file-none = No file chosen
web-file-drop = or drop it here
web-file-drop-here = The file can be dropped here
web-file-dropped-not = The file was moved away
web-import-checked = is in order. Nothing is saved yet. When you import it, there will be:
web-import-new = { $count ->
    [one] one new record
   *[other] { $count } new records
}
web-import-changed = { $count ->
    [one] one changed record
   *[other] { $count } changed records
}
web-import-unchanged = { $count ->
    [one] one record that stays as it is
   *[other] { $count } records that stay as they are
}
web-import-first-rows = { $count ->
    [one] The only row
   *[other] The first { $count } rows
}
web-import-nothing = Nothing was saved. Put the file right and upload it again.
web-import-faults = { $count ->
    [one] One thing is wrong
   *[other] { $count } things are wrong
}
web-imported = Imported
web-line = Line
web-column = Column
web-value = Value
web-what-is-right = What would be right

## Search

web-search-label = Search all registers
web-search-hint = A reference number, a part of a title or another open text, or a person's name in any script and spelling. Other sealed fields are not searched. What you look for is not written into the address.
web-search-by-name = { $register }: found by name
web-search-none = Nothing was found.

## When a request cannot be answered

web-old-form = This page was opened before the program was started again
    .next = Go back, load the page anew and send it once more.
web-sign-in-ended = Your sign-in has ended
    .next = Nothing was done. Sign in again in another tab, and come back to this page.
web-sign-in-elsewhere = Sign in (opens in a new tab)
web-held = What you typed is not lost: it is still in this page and can be sent again.
web-send-again = Send again
web-status-400 = This request cannot be understood
    .next = Go back and try again.
web-status-401 = You are not signed in
    .next = Sign in, and try again.
web-retention = Keeping and erasing
web-account = Your account
web-show-who-you-are = Show again who you are
web-show-who-you-are-elsewhere = Show again who you are (opens in a new tab)
web-status-403 = This request came from another site, so nothing was done
    .next = Open the page here and send it again.
web-too-fast = This comes faster than anybody can read
    .next = Wait a few seconds, and try again.
web-status-405 = This page cannot be asked for in this way
    .next = Start again from the home page.
web-status-413 = This is larger than may be sent
    .next = A file may have 64 MB; import a larger one in parts or from the command line.
web-status-415 = This kind of content is not taken here
    .next = Send it from the form on the page.

## Refusals

refusal-web-old_form = This page was opened before the program was started again, so nothing is saved yet
    .next = Everything you typed is still here: save again.
refusal-web-day = This is not a day
    .next = Write year, month and day, such as 2018-03-27.
refusal-web-order = The order must be ascending or descending
refusal-web-page = This must be a whole number, at most { $max }
refusal-web-filters = A list takes at most { $max } filters at once
    .next = Take out those that matter least.
refusal-web-no_such_column = The list cannot be sorted by "{ $column }"
    .next = Sort it by a press on a heading.
refusal-web-no_such_parameter = "{ $parameter }" is not known here
    .next = Known are: { $parameters }.
refusal-web-no_such_address = This is not the address of a record
    .next = Copy the address from the record's page.
refusal-web-file_format = This file format is not known
    .next = Choose CSV or XLSX.
refusal-web-no_file = No file was chosen, or it is empty
    .next = Choose a file and check it.
refusal-web-upload_gone = The checked file is no longer kept
    .next = A checked file waits ten minutes, and is imported once. See in the list whether it was; if not, upload it again.
web-api-repeat = The header Idempotency-Key on a POST makes it safe to send again when no answer came: under one key a record is entered once. A key is known for a day.
refusal-web-form_of_another = This form was saved before, with something else in it
    .next = See in the list what was saved then, and change it there. To save this as another record, save again.
refusal-web-repeat_key = The key of a request (Idempotency-Key) stands once and has 1 to { $max } characters
    .next = Draw a new random key for each record, and send the same key when the same request is sent again.
refusal-web-not_json = This is not a JSON object
    .next = Send an object with the content type application/json.
refusal-web-json_text = This must be a text
    .next = Put it between quotation marks.
refusal-web-json_fields = "fields" must be an object
    .next = Write each field by its name, as the OpenAPI description says.
refusal-web-json_codes = This must be a list of codes
    .next = Write it as ["one", "other"].
refusal-web-json_yes_no = This must be true or false
    .next = Leave the field out if it is not known.
refusal-web-reference_stays = A record keeps its reference
    .next = Leave "reference" out, or send the one it has.

## The log

log-title = The log
log-about = Who did and saw what. Entries only grow in number; the command “opennrm verify” proves that none was changed. Reading here is an entry too.
log-who-looked = Who has looked at this
log-number = Number
log-when = When
log-officer = Officer
log-act = What was done
log-rows = Records
log-found = Found
log-asked = What was asked
log-subject = About
log-all-about = all entries about the same
log-from = From
log-until = Until
log-refused = refused
log-refused-only = Refusals only
log-none = Nothing of this kind is in the log.
log-times = Times
log-last = Last time
log-each-entry = Show each entry
log-asked-search = "{ $text }"
log-asked-forgotten = The words were forgotten
log-act-began = The log began
log-act-looked = Opened
log-act-listed = Saw a list
log-act-preview_opened = Saw a small picture of a document
log-act-copy_opened = Took the copy of a document
log-act-original_opened = Took the original of a document
log-act-searched = Searched
log-act-found = Found by name
log-act-names_indexed = Made the index of names
log-act-entered = Entered
log-act-edited = Changed
log-act-voided = Voided
log-act-merged = Merged into another file
log-act-moved = Moved to another file
log-act-returned = Given back to its file
log-act-parted = Parted from another file
log-act-erased = Erased a person
log-act-words_forgotten = Words of searches forgotten, their time over
log-act-words_key_made = Words key made anew
log-act-imported = Imported a file
log-act-export_begun = Began an export
log-act-exported = Exported
log-act-loaded = Loaded many records
log-act-froze = Froze a year
log-act-issued = Issued a document
log-act-backed_up = Made a backup
log-act-changed_key = Changed the master key
log-act-split_key = Split the master key among custodians
log-act-rehearsed_key = Tried the parts of the master key
log-act-joined_key = Put the master key together from its parts
log-act-restored = Restored a backup
log-act-log_read = Read the log
log-act-looks_told = Told a person who opened their file
log-act-figures_seen = Saw figures
log-act-figure_opened = Opened a figure to its records
log-act-accounts_kept = Kept accounts
log-act-signed_in = Signed in
log-act-sign_in_ended = Sign-in ended
log-act-confirmed = Showed again who they are
log-act-post_chosen = Went on in another post
log-act-link_proposed = Proposed to let an officer in
log-act-link_made = Handed out a link
log-act-account_made = Made an account
log-act-account_taken_away = Took an account away
log-act-recovery_proposed = Proposed to recover an account
log-act-recovery_confirmed = Confirmed the recovery of an account
log-act-recovery_stopped = Stopped the recovery of an account
log-act-password_changed = Changed a password
log-act-passkey_made = Made a passkey
log-act-passkey_removed = Removed a passkey
log-act-policies_changed = Took policies in force
log-act-subject_linked = Linked the account with single sign-on
log-act-subject_removed = Ended the link with single sign-on
log-act-codes_made = Made codes on paper
log-count = { $count ->
    [one] One entry
   *[other] { $count } entries
}

## The programming interface

web-api-about = The registers as JSON: the same acts, rules and refusals as the pages. A list leaves sealed fields out; one record shows them. Money is a text with two places. Every refusal is a problem document (RFC 9457).
web-api-problem = Why there is no answer
web-api-description = The whole description (OpenAPI 3.1, JSON)
web-api-requests = What can be asked
web-api-request = Request
web-api-what = What it does
web-api-list = Lists records, without their sealed fields. Filters are those of the register's list; "limit" (at most { $count }) and "offset" turn the pages.
web-api-look = Gives one record, with the sealed fields that may be opened, for five minutes after its reader has shown who they are.
web-api-enter = Enters a record. The answer says under which address it stands.
web-api-edit = Changes a record: send it whole, as it was read, with its version. A sealed field that is left out stays as it stands; null takes it away.
web-api-merge = Merges the second file of a person, named by its reference, into this one: send the versions of both and a reason.
web-api-part = Parts this file from the one that it was merged into: send its version and a reason.
web-api-void = Voids a record: send its version and a reason. Nothing is deleted.
web-api-search = Looks for a text in the references, open texts and names of every register, as the search page does: send it as "search". People who are found by a name are told with that name, where it may be seen.
web-api-example = An example
web-api-clash = Who changes or voids a record sends the version that was read. If somebody else saved in between, the answer is 409 and nothing is lost: read the record again and send your change once more.
web-api-here = As long as there are no accounts, only programs on this machine are answered.
web-api-names = The names of the registers

desk-web = Pages
