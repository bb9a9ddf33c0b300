//! Entering the records that a plan makes: through the program's own field
//! checks and rules, under invented officers, in the order of time.

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::RangeInclusive,
    sync::Arc,
};

use db::{Listing, Session, Writing};
use guard::{Act, Guard, Officer, Permit};
use kernel::{Circumstances, Fault, Links, No, RecordId, RecordKind, Refusal, Row, Value};
use pack::Pack;
use records::Mechanism;

use crate::{
    chance,
    making::{Made, Maker, in_year},
    plan::{BATCH, Make, Plan},
};

/// The setting that says that a database holds practice records.
const PRACTICE: &str = "practice";
/// The setting that says which years were entered.
const PRACTICE_YEARS: &str = "practice_years";

/// What was entered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// How many records in all.
    pub records: u64,
    /// How many of each register.
    pub registers: BTreeMap<String, u64>,
}

impl Summary {
    fn add(&mut self, register: &str, count: u64) {
        self.records += count;
        *self.registers.entry(register.to_owned()).or_default() += count;
    }
}

impl Plan {
    /// Makes all the plan's records in memory, and names what a pack would
    /// not have: registers, fields and values, amounts that do not add up,
    /// values that the program's fields would refuse. Rules that look at
    /// other records are asked when the records are entered.
    pub fn check(&self, pack: &Pack) -> Vec<pack::Fault> {
        let mut faults = Vec::new();
        let all = self.needed(None);
        let mut maker = Maker::new(self, pack, 0);
        for (make, year) in all {
            made(&mut maker, make, year, None, &mut faults);
        }
        faults.extend(not_fitting(&maker, pack));
        let mut maker = Maker::new(self, pack, 0);
        "people".clone_into(&mut maker.batch);
        for make in &self.people {
            made(&mut maker, make, None, None, &mut faults);
        }
        faults.extend(not_fitting(&maker, pack));
        faults
    }

    /// The groups for these years (for all without): those of the years,
    /// those without a year, what stands since before, and what they link
    /// to. In the order of the plan.
    fn needed(&self, years: Option<&RangeInclusive<i16>>) -> Vec<(&Make, Option<i16>)> {
        let mut all: Vec<(&Make, Option<i16>)> = Vec::new();
        for make in &self.makes {
            if make.years.is_empty() {
                all.push((make, None));
            }
            all.extend(make.years.iter().map(|&year| (make, Some(year))));
        }
        let names: BTreeSet<String> = all
            .iter()
            .map(|(make, year)| in_year(&make.group, *year))
            .collect();
        let mut linked: BTreeSet<String> = BTreeSet::new();
        let mut needed: Vec<(&Make, Option<i16>)> = Vec::new();
        for (make, year) in all.into_iter().rev() {
            let in_range = match (year, years) {
                (None, _) | (_, None) => true,
                (Some(year), Some(range)) => {
                    range.contains(&year) || (make.stands && year < *range.end())
                }
            };
            if !in_range && !linked.contains(&in_year(&make.group, year)) {
                continue;
            }
            for (_, group) in make.links() {
                let own = in_year(&group, year);
                linked.insert(if names.contains(&own) { own } else { group });
            }
            needed.push((make, year));
        }
        needed.reverse();
        needed
    }
}

/// Makes a group; one whose links could not be made is passed over, because
/// their fault is told already.
fn made(
    maker: &mut Maker<'_>,
    make: &Make,
    year: Option<i16>,
    count: Option<u64>,
    faults: &mut Vec<pack::Fault>,
) {
    let links = make.links();
    if !faults.is_empty()
        && links
            .iter()
            .any(|(_, group)| maker.group(group, year).is_none())
    {
        return;
    }
    if let Err(fault) = maker.make(make, year, count) {
        faults.push(fault);
    }
}

/// The first value of each group that its field would refuse.
fn not_fitting(maker: &Maker<'_>, pack: &Pack) -> Vec<pack::Fault> {
    let mut faults = Vec::new();
    for group in &maker.groups {
        let refused = group
            .records
            .iter()
            .find_map(|made| fits(&group.kind, made, pack).err());
        if let Some(no) = refused {
            faults.push(maker.fault(
                group.line,
                format!("a record of `{}` is {}", group.name, told(&no)),
                "change the rules of the group",
            ));
        }
    }
    faults
}

/// Enters the records of these years.
///
/// The database must be empty, or hold practice people and nothing else.
pub fn years(
    mechanism: &Mechanism,
    plan: &Plan,
    years: RangeInclusive<i16>,
    seed: u64,
    progress: &mut dyn FnMut(u64, u64),
) -> Result<Summary, No> {
    let mut maker = Maker::new(plan, mechanism.pack(), seed);
    for (make, year) in plan.needed(Some(&years)) {
        maker.make(make, year, None).map_err(plan_fault)?;
    }
    let entries = Entries::of(&maker, mechanism.guard())?;
    let total = entries.order.len() as u64;
    let mut chance = chance::generator(seed, &["-seals"]);
    mechanism.db().write_by(&mut chance, |session| {
        claim(mechanism, session)?;
        if session.setting(PRACTICE_YEARS)?.is_some() {
            return Err(Refusal::by("practice.years_entered").into());
        }
        session.set(
            PRACTICE_YEARS,
            &format!("{}-{}", years.start(), years.end()),
        )?;
        let mut numbers = Numbers::default();
        let summary = entries.enter(mechanism, session, &maker, &mut numbers, &mut |done| {
            progress(done, total);
        })?;
        numbers.reserve(session)?;
        Ok(summary)
    })
}

