//! Files that lie, and files that are too much: each is refused by its name,
//! within bounds of time and memory.

#![allow(clippy::unwrap_used, missing_docs)]
#![allow(
    clippy::disallowed_methods,
    reason = "how long a refusal takes is what is measured here"
)]

mod made;

use std::time::{Duration, Instant};

use documents::{Kind, Lacks, Limits, Refused, Said, prepare};
use made::{archive, jpeg, pdf, pdf_with, png, png_that_says, zlib_of};

fn refused(bytes: &[u8]) -> Refused {
    let began = Instant::now();
    let refused = prepare(bytes, Said::default(), &Limits::default()).unwrap_err();
    assert!(began.elapsed() < Duration::from_secs(20), "{refused:?}");
    refused
}

#[test]
fn what_is_no_document_is_refused() {
    let elf = b"\x7fELF\x02\x01\x01\0rest of a program";
    let svg = b"  <svg xmlns=\"http://www.w3.org/2000/svg\"><script>x</script></svg>";
    let html = b"\xef\xbb\xbf<!DOCTYPE html><p>page";
    for bytes in [
        elf.as_slice(),
        svg,
        html,
        b"MZ\x90\0program",
        b"text with a \0 in it",
        b"\xff\xfe\x41\x04",
        b"GIF89a\x01\0\x01\0",
    ] {
        assert_eq!(refused(bytes), Refused::OtherKind);
    }
    assert_eq!(refused(b""), Refused::Empty);
    let long = vec![b'a'; Limits::default().bytes_max + 1];
    assert_eq!(refused(&long), Refused::TooLong);
    let longest = &long[1..];
    assert!(prepare(longest, Said::default(), &Limits::default()).is_ok());
}

#[test]
fn a_kind_that_is_not_taken_is_refused_by_what_it_is() {
    let limits = Limits {
        kinds: vec![Kind::Pdf],
        ..Limits::default()
    };
    assert!(prepare(&pdf("words"), Said::default(), &limits).is_ok());
    let refused = prepare(&png(8, 8), Said::default(), &limits);
    assert_eq!(refused.unwrap_err(), Refused::OtherKind);
    for kind in Kind::ALL {
        assert_eq!(Kind::of_name(kind.name()), Some(kind));
    }
}

#[test]
fn what_is_said_of_a_file_fits_what_it_is() {
    let said = |media, ending| {
        let said = Said { media, ending };
        prepare(&png(8, 8), said, &Limits::default()).err()
    };
    assert_eq!(said("image/png", "png"), None);
    assert_eq!(said("IMAGE/PNG; q=1", "PNG"), None);
    assert_eq!(said("application/octet-stream", ""), None);
    assert_eq!(said("", ""), None);
    for (media, ending) in [
        ("image/jpeg", ""),
        ("image/png", "exe"),
        ("image/png", "jpg"),
        ("text/html", ""),
        ("application/pdf", "png"),
    ] {
        assert_eq!(
            said(media, ending),
            Some(Refused::SaidOtherwise),
            "{media} {ending}"
        );
    }
}

#[test]
fn what_is_two_things_at_once_is_refused() {
    let mut archive_behind = jpeg(16, 16);
    archive_behind.extend(archive(&[("evil.txt", b"x")]));
    assert_eq!(refused(&archive_behind), Refused::TwoKinds);
    let mut pdf_behind = pdf("words");
    pdf_behind.extend(archive(&[("evil.txt", b"x")]));
    assert_eq!(refused(&pdf_behind), Refused::TwoKinds);
    let mut page_behind = png(16, 16);
    page_behind.extend(b"<ScRiPt>alert(1)</script>");
    assert_eq!(refused(&page_behind), Refused::TwoKinds);
    let text = format!("first line\n{}", "%PDF-1.7 rest");
    assert_eq!(refused(text.as_bytes()), Refused::TwoKinds);
}

#[test]
fn damaged_files_are_refused() {
    for whole in [png(64, 64), jpeg(64, 64)] {
        assert_eq!(refused(&whole[..20]), Refused::Damaged);
    }
    assert_eq!(
        refused(b"%PDF-1.7\nno objects here\n%%EOF"),
        Refused::Damaged
    );
    assert_eq!(refused(b"II*\0\xff\xff\xff\xff"), Refused::Damaged);
}

