//! Compares `docs/where-to-change.md` with the code: each row must name an
//! existing file and an item in it.

use std::collections::HashSet;
use std::path::Path;

const TABLE: &str = include_str!("../../docs/where-to-change.md");
/// Fewest tasks in the table.
const LEAST_ROWS: usize = 30;

struct Row<'a> {
    task: &'a str,
    path: &'a str,
    item: &'a str,
}

/// Returns the rows below the head of the table.
fn rows() -> Vec<Row<'static>> {
    let lines = TABLE.lines().filter(|line| line.starts_with('|')).skip(2);
    lines
        .map(|line| {
            let cells: Vec<&str> = line.trim_matches('|').split(" | ").map(str::trim).collect();
            let [task, path, item] = cells[..] else {
                panic!("three columns are expected: {line}");
            };
            let code = |cell: &'static str| {
                cell.strip_prefix('`')
                    .and_then(|cell| cell.strip_suffix('`'))
                    .unwrap_or_else(|| panic!("{cell:?} is not in backticks: {line}"))
            };
            Row {
                task,
                path: code(path),
                item: code(item),
            }
        })
        .collect()
}

#[test]
fn each_row_names_a_file_that_holds_the_item() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut wrong = Vec::new();
    for Row { task, path, item } in rows() {
        match std::fs::read_to_string(root.join(path)) {
            Err(error) => wrong.push(format!("{task}: {path}: {error}")),
            Ok(text) if !text.contains(item) => {
                wrong.push(format!("{task}: {path} does not hold {item:?}"));
            }
            Ok(_) => {}
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_table_covers_the_usual_tasks_once_each() {
    let rows = rows();
    let tasks: HashSet<&str> = rows.iter().map(|row| row.task).collect();
    assert_eq!(tasks.len(), rows.len(), "a task has two rows");
    assert!(rows.len() >= LEAST_ROWS, "{} rows", rows.len());
}
