//! The typeface of the paper: Faustina at weight 650, latin and Vietnamese, a
//! static instance of the variable font of the pages (SIL Open Font License,
//! beside it).

use std::sync::LazyLock;

use ab_glyph::{Font, FontRef, GlyphId, PxScale, ScaleFont, point};

use crate::canvas::{Canvas, Colour};

static FAUSTINA: LazyLock<FontRef<'static>> = LazyLock::new(|| {
    FontRef::try_from_slice(include_bytes!("../fonts/faustina-650.ttf"))
        .expect("the file beside this one is a font")
});

/// A typeface that measures and draws text.
pub(crate) struct Face {
    font: &'static FontRef<'static>,
}

impl Face {
    pub(crate) fn own() -> Self {
        Self { font: &FAUSTINA }
    }

    /// Returns the glyph of a character; `None` if the typeface has none
    /// (emoji, other scripts): leaving it out looks better than a box.
    fn glyph(&self, letter: char) -> Option<GlyphId> {
        let id = self.font.glyph_id(letter);
        (id.0 != 0).then_some(id)
    }

    /// Returns the width of `text` at `size`, in pixels.
    pub(crate) fn width(&self, text: &str, size: f32) -> f32 {
        self.placed(text, size).map(|(_, wide)| wide).sum()
    }

    /// Returns the glyphs of `text` with their advances. The horn of ơ and ư
    /// extends to the right: before a space it moves the next word.
    fn placed<'t>(
        &self,
        text: &'t str,
        size: f32,
    ) -> impl Iterator<Item = (GlyphId, f32)> + use<'t> {
        let own = Self { font: self.font };
        let font = own.font.as_scaled(PxScale::from(size));
        let mut letters = text.chars().peekable();
        std::iter::from_fn(move || {
            loop {
                let id = own.glyph(letters.next()?);
                let Some(id) = id else { continue };
                let wide = font.h_advance(id);
                let out = match letters.peek() {
                    Some(' ' | '\u{a0}') => own.font.outline(id).map_or(0.0, |outline| {
                        (outline.bounds.max.x * font.h_scale_factor() - wide).max(0.0)
                    }),
                    _ => 0.0,
                };
                return Some((id, wide + out));
            }
        })
    }

    /// Draws a line of text whose baseline is `base`.
    pub(crate) fn write(
        &self,
        canvas: &mut Canvas,
        colour: Colour,
        left: f32,
        base: f32,
        size: f32,
        line: &str,
    ) {
        let scale = PxScale::from(size);
        let mut x = left;
        for (id, wide) in self.placed(line, size) {
            let glyph = id.with_scale_and_position(scale, point(x, base));
            x += wide;
            let Some(outline) = self.font.outline_glyph(glyph) else {
                continue;
            };
            let corner = outline.px_bounds().min;
            let (left, top) = (corner.x as i64, corner.y as i64);
            outline.draw(|dx, dy, part| {
                canvas.cover(left + i64::from(dx), top + i64::from(dy), part, colour);
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_vietnamese_letter_has_a_glyph() {
        let letters = "aăâbcdđeêghiklmnoôơpqrstuưvxyfjwz";
        let marks = ['\u{300}', '\u{309}', '\u{303}', '\u{301}', '\u{323}'];
        let face = Face::own();
        let vowels = "aăâeêioôơuưy".chars();
        let marked = vowels.flat_map(|vowel| marks.map(|mark| format!("{vowel}{mark}")));
        let all: String = marked.chain([letters.to_owned()]).collect();
        for text in [
            all.clone(),
            all.to_uppercase(),
            "0123456789.,:;?!%“”‘’–—…()/&₫".into(),
        ] {
            for letter in viet::nfc(&text).chars() {
                assert!(face.glyph(letter).is_some(), "{letter:?}");
            }
        }
        assert!(face.glyph('🏺').is_none());
    }
}