/// Enters a country of so many people, each with a file and about ten
/// records, batch by batch: a batch is one transaction, and the memory that
/// it needs does not grow with the country.
pub fn people(
    mechanism: &Mechanism,
    plan: &Plan,
    persons: u64,
    seed: u64,
    progress: &mut dyn FnMut(u64, u64),
) -> Result<Summary, No> {
    if plan.people.is_empty() {
        return Err(Refusal::by("practice.no_people").into());
    }
    let mut summary = Summary::default();
    let mut numbers = Numbers::default();
    let batches = persons.div_ceil(BATCH);
    for batch in 0..batches {
        let here = (persons - batch * BATCH).min(BATCH);
        let name = format!("people {batch}");
        let mut maker = Maker::new(plan, mechanism.pack(), seed);
        maker.batch.clone_from(&name);
        maker.slice = Some((batch, batches));
        for make in &plan.people {
            let count = make.count.in_year(None);
            maker.before = batch * count.unwrap_or(BATCH);
            let count = count.map(|count| (count * here).div_ceil(BATCH));
            maker.make(make, None, count).map_err(plan_fault)?;
        }
        let entries = Entries::of(&maker, mechanism.guard())?;
        let mut chance = chance::generator(seed, &["-seals", &name]);
        // A transaction may be tried again: it begins with the numbers that
        // stood before it.
        let (entered, after) = mechanism.db().write_by(&mut chance, |session| {
            if batch == 0 {
                claim(mechanism, session)?;
            }
            let mut numbers = numbers.clone();
            let entered = entries.enter(mechanism, session, &maker, &mut numbers, &mut |_| {})?;
            numbers.reserve(session)?;
            Ok((entered, numbers))
        })?;
        numbers = after;
        for (register, count) in entered.registers {
            summary.add(&register, count);
        }
        progress((batch * BATCH + here).min(persons), persons);
    }
    Ok(summary)
}

/// Marks an empty database as one of practice; refuses one with records that
/// are somebody's.
fn claim(mechanism: &Mechanism, session: &Session<'_>) -> Result<(), No> {
    if session.setting(PRACTICE)?.as_deref() == Some("yes") {
        return Ok(());
    }
    let anything = Listing {
        voided: true,
        ..Listing::default()
    };
    for kind in &mechanism.pack().kinds {
        if session.count(kind, &anything)? > 0 {
            return Err(Refusal::by("practice.records_exist")
                .naming("register", &kind.register)
                .into());
        }
    }
    session.set(PRACTICE, "yes")?;
    Ok(())
}

/// Records in the order in which they were written.
struct Entries {
    /// Group and place.
    order: Vec<(usize, usize)>,
    permits: BTreeMap<(String, Arc<str>), Permit>,
}

impl Entries {
    fn of(maker: &Maker<'_>, guard: &Guard) -> Result<Self, No> {
        let mut order = Vec::new();
        let mut permits: BTreeMap<(String, Arc<str>), Permit> = BTreeMap::new();
        for (at, group) in maker.groups.iter().enumerate() {
            // The guard of this program may be closed to its officer; what it
            // forbids is not entered under another name.
            guard.permit(Act::Import, &group.kind.register)?;
            for (place, made) in group.records.iter().enumerate() {
                order.push((at, place));
                let key = (group.kind.register.clone(), made.officer.clone());
                if let std::collections::btree_map::Entry::Vacant(free) = permits.entry(key) {
                    let officer = Officer::named(&made.officer)?;
                    let permit = Guard::local(officer).permit(Act::Enter, &group.kind.register)?;
                    free.insert(permit);
                }
            }
        }
        // By id where two were written in the same second.
        order.sort_by_key(|&(group, place)| {
            maker
                .groups
                .get(group)
                .and_then(|group| group.records.get(place))
                .map(|made| (made.recorded_at, made.id))
        });
        Ok(Self { order, permits })
    }

