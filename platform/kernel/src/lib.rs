//! The grammar that every desk speaks: records and their fields, rules and
//! refusals, counting units and figures. Nothing here reads or writes
//! anything.
//!
//! A *record* is one struct. Deriving [`Record`] gives its [`RecordKind`]:
//! the register's name, and for every field its kind, its secrecy class and
//! its limits. Forms, lists, imports, exports, the API, the tables of the
//! database and the columns that figures may count all follow from it.
//!
//! ```
//! use kernel::{Code, Date, Record, Text, Whole};
//!
//! /// A bench put up in a park.
//! #[derive(Clone, Debug, PartialEq, Record)]
//! #[record(register = "benches", prefix = "BEN", period = "put_up_on")]
//! pub struct Bench {
//!     #[counted]
//!     pub put_up_on: Date,
//!     #[counted(list = "woods")]
//!     pub wood: Code,
//!     #[open(min = 1, max = 12)]
//!     pub seats: Option<Whole>,
//!     #[sealed(identity)]
//!     pub in_memory_of: Option<Text>,
//! }
//!
//! let kind = Bench::kind();
//! assert_eq!(kind.register, "benches");
//! assert_eq!(kind.field("wood").unwrap().list(), Some("woods"));
//! assert!(kind.field("put_up_on").unwrap().required);
//! ```
//!
//! A column without a class does not compile:
//!
//! ```compile_fail
//! use kernel::{Record, Text};
//! #[derive(Clone, Debug, PartialEq, Record)]
//! #[record(register = "benches", prefix = "BEN")]
//! pub struct Bench {
//!     pub in_memory_of: Option<Text>,
//! }
//! ```
//!
//! Nor does a sealed one that is in no compartment:
//!
//! ```compile_fail
//! use kernel::{Record, Text};
//! #[derive(Clone, Debug, PartialEq, Record)]
//! #[record(register = "benches", prefix = "BEN")]
//! pub struct Bench {
//!     #[sealed]
//!     pub in_memory_of: Option<Text>,
//! }
//! ```

// The derive writes `::kernel::…`; this lets it be used in here as well.
extern crate self as kernel;

mod desk;
mod entry;
mod field;
mod figure;
mod folding;
mod order;
mod record;
mod refusal;
mod rule;
mod unit;
mod value;

pub use desk::{BuiltInList, Desk, Register};
pub use entry::{Entry, Links, Lists, Standing, read_entry, read_field};
pub use field::{Class, Compartment, Field, FieldKind, Side};
pub use figure::{
    Condition, Dimension, DimensionSource, Figure, Measure, Period, QualifierRule, Source,
    condition, dimension, source,
};
pub use folding::{composed, folded, letters_alike};
pub use kernel_derive::Record;
pub use record::{RESERVED_FIELDS, Record, RecordKind, Row};
pub use refusal::{Fault, No, Outage, Refusal};
pub use rule::{Administers, AtWork, Circumstances, Look, Rule, Settings};
pub use unit::{Quantity, Unit};
pub use value::{
    Code, Codes, Date, FieldValue, Link, Money, NON_ANSWERS, Prose, RecordId, Text, TimeOfDay,
    Value, Whole, Year, Yes,
};
