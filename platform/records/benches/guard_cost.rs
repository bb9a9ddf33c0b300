//! What guard, vault and log cost: reading, listing, searching and writing
//! with all of them, against each switched off, in one run and in turns.
//! `bench/guard_cost/run` runs it, in a build that the program refuses to be
//! made of.
//!
//!     guard_cost FOLDER COUNTRY PERSONS ROUNDS

#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::print_stderr,
    clippy::disallowed_methods,
    reason = "a measurement that cannot go on says so and ends; it looks at the time"
)]
#![allow(missing_docs)]

#[path = "../../../bench/measuring.rs"]
mod measuring;

use std::{
    collections::BTreeSet,
    fmt,
    path::Path,
    process::ExitCode,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::Instant,
};

use clockwork::Clock;
use db::{Listing, Location, Opening, STATEMENTS};
use guard::{Guard, Officer, Post};
use kernel::{Administers, Class, Desk, Entry, RecordId};
use pack::Pack;
use policy::Policies;
use records::Mechanism;
use tracing::{Event, Metadata, Subscriber, span};
use vault::{ErasableKeyFiles, MasterKey, Vault};

const NOW: &str = "2020-03-02T08:00:00Z";
/// How many of each act come one after the other before the next turn.
const EACH: usize = 20;

/// What is on.
#[derive(Clone, Copy)]
struct Variant {
    name: &'static str,
    guard: bool,
    vault: bool,
    log: bool,
}

const VARIANTS: [Variant; 5] = [
    Variant {
        name: "all on",
        guard: true,
        vault: true,
        log: true,
    },
    Variant {
        name: "guard off",
        guard: false,
        vault: true,
        log: true,
    },
    Variant {
        name: "vault off",
        guard: true,
        vault: false,
        log: true,
    },
    Variant {
        name: "log off",
        guard: true,
        vault: true,
        log: false,
    },
    Variant {
        name: "all off",
        guard: false,
        vault: false,
        log: false,
    },
];

const ACTS: [&str; 4] = ["read", "list", "search", "write"];

/// Counts what is asked of the database.
struct Counting;

static ASKED: AtomicU64 = AtomicU64::new(0);

impl Subscriber for Counting {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.target() == STATEMENTS
    }
    fn new_span(&self, _: &span::Attributes<'_>) -> span::Id {
        span::Id::from_u64(1)
    }
    fn event(&self, _: &Event<'_>) {
        ASKED.fetch_add(1, Ordering::Relaxed);
    }
    fn record(&self, _: &span::Id, _: &span::Record<'_>) {}
    fn record_follows_from(&self, _: &span::Id, _: &span::Id) {}
    fn enter(&self, _: &span::Id) {}
    fn exit(&self, _: &span::Id) {}
}

/// A database, and whose work is done there with the guard and without.
struct Place {
    guarded: Mechanism,
    open: Mechanism,
    ids: Vec<RecordId>,
    /// The number of the next name.
    next: usize,
}

fn desks(sealed: bool) -> Vec<Desk> {
    let mut desks = desks::that_keep_records();
    desks.push(oversight::desk());
    if !sealed {
        let registers = desks.iter_mut().flat_map(|desk| &mut desk.registers);
        for field in registers.flat_map(|register| &mut register.kind.fields) {
            if field.is_sealed() {
                field.class = Class::Open;
                field.name_of_person = false;
            }
        }
    }
    desks
}

/// An invented name, another one for each number.
fn name(number: usize) -> (String, String) {
    const SYLLABLES: [&str; 24] = [
        "ba", "der", "fi", "gul", "ha", "jo", "kam", "le", "mir", "nu", "or", "pe", "qa", "ras",
        "sev", "ta", "ul", "va", "xan", "yel", "zi", "cə", "şu", "ğə",
    ];
    let of = |mut number: usize, length: usize| -> String {
        let mut text = String::new();
        for _ in 0..length {
            text.push_str(SYLLABLES[number % SYLLABLES.len()]);
            number /= SYLLABLES.len();
        }
        text
    };
    let mixed = number.wrapping_mul(2_654_435_761) % (1 << 31);
    (of(mixed, 3) + "lı", of(mixed / 17, 2))
}

fn entry(number: usize) -> Entry {
    let (family, given) = name(number);
    [
        ("registered_on", "2020-02-01"),
        ("family_name", family.as_str()),
        ("given_names", given.as_str()),
        ("birth_year", "1990"),
        ("age_status", "adult"),
        ("sex", "female"),
        ("citizenship", "AZ"),
    ]
    .map(|(field, value)| (field.to_owned(), value.to_owned()))
    .into_iter()
    .collect()
}

/// A vault as a database has it, with an erasable key.
fn vault(folder: &Path, named: &str) -> Vault {
    let master = MasterKey::create(&folder.join(format!("{named}.key"))).unwrap();
    let files = ErasableKeyFiles {
        file: folder.join(format!("{named}.erasable-key")),
        copies: Vec::new(),
    };
    let mut chance = rand::rand_core::UnwrapErr(rand::rngs::SysRng);
    Vault::draw(master, files, &mut chance).unwrap()
}

