//! PDF: a copy is built of the pages alone, each with what is drawn on it.
//! What a PDF says of its making, what it runs, what it holds beside its pages
//! and what it was before it was last saved is nothing that is drawn, and so
//! it is not taken over. Where something that is seen would be lost there is
//! no copy.

mod bounds;
mod jpeg;

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use lopdf::{Dictionary, Document, LoadOptions, Object, ObjectId, Stream};
use memchr::memmem;

use crate::{Kind, Lacks, Limits, Made, Refused};

/// How many pages a copy has at the most.
const PAGES_MAX: usize = 2_000;
/// How many objects.
const OBJECTS_MAX: usize = 200_000;
/// How deep objects lie in one another.
const DEPTH_MAX: usize = 60;
/// The longest stream of objects, unpacked.
const STREAM_BYTES_MAX: usize = 8 << 20;
/// The longest drawing that is looked through.
const DRAWING_BYTES_MAX: usize = 32 << 20;

/// What a page has that is drawn, or says how.
const OF_A_PAGE: [&[u8]; 5] = [
    b"MediaBox",
    b"CropBox",
    b"Rotate",
    b"Resources",
    b"UserUnit",
];

/// The names under which something stands that is drawn, in order. What stands
/// under others is not taken over.
#[rustfmt::skip]
const DRAWN: [&str; 163] = [
    "AIS", "AccurateScreens", "Alternate", "Angle", "AntiAlias", "Ascent", "AvgWidth", "BBox",
    "BC", "BG", "BG2", "BM", "Background", "BaseEncoding", "BaseFont", "BitsPerComponent",
    "BitsPerCoordinate", "BitsPerFlag", "BlackIs1", "BlackPoint", "Bounds", "C0", "C1", "CA",
    "CIDSet", "CIDSystemInfo", "CIDToGIDMap", "CMapName", "CS", "CapHeight", "CharProcs",
    "CharSet", "ColorSpace", "ColorTransform", "Colorants", "Colors", "Columns", "Components",
    "Coords", "D", "DW", "DW2", "Decode", "DecodeParms", "DescendantFonts", "Descent",
    "Differences", "Domain", "EarlyChange", "Encode", "EncodedByteAlign", "Encoding",
    "EndOfBlock", "EndOfLine", "ExtGState", "Extend", "FD", "FL", "Filter", "FirstChar",
    "Flags", "Font", "FontBBox", "FontDescriptor", "FontFamily", "FontFile", "FontFile2",
    "FontFile3", "FontMatrix", "FontName", "FontStretch", "FontWeight", "FormType", "Frequency",
    "Function", "FunctionType", "Functions", "G", "Gamma", "Group", "HT", "HalftoneType",
    "Height", "I", "ImageMask", "Intent", "Interpolate", "ItalicAngle", "JBIG2Globals", "K",
    "LC", "LJ", "LW", "LastChar", "Leading", "Length", "Length1", "Length2", "Length3", "ML",
    "Mask", "Matrix", "Matte", "MaxWidth", "MissingWidth", "MixingHints", "N", "Name", "OP",
    "OPM", "Order", "Ordering", "PaintType", "Pattern", "PatternType", "Predictor", "ProcSet",
    "Process", "Properties", "RI", "Range", "Registry", "Resources", "Rows", "S", "SA", "SM",
    "SMask", "Shading", "ShadingType", "Size", "Solidities", "SpotFunction", "StemH", "StemV",
    "Style", "Subtype", "Supplement", "TK", "TR", "TR2", "TilingType", "ToUnicode",
    "TransferFunction", "Type", "UCR", "UCR2", "UseCMap", "VerticesPerRow", "W", "W2", "WMode",
    "WhitePoint", "Width", "Widths", "XHeight", "XObject", "XStep", "Xsquare", "YStep",
    "Ysquare", "ca", "op",
];

/// Under these stand things by names of their maker's choice.
const OF_OWN_NAMES: [&[u8]; 9] = [
    b"Font",
    b"XObject",
    b"ExtGState",
    b"Pattern",
    b"Shading",
    b"ColorSpace",
    b"Properties",
    b"CharProcs",
    b"Colorants",
];

/// What hides something, or fetches it from elsewhere: with it there is no
/// copy.
const UNCLEAR: [&[u8]; 4] = [b"OC", b"Alternates", b"Ref", b"F"];

