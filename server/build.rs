//! Rebuilds a release when an embedded file changes; `site.json` changes with
//! their names. A debug build reads the files from disk.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    if std::env::var("PROFILE").as_deref() == Ok("release") {
        for path in [
            "../target/site/site.json",
            "../target/site/pkg",
            "../public",
        ] {
            println!("cargo::rerun-if-changed={path}");
        }
    }
}
