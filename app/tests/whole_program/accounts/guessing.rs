//! Guessing at passwords: many at once, under made-up names, and past those
//! who guess.

use axum::http::StatusCode;
use db::Drawer;

use super::office::{Office, PASSWORD, Visitor};

/// An answer to each of so many wrong tries that come at once.
fn at_once(office: &Office, name: &str, tries: usize) -> Vec<StatusCode> {
    let barrier = std::sync::Barrier::new(tries);
    std::thread::scope(|scope| {
        let guesses: Vec<_> = (0..tries)
            .map(|_| {
                scope.spawn(|| {
                    let mut stranger = office.visitor();
                    let token = stranger.get("/sign-in").hidden("_token");
                    let fields = [("name", name), ("password", "a wrong one"), ("code", "0")];
                    barrier.wait();
                    stranger.send_with(&token, "/sign-in", &fields).status
                })
            })
            .collect();
        guesses
            .into_iter()
            .map(|guess| guess.join().unwrap())
            .collect()
    })
}

fn read(answers: &[StatusCode]) -> usize {
    let waits = StatusCode::TOO_MANY_REQUESTS;
    assert!(answers.contains(&waits), "{answers:?}");
    answers.iter().filter(|answer| **answer != waits).count()
}

#[test]
fn of_forty_guesses_at_once_five_are_read_and_after_a_wait_one() {
    let office = Office::new();
    let _first = office.first_administrator();
    for name in ["first", "nobody"] {
        assert_eq!(read(&at_once(&office, name, 40)), 5, "{name}");
        office.pass(2);
        assert_eq!(read(&at_once(&office, name, 10)), 1, "{name}");
        office.pass(3);
        let still = office.visitor().sign_in(name, "a wrong one", "0");
        assert_eq!(still.status, StatusCode::TOO_MANY_REQUESTS);
    }
}

#[test]
fn made_up_names_fill_neither_the_counts_nor_the_log() {
    let office = Office::new();
    let _first = office.first_administrator();
    let before = office.log_size();
    for made_up in 0..12 {
        let name = format!("made.up.{made_up}");
        office.visitor().sign_in(&name, "a wrong one", "0");
    }
    // At one name, for a day.
    for _ in 0..120 {
        office.pass(15 * 60);
        office.visitor().sign_in("nobody", "a wrong one", "0");
    }
    let kept = office
        .bench
        .mechanism
        .db()
        .read(|session| Ok(session.all_kept(Drawer::Tries)?))
        .unwrap();
    assert!(!kept.is_empty());
    for count in kept {
        let (shared, number) = count.name.split_once(' ').unwrap();
        assert_eq!(shared, "shared");
        assert!(number.parse::<u64>().unwrap() < 4_096);
    }
    let lines = office.log(before);
    let told = lines.iter().filter(|line| line.act == "signed_in").count();
    // Of the 120 the 8th, 16th, 32nd and 64th stand there beside the first five.
    // Two names may share a count.
    assert!((12..=12 + 5 + 4).contains(&told), "{told} stand in the log");
}

fn from<'o>(office: &'o Office, address: &str) -> Visitor<'o> {
    let mut visitor = office.visitor();
    visitor.address = Some(address.parse().unwrap());
    visitor
}

#[test]
fn strangers_lock_out_neither_a_known_device_nor_a_known_address() {
    let office = Office::new();
    let (_, secret) = office.first_administrator();
    office.pass(60);
    let mut desk = from(&office, "2001:db8:1:2::1");
    let signed = desk.sign_in("first", PASSWORD, &office.code(&secret));
    assert_eq!(signed.status, StatusCode::SEE_OTHER, "{}", signed.text);
    for _ in 0..6 {
        from(&office, "192.0.2.7").sign_in("first", "a wrong one", "0");
    }
    office.pass(1);
    let mut stranger = from(&office, "192.0.2.8");
    let waits = stranger.sign_in("first", PASSWORD, &office.code(&secret));
    assert_eq!(waits.status, StatusCode::TOO_MANY_REQUESTS);
    // Another machine of the office, whose network is known.
    office.pass(60);
    for _ in 0..8 {
        from(&office, "192.0.2.7").sign_in("first", "a wrong one", "0");
    }
    let mut colleague = from(&office, "2001:db8:1:2:ffff::9");
    let signed = colleague.sign_in("first", PASSWORD, &office.code(&secret));
    assert_eq!(signed.status, StatusCode::SEE_OTHER, "{}", signed.text);
    // The device, wherever it is carried.
    office.pass(60);
    for _ in 0..8 {
        from(&office, "192.0.2.7").sign_in("first", "a wrong one", "0");
    }
    desk.address = Some("192.0.2.9".parse().unwrap());
    desk.cookies.remove(web::SIGN_IN_COOKIE);
    let signed = desk.sign_in("first", PASSWORD, &office.code(&secret));
    assert_eq!(signed.status, StatusCode::SEE_OTHER, "{}", signed.text);
}

#[test]
fn a_clock_that_was_ahead_makes_nobody_wait_until_it_has_come_there_again() {
    let office = Office::new();
    let (_, secret) = office.first_administrator();
    office.pass(5 * 3600);
    for _ in 0..5 {
        office.visitor().sign_in("first", "a wrong one", "0");
    }
    office.pass(-5 * 3600 + 60);
    let mut first = office.visitor();
    let waits = first.sign_in("first", PASSWORD, &office.code(&secret));
    assert_eq!(waits.status, StatusCode::TOO_MANY_REQUESTS);
    office.pass(2);
    let signed = first.sign_in("first", PASSWORD, &office.code(&secret));
    assert_eq!(signed.status, StatusCode::SEE_OTHER, "{}", signed.text);
}
