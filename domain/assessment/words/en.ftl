### Words of the desk: Assessment.

desk-assessment = Assessment

refusal-assessment-format = There is no format { $format }
    .next = Use one of: { $possible }.
refusal-assessment-language = The pack has no language { $language }
    .next = Use one of: { $possible }.

assessment-title = Data protection impact assessment
assessment-draft = Filled in by the system. What only the country can answer stands in the last chapter.

assessment-processing = What is processed, and for what
assessment-processing-about = The National Referral Mechanism finds, refers, protects and helps victims of trafficking in human beings, supports the prosecution of traffickers, and accounts for it once a year. These are all registers of it, what each is for, how many records it holds today, and how many of its fields are encrypted, counted by statistics, or neither.
assessment-registers = Registers
assessment-register = Register
assessment-purpose = What it is for
assessment-records = Records
assessment-sealed-fields = Encrypted fields
assessment-counted-fields = Counted fields
assessment-open-fields = Other fields
assessment-not-shown = not shown to you

assessment-sealed = What is known of people
assessment-sealed-about = Who somebody is, where they can be found, their health and what they told are encrypted, each person's and each compartment's under a key of its own, and the compartments are opened apart from each other. Special categories of data stand in the compartments health and testimony.
assessment-sealed-list = Encrypted fields, their compartments, and what is asked
assessment-field = Field
assessment-compartment = Compartment
assessment-asked = What the form asks for
assessment-part-counted = Counted
assessment-part-open = Other
assessment-part-identity = Identity
assessment-part-location = Location
assessment-part-health = Health
assessment-part-testimony = Testimony

assessment-seen = Who may see it, and why
assessment-seen-about = The policies of the country say it for each record and each field. The table counts the registers in which a role can come to see a part of some record at all, at the most that it can bring about: trained, signed in afresh, with a reason given and a second person. Most of it hangs on a tie between the officer's body and the person.
assessment-roles = In how many registers each role can come to see each part
assessment-role = Role
assessment-role-person = The person and their guardian
assessment-role-public = The public
assessment-grounds = On which ground
assessment-everyone = Everyone

assessment-emergency = In an emergency
assessment-emergency-about = An officer who must know at once opens one file in their own name, with a reason, having just shown who they are. The overseer is told, and reviews each. The table counts the registers in which a role then sees a part that it would not see without a tie to the person.
assessment-emergency-opens = In how many registers an emergency opens which part
assessment-deadline-opening = { $count ->
    [one] A file that was opened stays open for one hour.
   *[other] A file that was opened stays open for { $count } hours.
 }
assessment-deadline-opening-none = For how long an emergency opens a file is not set: it opens none.
assessment-deadline-opening_review = { $count ->
    [one] It is to be reviewed within one hour.
   *[other] It is to be reviewed within { $count } hours.
 }
assessment-deadline-opening_review-none = Until when it is to be reviewed is not set.
assessment-deadline-looks_told = { $count ->
    [one] A person is told by month which bodies opened the own file, without officers' names; of bodies of justice after one hour, without which one it was.
   *[other] A person is told by month which bodies opened the own file, without officers' names; of bodies of justice after { $count } hours, without which one it was.
 }
assessment-deadline-looks_told-none = When a person is told of looks by bodies of justice is not set.
assessment-documents = Documents
assessment-documents-about = A file that is attached to a record is encrypted like the fields, and belongs to one part: whoever does not see that part finds no document. Copies are made anew, without the place, time and author of the original. An original is not scanned for harm; the policies say who may open it.
assessment-documents-may = In how many registers each role can come to attach and open documents
assessment-document-attach_document = Attach
assessment-document-open_copy = Open the copy
assessment-document-open_original = Open the original

assessment-never = What cannot happen
assessment-never-about = These sentences hold for every case that the policies can tell apart. They are proven each time the policies are checked, as they were for this paper. They speak of what officers do through the program.
assessment-outside = What the policies do not decide
assessment-outside-about = No policy is asked by these, and no sentence above speaks of them.
assessment-outside-keeper = Whoever holds the machine and its keys changes the keys, makes backups and restores them at the machine, alone, or as many custodians as the master key is split among. That it was done stands in the log, under a name that they choose.
assessment-outside-database = Whoever can write into the database can make a tie, and so open a file to a body, until the log is verified; whoever has the running machine has everything.
assessment-outside-two = That nobody exports identities alone holds because nobody exports them: no page lets a second officer agree. A person who asks for their data gets it by other ways.
assessment-outside-asked = The proof is of the policies as they are written. That the program asks them at each look and each act is shown by tests, not proven.
assessment-outside-files = Exports, documents that were taken out and paper are nobody's but their holder's: the log says who took them.
assessment-outside-no-signers = Nobody signs for the policies: whoever may write into the folder of the country pack changes them alone. The log keeps each change.
assessment-outside-signers = { $count ->
    [one] One person signs for a change of the policies.
   *[other] A change of the policies takes the signatures of two of { $count } people who each keep a key.
 }

