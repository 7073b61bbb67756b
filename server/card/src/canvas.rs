//! A picture of few colours: paper, and ink of three kinds in degrees.

use std::io::Cursor;

/// The degrees between the paper and a colour.
const DEGREES: usize = 64;

/// What is drawn with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Colour {
    /// Titles.
    Ink,
    /// Lacquer red: the paper's name and the rule.
    Red,
    /// What may be overlooked.
    Quiet,
}

/// The paper, as the pages' ground in the light.
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

/// One byte a pixel: the colour and its degree.
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

    /// Covers a part (0 to 1) of a pixel; what lies outside is left out.
    pub(crate) fn cover(&mut self, x: i64, y: i64, part: f32, colour: Colour) {
        let (Ok(x), Ok(y)) = (u32::try_from(x), u32::try_from(y)) else {
            return;
        };
        if x >= self.width || y >= self.height {
            return;
        }
        let degree = (part.clamp(0.0, 1.0) * (DEGREES - 1) as f32).round() as u8;
        let pixel = &mut self.pixels[(y * self.width + x) as usize];
        // Where two letters touch, the darker one shows.
        if degree > *pixel % DEGREES as u8 {
            *pixel = colour as u8 * DEGREES as u8 + degree;
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

    /// As a PNG file.
    pub(crate) fn png(self) -> Vec<u8> {
        let palette: Vec<u8> = Colour::ALL
            .into_iter()
            .flat_map(|colour| (0..DEGREES).flat_map(move |degree| mixed(colour, degree)))
            .collect();
        let mut file = Vec::with_capacity(32_768);
        let mut encoder = png::Encoder::new(Cursor::new(&mut file), self.width, self.height);
        encoder.set_color(png::ColorType::Indexed);
        encoder.set_depth(png::BitDepth::Eight);
        encoder.set_palette(palette);
        encoder
            .write_header()
            .and_then(|mut writer| writer.write_image_data(&self.pixels))
            .expect("memory takes every byte, and the pixels are as many as was said");
        file
    }
}

/// A colour of this degree on the paper.
fn mixed(colour: Colour, degree: usize) -> [u8; 3] {
    let top = DEGREES - 1;
    let mut mixed = [0; 3];
    for ((to, ground), ink) in mixed.iter_mut().zip(GROUND).zip(colour.rgb()) {
        let sum = usize::from(ground) * (top - degree) + usize::from(ink) * degree;
        *to = (sum / top) as u8;
    }
    mixed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn degrees_go_from_the_paper_to_the_colour() {
        assert_eq!(mixed(Colour::Red, 0), GROUND);
        assert_eq!(mixed(Colour::Red, DEGREES - 1), Colour::Red.rgb());
    }

    #[test]
    fn what_lies_outside_is_left_out() {
        let mut canvas = Canvas::new(2, 2);
        for (x, y) in [(-1, 0), (0, -1), (2, 0), (0, 2)] {
            canvas.cover(x, y, 1.0, Colour::Ink);
        }
        assert_eq!(canvas.pixels, [0; 4]);
        canvas.cover(1, 1, 2.0, Colour::Ink);
        assert_eq!(canvas.pixels, [0, 0, 0, 63]);
    }
}
