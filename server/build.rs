//! Has a release built anew when the files that it embeds change: new names
//! come with a new `site.json`. A debug build reads them from the disk.

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
