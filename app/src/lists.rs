//! The paper's lists by address: their titles and their keys in the store.
//! Pages and feeds use both.

use store::{Follow, ListKey, Store, Writer};

use crate::address::{self, Route};
use crate::snapshot::SiteSnapshot;

/// Seconds per day.
pub(crate) const DAY: i64 = 24 * 3600;

/// The title and key of the list at a route.
pub(crate) struct Named {
    pub(crate) wanted: ListKey,
    pub(crate) title: String,
    pub(crate) path: String,
    /// How subscribers follow the list, and its name alone.
    pub(crate) follow: Option<(Follow, String)>,
    pub(crate) writer: Option<Writer>,
}

/// Returns the list at `route`; `None` if there is no such section, topic or
/// author.
pub(crate) async fn named(
    store: &dyn Store,
    snapshot: &SiteSnapshot,
    route: &Route,
) -> store::Result<Option<Named>> {
    let words = snapshot.config.language.words();
    let mut follow = None;
    let mut writer = None;
    let (wanted, title, path) = match route {
        Route::Section(slug) => {
            let Some(section) = snapshot
                .sections
                .iter()
                .find(|section| section.slug == *slug)
            else {
                return Ok(None);
            };
            follow = Some((Follow::Section(slug.clone()), section.name.clone()));
            (
                ListKey::Section(slug.clone()),
                section.name.clone(),
                address::section(slug),
            )
        }
        Route::Topic(slug) => {
            let Some(topic) = store.topic(slug).await? else {
                return Ok(None);
            };
            follow = Some((Follow::Topic(slug.clone()), topic.name.clone()));
            (
                ListKey::Topic(slug.clone()),
                (words.articles_on)(&topic.name),
                address::topic(slug),
            )
        }
        Route::Writer(slug) => {
            let Some(found) = store.writer(slug).await? else {
                return Ok(None);
            };
            let found = writer.insert(found);
            (
                ListKey::Writer(slug.clone()),
                (words.articles_by)(&found.name),
                address::writer(slug),
            )
        }
        _ => (
            ListKey::Latest,
            words.device.latest.to_owned(),
            address::LATEST.to_owned(),
        ),
    };
    Ok(Some(Named {
        wanted,
        title,
        path,
        follow,
        writer,
    }))
}