fn place(folder: &Path, country: &Path, sealed: bool, persons: usize) -> Place {
    let load = |sealed| {
        Pack::load(country, desks(sealed)).unwrap_or_else(|faults| panic!("{}", faults[0]))
    };
    // Nothing is classed otherwise for the policies.
    let policies = Arc::new(Policies::load(&load(true)).unwrap());
    let named = if sealed { "sealed" } else { "unsealed" };
    let clock = Clock::fixed(NOW.parse().unwrap());
    let open = Mechanism::open(
        Arc::new(load(sealed)),
        &Location::File(folder.join(format!("{named}.db"))),
        Opening::Create,
        vault(folder, named),
        Guard::local(Officer::named("Officer Sample").unwrap()),
        clock,
    )
    .unwrap();
    let officer = RecordId(uuid::Uuid::from_u128(7));
    let post = Post {
        officer,
        name: Officer::named("Officer Sample").unwrap(),
        post: officer,
        agency: "interior".to_owned(),
        role: "identification_officer".to_owned(),
        trained: true,
        administers: Administers::Bodies(BTreeSet::new()),
    };
    let moment = (open.today(), open.now());
    let guarded = open.guarded_by(Guard::in_post(policies, post, true, moment));
    let permit = guarded
        .guard()
        .permit(guard::Act::Enter, "persons")
        .unwrap();
    let mut ids = Vec::new();
    for from in (0..persons).step_by(500) {
        let entered = guarded.db().write(|session| {
            (from..Ord::min(from + 500, persons))
                .map(|number| Ok(guarded.enter_within(session, &entry(number), &permit)?.id))
                .collect::<Result<Vec<_>, kernel::No>>()
        });
        ids.extend(entered.unwrap());
    }
    Place {
        guarded,
        open,
        ids,
        next: persons,
    }
}

impl Place {
    /// Does one act, of which this is the number.
    fn once(&mut self, act: &str, guard: bool, number: usize) {
        let mechanism = if guard { &self.guarded } else { &self.open };
        let of = number.wrapping_mul(7_919) % self.ids.len();
        match act {
            "read" => {
                let found = mechanism.look("persons", self.ids[of]).unwrap();
                assert!(found.fields.covers_all() || guard);
            }
            "list" => {
                let listing = Listing {
                    limit: 25,
                    offset: of as u64 / 25 * 25,
                    ..Listing::default()
                };
                assert!(!mechanism.list("persons", &listing).unwrap().0.is_empty());
            }
            "search" => {
                let found = mechanism.search(&name(of).0, 10).unwrap();
                assert!(!found.is_empty());
            }
            _ => {
                self.next += 1;
                mechanism
                    .enter("persons", &entry(self.next), None, None)
                    .unwrap();
            }
        }
    }
}

fn main() -> ExitCode {
    let arguments = measuring::given();
    let [folder, country, persons, rounds] = arguments.as_slice() else {
        return measuring::is_called("guard_cost FOLDER COUNTRY PERSONS ROUNDS");
    };
    let (persons, rounds): (usize, usize) = (persons.parse().unwrap(), rounds.parse().unwrap());
    let folder = tempfile::tempdir_in(folder).unwrap();
    let mut sealed = place(folder.path(), Path::new(country), true, persons);
    let mut unsealed = place(folder.path(), Path::new(country), false, persons);
    let mut times = vec![vec![Vec::new(); VARIANTS.len()]; ACTS.len()];
    let mut asked = vec![vec![0; VARIANTS.len()]; ACTS.len()];
    let mut turn = |variant: Variant, act: &str, from: usize, many: usize| {
        let place = if variant.vault {
            &mut sealed
        } else {
            &mut unsealed
        };
        db::unlogged::switch(!variant.log);
        for number in from..from + many {
            place.once(act, variant.guard, number);
        }
        db::unlogged::switch(false);
    };
    // What is done once for all is done before anything is measured.
    for act in ACTS {
        for variant in VARIANTS {
            turn(variant, act, 0, 2);
        }
    }
    for round in 0..rounds {
        for (of_act, act) in ACTS.into_iter().enumerate() {
            for (of_variant, variant) in VARIANTS.into_iter().enumerate() {
                let began = Instant::now();
                turn(variant, act, round * EACH, EACH);
                let each = began.elapsed().as_secs_f64() * 1e6 / EACH as f64;
                times[of_act][of_variant].push(each);
            }
        }
    }
    tracing::subscriber::set_global_default(Counting).unwrap();
    for (of_act, act) in ACTS.into_iter().enumerate() {
        for (of_variant, variant) in VARIANTS.into_iter().enumerate() {
            let before = ASKED.load(Ordering::Relaxed);
            turn(variant, act, rounds * EACH, EACH);
            asked[of_act][of_variant] = (ASKED.load(Ordering::Relaxed) - before) / EACH as u64;
        }
    }
    println!(
        "{persons} persons, {rounds} turns of {EACH} for each cell: the middle turn's microseconds for one, and statements to the database\n"
    );
    let row = |cells: &mut dyn Iterator<Item = String>| {
        println!("| {} |", cells.collect::<Vec<_>>().join(" | "));
    };
    row(&mut std::iter::once(String::new()).chain(VARIANTS.map(|variant| variant.name.to_owned())));
    println!("|{}", "---|".repeat(VARIANTS.len() + 1));
    for (of_act, act) in ACTS.into_iter().enumerate() {
        let cells = (0..VARIANTS.len()).map(|at| {
            let middle = Middle(&mut times[of_act][at]).to_string();
            format!("{middle} µs, {}", asked[of_act][at])
        });
        let cells: Vec<String> = cells.collect();
        row(&mut std::iter::once(act.to_owned()).chain(cells));
    }
    ExitCode::SUCCESS
}

/// The middle one of several numbers.
struct Middle<'a>(&'a mut Vec<f64>);

impl fmt::Display for Middle<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut sorted = self.0.clone();
        sorted.sort_by(f64::total_cmp);
        write!(f, "{:.0}", sorted[sorted.len() / 2])
    }
}
