//! An image in a few colours: a background and three inks with levels of
//! coverage.

use std::io::Cursor;

/// Levels of coverage from the background to a colour.
const LEVELS: usize = 64;

/// The colour of an ink.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Colour {
    /// Titles.
    Ink,
    /// Lacquer red: the paper's name and the rule.
    Red,
    /// Secondary text.
    Quiet,
}

/// The background: that of the pages in light mode.
const GROUND: [u8; 3] = [0xf8, 0xf3, 0xe8];

impl Colour {
    const ALL: [Self; 3] = [Self::Ink, Self::Red, Self::Quiet];

    const fn rgb(self) -> [u8; 3] {
        match self {
            Self::Ink => [0x21, 0x1a, 0x15],
            Self::Red => [0xa3, 0x20, 0x1c],
            Self::Quiet => [0x5f, 0x55, 0x4a],
        }
    }
}

/// One byte per pixel: the colour and its level.
pub(crate) struct Canvas {
    width: u32,
    height: u32,
    pixels: Vec<u8>,
}

impl Canvas {
    pub(crate) fn new(width: u32, height: u32) -> Self {
        Self {
            width,
            height,
            pixels: vec![0; (width * height) as usize],
        }
    }

    /// Covers a part (0 to 1) of a pixel; pixels outside the image are ignored.
    pub(crate) fn cover(&mut self, x: i64, y: i64, part: f32, colour: Colour) {
        let (Ok(x), Ok(y)) = (u32::try_from(x), u32::try_from(y)) else {
            return;
        };
        if x >= self.width || y >= self.height {
            return;
        }
        let level = (part.clamp(0.0, 1.0) * (LEVELS - 1) as f32).round() as u8;
        let pixel = &mut self.pixels[(y * self.width + x) as usize];
        // If two letters overlap, the higher level stays.
        if level > *pixel % LEVELS as u8 {
            *pixel = colour as u8 * LEVELS as u8 + level;
        }
    }

    /// Fills a rectangle.
    pub(crate) fn fill(&mut self, left: u32, top: u32, right: u32, foot: u32, colour: Colour) {
        for y in top..foot {
            for x in left..right {
                self.cover(i64::from(x), i64::from(y), 1.0, colour);
            }
        }
    }

    /// Encodes the image as PNG.
    pub(crate) fn png(self) -> Vec<u8> {
        let palette: Vec<u8> = Colour::ALL
            .into_iter()
            .flat_map(|colour| (0..LEVELS).flat_map(move |level| mixed(colour, level)))
            .collect();
        let mut file = Vec::with_capacity(32_768);
        let mut encoder = png::Encoder::new(Cursor::new(&mut file), self.width, self.height);
        encoder.set_color(png::ColorType::Indexed);
        encoder.set_depth(png::BitDepth::Eight);
        encoder.set_palette(palette);
        encoder
            .write_header()
            .and_then(|mut writer| writer.write_image_data(&self.pixels))
            .expect("writes to memory succeed, and the number of pixels is as declared");
        file
    }
}

/// Returns a colour mixed with the background at this level.
fn mixed(colour: Colour, level: usize) -> [u8; 3] {
    let top = LEVELS - 1;
    let mut mixed = [0; 3];
    for ((to, ground), ink) in mixed.iter_mut().zip(GROUND).zip(colour.rgb()) {
        let sum = usize::from(ground) * (top - level) + usize::from(ink) * level;
        *to = (sum / top) as u8;
    }
    mixed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_go_from_the_background_to_the_colour() {
        assert_eq!(mixed(Colour::Red, 0), GROUND);
        assert_eq!(mixed(Colour::Red, LEVELS - 1), Colour::Red.rgb());
    }

    #[test]
    fn pixels_outside_are_ignored() {
        let mut canvas = Canvas::new(2, 2);
        for (x, y) in [(-1, 0), (0, -1), (2, 0), (0, 2)] {
            canvas.cover(x, y, 1.0, Colour::Ink);
        }
        assert_eq!(canvas.pixels, [0; 4]);
        canvas.cover(1, 1, 2.0, Colour::Ink);
        assert_eq!(canvas.pixels, [0, 0, 0, 63]);
    }
}
