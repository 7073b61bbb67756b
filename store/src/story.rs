//! Which articles tell the same story, and lists that show such articles as
//! one. The reasons stand in `docs/decisions/004-near-duplicates.md`.

use crate::{Slug, Teaser, Timestamp};

/// Two articles of one story are published at most so far apart, in seconds
/// (three days): what is told again later is news again.
pub const STORY_WITHIN: i64 = 3 * 24 * 3600;

/// Syllables of a beginning that are compared.
const BEGINNING: usize = 60;
/// Pairs of syllables that a title, and a beginning, must have to be compared:
/// fewer tell nothing.
const LEAST_IN_TITLE: usize = 3;
const LEAST_IN_BEGINNING: usize = 8;
/// Hundredths of the shorter one's pairs that titles, and beginnings, must
/// share, each alone and both added up.
const LEAST_SHARED: usize = 33;
const LEAST_SHARED_TOGETHER: usize = 120;

/// What is compared of an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    published_at: Timestamp,
    numbers: Vec<String>,
    title: Vec<i64>,
    beginning: Vec<i64>,
}

impl Told {
    /// Of an article with this title, and this beginning: its lead, or its
    /// summary where it has none.
    pub fn new(published_at: Timestamp, title: &str, beginning: &str) -> Self {
        let mut numbers = viet::syllables(title);
        numbers.retain(|word| word.bytes().all(|byte| byte.is_ascii_digit()));
        numbers.sort_unstable();
        numbers.dedup();
        Self {
            published_at,
            numbers,
            title: pairs(title, usize::MAX),
            beginning: pairs(beginning, BEGINNING),
        }
    }

    /// True where both tell the same story: published within
    /// [`STORY_WITHIN`], alike in title and beginning, and without numbers in
    /// their titles that contradict each other (a price of yesterday and of
    /// today, the first part and the second). Asking the other way round gives
    /// the same answer.
    pub fn same_story(&self, other: &Self) -> bool {
        let apart = self.published_at.0.abs_diff(other.published_at.0);
        if apart > STORY_WITHIN.unsigned_abs() || !agree(&self.numbers, &other.numbers) {
            return false;
        }
        let title = shared(&self.title, &other.title, LEAST_IN_TITLE);
        let beginning = shared(&self.beginning, &other.beginning, LEAST_IN_BEGINNING);
        title.min(beginning) >= LEAST_SHARED && title + beginning >= LEAST_SHARED_TOGETHER
    }
}

/// True where one has no number that the other has not.
fn agree(one: &[String], other: &[String]) -> bool {
    let (few, many) = if one.len() <= other.len() {
        (one, other)
    } else {
        (other, one)
    };
    few.iter().all(|number| many.contains(number))
}

/// Hundredths of the shorter one's pairs that stand in both; none where the
/// shorter one has fewer than `least`.
fn shared(one: &[i64], other: &[i64], least: usize) -> usize {
    let shorter = one.len().min(other.len());
    if shorter < least {
        return 0;
    }
    let both = one.iter().filter(|pair| other.binary_search(pair).is_ok());
    both.count() * 100 / shorter
}

/// Hashes of each two neighbouring syllables, folded, of the first `at_most`
/// syllables of a text; sorted, each once.
pub fn pairs(text: &str, at_most: usize) -> Vec<i64> {
    let mut syllables = viet::syllables(text);
    syllables.truncate(at_most);
    let mut hashes: Vec<i64> = syllables
        .windows(2)
        .map(|pair| hash(&pair[0], &pair[1]))
        .collect();
    hashes.sort_unstable();
    hashes.dedup();
    hashes
}

/// FNV-1a (<http://www.isthe.com/chongo/tech/comp/fnv/>) over both syllables.
fn hash(first: &str, second: &str) -> i64 {
    let bytes = first.bytes().chain([b' ']).chain(second.bytes());
    let hash = bytes.fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    hash.cast_signed()
}

/// A story as a list shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Story {
    /// The article that shows.
    pub teaser: Teaser,
    /// Others that tell the same, newest first: linked under it.
    pub also: Vec<Teaser>,
}

impl Story {
    /// A list in which articles of one story stand as one, at the place of the
    /// first of them.
    pub fn fold(teasers: Vec<Teaser>) -> Vec<Self> {
        let mut stories: Vec<Self> = Vec::with_capacity(teasers.len());
        for teaser in teasers {
            let told = stories
                .iter_mut()
                .find(|story| teaser.story.is_some() && story.teaser.story == teaser.story);
            match told {
                Some(story) => story.also.push(teaser),
                None => stories.push(Self {
                    teaser,
                    also: Vec::new(),
                }),
            }
        }
        stories
    }

    /// True where it is the same story as `other`, or the same article.
    pub fn tells(&self, other: &Teaser) -> bool {
        self.teaser.id == other.id
            || (other.story.is_some() && self.teaser.story == other.story)
            || self.also.iter().any(|also| also.id == other.id)
    }
}

