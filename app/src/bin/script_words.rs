//! Prints the words that the build inserts into scripts, as JSON.

fn main() {
    println!("{}", app::offline_words());
}
