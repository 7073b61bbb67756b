//! Tests with small generated crates.

use std::fs;

use super::uses;

/// Returns the circles of a crate with these files.
fn circles(files: &[(&str, &str)]) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        let file = folder.path().join(name);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, text).unwrap();
    }
    let graph = uses::graph(folder.path(), &folder.path().join("lib.rs")).unwrap();
    graph.circles().iter().map(ToString::to_string).collect()
}

#[test]
fn a_crate_without_circles_passes() {
    let found = circles(&[
        ("lib.rs", "mod a; mod b; pub use a::Start; pub use b::end;"),
        ("a.rs", "pub struct Start; fn go() { crate::end(); }"),
        (
            "b.rs",
            "pub fn end() {} #[cfg(test)] mod tests { use crate::a::Start; }",
        ),
    ]);
    assert_eq!(found, [""; 0]);
}

#[test]
fn a_parent_and_its_child_can_form_a_circle() {
    let found = circles(&[
        (
            "lib.rs",
            "mod a; fn go() { a::walk(); } pub(crate) const STEPS: u8 = 2;",
        ),
        ("a.rs", "use super::STEPS; pub fn walk() { STEPS; }"),
    ]);
    assert_eq!(found, ["a.rs -> lib.rs (STEPS) -> a.rs (walk)"]);
}

#[test]
fn facades_are_followed_to_the_definition() {
    let found = circles(&[
        ("lib.rs", "mod a; mod b;"),
        ("a/mod.rs", "mod inner; pub(crate) use inner::Inner;"),
        ("a/inner.rs", "pub struct Inner(crate::b::Other);"),
        ("b.rs", "pub struct Other; fn make(_: crate::a::Inner) {}"),
    ]);
    assert_eq!(found, ["a/inner.rs -> b.rs (Other) -> a/inner.rs (Inner)"]);
}

#[test]
fn paths_in_macros_and_attributes_count() {
    let found = circles(&[
        ("lib.rs", "mod a; mod b; mod c;"),
        (
            "a.rs",
            "pub const WIDTH: u8 = 1; fn f() { view! { <b::Teaser> {format!(\"{}\", crate::b::teaser())} } }",
        ),
        (
            "b.rs",
            "use super::a::*; pub fn teaser() -> String { format!(\"{WIDTH}\") }",
        ),
        (
            "c.rs",
            "#[serde(with = \"crate::c::inner\")] struct S; mod inner {}",
        ),
    ]);
    assert_eq!(found, ["a.rs -> b.rs (teaser) -> a.rs (WIDTH)"]);
    let found = circles(&[
        ("lib.rs", "mod a; mod b;"),
        (
            "a.rs",
            "#[derive(Serialize)] struct S { #[serde(with = \"crate::b\")] at: u8 } pub type Day = u8;",
        ),
        ("b.rs", "pub fn serialize(_: crate::a::Day) {}"),
    ]);
    assert_eq!(found, ["a.rs -> b.rs (crate::b) -> a.rs (Day)"]);
}

#[test]
fn globs_and_renames_are_resolved() {
    let found = circles(&[
        ("lib.rs", "mod a; mod b; mod c;"),
        (
            "a.rs",
            "use crate::b::*; pub enum Kind { One } fn f() { shared(); }",
        ),
        ("b.rs", "pub use crate::c::longer as shared;"),
        (
            "c.rs",
            "use super::a::Kind::One as First; use super::a as other; pub fn longer() { First; }",
        ),
    ]);
    assert_eq!(found, ["a.rs -> c.rs (longer) -> a.rs (Kind)"]);
}

#[test]
fn macro_rules_belong_to_their_file() {
    let found = circles(&[
        ("lib.rs", "#[macro_use] mod a; mod b;"),
        (
            "a.rs",
            "macro_rules! twice { ($x:expr) => { $crate::b::double($x) }; }",
        ),
        ("b.rs", "pub fn double(x: u8) -> u8 { twice!(x) }"),
    ]);
    assert_eq!(found, ["a.rs -> b.rs (double) -> a.rs (twice)"]);
}

#[test]
fn shorter_circles_come_first() {
    let found = circles(&[
        ("lib.rs", "mod a; mod b; mod c; mod d;"),
        ("a.rs", "pub fn a() { crate::b::b(); }"),
        ("b.rs", "pub fn b() { crate::c::c(); }"),
        ("c.rs", "pub fn c() { crate::a::a(); crate::d::d(); }"),
        ("d.rs", "pub fn d() { crate::c::c(); }"),
    ]);
    assert_eq!(
        found,
        [
            "c.rs -> d.rs (d) -> c.rs (c)",
            "a.rs -> b.rs (b) -> c.rs (c) -> a.rs (a)"
        ]
    );
}

#[test]
fn variables_are_not_items() {
    let found = circles(&[
        ("lib.rs", "mod a; mod b;"),
        (
            "a.rs",
            "use super::b::*; pub fn a() { let b = 1; b; format!(\"{b}\"); }",
        ),
        ("b.rs", "pub fn b() { crate::a::a(); }"),
    ]);
    assert_eq!(found, [""; 0]);
}
