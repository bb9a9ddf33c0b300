//! What is sealed is nowhere but where it may be: every sample record has a
//! canary in its sealed fields, and what the program leaves behind is searched
//! for it. Beside this test, every workbench searches its own files when it
//! ends, and every visitor's browser and every command what it is told.

use std::{
    fs,
    io::{Read as _, Write as _},
    net::TcpStream,
    process::{Command, Stdio},
};

use base64::Engine as _;
use policy::Part;

use crate::{
    canary::{self, CANARIES, Found},
    command_line::program::Program,
    places,
    workbench::Workbench,
};

/// What is answered, head and all.
fn ask(address: &str, method: &str, path: &str, (type_, body): (&str, &str)) -> String {
    let mut stream = TcpStream::connect(address).unwrap();
    let length = body.len();
    write!(
        stream,
        "{method} {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\nContent-Type: \
         {type_}\r\nSec-Fetch-Site: same-origin\r\nContent-Length: {length}\r\n\r\n{body}"
    )
    .unwrap();
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).unwrap();
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Asks, and looks at what a browser would keep of it.
fn look(address: &str, path: &str) -> String {
    let answer = ask(address, "GET", path, ("text/plain", ""));
    let (head, text) = answer.split_once("\r\n\r\n").unwrap();
    canary::nowhere_in("the head of an answer", head.as_bytes());
    let type_ = head
        .lines()
        .find_map(|line| line.strip_prefix("content-type: "))
        .unwrap_or_default();
    canary::nowhere_in_passing(path, "", type_, text);
    answer
}

/// Searches a copy of a workbench's files, made by another process: whoever
/// reads the files of a database gives up what their own process holds of it.
fn files_of(bench: &Workbench, program: &Program) {
    let copy = program.folder.path().join("copy");
    let folder = bench.database().parent().unwrap().to_owned();
    let done = Command::new("cp").arg("-r").args([&folder, &copy]).status();
    assert!(done.unwrap().success());
    canary::nowhere_below(&copy);
    fs::remove_dir_all(&copy).unwrap();
}

