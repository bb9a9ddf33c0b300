//! Measures how fast practice records are entered:
//! `cargo run --release -p practice --example measure -- COUNTRY-FOLDER [PEOPLE]`.
#![allow(clippy::print_stdout, clippy::unwrap_used)]
#![allow(clippy::disallowed_methods, reason = "it measures its own work")]

#[path = "../tests/plans/country.rs"]
#[allow(dead_code)]
mod country;

fn main() {
    let mut arguments = std::env::args().skip(1);
    let folder = arguments
        .next()
        .unwrap_or_else(|| panic!("name a country's folder"));
    let folder = std::path::PathBuf::from(folder);
    let people: Option<u64> = arguments.next().and_then(|number| number.parse().ok());
    let pack = country::pack(&folder);
    let plan = country::plan(&folder);
    let place = tempfile::tempdir().unwrap();
    let mechanism = country::mechanism(&pack, &place, "practice.db");
    let years = plan.years();
    let started = std::time::Instant::now();
    let mut none = |_, _| {};
    let summary = match people {
        Some(people) => practice::people(&mechanism, &plan, people, 1, &mut none),
        None => practice::years(
            &mechanism,
            &plan,
            *years.first().unwrap()..=*years.last().unwrap(),
            1,
            &mut none,
        ),
    }
    .unwrap();
    let seconds = started.elapsed().as_secs_f64();
    let bytes = std::fs::metadata(place.path().join("practice.db"))
        .unwrap()
        .len();
    println!(
        "{} records in {seconds:.1} s: {:.0} a second, {:.0} bytes each",
        summary.records,
        summary.records as f64 / seconds,
        bytes as f64 / summary.records as f64,
    );
    for (register, count) in &summary.registers {
        println!("{count:>9}  {register}");
    }
}
