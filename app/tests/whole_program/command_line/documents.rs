//! Files that take all there is to be looked at, handed to the program.

use std::{
    fs,
    io::{Read as _, Write as _},
    net::TcpStream,
};

use serde_json::Value;

use super::program::{Program, Served};

/// A PDF whose table names one long object so many times: whoever reads it as
/// it is written makes it anew each time.
fn named_many_times(times: usize) -> Vec<u8> {
    let mut bytes = b"%PDF-1.4\n".to_vec();
    let mut places = Vec::new();
    let long = format!("[{}]", "0 ".repeat(500_000));
    for (number, object) in (1..).zip([
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>",
        long.as_str(),
    ]) {
        places.push(bytes.len());
        bytes.extend(format!("{number} 0 obj\n{object}\nendobj\n").bytes());
    }
    let table = bytes.len();
    let last = places.last().copied().unwrap_or_default();
    places.extend(std::iter::repeat_n(last, times));
    let size = places.len() + 1;
    bytes.extend(format!("xref\n0 {size}\n0000000000 65535 f \n").bytes());
    for place in places {
        bytes.extend(format!("{place:010} 00000 n \n").bytes());
    }
    let trailer = format!("trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n");
    bytes.extend(trailer.bytes());
    bytes
}

fn ask(served: &Served, path: &str, type_: &str, body: &[u8]) -> (String, Value) {
    let mut stream = TcpStream::connect(&served.address).unwrap();
    let (host, length) = (&served.address, body.len());
    write!(
        stream,
        "POST {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\nContent-Type: {type_}\r\n\
         Content-Length: {length}\r\n\r\n"
    )
    .unwrap();
    stream.write_all(body).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    let (head, body) = answer.split_once("\r\n\r\n").unwrap();
    let status = head.split_whitespace().nth(1).unwrap().to_owned();
    (status, serde_json::from_str(body).unwrap())
}

fn attach(served: &Served, person: &str, bytes: &[u8]) -> (String, Value) {
    let mut body = Vec::new();
    for (name, value) in [("kind", "passport"), ("part", "identity")] {
        let head = format!("Content-Disposition: form-data; name=\"{name}\"");
        body.extend(format!("--line\r\n{head}\r\n\r\n{value}\r\n").bytes());
    }
    let head = "Content-Disposition: form-data; name=\"file\"; filename=\"x\"";
    body.extend(format!("--line\r\n{head}\r\n\r\n").bytes());
    body.extend_from_slice(bytes);
    body.extend(b"\r\n--line--\r\n");
    let path = format!("/api/v1/persons/{person}/documents");
    ask(served, &path, "multipart/form-data; boundary=line", &body)
}

/// The most memory that the program had, in megabytes.
fn most(served: &Served) -> u64 {
    let told = fs::read_to_string(format!("/proc/{}/status", served.id())).unwrap();
    let line = told.lines().find(|line| line.starts_with("VmHWM")).unwrap();
    let kilobytes: u64 = line.split_whitespace().nth(1).unwrap().parse().unwrap();
    kilobytes >> 10
}

#[test]
fn a_file_that_takes_all_memory_is_refused_and_takes_nobody_s() {
    let program = Program::fresh();
    let served = program.serve();
    let person = br#"{"fields": {"registered_on": "2020-02-01", "age_status": "adult",
        "sex": "female", "citizenship": "AZ", "family_name": "Uydurulmus"}}"#;
    let (status, person) = ask(&served, "/api/v1/persons", "application/json", person);
    assert_eq!(status, "201", "{person}");
    let person = person["address"].as_str().unwrap();
    let (status, sound) = attach(&served, person, &named_many_times(0));
    assert_eq!(status, "201", "{sound}");
    assert_eq!(sound["copy"]["media"], "application/pdf");

    let (status, refused) = attach(&served, person, &named_many_times(300));
    assert_eq!(status, "422", "{refused}");
    assert_eq!(refused["errors"][0]["rule"], "documents.unpacks");
    if cfg!(target_os = "linux") {
        assert!(most(&served) < 400, "{} MB", most(&served));
    }
    let (status, sound) = attach(&served, person, b"The program goes on.");
    assert_eq!(status, "201", "{sound}");
}