/// An article that an editor put at a place of the front page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pin {
    /// The place: 1 is the lead story, those after it follow in order.
    pub slot: u32,
    /// When it gives the place up; `None`: when an editor says so.
    pub until: Option<Timestamp>,
    /// What stands there.
    pub story: Story,
}

/// What the front page is made of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Front {
    /// By place; of what is not published, nothing.
    pub pins: Vec<Pin>,
    /// The newest stories of the whole paper, each at the place of its newest
    /// article.
    pub latest: Vec<Story>,
    /// The newest stories of each section asked for, in that order; sections
    /// without any are left out.
    pub sections: Vec<(Slug, Vec<Story>)>,
}

#[cfg(test)]
mod tests {
    use super::*;

    const DAY: i64 = 24 * 3600;

    fn told(at: i64, title: &str, beginning: &str) -> Told {
        Told::new(Timestamp(at), title, beginning)
    }

    fn same(one: &Told, other: &Told) -> bool {
        let answer = one.same_story(other);
        assert_eq!(answer, other.same_story(one), "both ways the same");
        answer
    }

    const FAIR: &str = "Sáng nay xã Vân Hà mở phiên chợ gốm đầu xuân bên bến sông, \
        hơn sáu mươi nhà lò bày hàng từ chum vại tới ấm chén";

    #[test]
    fn a_longer_title_and_a_reworded_beginning_are_one_story() {
        let short = told(
            0,
            "Xã Vân Hà công nhận thêm 14 lò gốm truyền thống",
            "Ủy ban xã Vân Hà vừa phê duyệt danh sách nghề truyền thống năm nay, công nhận thêm 14 lò gốm \
             truyền thống. Kết quả này ghi nhận công sức của thợ cả.",
        );
        let long = told(
            DAY,
            "Xã Vân Hà công nhận thêm 14 lò gốm truyền thống, mở rộng vùng đất nghề ven sông",
            "Ủy ban xã Vân Hà vừa ban hành quyết định công nhận thêm 14 lò gốm truyền thống trong đợt xét \
             năm nay, tiếp tục mở rộng vùng nghề.",
        );
        assert!(same(&short, &long));
    }

    #[test]
    fn the_same_beginning_under_another_title_is_one_story() {
        let one = told(0, "Chợ gốm Vân Hà và chuyến đò đầu xuân", FAIR);
        let other = told(DAY, "Chợ gốm Vân Hà: chuyến đò chở lộc", FAIR);
        assert!(same(&one, &other));
    }

    #[test]
    fn days_apart_it_is_another_story() {
        let one = told(0, "Chợ gốm Vân Hà mở phiên đầu xuân", FAIR);
        let mut other = one.clone();
        other.published_at = Timestamp(STORY_WITHIN);
        assert!(same(&one, &other));
        other.published_at = Timestamp(STORY_WITHIN + 1);
        assert!(!same(&one, &other));
    }

    #[test]
    fn numbers_that_differ_make_another_story() {
        let price = |day: &str| told(0, &format!("Giá gạo nếp ở chợ Vân Hà ngày {day}"), FAIR);
        assert!(!same(&price("3"), &price("4")));
        assert!(same(&price("3"), &price("3")));
        let without = told(0, "Giá gạo nếp ở chợ Vân Hà", FAIR);
        assert!(same(&price("3"), &without), "nothing contradicts");
    }

    #[test]
    fn one_kind_of_news_from_two_places_is_two_stories() {
        let one = told(
            0,
            "Xã Vân Hà công nhận thêm 14 lò gốm truyền thống",
            "Ủy ban xã Vân Hà vừa phê duyệt danh sách nghề truyền thống, công nhận thêm 14 lò gốm.",
        );
        let other = told(
            0,
            "Xã Đông Sơn có 14 lò gốm được công nhận",
            "Triển khai chương trình giữ nghề, nhiều nhà ở Đông Sơn đã góp công góp của dựng lại lò gốm cũ.",
        );
        assert!(!same(&one, &other));
    }

    #[test]
    fn too_little_text_tells_nothing() {
        let bare = told(0, "Tin vắn", "");
        assert!(!same(&bare, &bare));
        let title = told(0, "Chợ gốm Vân Hà mở phiên đầu xuân", "Tin ảnh.");
        assert!(!same(&title, &title));
    }

    #[test]
    fn pairs_are_the_same_with_and_without_marks() {
        assert_eq!(
            pairs("Làng gốm Phù Lãng", 99),
            pairs("lang gom PHU LANG", 99)
        );
        assert_eq!(pairs("gốm", 99), Vec::<i64>::new());
        assert_eq!(pairs("a b c d", 2), pairs("a b", 99));
    }
}
