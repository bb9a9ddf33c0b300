//! Pictures: decoded within limits and drawn anew, so that nothing is in the
//! copy but its pixels, upright.

use std::io::Cursor;

use image::{
    DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits as Bounds,
    codecs::{jpeg::JpegEncoder, png::PngEncoder, webp::WebPDecoder},
    imageops::FilterType,
    metadata::Orientation,
};

use crate::{Kind, Lacks, Limits, Made, Refused};

/// The longer side of a small picture, in pixels.
const PREVIEW_PIXELS: u32 = 480;
/// How much of the finest detail a copy keeps, of a hundred.
const QUALITY: u8 = 88;
/// The longest side of a picture, in pixels.
const SIDE_MAX: u32 = 30_000;
/// What a decoder may take for itself, for each pixel.
const BYTES_PER_PIXEL: u64 = 8;

type Shared = (Result<Made, Lacks>, Option<Made>);

/// The copy of a picture and a small one.
pub(crate) fn copy(kind: Kind, bytes: &[u8], limits: &Limits) -> Result<Shared, Refused> {
    let (mut picture, upright) = decode(kind, bytes, limits)?;
    picture.apply_orientation(upright);
    let has_alpha = picture.color().has_alpha();
    let small = if picture.width().max(picture.height()) > PREVIEW_PIXELS {
        picture.resize(PREVIEW_PIXELS, PREVIEW_PIXELS, FilterType::Triangle)
    } else {
        picture.clone()
    };
    let preview = encode(small, has_alpha)?;
    let copy = if has_several(kind, bytes) {
        Err(Lacks::SeveralPictures)
    } else {
        let lossless = matches!(kind, Kind::Png | Kind::Tiff) || has_alpha;
        Ok(encode(picture, lossless)?)
    };
    Ok((copy, Some(preview)))
}

fn format(kind: Kind) -> ImageFormat {
    match kind {
        Kind::Jpeg => ImageFormat::Jpeg,
        Kind::WebP => ImageFormat::WebP,
        Kind::Tiff => ImageFormat::Tiff,
        _ => ImageFormat::Png,
    }
}

fn decode(
    kind: Kind,
    bytes: &[u8],
    limits: &Limits,
) -> Result<(DynamicImage, Orientation), Refused> {
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format(kind));
    let mut bounds = Bounds::default();
    bounds.max_image_width = Some(SIDE_MAX);
    bounds.max_image_height = Some(SIDE_MAX);
    bounds.max_alloc = Some(limits.pixels_max * BYTES_PER_PIXEL);
    reader.limits(bounds);
    let mut decoder = reader.into_decoder().map_err(refused)?;
    let (width, height) = decoder.dimensions();
    // Asked before a single pixel is unpacked.
    if u64::from(width) * u64::from(height) > limits.pixels_max {
        return Err(Refused::TooManyPixels);
    }
    let upright = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let picture = DynamicImage::from_decoder(decoder).map_err(refused)?;
    Ok((picture, upright))
}

fn refused(error: image::ImageError) -> Refused {
    match error {
        image::ImageError::Limits(_) => Refused::TooManyPixels,
        _ => Refused::Damaged,
    }
}

/// Whether a file has more pictures than the one that is decoded.
fn has_several(kind: Kind, bytes: &[u8]) -> bool {
    match kind {
        Kind::Tiff => has_second_page(bytes),
        Kind::WebP => {
            WebPDecoder::new(Cursor::new(bytes)).is_ok_and(|decoder| decoder.has_animation())
        }
        Kind::Png => memchr::memmem::find(bytes, b"acTL").is_some(),
        _ => false,
    }
}

/// Whether the first page of a TIFF names a next one.
fn has_second_page(bytes: &[u8]) -> bool {
    let little = bytes.starts_with(b"II");
    let number = |at: usize, length: usize| -> Option<usize> {
        let raw = bytes.get(at..at.checked_add(length)?)?;
        let digits: Vec<usize> = raw.iter().map(|byte| usize::from(*byte)).collect();
        let folded = |all: usize, byte: &usize| (all << 8) | byte;
        Some(if little {
            digits.iter().rev().fold(0, folded)
        } else {
            digits.iter().fold(0, folded)
        })
    };
    let second = || {
        let first = number(4, 4)?;
        let fields = number(first, 2)?;
        number(
            first.checked_add(2)?.checked_add(fields.checked_mul(12)?)?,
            4,
        )
    };
    // What does not say that it is the only one is not.
    second() != Some(0)
}

/// Draws a picture, with nothing but its pixels.
fn encode(picture: DynamicImage, lossless: bool) -> Result<Made, Refused> {
    let mut bytes = Vec::new();
    let (has_alpha, has_color) = (picture.color().has_alpha(), picture.color().has_color());
    // Taken over, not copied, where it has this form already.
    let plain = match (has_alpha && lossless, has_color) {
        (true, _) => DynamicImage::ImageRgba8(picture.into_rgba8()),
        (false, true) => DynamicImage::ImageRgb8(picture.into_rgb8()),
        (false, false) => DynamicImage::ImageLuma8(picture.into_luma8()),
    };
    let drawn = if lossless {
        plain.write_with_encoder(PngEncoder::new(&mut bytes))
    } else {
        plain.write_with_encoder(JpegEncoder::new_with_quality(&mut bytes, QUALITY))
    };
    drawn.map_err(|_| Refused::Damaged)?;
    Ok(Made {
        kind: if lossless { Kind::Png } else { Kind::Jpeg },
        bytes,
    })
}
