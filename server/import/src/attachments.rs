//! The old site's files: finds the attachment that a text refers to by address
//! or number.

use std::collections::HashMap;

use percent_encoding::percent_decode_str;

use crate::links::OldSite;
use crate::meta_keys;
use crate::wxr_element::Item;

/// Every attachment of an export.
#[derive(Debug, Default)]
pub(crate) struct Attachments {
    /// By the key of the file.
    by_key: HashMap<String, Attachment>,
    /// Keys by the attachments' numbers.
    keys: HashMap<i64, String>,
    /// Position and number of the pictures uploaded to a post.
    below: HashMap<i64, Vec<(i64, i64)>>,
}

/// A file of the old site.
#[derive(Clone, Debug)]
pub(crate) struct Attachment {
    pub(crate) id: i64,
    pub(crate) url: String,
    pub(crate) alt: String,
    pub(crate) caption: String,
}

/// A picture's file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct FileKey {
    /// Its decoded path on the old site, without the size of a resized copy;
    /// the whole address for a file on another host.
    pub(crate) key: String,
    /// Addresses to fetch it from, best first; empty for another site's file.
    pub(crate) urls: Vec<String>,
}

/// A reference to a picture in a text of the old site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PictureRef {
    /// Its address; empty if only the number is given.
    pub(crate) url: String,
    /// The number of the attachment, if the text gives it.
    pub(crate) attachment: Option<i64>,
    pub(crate) alt: String,
}

impl Attachments {
    pub(crate) fn learn(&mut self, item: &Item, site: &OldSite) {
        let url = item.attachment_url.trim();
        if url.is_empty() {
            return;
        }
        let key = key_of(url, site);
        self.keys.insert(item.number(), key.clone());
        if is_picture(&key) && item.parent > 0 {
            self.below
                .entry(item.parent)
                .or_default()
                .push((item.menu_order, item.number()));
        }
        let alt = item.meta(meta_keys::ALT).unwrap_or_default();
        self.by_key.entry(key).or_insert_with(|| Attachment {
            id: item.number(),
            url: url.to_owned(),
            alt: crate::plain_text::plain_text(alt),
            caption: crate::plain_text::plain_text(&item.excerpt),
        });
    }

    /// Sorts the pictures of each post; called once after the last
    /// [`Attachments::learn`].
    pub(crate) fn put_in_order(&mut self) {
        self.below
            .values_mut()
            .for_each(|pictures| pictures.sort_unstable());
    }

    pub(crate) fn get(&self, key: &str) -> Option<&Attachment> {
        self.by_key.get(key)
    }

    /// Returns the pictures uploaded to a post, in the order of its gallery.
    pub(crate) fn below(&self, post: i64) -> Vec<i64> {
        self.below
            .get(&post)
            .into_iter()
            .flatten()
            .map(|(_, id)| *id)
            .collect()
    }

    /// Returns the file of an attachment.
    pub(crate) fn numbered(&self, id: i64) -> Option<FileKey> {
        let key = self.keys.get(&id)?.clone();
        let urls = self
            .by_key
            .get(&key)
            .map(|known| known.url.clone())
            .into_iter()
            .collect();
        Some(FileKey { key, urls })
    }

