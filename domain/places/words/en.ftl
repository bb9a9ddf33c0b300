### Words of the desk: Places and lists.

desk-places = Places and lists

## Lists of the country

list-regions = Regions
list-towns = Towns
list-agencies = Bodies
list-articles = Articles of the criminal code
list-foreign_partners = Foreign and international partners
list-plans = National Action Plans
list-registers = Registers

## Answers that are not answers

answer-unknown = Unknown
answer-not_asked = Not asked
answer-refused = Preferred not to say
answer-not_applicable = Not applicable
answer-not_recorded = Not recorded

## Dimensions

dimension-sex = Sex
dimension-age = Age
dimension-citizenship = Citizenship
dimension-residence = Region of residence
dimension-form = Form of exploitation
dimension-sector = Sector
dimension-destination = Country of exploitation
dimension-region = Region
dimension-year_of_exploitation = Year of exploitation
dimension-referring_body = Referring body
dimension-authority = Deciding authority
dimension-month = Month
dimension-setting = Where the person came to notice
dimension-result = Result
dimension-agency = Body
dimension-indicator = Indicator
dimension-kind = Kind
dimension-from = From
dimension-to = To
dimension-service = Service
dimension-stage = Stage
dimension-step = Step
dimension-topic = Topic
dimension-channel = Channel
dimension-language = Language
dimension-caller = Who called
dimension-trafficking_related = Related to trafficking
dimension-activity = What the child was doing
dimension-screening = What the check showed
dimension-recipient = Recipient
dimension-town = Town
dimension-minor = Minor
dimension-care = Kind of care
dimension-article = Article
dimension-role = Role
dimension-sentence = Sentence
dimension-audience = Audience
dimension-format = Form
dimension-country = Country
dimension-partner = Partner
dimension-funder = Funder
dimension-awarded_by = Awarded by

## Counting units

unit-appeal = appeals
    .one = appeal
unit-topic = topics
    .one = topic
unit-screening = screenings
    .one = screening
unit-referral = referrals
    .one = referral
unit-presumed_victim = presumed victims
    .one = presumed victim
unit-recognised_victim = persons
    .one = person
unit-child_of_victim = children
    .one = child
unit-fact = facts
    .one = fact
unit-criminal_case = criminal cases
    .one = criminal case
unit-person_sent_to_court = persons sent to court
    .one = person sent to court
unit-person_convicted = persons convicted
    .one = person convicted
unit-wanted_person = wanted persons
    .one = wanted person
unit-wanted_person_arrested = wanted persons arrested
    .one = wanted person arrested
unit-criminal_group = groups
    .one = group
unit-group_member = persons
    .one = person
unit-service = services given
    .one = service given
unit-event = events
    .one = event
unit-participant = persons
    .one = person
unit-person_helped = persons
    .one = person
unit-administrative_offender = persons
    .one = person
unit-person_removed = persons
    .one = person
unit-child_found = children
    .one = child
unit-material = materials
    .one = set of materials
unit-parent_sanctioned = persons
    .one = person
unit-child_monitored = children
    .one = child
unit-project = projects
    .one = project
unit-award = awards
    .one = award
unit-money = { $currency }
unit-money_per_person = { $currency } a person
unit-organisation = organisations
    .one = organisation
unit-institution = institutions
    .one = institution
unit-country = countries
    .one = country
unit-partner = partners
    .one = partner
unit-publisher = publishers
    .one = publisher
unit-agreement = agreements
    .one = agreement
unit-visit = visits
    .one = visit
unit-meeting = meeting
    .one = meeting
unit-body = bodies
    .one = body
unit-instrument = instruments
    .one = instrument
unit-programme = programmes
    .one = programme
unit-draft = drafts
    .one = draft
unit-share_of_measures = share of measures
unit-share_of_cases = share of cases
unit-sector = sectors
    .one = sector
unit-years = years
    .one = year
unit-world_case = cases
    .one = case
unit-world_person = persons
    .one = person
unit-world_conviction = convictions
    .one = conviction
unit-world_money = billion USD
unit-bed_night = bed-nights
    .one = bed-night

## Chapters of the report

chapter-world = The world
chapter-action_plan = The National Action Plan
chapter-legislation = Legislation
chapter-awareness = Raising awareness
chapter-partners = Civil society and grants
chapter-training = Training
chapter-cooperation = International cooperation
chapter-forced_labour = Forced labour
chapter-migration = Migration
chapter-children = Children
chapter-justice = Criminal justice
chapter-victims = Victims and their support
chapter-children_of_victims = Children of victims
chapter-hotline = Hotline
chapter-outlook = Outlook

## What cannot be added

refusal-figures-unlike_units = { $one } and { $other } are different units and cannot be added
    .next = Show them beside each other.
refusal-figures-out_of_range = The sum is larger than the program can count
    .next = Look for a record with a wrong number.

## Lists

list-countries = Countries
list-languages = Languages
list-document_kinds = Kinds of document
list-document_parts = Parts of a record
list-sectors = Sectors of the economy (ISIC Rev.4)
list-sexes = Sex
