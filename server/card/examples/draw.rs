//! Draws a card into a file: `draw NAME TITLE FOOT FILE`.

fn main() -> std::io::Result<()> {
    let mut words = std::env::args().skip(1);
    let mut next = || words.next().unwrap_or_default();
    let card = card::Words {
        paper: next(),
        title: next(),
        foot: next(),
    };
    std::fs::write(next(), card::draw(&card))
}