/// The copy of a PDF.
pub(crate) fn copy(bytes: &[u8], limits: &Limits) -> Result<Result<Made, Lacks>, Refused> {
    bounds::check(bytes, limits)?;
    let options = LoadOptions {
        max_decompressed_size: Some(STREAM_BYTES_MAX),
        ..LoadOptions::default()
    };
    let source = Document::load_mem_with_options(bytes, options).map_err(|error| match error {
        lopdf::Error::Decompress(_) => Refused::Unpacks,
        _ => Refused::Damaged,
    })?;
    if source.is_encrypted() || source.was_encrypted() {
        return Err(Refused::Locked);
    }
    if source.page_iter().next().is_none() {
        return Err(Refused::Damaged);
    }
    let Some(mut copy) = built(&source) else {
        return Ok(Err(Lacks::Unclear));
    };
    let mut bytes = Vec::new();
    copy.save_to(&mut bytes).map_err(|_| Refused::Damaged)?;
    Ok(Ok(Made {
        kind: Kind::Pdf,
        bytes,
    }))
}

fn built(source: &Document) -> Option<Document> {
    // Layers can be hidden: a copy without their switches would show them.
    let catalog = source.catalog().ok()?;
    if catalog.has(b"OCProperties") {
        return None;
    }
    let pages: Vec<ObjectId> = source.page_iter().take(PAGES_MAX + 1).collect();
    if pages.len() > PAGES_MAX {
        return None;
    }
    let mut building = Building {
        source,
        copy: Document::with_version("1.7"),
        taken: BTreeMap::new(),
        waiting: VecDeque::new(),
        looked_through: BTreeSet::new(),
    };
    let tree = building.copy.new_object_id();
    let mut kids = Vec::with_capacity(pages.len());
    for page in pages {
        kids.push(Object::Reference(building.page(page, tree)?));
    }
    building.rest()?;
    let mut copy = building.copy;
    let count = i64::try_from(kids.len()).ok()?;
    let pages = Dictionary::from_iter([
        ("Type", Object::Name(b"Pages".to_vec())),
        ("Kids", Object::Array(kids)),
        ("Count", Object::Integer(count)),
    ]);
    copy.objects.insert(tree, Object::Dictionary(pages));
    let catalog = Dictionary::from_iter([
        ("Type", Object::Name(b"Catalog".to_vec())),
        ("Pages", Object::Reference(tree)),
    ]);
    let catalog = copy.add_object(Object::Dictionary(catalog));
    copy.trailer.set("Root", Object::Reference(catalog));
    Some(copy)
}

/// Whether a drawing holds no picture that may say where it was made.
fn is_clear(drawing: &Stream) -> bool {
    let signs: [&[u8]; 4] = [b"Exif\0\0", b"<x:xmpmeta", b"ID \xff\xd8", b"ID\n\xff\xd8"];
    drawing
        .get_plain_content_with_limit(DRAWING_BYTES_MAX)
        .is_ok_and(|plain| {
            signs
                .iter()
                .all(|sign| memmem::find(&plain, sign).is_none())
        })
}

/// Whose names stand in a dictionary.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Names {
    /// Those that PDF gives.
    Known,
    /// Those of its maker.
    Own,
}

/// A copy on its way.
struct Building<'s> {
    source: &'s Document,
    copy: Document,
    /// The objects that were named so far, each with its new number.
    taken: BTreeMap<ObjectId, ObjectId>,
    /// Those of them that are still to be taken over.
    waiting: VecDeque<(ObjectId, ObjectId, Names)>,
    /// Drawings of several pages are looked through once.
    looked_through: BTreeSet<ObjectId>,
}

