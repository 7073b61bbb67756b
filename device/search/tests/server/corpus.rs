//! Generated articles and queries, the same in every run.

/// Syllables, frequent ones first: a lower index is drawn more often.
const SYLLABLES: &str = "làng nghề của và người một có được trong là các cho với đã năm những không \
    đất gốm này khi từ ở lang đường sản phẩm lụa nhà ra tỉnh hội thợ lò vùng còn đồng nước dệt chợ \
    tre mây đan tơ tằm nón lá chiếu cói hương trầm giấy dó tranh khắc gỗ đúc chạm bạc sơn mài mai \
    thêu ren muối mắm bánh tráng rượu chè cà phê bưởi vải thiều mật ong hoà hòa bình thuỷ thủy quý \
    khoẻ khỏe xã huyện phố cổ đình chùa giếng sông bến đò duong lang nghe gom lua hoi cho tre OCOP \
    5 sao 2021 2024 m² km Nguyễn Trần Đặng Lê UBND HTX chương trình kế hoạch du lịch xuất khẩu";

/// Names of places; some of them merged with others in 2025.
const PLACES: [&str; 10] = [
    "Bắc Giang",
    "Bắc Ninh",
    "Hòa Bình",
    "Phú Thọ",
    "Hà Nội",
    "Bà Rịa - Vũng Tàu",
    "Bình Dương",
    "Thành phố Hồ Chí Minh",
    "Quảng Nam",
    "Kon Tum",
];

/// splitmix64.
pub struct Dice(pub u64);

impl Dice {
    pub fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        let drawn = (z ^ (z >> 31)) % u64::try_from(end).unwrap();
        usize::try_from(drawn).unwrap()
    }

    pub fn words(&mut self, count: usize) -> String {
        let usual: Vec<&str> = SYLLABLES.split_whitespace().collect();
        let mut text = String::new();
        for nth in 0..count {
            if nth > 0 {
                text.push_str([" ", " ", " ", " ", ", ", ". ", " – "][self.below(7)]);
            }
            match self.below(40) {
                0 => text.push_str(PLACES[self.below(PLACES.len())]),
                // A word that occurs once, or nearly so.
                1 => text.extend(["hiem".to_owned(), self.below(900).to_string()]),
                _ => {
                    let end = 1 + self.below(usual.len());
                    let word = usual[self.below(end)];
                    if self.below(8) == 0 {
                        text.push_str(&word.to_uppercase());
                    } else {
                        text.push_str(word);
                    }
                }
            }
        }
        text
    }
}

/// The texts, time and sections of one article.
pub struct GeneratedArticle {
    pub id: i64,
    pub title: String,
    pub summary: String,
    pub body: String,
    pub at: i64,
    pub sections: Vec<String>,
}

pub fn article(id: i64) -> GeneratedArticle {
    let mut dice = Dice(id.cast_unsigned());
    let [title, summary, body] = [6, 20, 60].map(|length| {
        let length = length + dice.below(length);
        dice.words(length)
    });
    GeneratedArticle {
        id,
        title,
        summary,
        body,
        // Days apart, and some of them at the same time.
        at: 1_600_000_000 + i64::try_from(dice.below(700)).unwrap() * 40_000,
        sections: [["van-hoa", "le-hoi"], ["lang-nghe", "gom"]][dice.below(2)]
            .iter()
            .take(1 + dice.below(2))
            .map(|slug| (*slug).to_owned())
            .collect(),
    }
}

/// Returns the nth query, with marks or without.
pub fn query(nth: usize, articles: i64) -> String {
    let mut dice = Dice(u64::try_from(nth).unwrap() ^ 0xABCD_EF01);
    let id = 1 + i64::try_from(dice.below(usize::try_from(articles).unwrap())).unwrap();
    let made = article(id);
    let text = [&made.title, &made.summary, &made.body][dice.below(3)];
    let words: Vec<&str> = text.split_whitespace().filter(|it| *it != "–").collect();
    let mut run = |most: usize| {
        let length = 1 + dice.below(most.min(words.len()));
        let from = dice.below(words.len() - length + 1);
        words[from..from + length].join(" ")
    };
    let typed = match nth % 8 {
        0 => run(1),
        1 | 2 => run(3),
        3 => run(9),
        4 => format!("\"{}\"", run(3)),
        5 => format!("{} “{}”", run(2), run(4)),
        6 => format!("{} {}", run(2), PLACES[nth / 8 % PLACES.len()]),
        // One letter too many.
        _ => format!("{}x {}", run(1), run(2)),
    };
    if (nth / 8).is_multiple_of(2) {
        viet::fold(&typed)
    } else {
        typed
    }
}
