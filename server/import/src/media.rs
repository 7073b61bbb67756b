//! Records of the old site's files.

use store::{MediaFiles, MediaId, NewMedia, NewRedirect};

use crate::attachments::FileKey;
use crate::scan::Scan;

/// Returns the record of a picture; `alt` is the text given where the picture
/// is used.
pub(crate) fn record(
    file: &FileKey,
    alt: &str,
    files: Option<MediaFiles>,
    scan: &Scan,
) -> NewMedia {
    let known = scan.attachments.get(&file.key);
    let site = scan.site.name();
    let own_alt = known
        .map(|known| known.alt.as_str())
        .filter(|alt| !alt.is_empty());
    NewMedia {
        origin: match known {
            Some(known) => format!("{site}#{}", known.id),
            None if file.urls.is_empty() => file.key.clone(),
            None => format!("{site}{}", file.key),
        },
        // A figure's number has 32 bits.
        wanted_id: known
            .filter(|known| u32::try_from(known.id).is_ok())
            .map(|known| MediaId(known.id)),
        source_url: Some(file.urls.first().unwrap_or(&file.key).clone()),
        alt: own_alt.unwrap_or(alt).to_owned(),
        caption: known.map(|known| known.caption.clone()).unwrap_or_default(),
        files,
    }
}

/// Returns the redirect from a picture's old address to its largest file.
pub(crate) fn redirect(key: &str, files: &MediaFiles) -> Option<NewRedirect> {
    let format = files.formats.last()?;
    let to = format!(
        "/media/{}-{}.{}",
        files.stem,
        files.width,
        format.extension()
    );
    key.starts_with('/').then(|| NewRedirect {
        from: key.to_owned(),
        to,
    })
}
