//! The rule that decides which articles tell the same story.
//! `docs/decisions/004-near-duplicates.md` gives the reasons.

use std::collections::BTreeSet;

use super::bigrams::bigrams;
use crate::ids::Timestamp;

/// Largest time between two articles of one story, in seconds (three days): a
/// later article is news again.
pub const STORY_WINDOW: i64 = 3 * 24 * 3600;

/// Syllables of a beginning that are compared.
const BEGINNING: usize = 60;
/// Fewest pairs of syllables in a title, or in a beginning, for a comparison:
/// fewer are no evidence.
const LEAST_IN_TITLE: usize = 3;
const LEAST_IN_BEGINNING: usize = 8;
/// Least percentage of the shorter text's pairs that titles must share, and that
/// beginnings must share.
const LEAST_SHARED: usize = 33;
/// Least sum of both percentages.
const LEAST_SHARED_TOGETHER: usize = 120;

/// The parts of an article that are compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoryFingerprint {
    published_at: Timestamp,
    numbers: Vec<String>,
    title: Vec<i64>,
    beginning: Vec<i64>,
}

impl StoryFingerprint {
    /// Returns the fingerprint of an article with this title and beginning: its
    /// lead, or its summary if it has no lead.
    pub fn new(published_at: Timestamp, title: &str, beginning: &str) -> Self {
        let mut numbers = viet::syllables(title);
        numbers.retain(|word| word.bytes().all(|byte| byte.is_ascii_digit()));
        numbers.sort_unstable();
        numbers.dedup();
        Self {
            published_at,
            numbers,
            title: bigrams(title, usize::MAX),
            beginning: bigrams(beginning, BEGINNING),
        }
    }

    /// True if both tell the same story: published within [`STORY_WINDOW`],
    /// similar in title and beginning, and without contradicting numbers in
    /// their titles (yesterday's and today's price, part one and part two). The
    /// relation is symmetric.
    pub fn same_story(&self, other: &Self) -> bool {
        let apart = self.published_at.0.abs_diff(other.published_at.0);
        if apart > STORY_WINDOW.unsigned_abs() || !agree(&self.numbers, &other.numbers) {
            return false;
        }
        let title = shared(&self.title, &other.title, LEAST_IN_TITLE);
        let beginning = shared(&self.beginning, &other.beginning, LEAST_IN_BEGINNING);
        title.min(beginning) >= LEAST_SHARED && title + beginning >= LEAST_SHARED_TOGETHER
    }
}

/// True if one list of numbers contains the other.
fn agree(one: &[String], other: &[String]) -> bool {
    let (few, many) = if one.len() <= other.len() {
        (one, other)
    } else {
        (other, one)
    };
    few.iter().all(|number| many.contains(number))
}

/// Returns the percentage of the shorter list's pairs that are in both; 0 if it
/// has fewer than `least`.
fn shared(one: &[i64], other: &[i64], least: usize) -> usize {
    let shorter = one.len().min(other.len());
    if shorter < least {
        return 0;
    }
    let both = one.iter().filter(|pair| other.binary_search(pair).is_ok());
    both.count() * 100 / shorter
}

/// Fewest shared bigrams for a comparison.
pub const LEAST_SHARED_BIGRAMS: i64 = 3;
/// Largest number of compared articles: those with the most shared bigrams.
pub const COMPARED: i64 = 30;
/// Largest number of articles in a story: a text used more often is a form.
const LARGEST_STORY: usize = 12;

/// An article that may tell the same story as another.
#[derive(Clone, Debug)]
pub struct StoryCandidate {
    /// Number of the article.
    pub id: i64,
    /// The story to which it belongs now.
    pub story: Option<i64>,
    /// The parts that are compared.
    pub fingerprint: StoryFingerprint,
}

/// The effect of a new article on stories.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Joined {
    /// The article and those that tell the same story; only itself if there are
    /// none.
    pub members: BTreeSet<i64>,
    /// The stories to which the members belong; they become one.
    pub stories: BTreeSet<i64>,
}

/// Returns the candidates that tell the same story as `own`.
pub fn join(own: &StoryCandidate, candidates: &[StoryCandidate]) -> Joined {
    let mut joined = Joined {
        members: BTreeSet::from([own.id]),
        stories: own.story.into_iter().collect(),
    };
    for candidate in candidates {
        if candidate.fingerprint.same_story(&own.fingerprint) {
            joined.members.insert(candidate.id);
            joined.stories.extend(candidate.story);
        }
    }
    joined
}

/// Returns the number of the story with these members; `None` if they are too
/// few, or too many, to be a story.
pub fn story_of(members: &BTreeSet<i64>) -> Option<i64> {
    let several = (2..=LARGEST_STORY).contains(&members.len());
    members.first().copied().filter(|_| several)
}

#[cfg(test)]
mod tests {
    use super::*;

    const DAY: i64 = 24 * 3600;

    fn told(at: i64, title: &str, beginning: &str) -> StoryFingerprint {
        StoryFingerprint::new(Timestamp(at), title, beginning)
    }

    fn same(one: &StoryFingerprint, other: &StoryFingerprint) -> bool {
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
    fn articles_days_apart_are_different_stories() {
        let one = told(0, "Chợ gốm Vân Hà mở phiên đầu xuân", FAIR);
        let mut other = one.clone();
        other.published_at = Timestamp(STORY_WINDOW);
        assert!(same(&one, &other));
        other.published_at = Timestamp(STORY_WINDOW + 1);
        assert!(!same(&one, &other));
    }

    #[test]
    fn different_numbers_make_different_stories() {
        let price = |day: &str| told(0, &format!("Giá gạo nếp ở chợ Vân Hà ngày {day}"), FAIR);
        assert!(!same(&price("3"), &price("4")));
        assert!(same(&price("3"), &price("3")));
        let without = told(0, "Giá gạo nếp ở chợ Vân Hà", FAIR);
        assert!(same(&price("3"), &without), "nothing contradicts");
    }

    #[test]
    fn similar_news_from_two_places_is_two_stories() {
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
    fn too_little_text_is_not_compared() {
        let bare = told(0, "Tin vắn", "");
        assert!(!same(&bare, &bare));
        let title = told(0, "Chợ gốm Vân Hà mở phiên đầu xuân", "Tin ảnh.");
        assert!(!same(&title, &title));
    }

    fn candidate(id: i64, story: Option<i64>, title: &str) -> StoryCandidate {
        StoryCandidate {
            id,
            story,
            fingerprint: told(0, title, FAIR),
        }
    }

    #[test]
    fn articles_and_their_stories_are_joined() {
        let own = candidate(3, None, "Chợ gốm Vân Hà mở phiên đầu xuân");
        let others = [
            candidate(1, Some(1), "Chợ gốm Vân Hà mở phiên chợ đầu xuân"),
            candidate(2, None, "Một chuyện khác hẳn về nghề dệt chiếu"),
        ];
        let joined = join(&own, &others);
        assert_eq!(joined.members, BTreeSet::from([1, 3]));
        assert_eq!(joined.stories, BTreeSet::from([1]));
    }

    #[test]
    fn a_story_has_at_least_two_articles_and_not_too_many() {
        let of = |count: i64| (1..=count).collect::<BTreeSet<i64>>();
        assert_eq!(story_of(&of(1)), None);
        assert_eq!(story_of(&of(2)), Some(1));
        assert_eq!(story_of(&of(12)), Some(1));
        assert_eq!(story_of(&of(13)), None);
    }
}
