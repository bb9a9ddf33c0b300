### Words of the acts that every register has.

desk-records = Records

records-reference-help = What people call the record by. Leave it empty for a new record without one of its own; a row with a reference changes the record of that reference.

refusal-records-no_such_register = There is no register "{ $register }".
    .next = The nearest is "{ $nearest }"; the list of registers shows all.
refusal-records-no_such_record = There is no such record.
    .next = Check the reference, or search for it.
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
refusal-records-file_refused = The file was not imported; nothing was changed.
    .next = Mend the faults named below and import it again.
refusal-guard-officer_name = The name of the officer is empty, too long or holds control characters.
    .next = Give one line of at most a hundred characters.