    fn enter(
        &self,
        mechanism: &Mechanism,
        session: &Session<'_>,
        maker: &Maker<'_>,
        numbers: &mut Numbers,
        progress: &mut dyn FnMut(u64),
    ) -> Result<Summary, No> {
        let pack = mechanism.pack();
        let mut summary = Summary::default();
        for (done, &(group, place)) in self.order.iter().enumerate() {
            let Some(group) = maker.groups.get(group) else {
                continue;
            };
            let Some(made) = group.records.get(place) else {
                continue;
            };
            let kind = group.kind.as_ref();
            let at_fault = |no: No| match no {
                No::Refused(_) => plan_fault(maker.fault(
                    group.line,
                    format!("a record of `{}` is {}", group.name, told(&no)),
                    "change the rules of the group",
                )),
                fault @ No::Failed(_) => fault,
            };
            fits(kind, made, pack).map_err(at_fault)?;
            if let Some(register) = pack.register(&kind.register) {
                register
                    .check(
                        &made.row,
                        &Circumstances {
                            id: made.id,
                            today: made.recorded_on,
                            look: session,
                            settings: pack.as_ref(),
                        },
                    )
                    .map_err(at_fault)?;
            }
            let reference = numbers.next(session, &group.kind, year_of(kind, made))?;
            let permit = self
                .permits
                .get(&(kind.register.clone(), made.officer.clone()))
                .ok_or_else(|| Fault::new("a practice officer has no permit"))?;
            session.insert(
                kind,
                made.id,
                &reference,
                &made.row,
                Writing {
                    permit,
                    recorded_at: made.recorded_at,
                    reason: None,
                },
            )?;
            summary.add(&kind.register, 1);
            if done % 500 == 499 || done + 1 == self.order.len() {
                progress(done as u64 + 1);
            }
        }
        Ok(summary)
    }
}

/// The numbers of references, kept in memory and handed back at the end.
#[derive(Clone, Default)]
struct Numbers(BTreeMap<(String, i16), (Arc<RecordKind>, i64)>);

impl Numbers {
    fn next(
        &mut self,
        session: &Session<'_>,
        kind: &Arc<RecordKind>,
        year: i16,
    ) -> Result<String, Fault> {
        let key = (kind.register.clone(), year);
        let number = match self.0.get_mut(&key) {
            Some((_, last)) => {
                *last += 1;
                *last
            }
            None => {
                // The register's own next number: others may have been given.
                let reference = session.next_reference(kind, year)?;
                let number = reference
                    .rsplit_once('-')
                    .and_then(|(_, number)| number.parse().ok())
                    .ok_or_else(|| Fault::new("a reference has no number"))?;
                self.0.insert(key, (kind.clone(), number));
                number
            }
        };
        Ok(format!("{}-{year}-{number:05}", kind.prefix))
    }

    fn reserve(&self, session: &Session<'_>) -> Result<(), Fault> {
        for ((_, year), (kind, last)) in &self.0 {
            session.reserve_references(kind, *year, *last)?;
        }
        Ok(())
    }
}

/// The year of a record's reference.
fn year_of(kind: &RecordKind, made: &Made) -> i16 {
    let period = kind
        .period
        .as_deref()
        .map(|period| kind.value(&made.row, period));
    match period {
        Some(Value::Date(date)) => date.year(),
        Some(Value::Whole(year)) => i16::try_from(*year).unwrap_or(made.recorded_on.year()),
        _ => made.recorded_on.year(),
    }
}

/// Links were made to records, not typed.
struct NoLinks;

impl Links for NoLinks {
    fn find(&self, _: &str, _: &str) -> Result<Option<RecordId>, Fault> {
        Ok(None)
    }
}

/// Asks every field, as if the record were typed on the day it was written.
fn fits(kind: &RecordKind, made: &Made, pack: &Pack) -> Result<(), No> {
    let Row(values) = &made.row;
    for (field, value) in kind.fields.iter().zip(values) {
        let typed = match value {
            Value::Link(_) => continue,
            Value::Absent if !field.required => continue,
            Value::Absent => String::new(),
            Value::Text(text) | Value::Code(text) => text.clone(),
            Value::Codes(codes) => codes.0.iter().cloned().collect::<Vec<_>>().join(";"),
            Value::Date(date) => date.to_string(),
            Value::Time(time) => time.to_string(),
            Value::Whole(minor) if matches!(field.kind, kernel::FieldKind::Money) => {
                format!("{}.{:02}", minor / 100, minor % 100)
            }
            Value::Whole(number) => number.to_string(),
            Value::YesNo(answer) => if *answer { "yes" } else { "no" }.to_owned(),
        };
        let read = kernel::read_field(field, &typed, pack, &NoLinks, made.recorded_on)?;
        if read != *value {
            return Err(Refusal::by("practice.not_as_typed").at(&field.name).into());
        }
    }
    Ok(())
}

/// The rules that say no, and at which fields.
fn told(no: &No) -> String {
    match no {
        No::Refused(refusals) => refusals
            .iter()
            .map(|refusal| match &refusal.field {
                Some(field) => format!("refused at `{field}` by {}", refusal.rule),
                None => format!("refused by {}", refusal.rule),
            })
            .collect::<Vec<_>>()
            .join(", "),
        No::Failed(fault) => fault.to_string(),
    }
}

fn plan_fault(fault: pack::Fault) -> No {
    Fault::new(fault.to_string()).into()
}
