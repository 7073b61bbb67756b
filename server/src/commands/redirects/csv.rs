//! Comma-separated values (RFC 4180), as spreadsheets write them: the mark
//! between columns may be a semicolon or a tab, a byte-order mark may stand at
//! the start.

/// One record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Line {
    /// Number of the line on which it starts, from 1.
    pub(super) number: usize,
    pub(super) fields: Vec<String>,
}

/// Every record; empty lines are passed over.
pub(super) fn lines(text: &str) -> Result<Vec<Line>, String> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mark = mark_of(text);
    let mut lines = Vec::new();
    let mut fields = vec![String::new()];
    let mut quoted = false;
    let mut number = 1;
    let mut start = 1;
    let mut chars = text.chars().peekable();
    let end = |fields: &mut Vec<String>, start: usize, lines: &mut Vec<Line>| {
        let fields = std::mem::replace(fields, vec![String::new()]);
        if fields.iter().any(|field| !field.trim().is_empty()) {
            lines.push(Line {
                number: start,
                fields,
            });
        }
    };
    while let Some(c) = chars.next() {
        let field = fields.last_mut().expect("a record has a field");
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => {
                chars.next();
                field.push('"');
            }
            '"' if quoted => quoted = false,
            '"' if field.trim().is_empty() => {
                field.clear();
                quoted = true;
            }
            '\n' if !quoted => {
                end(&mut fields, start, &mut lines);
                number += 1;
                start = number;
            }
            '\r' if !quoted => {}
            c if c == mark && !quoted => fields.push(String::new()),
            c => {
                number += usize::from(c == '\n');
                field.push(c);
            }
        }
    }
    if quoted {
        return Err(format!("a quotation mark of line {start} is never closed"));
    }
    end(&mut fields, start, &mut lines);
    Ok(lines)
}

/// The mark that stands first in the first line outside of quotation marks.
fn mark_of(text: &str) -> char {
    let mut quoted = false;
    for c in text.chars() {
        match c {
            '"' => quoted = !quoted,
            '\n' if !quoted => break,
            ',' | ';' | '\t' if !quoted => return c,
            _ => {}
        }
    }
    ','
}

/// One record as it is read again.
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
