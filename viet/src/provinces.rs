//! The provinces before and after the merger of 2025.
//!
//! Source: Resolution 202/2025/QH15 of the National Assembly on arranging
//! provincial units, passed on 12 June 2025; the 34 new units exist since 1
//! July 2025. Thừa Thiên Huế became the city of Huế before (Resolution
//! 175/2024/QH15, from 1 January 2025).

use std::ops::Range;

use crate::search::{Word, words};

/// Each new unit and the old units that it consists of; first itself if an old
/// unit had its name. The eleven unchanged units are in [`UNCHANGED`].
pub const MERGED: [(&str, &[&str]); 23] = [
    ("Tuyên Quang", &["Tuyên Quang", "Hà Giang"]),
    ("Lào Cai", &["Lào Cai", "Yên Bái"]),
    ("Thái Nguyên", &["Thái Nguyên", "Bắc Kạn"]),
    ("Phú Thọ", &["Phú Thọ", "Vĩnh Phúc", "Hòa Bình"]),
    ("Bắc Ninh", &["Bắc Ninh", "Bắc Giang"]),
    ("Hưng Yên", &["Hưng Yên", "Thái Bình"]),
    ("Hải Phòng", &["Hải Phòng", "Hải Dương"]),
    ("Ninh Bình", &["Ninh Bình", "Hà Nam", "Nam Định"]),
    ("Quảng Trị", &["Quảng Trị", "Quảng Bình"]),
    ("Đà Nẵng", &["Đà Nẵng", "Quảng Nam"]),
    ("Quảng Ngãi", &["Quảng Ngãi", "Kon Tum"]),
    ("Gia Lai", &["Gia Lai", "Bình Định"]),
    ("Khánh Hòa", &["Khánh Hòa", "Ninh Thuận"]),
    ("Lâm Đồng", &["Lâm Đồng", "Đắk Nông", "Bình Thuận"]),
    ("Đắk Lắk", &["Đắk Lắk", "Phú Yên"]),
    (
        "Thành phố Hồ Chí Minh",
        &["Thành phố Hồ Chí Minh", "Bình Dương", "Bà Rịa - Vũng Tàu"],
    ),
    ("Đồng Nai", &["Đồng Nai", "Bình Phước"]),
    ("Tây Ninh", &["Tây Ninh", "Long An"]),
    ("Cần Thơ", &["Cần Thơ", "Sóc Trăng", "Hậu Giang"]),
    ("Vĩnh Long", &["Vĩnh Long", "Bến Tre", "Trà Vinh"]),
    ("Đồng Tháp", &["Đồng Tháp", "Tiền Giang"]),
    ("Cà Mau", &["Cà Mau", "Bạc Liêu"]),
    ("An Giang", &["An Giang", "Kiên Giang"]),
];

/// The units that the merger did not change.
pub const UNCHANGED: [&str; 11] = [
    "Hà Nội",
    "Huế",
    "Lai Châu",
    "Điện Biên",
    "Sơn La",
    "Lạng Sơn",
    "Quảng Ninh",
    "Thanh Hóa",
    "Nghệ An",
    "Hà Tĩnh",
    "Cao Bằng",
];

/// A searched province, and the other names under which it is searched as well.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Province {
    /// The name as in the table.
    pub name: &'static str,
    /// For an old unit, the unit that it belongs to now; for a new unit, the
    /// other units that it consists of.
    pub others: Vec<&'static str>,
    /// True if no unit has this name today.
    pub is_old: bool,
}

impl Province {
    /// Returns the province with this name; `None` for names that the merger
    /// did not change.
    #[must_use]
    pub fn of(name: &str) -> Option<Self> {
        MERGED.iter().find_map(|(now, before)| {
            let name = before.iter().find(|it| **it == name)?;
            let is_old = name != now;
            Some(Self {
                name,
                others: if is_old {
                    vec![now]
                } else {
                    before[1..].to_vec()
                },
                is_old,
            })
        })
    }
}

/// Returns the longest name of a province among the words of a query, with its
/// position; marks must match if the query has marks.
pub(crate) fn find(query: &[Word], marked: bool) -> Option<(Range<usize>, Province)> {
    let same = |has: &Word, name: &Word| {
        if marked {
            has.exact == name.exact
        } else {
            has.folded == name.folded
        }
    };
    let mut best: Option<(Range<usize>, &str)> = None;
    for name in MERGED.iter().flat_map(|(_, before)| before.iter()) {
        let list: Vec<Word> = words(name).collect();
        let place = query
            .windows(list.len())
            .position(|window| window.iter().zip(&list).all(|(has, name)| same(has, name)));
        if let Some(start) = place
            && best
                .as_ref()
                .is_none_or(|(range, _)| range.len() < list.len())
        {
            best = Some((start..start + list.len(), name));
        }
    }
    let (place, name) = best?;
    Some((place, Province::of(name)?))
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn the_merger_made_34_units_of_63() {
        assert_eq!(MERGED.len() + UNCHANGED.len(), 34);
        let before: HashSet<&str> = MERGED
            .iter()
            .flat_map(|(_, before)| before.iter().copied())
            .chain(UNCHANGED)
            .collect();
        assert_eq!(before.len(), 63);
        assert!(
            MERGED
                .iter()
                .all(|(now, before)| before[0] == *now && before.len() > 1)
        );
    }

    #[test]
    fn old_and_new_names_find_each_other() {
        let old = Province::of("Bắc Giang").unwrap();
        assert_eq!((old.is_old, old.others), (true, vec!["Bắc Ninh"]));
        let new = Province::of("Bắc Ninh").unwrap();
        assert_eq!((new.is_old, new.others), (false, vec!["Bắc Giang"]));
        assert_eq!(Province::of("Hà Nội"), None);
    }

    #[test]
    fn a_name_is_found_among_other_words() {
        let find = |text: &str, marked| {
            let list: Vec<Word> = words(text).collect();
            super::find(&list, marked).map(|(place, province)| (place, province.name))
        };
        assert_eq!(find("lễ hội Bắc Giang", true), Some((2..4, "Bắc Giang")));
        assert_eq!(find("bac giang 2021", false), Some((0..2, "Bắc Giang")));
        assert_eq!(find("bạc giáng", true), None);
        assert_eq!(
            find("bà rịa vũng tàu", true).unwrap().1,
            "Bà Rịa - Vũng Tàu"
        );
    }
}
