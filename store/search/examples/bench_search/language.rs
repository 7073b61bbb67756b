//! Generated articles and queries, the same in every run.

use std::collections::HashMap;
use std::path::Path;

use store::{SearchText, Timestamp};

use crate::Failure;

/// Smallest and largest number of words in a body.
const BODY: (u64, u64) = (250, 550);

/// Syllables, with their frequencies and successors.
#[derive(Clone)]
pub struct Language {
    used: Vec<String>,
    after: HashMap<String, Vec<String>>,
    rare: Vec<String>,
}

impl Language {
    /// The language of the demo articles.
    pub fn of_the_demo() -> Result<Self, Failure> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../server/demo/articles");
        let mut files: Vec<_> = std::fs::read_dir(folder)?
            .filter_map(|entry| Some(entry.ok()?.path()))
            .collect();
        files.sort();
        let mut used = Vec::new();
        for file in files {
            let text = store::Html::clean(&std::fs::read_to_string(file)?).to_text();
            used.extend(viet::search::words(&text).map(|word| word.exact));
        }
        let mut after: HashMap<String, Vec<String>> = HashMap::new();
        for two in used.windows(2) {
            after
                .entry(two[0].clone())
                .or_default()
                .push(two[1].clone());
        }
        let onsets = "b c ch d đ g gh gi h k kh l m n ng nh ph qu r s t th tr v x";
        let rimes = "ẻng ơm ượt ũi óc ặt ằn ếu ịch ỏm ủng oắt uẩy iễn ạng ởi";
        let rare = onsets
            .split(' ')
            .flat_map(|onset| rimes.split(' ').map(move |rime| format!("{onset}{rime}")))
            .collect();
        Ok(Self { used, after, rare })
    }

    /// Returns the article with this number.
    pub fn article(&self, id: u64) -> SearchText {
        let mut dice = Dice(id);
        let title_length = 7 + dice.below(8);
        let title = self.words(&mut dice, title_length);
        let summary = self.words(&mut dice, 30);
        let length = BODY.0 + dice.below(BODY.1 - BODY.0);
        SearchText {
            title,
            summary,
            body: self.words(&mut dice, length),
            published_at: Timestamp(id.cast_signed() * 600),
            sections: Vec::new(),
        }
    }

    fn words(&self, dice: &mut Dice, count: u64) -> String {
        let mut text = String::new();
        let mut last = String::new();
        for _ in 0..count {
            let next = match (dice.below(100), self.after.get(&last)) {
                (0..4, _) => dice.one_of(&self.rare),
                (4..70, Some(after)) => dice.one_of(after),
                _ => dice.one_of(&self.used),
            };
            text.push_str(next);
            text.push(' ');
            next.clone_into(&mut last);
        }
        text
    }

    /// Returns the query of a round of this kind of search.
    pub fn question(&self, kind: &str, articles: u64, round: u64) -> String {
        let mut dice = Dice(round ^ 0xABCD_EF01);
        let article = self.article(1 + dice.below(articles));
        let body: Vec<&str> = article.body.split_whitespace().collect();
        let mut run = |length: u64| {
            let from = dice.below(body.len() as u64 - length);
            let from = usize::try_from(from).unwrap_or(0);
            body[from..from + usize::try_from(length).unwrap_or(1)].join(" ")
        };
        let typed = match kind {
            "two syllables" => run(2),
            "six syllables" => run(6),
            "two in quotes" => format!("\"{}\"", run(2)),
            _ => article.title.clone(),
        };
        if round.is_multiple_of(2) {
            viet::fold(&typed)
        } else {
            typed
        }
    }
}

/// splitmix64.
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    fn below(&mut self, end: u64) -> u64 {
        self.next() % end.max(1)
    }

    fn one_of<'a>(&mut self, list: &'a [String]) -> &'a String {
        let at = self.below(list.len() as u64);
        &list[usize::try_from(at).unwrap_or(0)]
    }
}