#[test]
fn a_picture_that_unpacks_to_a_wall_is_refused_before_it_is_unpacked() {
    // A few bytes that say they are a picture of 900 million pixels.
    let began = Instant::now();
    assert_eq!(
        refused(&png_that_says(30_000, 30_000)),
        Refused::TooManyPixels
    );
    assert_eq!(
        refused(&png_that_says(1 << 30, 1 << 30)),
        Refused::TooManyPixels
    );
    assert!(began.elapsed() < Duration::from_secs(1));
    let limits = Limits {
        pixels_max: 64 * 64,
        ..Limits::default()
    };
    assert!(prepare(&png(64, 64), Said::default(), &limits).is_ok());
    let over = prepare(&png(64, 65), Said::default(), &limits);
    assert_eq!(over.unwrap_err(), Refused::TooManyPixels);
}

const TYPES: (&str, &[u8]) = (
    "[Content_Types].xml",
    b"<Types><Override ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>",
);

/// A text of an office suite with one more part.
fn office(name: &str, part: &[u8]) -> Vec<u8> {
    archive(&[TYPES, ("word/document.xml", b"<w:document/>"), (name, part)])
}

fn relation(attributes: &str) -> Vec<u8> {
    format!("<Relationships><Relationship {attributes}/></Relationships>").into_bytes()
}

#[test]
fn an_office_file_that_fetches_or_runs_is_refused_however_it_says_so() {
    const TYPE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let rels = "word/_rels/settings.xml.rels";
    let template = format!("Type='{TYPE}/attachedTemplate' Target='https://elsewhere.example/t'");
    for told in [
        format!("{template} TargetMode='External'"),
        format!("{template} TargetMode = \"External\""),
        format!("{template} TargetMode=\"&#69;xternal\""),
        format!("{template} TargetMode='External' Id='{TYPE}/hyperlink\"'"),
        template.clone(),
    ] {
        let fetches = office(rels, &relation(&told));
        assert_eq!(refused(&fetches), Refused::FetchesFromElsewhere, "{told}");
    }
    let wide: Vec<u8> = String::from_utf8(relation(&format!("{template} TargetMode='External'")))
        .unwrap()
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    let wide = [b"\xff\xfe".as_slice(), &wide].concat();
    assert_eq!(refused(&office(rels, &wide)), Refused::Damaged);
    for (relation_, name) in [("vbaProject", "word/x.bin"), ("oleObject", "word/y.bin")] {
        let told = relation(&format!("Type='{TYPE}/{relation_}' Target='{name}'"));
        assert_eq!(
            refused(&office(rels, &told)),
            Refused::Macros,
            "{relation_}"
        );
    }
    let types = b"<Types><Default Extension='bin' ContentType='application/vnd.ms-office.vbaProject'/></Types>";
    assert_eq!(refused(&office("word/types.xml", types)), Refused::Macros);
    for field in [
        "<w:instrText>DDEAUTO c:\\\\x</w:instrText>".to_owned(),
        "<w:instrText>&#68;&#x44;E c:\\\\x</w:instrText>".to_owned(),
        "<w:instrText> INCLUDE</w:instrText><w:instrText>PICTURE</w:instrText>".to_owned(),
        "<w:fldSimple w:instr=' includetext \"//elsewhere/x\"'/>".to_owned(),
    ] {
        let document =
            format!("<w:document><w:fldChar w:fldCharType='begin'/>{field}</w:document>");
        let asks = office("word/footer1.xml", document.as_bytes());
        assert_eq!(refused(&asks), Refused::FetchesFromElsewhere, "{field}");
    }
    for harmless in [
        "<w:instrText> HYPERLINK \"https://elsewhere.example/link\" </w:instrText>",
        "<w:instrText> PAGE </w:instrText>",
        "<w:t>DDEAUTO is a word here</w:t>",
    ] {
        let document = format!("<w:document>{harmless}</w:document>");
        let sound = office("word/footer1.xml", document.as_bytes());
        assert!(
            prepare(&sound, Said::default(), &Limits::default()).is_ok(),
            "{harmless}"
        );
    }
}

#[test]
fn an_open_document_that_fetches_or_runs_is_refused() {
    let odt = |content: &str| {
        let whole = format!("<office:document-content>{content}</office:document-content>");
        archive(&[
            ("mimetype", Kind::Odt.media().as_bytes()),
            ("content.xml", whole.as_bytes()),
        ])
    };
    for fetches in [
        "<draw:image xlink:href=\"https://elsewhere.example/seen.png\"/>",
        "<draw:image xlink:href='\\\\elsewhere\\share\\seen.png'/>",
        "<text:section-source xlink:href=\"../other.odt\"/>",
        "<text:dde-connection-decl office:dde-application=\"soffice\"/>",
    ] {
        assert_eq!(
            refused(&odt(fetches)),
            Refused::FetchesFromElsewhere,
            "{fetches}"
        );
    }
    let runs = "<script:event-listener script:event-name=\"dom:load\" xlink:href=\"x\"/>";
    assert_eq!(refused(&odt(runs)), Refused::Macros);
    for harmless in [
        "<text:a xlink:href=\"https://elsewhere.example/\">press</text:a>",
        "<draw:image xlink:href=\"Pictures/1.png\"/>",
        "<office:scripts/>",
    ] {
        let prepared = prepare(&odt(harmless), Said::default(), &Limits::default());
        assert_eq!(prepared.unwrap().kind, Kind::Odt, "{harmless}");
    }
}

