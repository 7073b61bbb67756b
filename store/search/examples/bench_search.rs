//! How long a search takes: `bench_search ARTICLES [ROUNDS]`.
//!
//! Articles are made up, the same ones at every run: syllables of the demo's
//! texts as often and beside each other as there, and rarer ones of every
//! shape that Vietnamese has. Words to look for are taken from the articles, so
//! that every search finds at least one, half of them typed without marks.
//! Printed are microseconds for the places of the first twenty finds, and, as
//! "shown", for these and the making of titles and snippets.

use std::collections::HashMap;
use std::path::Path;
use std::time::Instant;

use store::{ArticleId, Filter, Search, SearchText, Timestamp};
use store_search::SearchIndex;
use viet::search::Query;

type Failure = Box<dyn std::error::Error>;

/// Words of an article's body, at least and at most.
const BODY: (u64, u64) = (250, 550);
/// Finds of a page, and one that tells whether more follow.
const PAGE: usize = 21;

fn main() -> Result<(), Failure> {
    let mut arguments = std::env::args().skip(1);
    let articles: u64 = arguments.next().unwrap_or_default().parse()?;
    let rounds: u64 = arguments.next().as_deref().unwrap_or("300").parse()?;
    let runtime = tokio::runtime::Builder::new_multi_thread().build()?;
    runtime.block_on(measure(articles, rounds))
}

async fn measure(articles: u64, rounds: u64) -> Result<(), Failure> {
    let language = Language::of_the_demo()?;
    let folder = tempfile::tempdir()?;
    let index = SearchIndex::open(&folder.path().join("search"))?;
    let start = Instant::now();
    let all = language.clone();
    let texts = (1..=articles).map(move |id| (ArticleId(id.cast_signed()), all.article(id)));
    index.fill(texts).await?;
    let size: u64 = std::fs::read_dir(folder.path().join("search"))?
        .filter_map(|entry| entry.ok()?.metadata().ok())
        .map(|file| file.len())
        .sum();
    println!(
        "{articles} articles in {} s, {} MB",
        start.elapsed().as_secs(),
        size / 1_000_000
    );
    println!("| search | found p50 | p95 | p99 | shown p99 |");
    println!("|---|---|---|---|---|");
    for kind in [
        "two syllables",
        "six syllables",
        "whole title",
        "two in quotes",
    ] {
        let (mut found, mut shown) = (Vec::new(), Vec::new());
        for round in 0..rounds + rounds / 5 {
            let typed = language.question(kind, articles, round);
            let query = Query::parse(&typed);
            let start = Instant::now();
            let places = index.find(&query, &Filter::default(), None, PAGE).await?;
            let time = start.elapsed();
            let texts: Vec<SearchText> = places
                .iter()
                .map(|place| language.article(place.article.0.cast_unsigned()))
                .collect();
            if texts.is_empty() {
                return Err(format!("{kind}: {typed:?} finds nothing").into());
            }
            let start = Instant::now();
            for text in &texts {
                let holds = !query.is_quoted() || query.holds(text.text());
                let snippet = query.snippet(&text.body, 200);
                std::hint::black_box((holds, snippet, query.marked(&text.title)));
            }
            // The first ones warm the caches.
            if round >= rounds / 5 {
                found.push(time.as_micros());
                shown.push((time + start.elapsed()).as_micros());
            }
        }
        found.sort_unstable();
        shown.sort_unstable();
        let at = |times: &[u128], hundredth: usize| times[(times.len() - 1) * hundredth / 100];
        println!(
            "| {kind} | {} | {} | {} | {} |",
            at(&found, 50),
            at(&found, 95),
            at(&found, 99),
            at(&shown, 99)
        );
    }
    Ok(())
}

/// Syllables, as often as they are used and after which they come.
#[derive(Clone)]
struct Language {
    used: Vec<String>,
    after: HashMap<String, Vec<String>>,
    rare: Vec<String>,
}

impl Language {
    fn of_the_demo() -> Result<Self, Failure> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../server/demo/articles");
        let mut files: Vec<_> = std::fs::read_dir(folder)?
            .filter_map(|entry| Some(entry.ok()?.path()))
            .collect();
        files.sort();
        let mut used = Vec::new();
        for file in files {
            let text = store::Html::clean(&std::fs::read_to_string(file)?).plain();
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

    fn article(&self, id: u64) -> SearchText {
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

    fn question(&self, kind: &str, articles: u64, round: u64) -> String {
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