    /// Returns the file of a picture; `None` if the reference is empty or not
    /// understood.
    pub(crate) fn file(&self, picture: &PictureRef, site: &OldSite) -> Option<FileKey> {
        let by_number = || picture.attachment.and_then(|id| self.numbered(id));
        if picture.url.is_empty() {
            return by_number();
        }
        let exact = key_of(&picture.url, site);
        let original = without_size(&exact);
        // A content network resizes copies by query.
        let plain = without_size(exact.split('?').next().unwrap_or_default());
        let scaled = plain
            .rsplit_once('.')
            .map(|(stem, end)| format!("{stem}-scaled.{end}"));
        let mut names = [
            Some(exact.clone()),
            Some(original.clone()),
            Some(plain),
            scaled,
        ]
        .into_iter()
        .flatten();
        if let Some(known) = names.find(|name| self.by_key.contains_key(name)) {
            let urls = self
                .by_key
                .get(&known)
                .map(|known| known.url.clone())
                .into_iter()
                .collect();
            return Some(FileKey { key: known, urls });
        }
        if let Some(known) = by_number() {
            return Some(known);
        }
        let Some(host) = site.host_of(&picture.url) else {
            return Some(FileKey {
                key: exact,
                urls: Vec::new(),
            });
        };
        let mut urls = vec![format!("{host}{original}")];
        if exact != original {
            urls.push(format!("{host}{exact}"));
        }
        Some(FileKey {
            key: original,
            urls,
        })
    }
}

/// True for file names that belong to neither pictures nor pages: the paper
/// does not store such files.
pub(crate) fn is_other_file(path: &str) -> bool {
    const ENDS: [&str; 33] = [
        "7z", "aac", "avi", "csv", "doc", "docx", "flac", "flv", "gz", "m4a", "m4v", "mkv", "mov",
        "mp3", "mp4", "mpeg", "mpg", "odp", "ods", "odt", "oga", "ogg", "ogv", "pdf", "ppt",
        "pptx", "rar", "rtf", "wav", "webm", "wma", "wmv", "zip",
    ];
    let name = path.rsplit('/').next().unwrap_or_default();
    let Some((_, end)) = name.rsplit_once('.') else {
        return false;
    };
    let end = end.to_ascii_lowercase();
    let uploaded = path.contains("/wp-content/uploads/") && !is_picture(path);
    uploaded || ENDS.contains(&end.as_str()) || matches!(end.as_str(), "xls" | "xlsx")
}

/// True for file names of pictures.
pub(crate) fn is_picture(key: &str) -> bool {
    let end = key
        .rsplit('.')
        .next()
        .unwrap_or_default()
        .to_ascii_lowercase();
    matches!(
        end.as_str(),
        "jpg" | "jpeg" | "jpe" | "jfif" | "png" | "gif" | "webp" | "avif" | "bmp" | "svg"
    )
}

pub(crate) fn key_of(url: &str, site: &OldSite) -> String {
    let Some(path) = site.local(url).or_else(|| site.joined(url)) else {
        return url.to_owned();
    };
    let path = path.split(['?', '#']).next().unwrap_or_default();
    percent_decode_str(path).decode_utf8_lossy().into_owned()
}

