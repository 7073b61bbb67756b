//! Every text of the interface, one catalogue per language, so that editors and
//! translators find them in one place: `vi` and `en` fill in the structs of
//! `page` (server pages) and `device` (islands). A setting of the paper chooses
//! the language.

#[cfg(feature = "ssr")]
mod corrections;
mod device;
#[cfg(feature = "ssr")]
pub(crate) mod edition;
mod en;
#[cfg(feature = "ssr")]
mod page;
#[cfg(feature = "ssr")]
pub(crate) mod push;
mod vi;
#[cfg(feature = "ssr")]
pub(crate) mod weather;

#[cfg(feature = "ssr")]
pub(crate) use corrections::TrustWords;
pub(crate) use device::DeviceWords;
#[cfg(feature = "hydrate")]
pub(crate) use device::ReadingWords;
#[cfg(feature = "ssr")]
pub(crate) use page::Words;

/// A language of the interface; articles may be in any language.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// Vietnamese.
    #[default]
    Vi,
    /// English.
    En,
}

#[cfg(feature = "ssr")]
impl Language {
    /// Returns its tag (BCP 47).
    pub fn tag(self) -> &'static str {
        self.words().tag
    }

    /// Returns the texts of pages in this language.
    pub(crate) fn words(self) -> &'static Words {
        match self {
            Self::Vi => &vi::PAGE,
            Self::En => &en::PAGE,
        }
    }
}

#[cfg(feature = "ssr")]
impl std::str::FromStr for Language {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match text {
            "vi" => Ok(Self::Vi),
            "en" => Ok(Self::En),
            _ => Err(format!(
                "{text:?} is no language of the interface: write vi or en"
            )),
        }
    }
}

/// Returns the texts of islands in the language of the page being rendered.
#[cfg(feature = "ssr")]
pub(crate) fn on_device() -> &'static DeviceWords {
    let language: Language = leptos::context::use_context().unwrap_or_default();
    language.words().device
}

/// Returns the texts of islands in the language of the document.
#[cfg(not(feature = "ssr"))]
pub(crate) fn on_device() -> &'static DeviceWords {
    match language_of_document() {
        Language::Vi => &vi::DEVICE,
        Language::En => &en::DEVICE,
    }
}

/// Returns the texts of the reading tools in the language of the document.
#[cfg(feature = "hydrate")]
pub(crate) fn of_reading() -> &'static ReadingWords {
    match language_of_document() {
        Language::Vi => &vi::READING,
        Language::En => &en::READING,
    }
}

#[cfg(not(feature = "ssr"))]
fn language_of_document() -> Language {
    let root = leptos::prelude::document().document_element();
    match root.and_then(|root| root.get_attribute("lang")).as_deref() {
        Some("en") => Language::En,
        _ => Language::Vi,
    }
}

#[cfg(test)]
mod tests {
    /// Names that are spelled like types.
    const NAMES: [&str; 3] = ["JavaScript", "YouTube", "WebSub"];

    /// Renaming a type also renames words in texts that are spelled like it.
    #[test]
    fn texts_hold_no_names_of_code() {
        let sources = [
            include_str!("vi.rs"),
            include_str!("en.rs"),
            include_str!("corrections.rs"),
            include_str!("edition.rs"),
            include_str!("../../script-words/src/words.rs"),
            include_str!("push.rs"),
            include_str!("weather.rs"),
        ];
        for source in sources {
            let (source, _) = source.split_once("#[cfg(test)]").unwrap_or((source, ""));
            let texts = source.split('"').skip(1).step_by(2);
            for word in texts.flat_map(|text| text.split(|c: char| !c.is_alphanumeric())) {
                let mut inside = word.chars().zip(word.chars().skip(1));
                let is_type = word.starts_with(char::is_uppercase)
                    && inside.any(|(a, b)| a.is_lowercase() && b.is_uppercase());
                assert!(!is_type || NAMES.contains(&word), "{word}");
            }
        }
    }
}
