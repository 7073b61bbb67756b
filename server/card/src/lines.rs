//! Line breaking: only between words, since Vietnamese is not hyphenated, with
//! lines of similar lengths.

use crate::face::Face;

/// Returns the smallest number of lines, with lengths as equal as possible.
pub(crate) fn balanced(face: &Face, text: &str, size: f32, width: f32) -> Vec<String> {
    let fewest = broken(face, text, size, width);
    // The narrowest width that needs no more lines.
    let (mut narrow, mut wide) = (width / 3.0, width);
    let mut best = fewest.clone();
    while wide - narrow > 4.0 {
        let middle = f32::midpoint(narrow, wide);
        let lines = broken(face, text, size, middle);
        if lines.len() > fewest.len() {
            narrow = middle;
        } else {
            wide = middle;
            best = lines;
        }
    }
    // A narrow width must not have broken a long word.
    if best.join(" ") == fewest.join(" ") {
        best
    } else {
        fewest
    }
}

/// Returns the first `most` lines; an ellipsis replaces the rest.
pub(crate) fn cut(face: &Face, text: &str, size: f32, width: f32, most: usize) -> Vec<String> {
    let mut lines = broken(face, text, size, width);
    if lines.len() <= most {
        return lines;
    }
    lines.truncate(most);
    if let Some(last) = lines.last_mut() {
        while face.width(last, size) + face.width("…", size) > width {
            match last.rfind(' ') {
                Some(at) => last.truncate(at),
                None => {
                    last.pop();
                }
            }
        }
        last.push('…');
    }
    lines
}

/// Returns the part of `text` that fits into one line.
pub(crate) fn one(face: &Face, text: &str, size: f32, width: f32) -> String {
    cut(face, text, size, width, 1).pop().unwrap_or_default()
}

/// Fills each line as far as possible; a word wider than a line is broken.
fn broken(face: &Face, text: &str, size: f32, width: f32) -> Vec<String> {
    let space = face.width(" ", size);
    let mut lines: Vec<String> = Vec::new();
    // Free width in the last line.
    let mut free = -1.0;
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        let wide = face.width(word, size);
        if wide + space <= free
            && let Some(last) = lines.last_mut()
        {
            last.push(' ');
            last.push_str(word);
            free -= wide + space;
            continue;
        }
        if wide <= width {
            lines.push(word.to_owned());
            free = width - wide;
            continue;
        }
        let mut piece = String::new();
        for letter in word.chars() {
            piece.push(letter);
            if face.width(&piece, size) > width && piece.chars().count() > 1 {
                piece.pop();
                lines.push(std::mem::take(&mut piece));
                piece.push(letter);
            }
        }
        free = width - face.width(&piece, size);
        lines.push(piece);
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_even_and_fit() {
        let face = Face::own();
        let text = "Làng gốm bên sông đỏ lửa trở lại sau hai mùa nước lũ";
        let greedy = broken(&face, text, 80.0, 1000.0);
        let lines = balanced(&face, text, 80.0, 1000.0);
        assert_eq!(lines.len(), greedy.len());
        let widths: Vec<f32> = lines.iter().map(|line| face.width(line, 80.0)).collect();
        assert!(widths.iter().all(|width| *width <= 1000.0), "{widths:?}");
        let shortest = |lines: &[String]| {
            let widths = lines.iter().map(|line| face.width(line, 80.0));
            widths.fold(f32::MAX, f32::min)
        };
        assert!(shortest(&lines) >= shortest(&greedy), "{lines:?}");
        assert_eq!(lines.join(" "), text);
    }

    #[test]
    fn a_word_wider_than_the_line_is_broken() {
        let face = Face::own();
        let lines = balanced(&face, &"nghiêng".repeat(20), 90.0, 800.0);
        assert!(lines.len() > 1 && lines.iter().all(|line| face.width(line, 90.0) <= 800.0));
    }

    #[test]
    fn a_no_break_space_does_not_break() {
        let face = Face::own();
        let lines = balanced(&face, "aaaa bbbb 5\u{a0}tấn", 90.0, 400.0);
        assert!(
            lines.iter().any(|line| line.contains("5\u{a0}tấn")),
            "{lines:?}"
        );
    }
}
