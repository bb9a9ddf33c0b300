//! Running text of a word-processor file: words, links and bookmarks.

use super::{Writer, run};
use crate::document::{Inline, may_be_followed};
use crate::docx::styles;
use docx_rs::{BreakType, Hyperlink, HyperlinkData, HyperlinkType, Paragraph, Run};

/// Word refuses longer names of bookmarks.
const BOOKMARK_SIGNS_MAX: usize = 40;

/// How a piece of running text is set.
#[derive(Clone, Copy, Default)]
pub(super) struct Face {
    pub(super) strong: bool,
    pub(super) stressed: bool,
    pub(super) linked: bool,
}

impl Writer<'_> {
    /// The paragraph with a bookmark around what it holds.
    pub(super) fn bookmarked(&mut self, paragraph: Paragraph, anchor: Option<&str>) -> Paragraph {
        let Some(anchor) = anchor else {
            return paragraph;
        };
        self.bookmarks += 1;
        paragraph
            .add_bookmark_start(self.bookmarks, bookmark(anchor))
            .add_bookmark_end(self.bookmarks)
    }

    pub(super) fn filled(
        &mut self,
        mut paragraph: Paragraph,
        content: &[Inline],
        face: Face,
    ) -> Paragraph {
        for inline in content {
            paragraph = match inline {
                Inline::Text { text } => paragraph.add_run(faced(run(text), face)),
                Inline::LineBreak => {
                    paragraph.add_run(Run::new().add_break(BreakType::TextWrapping))
                }
                Inline::Strong { content } => self.filled(
                    paragraph,
                    content,
                    Face {
                        strong: true,
                        ..face
                    },
                ),
                Inline::Emphasis { content } => self.filled(
                    paragraph,
                    content,
                    Face {
                        stressed: true,
                        ..face
                    },
                ),
                Inline::Figure(figure) => match self.anchors.of_figure(&figure.id) {
                    Some(anchor) if !figure.shown.is_empty() => paragraph.add_hyperlink(
                        Hyperlink::new(bookmark(&anchor), HyperlinkType::Anchor)
                            .add_run(faced(run(&figure.shown), face).color(styles::NAVY)),
                    ),
                    _ => paragraph.add_run(faced(run(&figure.shown), face)),
                },
                Inline::Link { target, content } => self.link(paragraph, target, content, face),
            };
        }
        paragraph
    }

    fn link(
        &mut self,
        paragraph: Paragraph,
        target: &str,
        content: &[Inline],
        face: Face,
    ) -> Paragraph {
        let words = crate::document::plain_text(content);
        let run = faced(
            run(&words),
            Face {
                linked: true,
                ..face
            },
        );
        if let Some(anchor) = self.anchors.named(target) {
            paragraph.add_hyperlink(
                Hyperlink::new(bookmark(&anchor), HyperlinkType::Anchor).add_run(run),
            )
        } else if may_be_followed(target) && !target.starts_with(['#', '/']) {
            self.links += 1;
            let mut link = Hyperlink::new(target, HyperlinkType::External).add_run(run);
            if let HyperlinkData::External { rid, .. } = &mut link.link {
                *rid = format!("rIdHyperlink{}", self.links);
            }
            paragraph.add_hyperlink(link)
        } else {
            self.filled(paragraph, content, face)
        }
    }
}

fn faced(mut run: Run, face: Face) -> Run {
    if face.strong {
        run = run.bold();
    }
    if face.stressed {
        run = run.italic();
    }
    if face.linked {
        run = run.style("Hyperlink");
    }
    run
}

/// The name of a bookmark: letters, digits and `_`, a letter first. A name that
/// is too long is cut and told apart by a sum of its signs.
pub(super) fn bookmark(anchor: &str) -> String {
    let name: String = anchor
        .chars()
        .map(|sign| {
            if sign.is_ascii_alphanumeric() {
                sign
            } else {
                '_'
            }
        })
        .collect();
    let name = format!("a_{name}");
    if name.len() <= BOOKMARK_SIGNS_MAX {
        return name;
    }
    let sum = name.bytes().fold(2_166_136_261_u32, |sum, byte| {
        (sum ^ u32::from(byte)).wrapping_mul(16_777_619)
    });
    let kept: String = name.chars().take(BOOKMARK_SIGNS_MAX - 9).collect();
    format!("{kept}_{sum:08x}")
}
