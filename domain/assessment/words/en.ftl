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
assessment-sealed-about = Who somebody is, where they can be found, their health and what they told are encrypted, each person's under a key of their own, and kept in compartments that are opened apart from each other. Special categories of data stand in the compartments health and testimony.
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

assessment-never = What cannot happen
assessment-never-about = These sentences hold for every case that the policies can tell apart. They are proven each time the policies are checked, as they were for this paper.

assessment-risks = Risks to people
assessment-risks-about = What could be done to people through this processing, what is done against it, and what is left. How likely and how grave each is in this country, the country judges.
assessment-risk = What could happen
assessment-against = What is done against it
assessment-left = What is left
assessment-risk-found = Traffickers learn where a victim is, or that she speaks with the authorities.
assessment-risk-found-against = The address of a shelter is shown to those who need it for that stay; what somebody may not know of is answered as if it were not there; exports of encrypted fields need a permission of their own.
assessment-risk-found-left = Somebody who may know it tells it, or copies it by hand.
assessment-risk-insider = An officer with a valid account looks at files that are none of their work.
assessment-risk-insider-against = A look needs a tie to the person; each look stands in a log that proves itself, before anything is shown; whoever reviews the log sees who looked at whom.
assessment-risk-insider-left = A look that the tie permits and the work does not ask for. It is found by review only.
assessment-risk-seized = The database, a backup or a machine is stolen or seized.
assessment-risk-seized-against = Encrypted fields cannot be read without the master key, which is not in the database nor in a backup and can be split among custodians.
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
assessment-risk-lost-left = The loss of all copies of the master key loses what is encrypted.
assessment-risk-kept = Data are kept longer than they are needed, or used for something else.
assessment-risk-kept-against = A figure can use counted fields only; each policy names its ground.
assessment-risk-kept-left = How long each kind is kept is the country's to set and to carry out.

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
assessment-open-keeping = How long is each kind of record kept, from when on, and who agrees to its destruction?
assessment-open-transfer = Which data go to other countries, to whom, and with which safeguards?
assessment-open-heard = What did victims, those who support them and the data-protection officer say to this paper?
assessment-open-judgement = How likely and how grave is each risk, can what is left of it be borne, and was the supervisory authority consulted?
