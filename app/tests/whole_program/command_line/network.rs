//! Serving to others: over encrypted connections, where there are accounts.

use std::{
    io::{Read as _, Write as _},
    net::TcpStream,
    process::Command,
    sync::Arc,
};

use rustls::{
    ClientConfig, ClientConnection, ProtocolVersion, RootCertStore, StreamOwned,
    pki_types::CertificateDer,
};

use super::program::{Program, says};
use crate::accounts::office::Office;

const NAME: &str = "nrm.example";

/// A certificate that nobody else vouches for, and its private key.
struct Pair {
    certificate: CertificateDer<'static>,
    pem: String,
    key: String,
}

impl Pair {
    fn new() -> Self {
        let made = rcgen::generate_simple_self_signed([NAME.to_owned()]).unwrap();
        Self {
            certificate: made.cert.der().clone(),
            pem: made.cert.pem(),
            key: made.signing_key.serialize_pem(),
        }
    }

    fn written(&self, program: &Program) -> (String, String) {
        let key = program.written("nrm.key.pem", &self.key);
        for_its_owner(&key);
        (program.written("nrm.pem", &self.pem), key)
    }

    /// What is answered to somebody who trusts this certificate; nothing
    /// where another one is shown.
    fn ask(&self, address: &str, host: &str) -> Option<String> {
        let mut trusted = RootCertStore::empty();
        trusted.add(self.certificate.clone()).unwrap();
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let config = ClientConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_root_certificates(trusted)
            .with_no_client_auth();
        let name = NAME.to_owned().try_into().unwrap();
        let connection = ClientConnection::new(Arc::new(config), name).unwrap();
        let mut stream = StreamOwned::new(connection, TcpStream::connect(address).unwrap());
        let request = format!("GET /sign-in HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
        stream.write_all(request.as_bytes()).ok()?;
        let mut text = String::new();
        stream.read_to_string(&mut text).unwrap();
        let version = stream.conn.protocol_version();
        assert_eq!(version, Some(ProtocolVersion::TLSv1_3));
        Some(text)
    }
}

fn for_its_owner(file: &str) {
    let done = Command::new("chmod").args(["600", file]).status().unwrap();
    assert!(done.success());
}

fn with_an_account() -> (Office, Program) {
    let office = Office::new();
    let _first = office.first_administrator();
    let mut program = Program::on(&office.bench, &office.bench.key());
    program.takes_own_pack();
    (office, program)
}

#[test]
fn others_are_served_over_tls_and_a_new_certificate_is_shown_without_a_new_start() {
    let (_office, program) = with_an_account();
    program.names_signers();
    let former = Pair::new();
    let (certificate, key) = former.written(&program);
    let served = program.serve_with(&[
        "--address",
        "https://nrm.example",
        "--certificate",
        &certificate,
        "--private-key",
        &key,
    ]);
    let text = former.ask(&served.address, NAME).unwrap();
    assert!(text.starts_with("HTTP/1.1 200"), "{text}");
    let text = text.to_ascii_lowercase();
    assert!(text.contains("strict-transport-security: max-age="));
    let elsewhere = former.ask(&served.address, "127.0.0.1").unwrap();
    assert!(elsewhere.starts_with("HTTP/1.1 421"), "{elsewhere}");
    // In the clear nothing is answered.
    let mut clear = TcpStream::connect(&served.address).unwrap();
    clear
        .write_all(b"GET / HTTP/1.1\r\nHost: nrm.example\r\n\r\n")
        .unwrap();
    let mut bytes = Vec::new();
    clear.read_to_end(&mut bytes).unwrap_or_default();
    assert!(!bytes.starts_with(b"HTTP"));

    let renewed = Pair::new();
    renewed.written(&program);
    let hang_up = Command::new("kill")
        .args(["-HUP", &served.id().to_string()])
        .status();
    assert!(hang_up.unwrap().success());
    let mut tries = 0;
    while renewed.ask(&served.address, NAME).is_none() {
        tries += 1;
        assert!(tries < 10_000, "the former certificate is still shown");
    }
    assert_eq!(former.ask(&served.address, NAME), None);
}

#[test]
fn what_would_leave_the_program_open_to_others_stops_the_start() {
    let program = Program::fresh();
    let open = program.refused(&["serve", "--listen", "0.0.0.0:0"]);
    says(
        &open,
        &["this machine alone", "--certificate", "--behind-proxy"],
    );
    let behind = [
        "--address",
        "https://nrm.example",
        "--behind-proxy",
        "127.0.0.1",
    ];
    let nobody = program.refused(&[&["serve"], behind.as_slice()].concat());
    says(&nobody, &["no accounts yet", "without --address first"]);

    let (_office, program) = with_an_account();
    let unsigned = program.refused(&[&["serve"], behind.as_slice()].concat());
    says(
        &unsigned,
        &["nobody signs the policies", "opennrm policy sign"],
    );
    program.names_signers();
    // The signers that are in force count, not those that a note names.
    let note = program.pack.join("policies/signed.note");
    let signed = std::fs::read_to_string(&note).unwrap();
    std::fs::remove_file(&note).unwrap();
    let unsigned = program.refused(&[&["serve"], behind.as_slice()].concat());
    says(&unsigned, &["nobody signs the policies"]);
    std::fs::write(&note, signed).unwrap();
    let bare = program.refused(&["serve", "--address", "https://nrm.example"]);
    says(&bare, &["encrypted connections only", "--certificate"]);
    let far = [
        "serve",
        "--address",
        "https://nrm.example",
        "--behind-proxy",
        "192.0.2.1",
    ];
    says(
        &program.refused(&far),
        &["on another machine", "in the clear", "--clear-from-proxy"],
    );
    let (pair, other) = (Pair::new(), Pair::new());
    let (certificate, key) = pair.written(&program);
    let refused = |key: &str| {
        program.refused(&[
            "serve",
            "--listen",
            "127.0.0.1:0",
            "--address",
            "https://nrm.example",
            "--certificate",
            &certificate,
            "--private-key",
            key,
        ])
    };
    let wrong = program.written("other.key", &other.key);
    for_its_owner(&wrong);
    says(&refused(&wrong), &["cannot be used together"]);
    says(
        &refused(&program.file("none.key")),
        &["private key", "cannot be read"],
    );
    let done = Command::new("chmod").args(["604", &key]).status().unwrap();
    assert!(done.success());
    says(&refused(&key), &["everybody on this machine", "chmod o="]);
}
