### Words of the acts that every register has.

desk-records = Records

records-reference-help = What people call the record by. Leave it empty for a new record without one of its own; a row with a reference changes the record of that reference.

## How a value is written into a file, as the template says it.

records-form-reference = Letters, digits and the signs - _ / . , at most 40
records-form-text = One line of text
records-form-prose = Text of any number of lines
records-form-code = One code of the sheet "Lists"
records-form-codes = Codes of the sheet "Lists"; several with ; between
records-form-date = A day, such as 2017-05-31
records-form-time = A time of day, such as 14:30
records-form-year = A year, such as 2017
records-form-whole = A whole number, such as 48
records-form-money = An amount of money, such as 1480.50
records-form-yes_no = yes or no
records-form-link = The reference of a record in "{ $register }" ({ $name }), which is there already

## What is refused.

refusal-records-no_such_register = There is no register "{ $register }".
    .next = The nearest is "{ $nearest }"; the list of registers shows all.
refusal-records-register_unlike_any = There is no register "{ $register }".
    .next = The list of registers shows all: it is a page, and the command "opennrm registers".
refusal-records-no_such_record = There is no such record.
    .next = Check the reference, or search for it.
refusal-records-erased = Whoever this record is about was erased.
    .next = Nothing can be recorded about them any more. If it is another person, open a file of their own.
refusal-records-reference_taken = The reference "{ $reference }" is taken by another record of this register.
    .next = Give another reference, or leave it empty for the next free one.
refusal-records-reference_twice = The reference "{ $reference }" stands twice in the file.
    .next = Keep one row for each record.
refusal-records-reference_form = A reference has letters, digits and the signs - _ / . and at most { $max } characters.
    .next = Shorten it or take out other signs.
refusal-records-moved_on = { $by } changed this record after you opened it.
    .next = Look at both versions below and choose what should stand.
refusal-records-is_void = This record is void; it is kept for its history and can no longer be changed.
    .next = Enter a new record if there should be one.
refusal-records-void_needs_reason = A record is voided with a reason.
    .next = Say in one sentence why it should not count.
refusal-records-search_length = A search needs two to a hundred characters.
    .next = Type a reference, or words from a title.
refusal-records-other_person = A record cannot be moved to another person.
    .next = Void it with a reason and enter it for the other person.
refusal-records-no_such_column = The register has no column "{ $column }".
    .next = Its columns are: reference, { $columns }.
refusal-records-faults_more = These are the first { $max } faults; reading stopped here, and there may be more.
    .next = Mend these and import the file again.
refusal-records-file_refused = The file was not imported; nothing was changed.
    .next = Mend the faults named below and import it again.
refusal-guard-not_signed_in = Nobody is signed in.
    .next = Sign in, and try again.
refusal-guard-not_permitted = This is not for the post in which you work.
    .next = If your work needs it, speak to your administrator.
refusal-guard-field_not_permitted = The post in which you work does not write this field.
    .next = Leave it out.
refusal-guard-not_fresh = For this you show again who you are.
    .next = Do that on the page of your account, and try again; it holds for five minutes.
refusal-guard-officer_name = The name of the officer is empty, too long or holds control characters.
    .next = Give one line of at most a hundred characters.

## What is typed into any field, by form, file or API.

refusal-entry-required = This has to be filled in
    .next = Fill it in; where there is a list, you may also choose that it is unknown.
refusal-entry-control_character = There is a character here that cannot be seen or printed
    .next = Delete the text and type it again.
refusal-entry-unknown_field = This register has no field "{ $field }"
    .next = Use the column names of the register's template.
refusal-entry-date = This is not a date
    .next = Write it as year, month and day, such as 2018-03-27.
refusal-entry-date_range = This date lies too far from today
    .next = Check the year: it lies between 1900 and 2200.
refusal-entry-future = This date lies in the future: today is { $today }
    .next = Write the day on which it happened.
refusal-entry-time = This is not a time of day
    .next = Write hours and minutes, such as 09:45.
refusal-entry-year = This is not a year
    .next = Write four digits, between 1900 and 2200.
refusal-entry-number = This is not a whole number
    .next = Write it in digits, without spaces, words or units.
refusal-entry-number_range = This number must be at least { $min } and at most { $max }
    .next = Check the number.
refusal-entry-money = This is not an amount of money
    .next = Write it in digits with a full stop before the small coins, such as 400 or 400.50.
refusal-entry-yes_no = This must be yes or no
    .next = Choose yes or no, or leave it empty if nobody knows.
refusal-entry-no_such_record = There is no such record in "{ $register }"
    .next = Look the record up and write its reference number; if it is not there yet, make it first.
refusal-entry-too_long = This is longer than { $max } characters
    .next = Shorten it.
refusal-entry-not_in_list = "{ $code }" is not in the list; the nearest is: { $nearest }
    .next = Choose a value of the list; a value that is missing is added by whoever keeps the country's lists.
refusal-entry-unlike_any_in_list = "{ $code }" is not in the list, which begins: { $values }
    .next = The form and the register's template show the whole list; a value that is missing is added by whoever keeps the country's lists.