#[test]
fn what_is_sealed_is_nowhere_but_where_it_may_be() {
    let bench = Workbench::empty();
    let kinds = bench.mechanism.pack().kinds.clone();
    let records: Vec<_> = kinds
        .iter()
        .map(|kind| bench.enter_full(&kind.register))
        .collect();
    let program = Program::on(&bench, &bench.key());
    let scratch = program.folder.path().join("scratch");
    let served_to = program.folder.path().join("served");
    fs::create_dir(&scratch).unwrap();
    fs::create_dir(&served_to).unwrap();

    // Served with every word that the program has for its own log.
    let said = served_to.join("stdout");
    let mut child = program
        .command(&["serve", "--listen", "127.0.0.1:0"])
        .env("OPENNRM_LOG", "trace")
        .env("TMPDIR", &scratch)
        .stdout(Stdio::from(fs::File::create(&said).unwrap()))
        .stderr(Stdio::from(
            fs::File::create(served_to.join("stderr")).unwrap(),
        ))
        .spawn()
        .unwrap();
    let address = loop {
        let text = fs::read_to_string(&said).unwrap();
        let line = text.lines().next().filter(|_| text.ends_with('\n'));
        if let Some(line) = line {
            let word = line
                .split_whitespace()
                .map(|word| word.trim_start_matches("http://"))
                .find(|word| word.starts_with("127.0.0.1:"));
            break word.unwrap().trim_end_matches(['/', ')']).to_owned();
        }
        assert!(child.try_wait().unwrap().is_none(), "it ended");
    };
    let (mut shown, mut reasons) = (0, 0);
    for (kind, record) in kinds.iter().zip(&records) {
        let register = &kind.register;
        let own = bench.mechanism.address(register, record.id);
        let page = look(&address, &format!("/registers/{register}/{own}"));
        let leaks = canary::leaks_in(page.as_bytes(), &[]);
        shown += usize::from(!leaks.is_empty());
        reasons += usize::from(leaks.contains(&format!("{register}.its reason")));
        for path in [
            format!("/registers/{register}"),
            format!("/registers/{register}/new"),
            format!("/registers/{register}/{own}/edit"),
            format!("/registers/{register}/{own}/void"),
            format!("/registers/{register}/{own}/log"),
            format!("/api/v1/{register}"),
            format!("/api/v1/{register}/{own}"),
            format!("/api/v1/{register}/{own}x"),
        ] {
            look(&address, &path);
        }
        // What is refused is told by its field, and not by what was typed.
        let fields: Vec<String> = kind
            .fields
            .iter()
            .map(|field| format!("\"{}\": \"{}\"", field.name, CANARIES[0].1))
            .collect();
        let body = format!("{{\"fields\": {{{}, \"nosuch\": 1}}}}", fields.join(", "));
        let api = format!("/api/v1/{register}");
        let answer = ask(&address, "POST", &api, ("application/json", &body));
        assert!(answer.starts_with("HTTP/1.1 4"), "{answer}");
    }
    // The scanner sees what may be seen.
    assert!(shown > 10, "{shown} pages show what is sealed");
    assert_eq!(reasons, kinds.len(), "each page tells why");
    for path in ["/", "/search", "/log", "/figures", "/report", "/nowhere"] {
        look(&address, path);
    }
    // Cut off: whatever was to be tidied at the end is still there.
    child.kill().unwrap();
    child.wait().unwrap();
    canary::nowhere_below(&served_to);
    canary::nowhere_below(&scratch);
    let files = places::files_of(bench.database().parent().unwrap());
    assert!(
        files.iter().any(|file| file.ends_with("small.db-wal")),
        "the journal is searched: {files:?}"
    );
    files_of(&bench, &program);

    let backup = program.file("country.backup");
    program.done(&["backup", &backup]);
    canary::nowhere_in("a backup", &fs::read(&backup).unwrap());
    program.done(&["freeze", "2017"]);
    for format in ["html", "docx", "xlsx", "csv", "json", "pdf"] {
        let report = program.file(&format!("report.{format}"));
        program.done(&["report", "2017", "--format", format, "--output", &report]);
        canary::nowhere_in("a report", &fs::read(&report).unwrap());
    }
    // The scanner reads what is printed.
    let printed = canary::printed_in(&fs::read(program.file("report.pdf")).unwrap());
    assert!(printed.matches("2017").count() > 10, "{printed}");
    program.done(&["figures", "--year", "2017"]);
    program.done(&["doctor"]);
    files_of(&bench, &program);

    // An export of whoever may see everything holds it.
    let export = program.file("persons.csv");
    program.done(&["export", "persons", "--output", &export]);
    let leaks = canary::leaks_in(&fs::read(&export).unwrap(), &[]);
    assert!(
        leaks.contains("persons.health_needs")
            && leaks.contains("a canary of the health, as it is")
            && !leaks.contains("persons.its reason"),
        "{leaks:?}"
    );
}

fn found(part: Part, form: &'static str) -> Found {
    Found { part, form }
}

/// Of each compartment, told with where it was written.
#[test]
fn a_leak_is_told_with_its_compartment_register_and_field() {
    for (part, word, _) in CANARIES {
        let text = canary::text("persons", "aliases", part);
        assert!(text.starts_with(word));
        let bytes = text.as_bytes();
        assert_eq!(canary::found_in(bytes), [found(part, "as it is")]);
        let leaks = canary::leaks_in(bytes, &[]);
        assert!(
            leaks.contains("persons.aliases") && leaks.len() == 2,
            "{leaks:?}"
        );
        assert!(canary::leaks_in(bytes, &[("persons", part)]).is_empty());
        // What may stand there of another register or part is none of it.
        let other = CANARIES.iter().find(|(of, ..)| *of != part).unwrap().0;
        assert_eq!(canary::leaks_in(bytes, &[("stays", part)]).len(), 1);
        assert_eq!(canary::leaks_in(bytes, &[("persons", other)]).len(), 2);
    }
}

