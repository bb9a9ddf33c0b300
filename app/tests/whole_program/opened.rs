//! What was opened stands in the log, over the whole suite: the store tells a
//! trace of every record whose sealed fields it opens, where it opens them,
//! and at the end of each workbench that trace is held against the log of its
//! database. The program as a process of its own is asked for the same trace
//! (`command_line/traced.rs`); the browser's tests do not take part.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
    sync::{
        Mutex, MutexGuard, OnceLock, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
};

use db::{Db, LogAsked, LogLine, OPENED, STATEMENTS};
use guard::{Act, Guard};
use policy::Part;
use serde_json::Value;
use tracing::{
    Event, Metadata, Subscriber,
    field::{Field, Visit},
    span,
};

/// A record, by its register and by what stands for it in the log.
type Record = (String, u128);

/// In how many transactions each record was opened.
pub type Opened = BTreeMap<Record, u64>;

/// A transaction: where, and what it has opened so far.
struct Transaction {
    database: String,
    opened: BTreeSet<Record>,
}

/// Keeps what the store tells.
#[derive(Default)]
struct Trace {
    last: AtomicU64,
    transactions: Mutex<BTreeMap<u64, Transaction>>,
    /// How many statements the transactions of each database have run.
    statements: Mutex<BTreeMap<String, u64>>,
}

impl Trace {
    fn statements(&self) -> MutexGuard<'_, BTreeMap<String, u64>> {
        let held = self.statements.lock();
        held.unwrap_or_else(PoisonError::into_inner)
    }

    fn transactions(&self) -> MutexGuard<'_, BTreeMap<u64, Transaction>> {
        let held = self.transactions.lock();
        held.unwrap_or_else(PoisonError::into_inner)
    }
}

fn trace() -> &'static Trace {
    static TRACE: OnceLock<Trace> = OnceLock::new();
    TRACE.get_or_init(Trace::default)
}

/// Lends the one trace to `tracing`.
struct Lent;

impl Subscriber for Lent {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        [OPENED, STATEMENTS].contains(&metadata.target())
    }

    fn new_span(&self, span: &span::Attributes<'_>) -> span::Id {
        let number = trace().last.fetch_add(1, Ordering::Relaxed) + 1;
        let mut told = Told::default();
        span.record(&mut told);
        let transaction = Transaction {
            database: told.text,
            opened: BTreeSet::new(),
        };
        trace().transactions().insert(number, transaction);
        span::Id::from_u64(number)
    }

    fn event(&self, event: &Event<'_>) {
        let number = event.parent().unwrap().into_u64();
        let mut transactions = trace().transactions();
        let transaction = transactions.get_mut(&number).unwrap();
        if event.metadata().target() == STATEMENTS {
            *trace()
                .statements()
                .entry(transaction.database.clone())
                .or_default() += 1;
            return;
        }
        let mut told = Told::default();
        event.record(&mut told);
        transaction.opened.insert((told.text, told.record));
    }

    // Most transactions open nothing.
    fn try_close(&self, span: span::Id) -> bool {
        let mut transactions = trace().transactions();
        let number = span.into_u64();
        if transactions
            .get(&number)
            .is_some_and(|of| of.opened.is_empty())
        {
            transactions.remove(&number);
        }
        true
    }

    fn record(&self, _: &span::Id, _: &span::Record<'_>) {}
    fn record_follows_from(&self, _: &span::Id, _: &span::Id) {}
    fn enter(&self, _: &span::Id) {}
    fn exit(&self, _: &span::Id) {}
}

#[derive(Default)]
struct Told {
    text: String,
    record: u128,
}

impl Visit for Told {
    fn record_str(&mut self, _: &Field, value: &str) {
        value.clone_into(&mut self.text);
    }

    fn record_u128(&mut self, _: &Field, value: u128) {
        self.record = value;
    }

    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        panic!("{field} is neither a text nor a record: {value:?}");
    }
}

/// Listens from now on.
pub fn listen() {
    static LISTENS: OnceLock<()> = OnceLock::new();
    LISTENS.get_or_init(|| tracing::subscriber::set_global_default(Lent).unwrap());
}

/// What was opened in a database, and forgets it.
pub fn opened_in(db: &Db) -> Opened {
    let place = db.location().shown();
    let mut transactions = trace().transactions();
    let mut opened = Opened::new();
    transactions.retain(|_, transaction| {
        let is_there = transaction.database == place;
        if is_there {
            for record in &transaction.opened {
                *opened.entry(record.clone()).or_default() += 1;
            }
        }
        !is_there
    });
    opened
}

/// How many statements were run in the transactions of a database so far.
pub fn statements_in(db: &Db) -> u64 {
    let place = db.location().shown();
    trace()
        .statements()
        .get(&place)
        .copied()
        .unwrap_or_default()
}

