//! Comma-separated values (RFC 4180) as spreadsheets write them. Semicolons or
//! tabs may be used instead of commas, and a byte order mark is ignored.

use csv::{Position, ReaderBuilder, Terminator};

/// A line that is appended to a text. If it is not the last record, a quotation
/// mark was not closed.
const END: &str = "\u{1}end\u{1}";

/// One record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Line {
    /// Number of the line on which it starts, from 1.
    pub(super) number: usize,
    pub(super) fields: Vec<String>,
}

/// Every record that is not blank. The error names the line.
pub(super) fn lines(text: &str) -> Result<Vec<Line>, String> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let delimiter = delimiter_of(text);
    let text = format!("{}\n{END}", without_padding(text, delimiter));
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .terminator(Terminator::Any(b'\n'))
        .from_reader(text.as_bytes());
    let mut lines = Vec::new();
    let mut number = 1;
    for record in reader.records() {
        let record = record.map_err(|error| error.to_string())?;
        let fields: Vec<String> = record.iter().map(|it| it.replace('\r', "")).collect();
        if fields == [END] {
            return Ok(lines);
        }
        number = record.position().map_or(number, |at| line_of(&text, at));
        if fields.iter().any(|field| !field.trim().is_empty()) {
            lines.push(Line { number, fields });
        }
    }
    Err(format!("a quotation mark of line {number} is never closed"))
}

/// The line of a record. Its position is that of the empty lines before it.
fn line_of(text: &str, position: &Position) -> usize {
    let start = usize::try_from(position.byte()).unwrap_or(usize::MAX);
    let record = text.get(start..).unwrap_or_default();
    let empty = record.bytes().take_while(|byte| *byte == b'\n').count();
    usize::try_from(position.line()).unwrap_or(usize::MAX) + empty
}

/// The first delimiter in the first line outside of quotation marks.
fn delimiter_of(text: &str) -> u8 {
    let mut quoted = false;
    for byte in text.bytes() {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' if !quoted => break,
            b',' | b';' | b'\t' if !quoted => return byte,
            _ => {}
        }
    }
    b','
}

/// The text without the spaces between a delimiter and a quotation mark, which
/// some programs write.
fn without_padding(text: &str, delimiter: u8) -> String {
    let pieces: Vec<&str> = text.split('"').collect();
    let last = pieces.len() - 1;
    let piece = |(nth, piece): (usize, &&str)| {
        let bare = piece.trim_end_matches(' ');
        let starts_field = match bare.bytes().next_back() {
            Some(byte) => byte == delimiter || byte == b'\n',
            None => nth == 0,
        };
        let is_padded = nth < last && starts_field;
        (if is_padded { bare } else { piece }).to_owned()
    };
    let pieces: Vec<String> = pieces.iter().enumerate().map(piece).collect();
    pieces.join("\"")
}

/// One record as it is parsed again. Every delimiter that [`lines`] knows is
/// quoted, which no quote style of a CSV writer does.
pub(super) fn print(fields: &[&str]) -> String {
    let fields: Vec<String> = fields
        .iter()
        .map(|field| {
            if field.contains([',', ';', '"', '\n', '\t']) {
                format!("\"{}\"", field.replace('"', "\"\""))
            } else {
                (*field).to_owned()
            }
        })
        .collect();
    fields.join(",")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(usize, Vec<String>)> {
        let lines = lines(text).unwrap();
        lines
            .into_iter()
            .map(|line| (line.number, line.fields))
            .collect()
    }

    #[test]
    fn output_of_spreadsheets_is_parsed() {
        for text in [
            "\u{feff}/a,/b\r\n\r\n\"/c,\"\"d\"\"\",/e",
            "/a;/b\n\n\"/c,\"\"d\"\"\";/e\n",
            "/a\t/b\n\n\"/c,\"\"d\"\"\"\t/e\n",
            "/a,/b\n , \n \"/c,\"\"d\"\"\",  \"/e\"\r\n\n\n",
        ] {
            let expected = vec![
                (1, vec!["/a".to_owned(), "/b".to_owned()]),
                (3, vec!["/c,\"d\"".to_owned(), "/e".to_owned()]),
            ];
            assert_eq!(read(text), expected, "{text:?}");
        }
        assert_eq!(read(""), []);
    }

    #[test]
    fn record_of_several_lines_is_numbered_by_its_first() {
        let records = read("\n\n\"/a\n\",/b\n\n/c,/d");
        let numbers: Vec<usize> = records.iter().map(|(number, _)| *number).collect();
        assert_eq!(numbers, [3, 6]);
    }

    #[test]
    fn open_quotation_mark_is_an_error_with_its_line() {
        for (text, line) in [("/a,\"/b\n/c,/d", 1), ("/a,/b\n\n\"/c,/d\n", 3)] {
            let error = lines(text).unwrap_err();
            let expected = format!("a quotation mark of line {line} is never closed");
            assert_eq!(error, expected);
        }
    }

    #[test]
    fn printed_record_is_parsed_again() {
        let line = print(&["/a?x=\"1\",2", "/b;c"]);
        assert_eq!(read(&line)[0].1, ["/a?x=\"1\",2", "/b;c"]);
    }
}
