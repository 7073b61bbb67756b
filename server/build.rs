//! Has the binary built anew when the files that it embeds change.

fn main() {
    for path in ["../target/site/site.json", "../public"] {
        println!("cargo::rerun-if-changed={path}");
    }
}