/// Every entry of a log, but for those of reading it here.
pub fn lines_of(db: &Db, guard: &Guard) -> Vec<LogLine> {
    let asked = LogAsked {
        limit: 10_000_000,
        ..LogAsked::default()
    };
    let permit = guard.permit(Act::ReadLog, "log").unwrap();
    db.read(|session| Ok(session.log(&asked, &permit)?))
        .unwrap()
        .0
}

/// What the trace and the log tell differently of one database. An entry is an
/// opening where it tells a sealed part, and where it is of whoever is named
/// here, who sees every sealed field and works in this process alone; others
/// may look at the fields that nothing seals, and that is an entry and no
/// opening.
pub fn differences(opened: &Opened, lines: &[LogLine], sees_all: &str) -> Vec<String> {
    let mut named = Opened::new();
    let mut openings = Opened::new();
    let mut many: BTreeMap<String, u64> = BTreeMap::new();
    let mut stand = |register: &str, count: Option<u64>| {
        *many.entry(register.to_owned()).or_default() += count.unwrap();
    };
    for line in lines.iter().filter(|line| line.refused.is_none()) {
        // Names that a search compared and did not show.
        let asked = line
            .asked
            .as_ref()
            .and_then(db::Asked::known)
            .unwrap_or("null");
        let asked: Value = serde_json::from_str(asked).unwrap_or_default();
        for question in asked.as_array().into_iter().flatten() {
            for (register, ranked) in question["ranked"].as_object().into_iter().flatten() {
                stand(register, ranked["records"].as_u64());
            }
        }
        let Some(register) = line.register.as_deref() else {
            continue;
        };
        match line.act.as_str() {
            act if ["looked", "found"].contains(&act) || db::Deed::of_code(act).is_some() => {
                let record = u128::from_be_bytes(line.record.unwrap());
                let record = (register.to_owned(), record);
                let of_sealed = |part: &String| Part::of_name(part).unwrap().is_sealed();
                if line.officer.as_deref() == Some(sees_all) || line.parts.iter().any(of_sealed) {
                    *openings.entry(record.clone()).or_default() += 1;
                }
                *named.entry(record).or_default() += 1;
            }
            // A file stands in the log by how many records it held.
            "exported" => stand(register, line.rows),
            "imported" => stand(register, line.found),
            _ => {}
        }
    }
    let mut said = Vec::new();
    let mut passed: BTreeMap<&str, u64> = BTreeMap::new();
    for (record, times) in opened {
        let logged = named.get(record).copied().unwrap_or_default();
        *passed.entry(&record.0).or_default() += times.saturating_sub(logged);
    }
    for (register, passed) in passed {
        let of_files = many.get(register).copied().unwrap_or_default();
        if passed > of_files {
            said.push(format!(
                "{passed} times a record of {register} was opened that the log does not name, and \
                 {of_files} times one stands there as one of many"
            ));
        }
    }
    let sealed: BTreeSet<&str> = opened
        .keys()
        .map(|(register, _)| register.as_str())
        .collect();
    for (record, times) in &openings {
        let times_opened = opened.get(record).copied().unwrap_or_default();
        if sealed.contains(record.0.as_str()) && times_opened < *times {
            said.push(format!(
                "{record:?} was opened {times_opened} times and stands in the log {times} times"
            ));
        }
    }
    said
}

#[test]
fn an_opening_that_the_log_does_not_name_is_found_and_so_is_an_entry_of_none() {
    let bench = crate::workbench::Workbench::empty();
    let person = bench.enter("persons", &[]);
    let stands = || bench.mechanism.look("persons", person.id).unwrap();
    stands();
    let db = bench.mechanism.db();
    let opened = opened_in(db);
    let mut lines = lines_of(db, bench.mechanism.guard());
    let told = |opened: &Opened, lines: &[LogLine]| {
        differences(opened, lines, crate::workbench::OFFICER).len()
    };
    assert_eq!(told(&opened, &lines), 0);
    // Entered once and looked at once, and each is missed.
    assert_eq!(opened.values().sum::<u64>(), 2, "{opened:?}");
    let at = lines.iter().position(|line| line.act == "looked").unwrap();
    let look = lines.remove(at);
    assert_eq!(told(&opened, &lines), 1);
    lines.extend([look.clone(), look]);
    assert_eq!(told(&opened, &lines), 1);

    // A trace of an opening that went past the log.
    assert_eq!(opened_in(db), Opened::new());
    let place = db.location().shown();
    let span = tracing::trace_span!(target: OPENED, "transaction", database = place);
    tracing::trace!(target: OPENED, parent: &span, register = "persons", record = 7_u128);
    drop(span);
    let mut planted = opened.clone();
    planted.extend(opened_in(db));
    assert_eq!(told(&planted, &lines_of(db, bench.mechanism.guard())), 1);
}