/// Returns a file name without the size that WordPress appends to resized
/// copies (`-300x200`), and without `-scaled`.
fn without_size(path: &str) -> String {
    let Some((stem, end)) = path.rsplit_once('.') else {
        return path.to_owned();
    };
    let stem = stem.strip_suffix("-scaled").unwrap_or(stem);
    let bare = stem.rsplit_once('-').filter(|(_, size)| {
        size.split_once('x').is_some_and(|(width, height)| {
            let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
            digits(width) && digits(height)
        })
    });
    format!("{}.{end}", bare.map_or(stem, |(stem, _)| stem))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site() -> OldSite {
        let mut site = OldSite::default();
        site.learn("https://bao.example");
        site
    }

    fn known(id: i64, url: &str) -> Attachments {
        let mut attachments = Attachments::default();
        let item = Item {
            id: id.to_string(),
            attachment_url: url.into(),
            parent: 5,
            ..Item::default()
        };
        attachments.learn(&item, &site());
        attachments
    }

    fn picture(url: &str) -> PictureRef {
        PictureRef {
            url: url.into(),
            attachment: None,
            alt: String::new(),
        }
    }

    #[test]
    fn resized_copies_are_the_same_picture() {
        let attachments = known(7, "https://bao.example/u/a-b.jpg");
        for name in [
            "/u/a-b.jpg",
            "/u/a-b-300x200.jpg",
            "https://www.bao.example/u/a-b-1x2.jpg?w=7",
        ] {
            let file = attachments.file(&picture(name), &site()).unwrap();
            assert_eq!(file.key, "/u/a-b.jpg", "{name}");
        }
        let scaled = known(7, "https://bao.example/u/a-scaled.jpg");
        assert_eq!(
            scaled
                .file(&picture("/u/a-300x200.jpg"), &site())
                .unwrap()
                .key,
            "/u/a-scaled.jpg"
        );
    }

    #[test]
    fn files_may_be_on_another_host() {
        let attachments = known(7, "https://files.example/u/a.jpg");
        for name in [
            "https://files.example/u/a.jpg?w=300",
            "https://files.example/u/a-3x2.jpg",
        ] {
            let file = attachments.file(&picture(name), &site()).unwrap();
            assert_eq!(file.key, "https://files.example/u/a.jpg", "{name}");
            assert_eq!(file.urls, ["https://files.example/u/a.jpg"]);
        }
    }

    #[test]
    fn original_may_be_named_like_a_resized_copy() {
        let mut both = known(7, "https://bao.example/u/a.jpg");
        let item = Item {
            id: "8".into(),
            attachment_url: "/u/a-3x2.jpg".into(),
            ..Item::default()
        };
        both.learn(&item, &site());
        assert_eq!(
            both.file(&picture("/u/a-3x2.jpg"), &site()).unwrap().key,
            "/u/a-3x2.jpg"
        );
        assert_eq!(
            both.file(&picture("/u/a-4x2.jpg"), &site()).unwrap().key,
            "/u/a.jpg"
        );
    }

    #[test]
    fn an_unknown_picture_has_two_possible_addresses() {
        let file = Attachments::default()
            .file(&picture("../wp-content/uploads/x.jpg"), &site())
            .unwrap();
        assert_eq!(file.key, "/wp-content/uploads/x.jpg");
        let file = Attachments::default()
            .file(&picture("http://bao.example/a%20b-3x2.jpg"), &site())
            .unwrap();
        assert_eq!(
            file.urls,
            [
                "http://bao.example/a b.jpg",
                "http://bao.example/a b-3x2.jpg"
            ]
        );
        let other = Attachments::default()
            .file(&picture("https://x.example/a-3x2.jpg"), &site())
            .unwrap();
        assert_eq!(
            (other.key.as_str(), other.urls.len()),
            ("https://x.example/a-3x2.jpg", 0)
        );
    }

    #[test]
    fn relative_picture_is_on_the_old_site() {
        for (name, url) in [
            ("images/a.jpg", "https://bao.example/images/a.jpg"),
            (
                ".evil.example/x.jpg",
                "https://bao.example/.evil.example/x.jpg",
            ),
        ] {
            let file = Attachments::default()
                .file(&picture(name), &site())
                .unwrap();
            assert_eq!(file.urls, [url]);
        }
    }

    #[test]
    fn other_files_are_recognised_by_their_names() {
        for path in [
            "/wp-content/uploads/2021/bang-gia.pdf",
            "/u/v.MP4",
            "/wp-content/uploads/a.xyz",
        ] {
            assert!(is_other_file(path), "{path}");
        }
        for path in [
            "/wp-content/uploads/a.jpg",
            "/bai-viet",
            "/2021/v1.2/bai",
            "/index.html",
        ] {
            assert!(!is_other_file(path), "{path}");
        }
    }

    #[test]
    fn numbers_and_posts_lead_to_files() {
        let attachments = known(7, "https://bao.example/u/a.jpg");
        assert_eq!(attachments.below(5), [7]);
        let edited = PictureRef {
            attachment: Some(7),
            ..picture("/u/a-e1612345.jpg")
        };
        assert_eq!(attachments.file(&edited, &site()).unwrap().key, "/u/a.jpg");
        assert_eq!(
            attachments.file(
                &PictureRef {
                    attachment: Some(9),
                    ..picture("")
                },
                &site()
            ),
            None
        );
    }
}