#[test]
fn an_archive_that_is_another_one_to_another_reader_is_refused() {
    let sound = office("word/x.xml", b"<x/>");
    let mut with_more_behind = sound.clone();
    with_more_behind.extend(b"behind");
    let mut with_comment = sound.clone();
    let length = with_comment.len();
    with_comment[length - 2] = 6;
    with_comment.extend(b"behind");
    let mut other_before = archive(&[("other.txt", b"PK")]);
    other_before.extend(&sound);
    for hidden in [with_more_behind, with_comment, other_before] {
        let refused = prepare(&hidden, Said::default(), &Limits::default()).unwrap_err();
        assert!(
            [Refused::TwoKinds, Refused::Damaged, Refused::OtherKind].contains(&refused),
            "{refused:?}"
        );
    }
    assert!(prepare(&sound, Said::default(), &Limits::default()).is_ok());
}

#[test]
fn archives_that_unpack_to_too_much_or_run_something_are_refused() {
    let sound = archive(&[TYPES, ("word/document.xml", b"<w:document/>")]);
    let prepared = prepare(
        &sound,
        Said {
            media: "",
            ending: "docx",
        },
        &Limits::default(),
    );
    assert_eq!(prepared.unwrap().copy, Err(Lacks::Office));

    let wall = vec![0; 140 << 20];
    assert_eq!(
        refused(&archive(&[TYPES, ("word/media/image1.bin", &wall)])),
        Refused::Unpacks
    );
    let many: Vec<String> = (0..2_100).map(|at| format!("word/{at}.xml")).collect();
    let mut entries: Vec<(&str, &[u8])> = vec![TYPES];
    entries.extend(many.iter().map(|name| (name.as_str(), b"".as_slice())));
    assert_eq!(refused(&archive(&entries)), Refused::OtherKind);
    let macros = archive(&[TYPES, ("word/vbaProject.bin", b"\xd0\xcf\x11\xe0")]);
    assert_eq!(refused(&macros), Refused::Macros);
    let template = b"<Relationships><Relationship Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate\" Target=\"https://elsewhere.example/t.dotm\" TargetMode=\"External\"/></Relationships>";
    let fetches = archive(&[TYPES, ("word/_rels/settings.xml.rels", template)]);
    assert_eq!(refused(&fetches), Refused::FetchesFromElsewhere);
    let link = b"<Relationships><Relationship Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink\" Target=\"https://elsewhere.example/\" TargetMode=\"External\"/></Relationships>";
    let links = archive(&[TYPES, ("word/_rels/document.xml.rels", link)]);
    assert!(prepare(&links, Said::default(), &Limits::default()).is_ok());
    let laughs = b"<!DOCTYPE lolz [<!ENTITY lol \"lol\">]><lolz>&lol;</lolz>";
    assert_eq!(
        refused(&archive(&[TYPES, ("word/document.xml", laughs)])),
        Refused::Unpacks
    );
}

#[test]
fn a_pdf_whose_streams_unpack_to_too_much_is_refused() {
    // Objects: each letter can become one.
    let objects = zlib_of("1 ".repeat(1 << 20).as_bytes(), 20);
    let bomb = pdf_with(&[("/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode", &objects)]);
    assert!(bomb.len() < 1 << 20, "{}", bomb.len());
    assert_eq!(refused(&bomb), Refused::Unpacks);
    // Named otherwise, as a reader understands it all the same.
    let bomb = pdf_with(&[(
        "/Type /Obj#53tm /N 1 /First 4 /Filter /Flate#44ecode",
        &objects,
    )]);
    assert_eq!(refused(&bomb), Refused::Unpacks);
    // A picture that is a wall.
    let wall = zlib_of(&vec![0xff; 1 << 20], 600);
    let bomb = pdf_with(&[("/Type /XObject /Subtype /Image /Filter /FlateDecode", &wall)]);
    assert_eq!(refused(&bomb), Refused::Unpacks);
}
