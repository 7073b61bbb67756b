//! Prints the texts that the build inserts into scripts, by language, as JSON. It is a
//! program of its own, so that the client is built without the server's libraries.

mod words;

fn main() {
    println!("{}", words::by_language());
}
