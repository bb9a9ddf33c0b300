//! What a person is told of those who opened the own file: by month, body,
//! role and purpose. No officer is named, and no other person. What bodies of
//! justice saw is told later and without which body it was, since it could
//! tell of an investigation.

use std::collections::{BTreeMap, BTreeSet};

use clockwork::{Moment, SignedDuration};
use db::{Deed, LogAsked, LogLine, Session};
use guard::Permit;
use kernel::{Date, Fault, No, Settings as _};
use pack::Pack;

/// The mark of roles of the criminal side.
const JUSTICE: &str = "justice";
/// The ties of the criminal side to a file.
const BRIDGES: [&str; 2] = ["bridge", "investigates"];
/// After so long a look of the criminal side is told.
const TOLD_AFTER: &str = "looks_told";
/// What stands in place of a tie where many were shown together.
const IN_A_LIST: &str = "list";
const IN_A_FILE: &str = "export";
/// The acts, beside what is done to one record, that show or change what stands
/// in a file. Whoever opens a document has looked at its record.
const ACTS: [&str; 7] = [
    "looked",
    "found",
    "listed",
    "searched",
    "figure_opened",
    "imported",
    "exported",
];
/// What stands in place of a tie where a file was read in.
const WRITTEN: &str = "own_agency";

/// Who it was, as far as it is told.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Whose {
    /// A body, and the role of its officers.
    Of { body: String, role: String },
    /// A body of justice.
    Justice,
    /// Somebody at the machine itself, before there were accounts.
    Machine,
}

/// One line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ToldLine {
    pub(crate) year: i16,
    pub(crate) month: i8,
    pub(crate) whose: Whose,
    /// The tie that it was for, or that it was a list or a file; none where the
    /// role alone opens it.
    pub(crate) tie: Option<String>,
    pub(crate) times: u64,
}

/// The rules by which it is told, at one moment.
struct Rules<'p> {
    pack: &'p Pack,
    justice: Vec<&'p str>,
    /// Looks of the criminal side before this moment are told.
    until: Moment,
}

impl Rules<'_> {
    fn whose(&self, line: &LogLine) -> Whose {
        let is_of_justice = line
            .role
            .as_deref()
            .is_some_and(|role| self.justice.contains(&role));
        let tie = line.tie.as_deref();
        if is_of_justice || tie.is_some_and(|tie| BRIDGES.contains(&tie)) {
            return Whose::Justice;
        }
        match (&line.agency, &line.role) {
            (Some(body), Some(role)) => Whose::Of {
                body: body.clone(),
                role: role.clone(),
            },
            _ => Whose::Machine,
        }
    }
}

type Groups = BTreeMap<(std::cmp::Reverse<(i16, i8)>, Whose, Option<String>), u64>;

/// What is told of a person's file, the last month first.
pub(crate) fn told(
    session: &Session<'_>,
    pack: &Pack,
    about: BTreeSet<[u8; 16]>,
    (today, now): (Date, Moment),
    permit: &Permit,
) -> Result<Vec<ToldLine>, No> {
    let hours = pack
        .hours(TOLD_AFTER, today)
        .ok_or_else(|| crate::not_set(TOLD_AFTER))?;
    let until = now
        .plus(SignedDuration::from_hours(-hours))
        .map_err(|error| Fault::from("a deadline lies beyond all time", error))?;
    let rules = Rules {
        pack,
        justice: pack.codes_marked("roles", JUSTICE),
        until,
    };
    let asked = LogAsked {
        about,
        done: true,
        ..LogAsked::default()
    };
    let mut groups = Groups::new();
    session.each_entry(&asked, permit, &mut |line| {
        add(&rules, &mut groups, &line);
        Ok(())
    })?;
    let lines = groups
        .into_iter()
        .map(|((month, whose, tie), times)| ToldLine {
            year: month.0.0,
            month: month.0.1,
            whose,
            tie,
            times,
        });
    Ok(lines.collect())
}

fn add(rules: &Rules<'_>, groups: &mut Groups, line: &LogLine) {
    let act = line.act.as_str();
    if Deed::of_code(act).is_none() && !ACTS.contains(&act) {
        return;
    }
    let whose = rules.whose(line);
    if whose == Whose::Justice && line.at >= rules.until {
        return;
    }
    let day = clockwork::day_of(line.at, &rules.pack.time_zone);
    // By what the criminal side sees a file would tell what it has.
    let tie = match act {
        _ if !matches!(whose, Whose::Of { .. }) => None,
        "listed" | "searched" | "figure_opened" => Some(IN_A_LIST.to_owned()),
        "imported" => Some(WRITTEN.to_owned()),
        "exported" => Some(IN_A_FILE.to_owned()),
        _ => line.tie.clone(),
    };
    let month = std::cmp::Reverse((day.year(), day.month()));
    *groups.entry((month, whose, tie)).or_default() += 1;
}
