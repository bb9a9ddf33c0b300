//! What is in a copy, and what is not: canaries of where, when and by whom.

#![allow(clippy::unwrap_used, missing_docs)]

mod made;

use documents::{Kind, Lacks, Limits, Prepared, Said, prepare};
use made::{jpeg_with, pdf, pdf_of, png, stream, zlib};
use proptest::prelude::*;

const CANARY: &str = "CANARY-40.4093N-49.8671E";

fn prepared(bytes: &[u8]) -> Prepared {
    prepare(bytes, Said::default(), &Limits::default()).unwrap()
}

fn holds(bytes: &[u8], sought: &str) -> bool {
    bytes
        .windows(sought.len())
        .any(|window| window == sought.as_bytes())
}

/// What an Exif block says: a place as text, and which side is up.
fn exif(orientation: u8) -> Vec<u8> {
    let mut said = b"Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0".to_vec();
    said.extend([orientation, 0, 0, 0, 0, 0, 0, 0]);
    said.extend(CANARY.bytes());
    said
}

#[test]
fn a_photograph_loses_all_but_its_pixels_and_stands_upright() {
    let xmp = format!("http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>{CANARY}</x:xmpmeta>");
    let colours = format!("ICC_PROFILE\0\x01\x01{CANARY}");
    let original = jpeg_with(
        60,
        40,
        &[
            (0xe1, exif(6).as_slice()),
            (0xe1, xmp.as_bytes()),
            (0xe2, colours.as_bytes()),
            (0xed, CANARY.as_bytes()),
            (0xfe, CANARY.as_bytes()),
        ],
    );
    assert!(holds(&original, CANARY));
    let prepared = prepared(&original);
    assert_eq!(prepared.kind, Kind::Jpeg);
    let copy = prepared.copy.unwrap();
    let preview = prepared.preview.unwrap();
    for made in [&copy, &preview] {
        for sign in [CANARY, "Exif", "xmpmeta", "ICC_PROFILE", "40.4093"] {
            assert!(!holds(&made.bytes, sign), "{sign}");
        }
        let shown = image::load_from_memory(&made.bytes).unwrap();
        assert_eq!((shown.width(), shown.height()), (40, 60), "not turned");
    }
}

#[test]
fn what_stands_in_a_png_beside_its_pixels_is_gone_and_its_pixels_are_the_same() {
    let plain = png(30, 20);
    let mut said = b"tEXtAuthor\0".to_vec();
    said.extend(CANARY.bytes());
    let mut check = flate2::Crc::new();
    check.update(&said);
    let mut chunk = u32::try_from(said.len() - 4)
        .unwrap()
        .to_be_bytes()
        .to_vec();
    chunk.extend(&said);
    chunk.extend(check.sum().to_be_bytes());
    let mut original = plain[..33].to_vec();
    original.extend(chunk);
    original.extend(&plain[33..]);
    original.extend(CANARY.bytes());
    let copy = prepared(&original).copy.unwrap();
    assert!(!holds(&copy.bytes, "CANARY") && !holds(&copy.bytes, "Author"));
    let pixels = |bytes: &[u8]| image::load_from_memory(bytes).unwrap().into_rgb8();
    assert_eq!(pixels(&copy.bytes), pixels(&plain));
}

#[test]
fn the_copy_of_a_pdf_has_its_pages_and_nothing_else_of_it() {
    let photo = jpeg_with(8, 8, &[(0xe1, &exif(1)), (0xfe, CANARY.as_bytes())]);
    let drawing = b"BT /A 24 Tf 72 700 Td (Seen words) Tj ET q 50 0 0 50 0 0 cm /ID Do Q";
    let image = "/Type /XObject /Subtype /Image /Width 8 /Height 8 /ColorSpace /DeviceRGB \
                 /BitsPerComponent 8 /Filter /DCTDecode /Metadata 9 0 R /Hidden 10 0 R";
    let says = |text: &str| text.replace("CANARY", CANARY).into_bytes();
    let objects = vec![
        says(
            "<< /Type /Catalog /Pages 2 0 R /Metadata 9 0 R /OpenAction 10 0 R /Names << \
              /EmbeddedFiles << /Names [(CANARY) 11 0 R] >> /JavaScript << /Names [(x) 10 0 R] >> \
              >> /Lang (CANARY) >>",
        ),
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 595 842] >>".to_vec(),
        says(
            "<< /Type /Page /Parent 2 0 R /Contents 4 0 R /LastModified (CANARY) /PieceInfo << \
              /X << /Private (CANARY) >> >> /AA << /O 10 0 R >> /Annots [12 0 R] /Resources << \
              /Font << /A 5 0 R >> /XObject << /ID 6 0 R >> >> >>",
        ),
        stream("/Filter /FlateDecode", &zlib(drawing)),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Maker 8 0 R >>".to_vec(),
        stream(image, &photo),
        b"null".to_vec(),
        says("<< /Author (CANARY) /Creator (CANARY) /CreationDate (D:20200101) >>"),
        stream("/Type /Metadata /Subtype /XML", CANARY.as_bytes()),
        says("<< /S /JavaScript /JS (app.alert\\('CANARY'\\)) >>"),
        says("<< /Type /Filespec /F (CANARY) /EF << /F 13 0 R >> >>"),
        says("<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /URI /URI (CANARY) >> >>"),
        stream("/Type /EmbeddedFile", CANARY.as_bytes()),
    ];
    let original = pdf_of(&objects, "/Info 8 0 R /ID [<0123456789> <0123456789>]");
    let copy = prepared(&original).copy.unwrap().bytes;
    for sign in [
        "CANARY",
        "JavaScript",
        "EmbeddedFile",
        "Author",
        "Metadata",
        "PieceInfo",
        "Annot",
        "Info",
        "0123456789",
        "Exif",
        "D:2020",
        "Maker",
        "Hidden",
    ] {
        assert!(!holds(&copy, sign), "{sign}");
    }
    // What is seen is there.
    let read = lopdf::Document::load_mem(&copy).unwrap();
    assert!(read.extract_text(&[1]).unwrap().contains("Seen words"));
    let images = read
        .get_page_images(read.page_iter().next().unwrap())
        .unwrap();
    assert_eq!(images.len(), 1);
    assert!(image::load_from_memory(images[0].content).is_ok());
    // Made twice it is the same: nothing of the moment is in it.
    assert_eq!(prepared(&original).copy.unwrap().bytes, copy);
}

