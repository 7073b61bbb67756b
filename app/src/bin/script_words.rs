//! Prints the words that the build writes into scripts, as JSON.

fn main() {
    println!("{}", app::offline_words());
}
