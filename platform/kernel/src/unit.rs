//! Counting units: unlike things are never added.

use std::fmt;

macro_rules! units {
    ($($(#[$doc:meta])* $name:ident = $code:literal),+ $(,)?) => {
        /// What one counted thing is. A figure names its unit, and
        /// quantities of unlike units cannot be added.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Unit {
            $($(#[$doc])* $name),+
        }

        impl Unit {
            /// Every unit.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// The unit's code; its word has the key `unit-` and the code.
            pub fn code(self) -> &'static str {
                match self {
                    $(Self::$name => $code),+
                }
            }
        }
    };
}

units! {
    /// One contact with the hotline.
    Appeal = "appeal",
    /// One subject of appeals.
    Topic = "topic",
    /// One person checked once against the indicators.
    Screening = "screening",
    /// One hand-over of one person from one body to another.
    Referral = "referral",
    /// A person with grounds to be treated as a victim, before a decision.
    PresumedVictim = "presumed_victim",
    /// A person with a positive formal decision.
    RecognisedVictim = "recognised_victim",
    /// A child of a victim, counted apart from victims.
    ChildOfVictim = "child_of_victim",
    /// One episode registered under one article of the criminal code.
    Fact = "fact",
    /// One investigation.
    CriminalCase = "criminal_case",
    /// A person sent to court in one case.
    PersonSentToCourt = "person_sent_to_court",
    /// A person convicted in one case.
    PersonConvicted = "person_convicted",
    /// A person declared wanted and not withdrawn.
    WantedPerson = "wanted_person",
    /// A wanted person who was arrested.
    WantedPersonArrested = "wanted_person_arrested",
    /// A criminal group.
    CriminalGroup = "criminal_group",
    /// A member of a criminal group.
    GroupMember = "group_member",
    /// One service given.
    Service = "service",
    /// One event.
    Event = "event",
    /// A person who took part.
    Participant = "participant",
    /// A person helped who is neither a victim nor counted as one.
    PersonHelped = "person_helped",
    /// A foreigner prosecuted administratively.
    AdministrativeOffender = "administrative_offender",
    /// A person removed from the country.
    PersonRemoved = "person_removed",
    /// A child found working or begging.
    ChildFound = "child_found",
    /// One set of papers sent to a commission or body.
    Material = "material",
    /// A parent sanctioned.
    ParentSanctioned = "parent_sanctioned",
    /// A child whose home was monitored.
    ChildMonitored = "child_monitored",
    /// One project.
    Project = "project",
    /// One award.
    Award = "award",
    /// Money of the country.
    Money = "money",
    /// Money of the country for one person.
    MoneyPerPerson = "money_per_person",
    /// An organisation.
    Organisation = "organisation",
    /// An institution.
    Institution = "institution",
    /// A country.
    Country = "country",
    /// A partner met.
    Partner = "partner",
    /// A publisher of reports.
    Publisher = "publisher",
    /// An agreement.
    Agreement = "agreement",
    /// A visit.
    Visit = "visit",
    /// A numbered meeting of a series.
    Meeting = "meeting",
    /// A kind of public body.
    Body = "body",
    /// A legal instrument.
    Instrument = "instrument",
    /// A state programme.
    Programme = "programme",
    /// A draft act.
    Draft = "draft",
    /// A share of the measures of a plan.
    ShareOfMeasures = "share_of_measures",
    /// A share of facts or cases.
    ShareOfCases = "share_of_cases",
    /// A sector of the economy.
    Sector = "sector",
    /// Years.
    Years = "years",
    /// Cases of the world-wide series.
    WorldCase = "world_case",
    /// Persons of the world-wide series.
    WorldPerson = "world_person",
    /// Convictions of the world-wide series.
    WorldConviction = "world_conviction",
    /// Money of the world-wide series, in thousands of millions of dollars.
    WorldMoney = "world_money",
    /// One night in one bed.
    BedNight = "bed_night",
}

impl fmt::Display for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// So many of one unit.
///
/// ```
/// use kernel::{Quantity, Unit};
/// let facts = Quantity::new(142, Unit::Fact);
/// assert_eq!(facts.plus(Quantity::new(6, Unit::Fact)).unwrap().value(), 148);
/// let refusal = facts.plus(Quantity::new(28, Unit::CriminalCase)).unwrap_err();
/// assert_eq!(refusal.rule, "figures.unlike_units");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quantity {
    value: i64,
    unit: Unit,
}

impl Quantity {
    /// So many of this unit.
    pub fn new(value: i64, unit: Unit) -> Self {
        Self { value, unit }
    }

    /// The number.
    pub fn value(self) -> i64 {
        self.value
    }

    /// What is counted.
    pub fn unit(self) -> Unit {
        self.unit
    }

    /// The sum; refused when the units differ or the sum leaves the range.
    pub fn plus(self, other: Self) -> Result<Self, crate::Refusal> {
        if self.unit != other.unit {
            return Err(crate::Refusal::by("figures.unlike_units")
                .naming("one", self.unit)
                .naming("other", other.unit));
        }
        self.value
            .checked_add(other.value)
            .map(|value| Self::new(value, self.unit))
            .ok_or_else(|| crate::Refusal::by("figures.out_of_range"))
    }
}
