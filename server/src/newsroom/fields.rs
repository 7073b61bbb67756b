//! Fields of a form.

use axum::body::Bytes;

/// The fields of a form or of a query, in their order.
pub(super) struct Fields(Vec<(String, String)>);

impl Fields {
    /// The fields of a body.
    pub(super) fn of(body: &Bytes) -> Self {
        Self(form_urlencoded::parse(body).into_owned().collect())
    }

    /// The fields of a query.
    pub(super) fn of_query(query: Option<&str>) -> Self {
        let query = query.unwrap_or_default();
        Self(
            form_urlencoded::parse(query.as_bytes())
                .into_owned()
                .collect(),
        )
    }

    /// The first field of this name as it was sent; empty if there is none.
    pub(super) fn text(&self, name: &str) -> &str {
        let first = self.0.iter().find(|(other, _)| other == name);
        first.map_or("", |(_, value)| value)
    }

    /// All fields of this name.
    pub(super) fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        let fields = self.0.iter().filter(move |(other, _)| other == name);
        fields.map(|(_, value)| value.as_str())
    }

    /// The number of this name.
    pub(super) fn number(&self, name: &str) -> Option<i64> {
        self.text(name).parse().ok()
    }

    /// The words of this name in one line and in Unicode's composed form; `None` without
    /// words or with more than 120 characters.
    pub(super) fn words(&self, name: &str) -> Option<String> {
        let words: Vec<&str> = self.text(name).split_whitespace().collect();
        let words = viet::nfc(&words.join(" "));
        let is_fine = !words.is_empty()
            && words.chars().count() <= 120
            && !words.contains(|it: char| it.is_control());
        is_fine.then_some(words)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_read_by_name() {
        let fields = Fields::of(&Bytes::from_static(
            b"a=1&muc=x&muc=y%20z&name=+Tr%E1%BA%A7n%0A+Lan&long=&a=2",
        ));
        assert_eq!((fields.text("a"), fields.number("a")), ("1", Some(1)));
        assert_eq!(fields.all("muc").collect::<Vec<_>>(), ["x", "y z"]);
        assert_eq!(fields.words("name").as_deref(), Some("Trần Lan"));
        assert_eq!((fields.words("long"), fields.text("none")), (None, ""));
        assert_eq!(Fields::of_query(Some("ve=b")).text("ve"), "b");
        let long = format!("name={}", "a".repeat(121));
        assert_eq!(Fields::of_query(Some(&long)).words("name"), None);
    }
}