#[test]
fn where_something_seen_would_be_lost_there_is_no_copy() {
    let with = |page: &str, catalog: &str, more: Vec<Vec<u8>>| {
        let mut objects = vec![
            format!("<< /Type /Catalog /Pages 2 0 R {catalog} >>").into_bytes(),
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 595 842] >>".to_vec(),
            format!("<< /Type /Page /Parent 2 0 R {page} >>").into_bytes(),
        ];
        objects.extend(more);
        prepared(&pdf_of(&objects, "")).copy
    };
    assert!(with("", "", vec![]).is_ok());
    let note = b"<< /Type /Annot /Subtype /Stamp /Rect [0 0 9 9] >>".to_vec();
    assert_eq!(with("/Annots [4 0 R]", "", vec![note]), Err(Lacks::Unclear));
    let layers = "/OCProperties << /OCGs [] >>";
    assert_eq!(with("", layers, vec![]), Err(Lacks::Unclear));
    let compressed = stream("/Type /XObject /Subtype /Image /Filter /JPXDecode", b"jp2");
    let resources = "/Resources << /XObject << /X 4 0 R >> >>";
    assert_eq!(with(resources, "", vec![compressed]), Err(Lacks::Unclear));
    let elsewhere = stream("/Type /XObject /Subtype /Image /F (elsewhere)", b"");
    assert_eq!(with(resources, "", vec![elsewhere]), Err(Lacks::Unclear));
}

#[test]
fn a_locked_pdf_is_refused() {
    let mut locked = pdf("words");
    let at = locked
        .windows(5)
        .rposition(|window| window == b"/Root")
        .unwrap();
    let key = "/Encrypt << /Filter /Standard /V 1 /R 2 /O (00000000000000000000000000000000) \
               /U (00000000000000000000000000000000) /P -4 >> /ID [<00> <00>] ";
    locked.splice(at..at, key.bytes());
    let refused = prepare(&locked, Said::default(), &Limits::default());
    assert!(
        matches!(
            refused,
            Err(documents::Refused::Locked | documents::Refused::Damaged)
        ),
        "{refused:?}"
    );
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]
    #[test]
    fn whatever_comes_is_taken_or_refused_and_no_copy_says_where_it_was_made(
        which in 0_usize..5,
        at in any::<prop::sample::Index>(),
        bytes in prop::collection::vec(any::<u8>(), 0..40),
        cut in any::<prop::sample::Index>(),
    ) {
        let whole = [
            png(20, 20),
            jpeg_with(20, 20, &[(0xe1, &exif(8))]),
            pdf("words"),
            made::archive(&[("mimetype", Kind::Odt.media().as_bytes()), ("content.xml", b"<a/>")]),
            b"A text of several words, twenty and more.".to_vec(),
        ][which].clone();
        let mut altered = whole;
        let from = at.index(altered.len());
        let to = (from + bytes.len()).min(altered.len());
        altered.splice(from..to, bytes);
        altered.truncate(cut.index(altered.len() + 1));
        // Taken or refused, it ends; and no copy says where it was made.
        if let Ok(Prepared { copy: Ok(copy), kind, .. }) =
            prepare(&altered, Said::default(), &Limits::default())
        {
            prop_assert!(kind == Kind::Text || !holds(&copy.bytes, CANARY));
        }
    }
}

#[test]
fn a_picture_within_a_drawing_and_a_small_one_within_a_photograph_tell_nothing() {
    // The small picture is what the large one showed before it was cut.
    let jfxx = [b"JFXX\0\x13".as_slice(), CANARY.as_bytes()].concat();
    let photograph = jpeg_with(8, 8, &[(0xe0, jfxx.as_slice())]);
    let page = |xobject: Vec<u8>| {
        pdf_of(
            &[
                b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(),
                b"<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 595 842] >>".to_vec(),
                b"<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /XObject << /X 5 0 R >> >> >>"
                    .to_vec(),
                stream("", b"/X Do"),
                xobject,
            ],
            "",
        )
    };
    let image = stream(
        "/Type /XObject /Subtype /Image /Width 8 /Height 8 /ColorSpace /DeviceRGB \
         /BitsPerComponent 8 /Filter /DCTDecode",
        &photograph,
    );
    let copy = prepared(&page(image)).copy.unwrap();
    assert!(!holds(&copy.bytes, CANARY) && holds(&copy.bytes, "JFIF"));
    // Within a stamp nobody looks for what a camera said: there is no copy.
    let inner = jpeg_with(8, 8, &[(0xe1, exif(1).as_slice())]);
    let mut drawing = b"q BI /W 8 /H 8 /F /DCT ID\n".to_vec();
    drawing.extend(inner);
    drawing.extend(b" EI Q");
    let form = stream(
        "/Type /XObject /Subtype /Form /BBox [0 0 8 8] /Filter /FlateDecode",
        &zlib(&drawing),
    );
    assert_eq!(prepared(&page(form)).copy, Err(Lacks::Unclear));
}