impl Building<'_> {
    fn page(&mut self, id: ObjectId, tree: ObjectId) -> Option<ObjectId> {
        let page = self.source.get_dictionary(id).ok()?;
        if !self.shows_all_without_notes(page) {
            return None;
        }
        let mut copied = Dictionary::from_iter([
            ("Type", Object::Name(b"Page".to_vec())),
            ("Parent", Object::Reference(tree)),
        ]);
        for name in OF_A_PAGE {
            if let Some(value) = self.inherited(page, name) {
                let value = self.object(&value, Names::Known, 0)?;
                copied.set(name, value);
            }
        }
        if let Ok(contents) = page.get(b"Contents") {
            for drawing in self.source.get_page_contents(id) {
                self.look_through(drawing)?;
            }
            let contents = self.object(contents, Names::Known, 0)?;
            copied.set("Contents", contents);
        }
        Some(self.copy.add_object(Object::Dictionary(copied)))
    }

    /// Notes, stamps and filled fields are seen and are no part of the page;
    /// links are not seen.
    fn shows_all_without_notes(&self, page: &Dictionary) -> bool {
        let Ok(notes) = page.get_deref(b"Annots", self.source) else {
            return true;
        };
        let Ok(notes) = notes.as_array() else {
            return false;
        };
        notes.iter().all(|note| {
            let note = self.source.dereference(note).ok();
            let subtype = note
                .and_then(|(_, note)| note.as_dict().ok())
                .and_then(|note| note.get(b"Subtype").ok())
                .and_then(|subtype| subtype.as_name().ok());
            subtype == Some(b"Link")
        })
    }

    /// What a page or those above it say.
    fn inherited(&self, page: &Dictionary, name: &[u8]) -> Option<Object> {
        let mut at = page;
        for _ in 0..DEPTH_MAX {
            if let Ok(value) = at.get(name) {
                return Some(value.clone());
            }
            at = at.get_deref(b"Parent", self.source).ok()?.as_dict().ok()?;
        }
        None
    }

    fn look_through(&mut self, drawing: ObjectId) -> Option<()> {
        if !self.looked_through.insert(drawing) {
            return Some(());
        }
        let stream = self.source.get_object(drawing).ok()?.as_stream().ok()?;
        is_clear(stream).then_some(())
    }

    /// Takes over what was named and is still to be taken over.
    fn rest(&mut self) -> Option<()> {
        while let Some((old, new, names)) = self.waiting.pop_front() {
            if self.copy.objects.len() > OBJECTS_MAX {
                return None;
            }
            let object = match self.source.get_object(old) {
                Ok(object) => self.object(object, names, 0)?,
                // What is named and not there is nothing, readers agree.
                Err(_) => Object::Null,
            };
            self.copy.objects.insert(new, object);
        }
        Some(())
    }

    fn object(&mut self, object: &Object, names: Names, depth: usize) -> Option<Object> {
        if depth > DEPTH_MAX {
            return None;
        }
        Some(match object {
            Object::Reference(old) => Object::Reference(match self.taken.get(old) {
                Some(new) => *new,
                None => {
                    let new = self.copy.new_object_id();
                    self.taken.insert(*old, new);
                    self.waiting.push_back((*old, new, names));
                    new
                }
            }),
            Object::Array(items) => Object::Array(
                items
                    .iter()
                    .map(|item| self.object(item, Names::Known, depth + 1))
                    .collect::<Option<_>>()?,
            ),
            Object::Dictionary(dictionary) => {
                Object::Dictionary(self.dictionary(dictionary, names, depth)?)
            }
            Object::Stream(stream) => self.stream(stream, depth)?,
            other => other.clone(),
        })
    }

    fn dictionary(
        &mut self,
        dictionary: &Dictionary,
        names: Names,
        depth: usize,
    ) -> Option<Dictionary> {
        let mut copied = Dictionary::new();
        for (name, value) in dictionary.iter() {
            let is_drawn = || {
                DRAWN
                    .iter()
                    .any(|drawn| drawn.as_bytes() == name.as_slice())
            };
            if names == Names::Known && !is_drawn() {
                continue;
            }
            let within = if names == Names::Known && OF_OWN_NAMES.contains(&name.as_slice()) {
                Names::Own
            } else {
                Names::Known
            };
            copied.set(name.clone(), self.object(value, within, depth + 1)?);
        }
        Some(copied)
    }

    fn stream(&mut self, stream: &Stream, depth: usize) -> Option<Object> {
        let dict = &stream.dict;
        if UNCLEAR.iter().any(|name| dict.has(name)) {
            return None;
        }
        let filters = match dict.get(b"Filter") {
            Ok(_) => stream.filters().ok()?,
            Err(_) => Vec::new(),
        };
        let is_photo = |filter: &&[u8]| [b"DCTDecode".as_slice(), b"DCT"].contains(filter);
        let content = if filters.iter().any(is_photo) {
            // A photograph in another wrapping is not looked into.
            if filters.len() != 1 {
                return None;
            }
            jpeg::plain(&stream.content)?
        } else if filters.contains(&b"JPXDecode".as_slice()) {
            return None;
        } else {
            stream.content.clone()
        };
        // What is drawn within a drawing has a box of its own.
        if dict.has(b"BBox") && !is_clear(stream) {
            return None;
        }
        let mut dict = self.dictionary(dict, Names::Known, depth)?;
        dict.set(
            "Length",
            Object::Integer(i64::try_from(content.len()).ok()?),
        );
        Some(Object::Stream(
            Stream::new(dict, content).with_compression(false),
        ))
    }
}
