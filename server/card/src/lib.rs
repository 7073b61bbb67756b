//! Draws the social card of an article, the picture that other sites show
//! beside a link: the title in the paper's typeface, below the paper's name and
//! a red rule. A pure function from words to a PNG file; the same words give
//! the same bytes.
//!
//! Vietnamese needs no shaping: in NFC, each letter with its marks is one glyph
//! of the typeface, so outlines and advances are enough.

#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "a drawing of fixed size: every number in it is small and checked where it may not be"
)]

mod canvas;
mod face;
mod lines;

use canvas::{Canvas, Colour};
use face::Face;

/// Width of a card, in pixels.
pub const WIDTH: u32 = 1200;
/// Height of a card, in pixels.
pub const HEIGHT: u32 = 630;

/// The words on a card.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words {
    /// The paper's name.
    pub paper: String,
    /// The title, in any normal form.
    pub title: String,
    /// A line in secondary text at the bottom: the section.
    pub foot: String,
}

const MARGIN: f32 = 72.0;
/// Sizes are the typeface's ascent plus descent; a size in points is about
/// three quarters of it.
const NAME_SIZE: f32 = 60.0;
const FOOT_SIZE: f32 = 42.0;
/// Position of the rule below the name.
const RULE_AT: u32 = 132;
const RULE_HEIGHT: u32 = 6;
/// The title is between these positions.
const TITLE_TOP: f32 = 166.0;
const TITLE_FOOT: f32 = 530.0;
/// Sizes of a title; the largest that fits is used.
const SIZES: [f32; 9] = [118.0, 106.0, 96.0, 87.0, 79.0, 71.0, 64.0, 57.0, 50.0];
/// Line spacing as a part of the size, which includes room for stacked marks
/// (ế, ộ) and descenders.
const LEADING: f32 = 0.98;
/// The part of the size above the baseline.
const OVER: f32 = 0.76;

/// Draws a card and returns a PNG file.
pub fn draw(words: &Words) -> Vec<u8> {
    let face = Face::own();
    let width = WIDTH as f32 - 2.0 * MARGIN;
    let mut canvas = Canvas::new(WIDTH, HEIGHT);

    let name = lines::one(&face, &normalized(&words.paper), NAME_SIZE, width);
    face.write(&mut canvas, Colour::Red, MARGIN, 106.0, NAME_SIZE, &name);
    let edge = MARGIN as u32;
    canvas.fill(
        edge,
        RULE_AT,
        WIDTH - edge,
        RULE_AT + RULE_HEIGHT,
        Colour::Red,
    );

    let (size, title) = fitted(&face, &normalized(&words.title), width);
    let height = LEADING * size * title.len() as f32;
    // A short title is slightly above the middle, as on a page.
    let mut base = TITLE_TOP + (TITLE_FOOT - TITLE_TOP - height).max(0.0) * 0.42 + OVER * size;
    for line in &title {
        face.write(&mut canvas, Colour::Ink, MARGIN, base, size, line);
        base += LEADING * size;
    }

    let foot = lines::one(&face, &normalized(&words.foot), FOOT_SIZE, width);
    face.write(&mut canvas, Colour::Quiet, MARGIN, 582.0, FOOT_SIZE, &foot);
    canvas.png()
}

/// Returns the largest size in which the title fits, and its lines; a title
/// that fits in no size is cut at a word.
fn fitted(face: &Face, title: &str, width: f32) -> (f32, Vec<String>) {
    let room = |size: f32| ((TITLE_FOOT - TITLE_TOP) / (LEADING * size)) as usize;
    for size in SIZES {
        let lines = lines::balanced(face, title, size, width);
        if lines.len() <= room(size) {
            return (size, lines);
        }
    }
    let size = SIZES[SIZES.len() - 1];
    (size, lines::cut(face, title, size, width, room(size)))
}

/// Returns the text in NFC, without invisible characters, with single spaces.
fn normalized(text: &str) -> String {
    let text = viet::nfc(text);
    let text = viet::nonbreaking_units(&text);
    let words = text.split(|c: char| c.is_control() || (c.is_whitespace() && c != '\u{a0}'));
    words
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn card(title: &str) -> Vec<u8> {
        draw(&Words {
            paper: "Tin Làng".into(),
            title: title.into(),
            foot: "Làng nghề".into(),
        })
    }

    fn size_of(file: &[u8]) -> (u32, u32) {
        let mut reader = png::Decoder::new(std::io::Cursor::new(file))
            .read_info()
            .unwrap();
        let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
        reader.next_frame(&mut pixels).unwrap();
        let info = reader.info();
        (info.width, info.height)
    }

    #[test]
    fn card_has_its_size_and_few_bytes() {
        let file = card("Lò gốm đỏ lửa, nghề làng thêm một mùa xuân");
        assert_eq!(size_of(&file), (WIDTH, HEIGHT));
        assert!(file.len() < 60_000, "{} bytes", file.len());
    }

    #[test]
    fn both_normal_forms_render_the_same() {
        let composed = "Bưởi Diễn được mùa, đường làng rộn ràng";
        let taken_apart = "Bu\u{31b}o\u{309}i Die\u{302}\u{303}n đu\u{31b}o\u{323}\u{302}c";
        assert_eq!(card(composed), card(composed));
        assert_eq!(
            card(taken_apart),
            card(&viet::nfc(taken_apart)),
            "marks stand on their letters"
        );
    }

    #[test]
    fn longer_titles_are_set_smaller() {
        let face = Face::own();
        let width = WIDTH as f32 - 2.0 * MARGIN;
        let short = fitted(&face, "Chợ nổi", width);
        assert_eq!((short.0.to_bits(), short.1.len()), (118f32.to_bits(), 1));
        let long = "Trung tâm khuyến công và xúc tiến thương mại tỉnh Bắc Giang nghiệm thu đề án hỗ trợ \
            ứng dụng máy móc thiết bị tiên tiến trong sản xuất đồ gỗ mỹ nghệ";
        assert!(long.chars().count() > 140);
        let (size, lines) = fitted(&face, long, width);
        assert!(size >= 71.0, "{size}");
        assert_eq!(lines.join(" "), long);
        let endless = "nghiêng ".repeat(200);
        let (_, lines) = fitted(&face, endless.trim(), width);
        assert!(lines.last().unwrap().ends_with('…'));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(24))]
        #[test]
        fn any_title_is_drawn(title in "\\PC{0,300}") {
            prop_assert_eq!(size_of(&card(&title)), (WIDTH, HEIGHT));
        }
    }
}