/// One leak for each place: found, and where there is none nothing is found.
#[test]
fn a_leak_is_found_in_whatever_place_and_form_it_is_planted() {
    const CANARY: &str = CANARIES[0].1;
    let of_identity = |form| [found(Part::Identity, form)];
    for (form, leak) in [
        ("as it is", CANARY.as_bytes().to_vec()),
        ("as it is", "kanaryaquşu".into()),
        ("in capital letters", "KANARYAQUŞU".into()),
        (
            "percent",
            form_urlencoded::byte_serialize(CANARY.as_bytes())
                .collect::<String>()
                .into_bytes(),
        ),
        (
            "as JSON escapes it",
            b"{\"a\":\"Kanaryaqu\\u015fu\"}".to_vec(),
        ),
        ("as HTML escapes it", b"<p>Kanaryaqu&#351;u</p>".to_vec()),
        (
            "hex",
            CANARY
                .bytes()
                .flat_map(|byte| format!("{byte:02X}").into_bytes())
                .collect(),
        ),
        ("in ASCII", b"KANARYAQUSU".to_vec()),
        ("in another script", "Канарягушу".into()),
        (
            "UTF-16",
            CANARY.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        ),
        (
            "UTF-16",
            CANARY.encode_utf16().flat_map(u16::to_be_bytes).collect(),
        ),
    ] {
        let surrounded = [b"before ", leak.as_slice(), b" behind"].concat();
        assert_eq!(canary::found_in(&surrounded), of_identity(form));
    }
    for before in ["", "a", "ab", "abc"] {
        for behind in ["", "y", "yz"] {
            let coded = base64::engine::general_purpose::STANDARD
                .encode(format!("{before}{CANARY}{behind}"));
            let found = canary::found_in(coded.as_bytes());
            assert_eq!(found, of_identity("base64"), "{coded}");
        }
    }
    assert_eq!(canary::found_in("Kanarya quşu, KANARYA".as_bytes()), []);

    // In the files of a database: a column, its journal, a backup.
    let bench = Workbench::empty();
    bench.enter("trainings", &[]);
    let program = Program::on(&bench, &bench.key());
    let clean = program.file("clean.backup");
    program.done(&["backup", &clean]);
    assert_eq!(canary::found_in(&fs::read(&clean).unwrap()), []);
    let copy = program.file("copy.db");
    let open = rusqlite::Connection::open(bench.database()).unwrap();
    open.execute("VACUUM INTO ?1", [&copy]).unwrap();
    drop(open);
    assert_eq!(canary::found_in(&fs::read(&copy).unwrap()), []);
    let planted = rusqlite::Connection::open(&copy).unwrap();
    planted.pragma_update(None, "journal_mode", "WAL").unwrap();
    planted
        .execute("UPDATE trainings SET recorded_by = ?1", [CANARY])
        .unwrap();
    let journal = fs::read(format!("{copy}-wal")).unwrap();
    assert_eq!(canary::found_in(&journal), of_identity("as it is"));
    drop(planted);
    let found_there = canary::found_in(&fs::read(&copy).unwrap());
    assert_eq!(found_there, of_identity("as it is"));

    // In an archive, in the name of one of its files too.
    for (name, text) in [("trainings.jsonl", CANARY), (CANARY, "nothing")] {
        let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
        archive
            .start_file(name, zip::write::SimpleFileOptions::default())
            .unwrap();
        archive.write_all(text.as_bytes()).unwrap();
        let bytes = archive.finish().unwrap().into_inner();
        assert!(canary::found_in(&bytes).contains(&of_identity("as it is")[0]));
    }

    // In what passes by a browser, each place by itself.
    let page = format!("<title>{CANARY}</title>");
    let link = format!("<a href=\"/registers/persons?name={CANARY}\">");
    let problem = ("application/problem+json", CANARY);
    for (address, to, type_, text) in [
        (CANARY, "", "text/html", ""),
        ("/", CANARY, "text/html", ""),
        ("/", "", "text/html", page.as_str()),
        ("/", "", "text/html", link.as_str()),
        ("/", "", problem.0, problem.1),
    ] {
        let scan = || canary::nowhere_in_passing(address, to, type_, text);
        assert!(
            std::panic::catch_unwind(scan).is_err(),
            "{address} {to} {text}"
        );
    }
    canary::nowhere_in_passing("/", "/", "text/html", &format!("<p>{CANARY}</p>"));
}
