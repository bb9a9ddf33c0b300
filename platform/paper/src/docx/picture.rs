//! A chart as a picture of dots, since not every word processor draws SVG.

use super::refused;
use crate::document::{Chart, Fault};
use resvg::tiny_skia::{Color, Pixmap, Transform};
use resvg::usvg::{self, fontdb};
use std::sync::{Arc, LazyLock};

/// Dots for each unit of the drawing: 1,200 dots across, sharp in print.
const DOTS: f32 = 3.0;

static FONTS: LazyLock<Arc<fontdb::Database>> = LazyLock::new(|| {
    let mut fonts = fontdb::Database::new();
    let files = [crate::pdf::SANS, crate::pdf::SANS_STRONG]
        .into_iter()
        .chain(crate::pdf::coverage_last_resorts());
    for file in files {
        fonts.load_font_source(fontdb::Source::Binary(Arc::new(file)));
    }
    fonts.set_sans_serif_family("Source Sans 3");
    Arc::new(fonts)
});

/// A picture with its size in dots.
pub(super) struct Picture {
    pub png: Vec<u8>,
    pub width: u32,
    pub height: u32,
}

/// The chart as a PNG.
pub(super) fn of(chart: &Chart) -> Result<Picture, Fault> {
    let options = usvg::Options {
        fontdb: FONTS.clone(),
        font_family: "Source Sans 3".to_owned(),
        ..usvg::Options::default()
    };
    let tree = usvg::Tree::from_str(&chart.to_svg(), &options).map_err(refused)?;
    let size = tree
        .size()
        .to_int_size()
        .scale_by(DOTS)
        .ok_or_else(|| refused("a chart has no size"))?;
    let mut dots =
        Pixmap::new(size.width(), size.height()).ok_or_else(|| refused("a chart is too large"))?;
    dots.fill(Color::WHITE);
    let scale = size.width() as f32 / tree.size().width();
    resvg::render(
        &tree,
        Transform::from_scale(scale, scale),
        &mut dots.as_mut(),
    );
    Ok(Picture {
        png: dots.encode_png().map_err(refused)?,
        width: size.width(),
        height: size.height(),
    })
}