refusal-entry-empty_list = The list "{ $list }" has no values yet
    .next = Leave this empty, or write unknown; values are added by whoever keeps the country's lists.
refusal-entry-not_before = This lies before "{ $other_field }" ({ $when }), which it cannot
    .next = Check both.
refusal-entry-not_after = This lies after "{ $other_field }" ({ $when }), which it cannot
    .next = Check both.

## When what the program stands on fails. The sentences are titles of pages.

outage-disk_full = The disk is full
    .next = Nothing was saved. Have somebody make room on the disk of the database, then try again: what you typed is still in your browser.
outage-database_lost = The database does not answer
    .next = Nothing was saved. Wait a little and try again; if it goes on, have somebody look whether the database runs.
outage-database_busy = Other work keeps the database busy
    .next = Nothing was saved. An import or another program holds it: wait a little and try again; if it goes on, have somebody look which program has the database open.
outage-database_read_only = The database may not be written
    .next = Nothing was saved. Have somebody look at the rights of the database and its folder.
outage-database_damaged = The database is damaged
    .next = Nothing was saved. Stop working with it: it is to be checked with "opennrm doctor" and restored from the last backup.
outage-perhaps_saved = The database was lost while this was being saved
    .next = Nobody can say yet whether it was saved: look whether it is there before you enter it again.
refusal-records-key_of_another = This key was given to another request
    .next = Draw a new key for each record.

## Documents

documents = Documents
    .one = Document
documents-kind = Kind of document
documents-part = Belongs to
    .help = Only those who may see this part of the record will see the document.
documents-dated_on = Date of the document
    .help = The day that stands on it.
documents-language = Language
documents-title = Title
    .help = In a few words, only if the kind does not say enough.
documents-file = File
documents-when = Attached
documents-add = Attach a document
documents-none = No document has been attached.
documents-file-hint = { $kinds }, at most { $megabytes } MB. Its name is not kept.
documents-described = { $kind }, { $kilobytes } KB
documents-attached = The document was attached.
documents-was-attached = Attached
documents-preview = Small picture of the document
documents-asks = What this document is called, and its copy, open for five minutes after you have shown who you are.
documents-take-copy = Download the copy
documents-copy-why = The copy was made anew: where, when and with what the original was made is not in it.
documents-take-original = Download the original
documents-original-why = As it was handed in. It may say where it was made and by whom, and a PDF may hold programs: pass on the copy.
documents-erased = The files of this document were erased.
documents-lacks-office = There is no copy to share: names of authors stand throughout a file of this kind. Print it as PDF and attach that.
documents-lacks-several_pictures = There is no copy to share: the file has several pictures. Attach each by itself, or all as one PDF.
documents-lacks-unclear = There is no copy to share: this PDF holds something of which it cannot be told whether it names its maker. Print it as PDF once more and attach that.
documents-api-list = Lists the documents of a record: what they are, and where their copies and originals are read.
documents-api-add = Attaches a document, by a form with a file in it (multipart/form-data): the file as "file", and the fields "kind", "part", "dated_on", "language" and "title".
documents-api-copy = Gives the copy of a document; "original" in the place of "copy" gives it as it was handed in.
refusal-documents-empty = No file was chosen, or it is empty
    .next = Choose the file once more.
refusal-documents-too_long = The file is larger than { $megabytes } megabytes
    .next = Scan it with fewer dots per inch, or attach it in parts.
refusal-documents-other_kind = A file of this kind is not taken
    .next = Give it as one of these: { $kinds }. Text has to be in UTF-8.
refusal-documents-said_otherwise = The file is another kind than its name says
    .next = Save it anew in the program that made it, under the name that this gives it.
refusal-documents-two_kinds = The file is two kinds of file at once, which is how harmful files are hidden
    .next = Save it anew, or print it as PDF, and attach that.
refusal-documents-damaged = The file does not open: it is damaged or not whole
    .next = Open it on this computer; if that works, save it anew and attach that.
refusal-documents-locked = The file is locked by a password, so nobody can tell what is in it
    .next = Take the password off and attach it again: it is sealed here.
refusal-documents-too_many_pixels = The picture has more than { $pixels } million pixels
    .next = Save it smaller.
refusal-documents-unpacks = The file unpacks to far more than a document holds, or takes too long to be looked at
    .next = Print it as PDF and attach that.
refusal-documents-macros = The file has macros or other files in it, which can do harm when it is opened
    .next = Save it without macros and objects, or print it as PDF.
refusal-documents-fetches = The file fetches something from elsewhere when it is opened
    .next = Print it as PDF and attach that.
refusal-documents-part = This part cannot be chosen here
    .next = Choose a part of this record that you may see yourself.
refusal-documents-too_many = A record has at most { $max } documents
    .next = Attach it to the record that it belongs to, for instance to the decision and not to the person.
refusal-documents-of_another = Another body attached this document
    .next = Ask that body to void it, with the reason.
refusal-documents-busy = Too many files are on their way at this moment
    .next = Try again in a minute.
