//! Tables for the terminal and for `docs/measurements.md`.

/// Prints a table in Markdown with columns of equal width.
pub fn print(head: &[&str], rows: &[Vec<String>]) {
    print!("{}", of(head, rows));
}

fn of(head: &[&str], rows: &[Vec<String>]) -> String {
    let widths: Vec<usize> = head
        .iter()
        .enumerate()
        .map(|(column, name)| {
            let cells = rows.iter().filter_map(|row| row.get(column));
            cells
                .map(|cell| cell.chars().count())
                .chain([name.chars().count()])
                .max()
                .unwrap_or(0)
        })
        .collect();
    let line = |cells: &mut dyn Iterator<Item = &str>| {
        let padded: Vec<String> = cells
            .zip(&widths)
            .map(|(cell, width)| format!("{cell:<width$}"))
            .collect();
        format!("| {} |\n", padded.join(" | "))
    };
    let mut out = line(&mut head.iter().copied());
    let rules: Vec<String> = widths.iter().map(|width| "-".repeat(*width)).collect();
    out.push_str(&line(&mut rules.iter().map(String::as_str)));
    for row in rows {
        out.push_str(&line(&mut row.iter().map(String::as_str)));
    }
    out
}

#[cfg(test)]
mod tests {
    #[test]
    fn columns_are_of_equal_width() {
        let rows = [
            vec!["bài".to_owned(), "1".to_owned()],
            vec!["a".to_owned(), "12".to_owned()],
        ];
        let expected = "| x   | bytes |\n| --- | ----- |\n| bài | 1     |\n| a   | 12    |\n";
        assert_eq!(super::of(&["x", "bytes"], &rows), expected);
    }
}