assessment-kept = How long it is kept, and how it is destroyed
assessment-kept-about = The time runs in each register from the last day of which a record tells. Of all records of a person the one that is kept longest counts: a person is erased as a whole. What is in no person's file is listed by register and year, and what is found under one number there is kept as long as its longest. Whose time is over is listed, and nothing is erased by a calendar alone: one officer proposes, another one agrees, and an order of a court or prosecutor to keep the records forbids it. What statistics count stays, without a name; entries of the log stay, under a pseudonym that nobody can make any more.
assessment-kept-table = Times for keeping of what is recorded of people
assessment-years = Years
assessment-source = Source
assessment-kept-not-said = not set
assessment-kept-words = Words of searches, in the log: forgotten by the program itself
assessment-kept-without = No time runs in registers with encrypted fields that are about things: { $registers }. The log is kept as long as the mechanism, since a log with a part cut out proves nothing; its entries hold no personal data in clear.
assessment-kept-key = Who is erased is erased from every backup too, since a key outside the backups forgets them; copies of that key from before have to be destroyed by hand.
assessment-kept-no-key = This database has no key by which anybody could be erased from backups.
assessment-kept-erased = { $count ->
    [one] One person, or one record in nobody's file, has been erased from this database.
   *[other] { $count } persons, or records in nobody's file, have been erased from this database.
 }

assessment-risks = Risks to people
assessment-risks-about = What could be done to people through this processing, what is done against it, and what is left. How likely and how grave each is in this country, the country judges.
assessment-risk = What could happen
assessment-against = What is done against it
assessment-left = What is left
assessment-risk-found = Traffickers learn where a victim is, or that she speaks with the authorities.
assessment-risk-found-against = The address of a shelter is shown to those who need it for that stay; what somebody may not know of is answered as if it were not there; with accounts no export holds an encrypted field.
assessment-risk-found-left = Somebody who may know it tells it, or copies it by hand.
assessment-risk-insider = An officer with a valid account looks at files that are none of their work.
assessment-risk-insider-against = A look needs a tie to the person; each look stands in a log that proves itself, before anything is shown; whoever oversees the log sees who looked at whom, and which looks are unusual; the person is told which bodies opened the file.
assessment-risk-insider-left = A look that the tie permits and the work does not ask for. It is found by review only.
assessment-risk-seized = The database, a backup or a machine is stolen or seized.
assessment-risk-seized-against = Encrypted fields and documents cannot be read without the master key and the erasable key together. Neither is in the database or a backup, and the master key can be split among custodians.
assessment-risk-seized-left = Counted and other fields can be read, and may point at a person by themselves. A running machine in the hands of others yields what its users can see.
assessment-risk-told = The log, an error, a title or an address of a page betrays a person.
assessment-risk-told-against = None of them holds personal data in clear: the log holds pseudonyms, addresses of pages are random.
assessment-risk-told-left = Reasons of corrections are free text and are printed in revisions of the report: people are asked to name nobody.
assessment-risk-wrong = A wrong or outdated entry harms the person: help is refused, a return is ordered.
assessment-risk-wrong-against = Every version is kept with who wrote it; two who write at once are shown both; decisions need reasons and can be reviewed; no machine decides about a person.
assessment-risk-wrong-left = What was wrong when it was told.
assessment-risk-figures = Somebody is recognised in published figures.
assessment-risk-figures-against = Breakdowns print small numbers as “fewer than”, with others hidden so that none can be computed.
assessment-risk-figures-left = Two frozen sets of one year can be compared with each other.
assessment-risk-lost = Records are lost, and with them somebody's protection.
assessment-risk-lost-against = What was acknowledged is on the disk; nothing is deleted in the work; backups are checked when they are made and before they are restored.
assessment-risk-lost-left = The loss of all copies of the master key, or of all copies of the erasable key, loses what is encrypted.
assessment-risk-kept = Data are kept longer than they are needed, or used for something else.
assessment-risk-kept-against = A figure can use counted fields only; each policy names its ground; whose time for keeping is over is listed, and two officers erase them, from backups too.
assessment-risk-kept-left = Nobody is erased by a calendar alone. Words of a search that did not show whom they name outlive them until the time for keeping such words is over, and what has left the program outlives everybody.

assessment-now = What protects today
assessment-now-about = As it stands in this database and this pack.
assessment-now-accounts = Everybody signs in, with two proofs of who they are.
assessment-now-no-accounts = There are no accounts: whoever is at the machine can see and change everything. No data of real people may be entered.
assessment-now-policies = { $count ->
    [one] One policy says
   *[other] { $count } policies say
 } who may see what, each with its reason and its source.
assessment-now-cells = { $count ->
    [one] One case was
   *[other] { $count } cases were
 } held against what was agreed, without a difference.
assessment-now-proven = { $count ->
    [one] One invariant is
   *[other] { $count } invariants are
 } proven for all cases.

assessment-open = What the country has to answer
assessment-open-about = The system cannot know these answers. Without them the assessment is not complete.
assessment-open-controller = Who is the controller, who are joint controllers, and who is the data-protection officer?
assessment-open-ground = On which law does each body process these data, and the special categories among them?
assessment-open-need = Which registers and fields are not needed here, and are left empty or taken out of the pack?
assessment-open-bodies = With which bodies is there an agreement on what is exchanged, and who checks that it is kept?
assessment-open-keeping = Are the times for keeping those of the law, and how long are the log and what leads to no person's file kept? Who proposes destruction, and who agrees?
assessment-open-custody = Who keeps the machine, the master key and the erasable key, where are their copies, and is the master key split among custodians of different bodies?
assessment-open-overseer = Who reviews emergencies and unusual looks, how often, and which body outside co-signs the log?
assessment-open-sign_on = Does a government's single sign-on let officers in? It learns who signs in and when; who runs it, and on which agreement?
assessment-open-transfer = Which data go to other countries, to whom, and with which safeguards?
assessment-open-heard = What did victims, those who support them and the data-protection officer say to this paper?
assessment-open-judgement = How likely and how grave is each risk, can what is left of it be borne, and was the supervisory authority consulted?
