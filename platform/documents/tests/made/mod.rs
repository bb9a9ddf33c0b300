//! Files for the tests, made as they run.

#![allow(dead_code)]

use std::io::Write;

use image::{ExtendedColorType, ImageEncoder, codecs};

pub fn pixels(width: u32, height: u32) -> Vec<u8> {
    let at = |number: u32| [number as u8, (number >> 8) as u8, 77];
    (0..width * height).flat_map(at).collect()
}

pub fn png(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = Vec::new();
    codecs::png::PngEncoder::new(&mut bytes)
        .write_image(
            &pixels(width, height),
            width,
            height,
            ExtendedColorType::Rgb8,
        )
        .unwrap();
    bytes
}

pub fn jpeg(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = Vec::new();
    codecs::jpeg::JpegEncoder::new_with_quality(&mut bytes, 90)
        .write_image(
            &pixels(width, height),
            width,
            height,
            ExtendedColorType::Rgb8,
        )
        .unwrap();
    bytes
}

/// A JPEG with segments that cameras and people write behind its beginning.
pub fn jpeg_with(width: u32, height: u32, segments: &[(u8, &[u8])]) -> Vec<u8> {
    let plain = jpeg(width, height);
    let mut whole = plain[..2].to_vec();
    for (marker, said) in segments {
        whole.extend([0xff, *marker]);
        whole.extend(u16::try_from(said.len() + 2).unwrap().to_be_bytes());
        whole.extend(*said);
    }
    whole.extend(&plain[2..]);
    whole
}

/// The head of a PNG that says how large it is, and no pixel.
pub fn png_that_says(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = png(1, 1);
    bytes[16..20].copy_from_slice(&width.to_be_bytes());
    bytes[20..24].copy_from_slice(&height.to_be_bytes());
    let mut check = flate2::Crc::new();
    check.update(&bytes[12..29]);
    bytes[29..33].copy_from_slice(&check.sum().to_be_bytes());
    bytes
}

pub fn zlib(bytes: &[u8]) -> Vec<u8> {
    zlib_of(bytes, 1)
}

/// The same bytes so many times, packed.
pub fn zlib_of(bytes: &[u8], times: usize) -> Vec<u8> {
    let mut packed = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::fast());
    for _ in 0..times {
        packed.write_all(bytes).unwrap();
    }
    packed.finish().unwrap()
}

pub fn archive(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes) in entries {
        archive
            .start_file(*name, zip::write::SimpleFileOptions::default())
            .unwrap();
        archive.write_all(bytes).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

/// Objects as a PDF, the first of them its root.
pub fn pdf_of(objects: &[Vec<u8>], trailer: &str) -> Vec<u8> {
    let mut bytes = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n".to_vec();
    let mut places = Vec::new();
    for (number, object) in (1..).zip(objects) {
        places.push(bytes.len());
        bytes.extend(format!("{number} 0 obj\n").bytes());
        bytes.extend(object);
        bytes.extend(b"\nendobj\n");
    }
    let table = bytes.len();
    bytes.extend(format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).bytes());
    for place in places {
        bytes.extend(format!("{place:010} 00000 n \n").bytes());
    }
    let size = objects.len() + 1;
    bytes.extend(
        format!("trailer\n<< /Size {size} /Root 1 0 R {trailer} >>\nstartxref\n{table}\n%%EOF\n")
            .bytes(),
    );
    bytes
}

pub fn stream(dictionary: &str, content: &[u8]) -> Vec<u8> {
    let mut object = format!("<< {dictionary} /Length {} >>\nstream\n", content.len()).into_bytes();
    object.extend(content);
    object.extend(b"\nendstream");
    object
}

/// A page on which these words are drawn, with further streams beside it.
pub fn pdf_and(words: &str, more: &[(&str, &[u8])]) -> Vec<u8> {
    let drawing = format!("BT /A 24 Tf 72 700 Td ({words}) Tj ET");
    let mut objects = vec![
        b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(),
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 595 842] >>".to_vec(),
        b"<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /Font << /A 5 0 R >> >> >>"
            .to_vec(),
        stream("", drawing.as_bytes()),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>".to_vec(),
    ];
    objects.extend(
        more.iter()
            .map(|(dictionary, content)| stream(dictionary, content)),
    );
    pdf_of(&objects, "")
}

pub fn pdf(words: &str) -> Vec<u8> {
    pdf_and(words, &[])
}

pub fn pdf_with(more: &[(&str, &[u8])]) -> Vec<u8> {
    pdf_and("words", more)
}
