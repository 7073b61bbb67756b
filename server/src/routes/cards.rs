//! `/card/{id}-{hash}.png`: the pictures of links that are shared elsewhere.

use app::{Card, SiteSnapshot};
use axum::extract::State;
use axum::http::{HeaderMap, Uri};
use axum::response::Response;
use store::ArticleId;

use crate::AppState;
use crate::http::cache_policy::CachePolicy;
use crate::http::error_page::file_error;
use crate::http::generated_file::GeneratedFile;
use crate::http::response;
use crate::routes::pages;

const PNG: &str = "image/png";
const FOLDER: &str = "/card/";
/// Hexadecimal digits of the hash in a name.
const HASH_DIGITS: usize = 8;

/// `GET /card/{name}`: a name with an outdated hash redirects to the current
/// one.
pub(super) async fn get(State(state): State<AppState>, uri: Uri, headers: HeaderMap) -> Response {
    let name = uri.path().strip_prefix(FOLDER).unwrap_or_default();
    let card = match card(&state, &state.snapshot(), name).await {
        Ok(Some(card)) => card,
        Ok(None) => return pages::find(&state, &uri, &headers).await,
        Err(error) => return file_error(uri.path(), &error),
    };
    let path = card.path();
    if path.strip_prefix(FOLDER) != Some(name) {
        return response::moved(&path);
    }
    match state.cards().get(&card).await {
        Ok(file) => GeneratedFile::new(PNG, CachePolicy::Immutable, file).response(&headers),
        Err(error) => file_error(uri.path(), &error),
    }
}

/// The card that a file name asks for: of an article, or for 0 of the whole
/// site.
async fn card(
    state: &AppState,
    snapshot: &SiteSnapshot,
    name: &str,
) -> store::Result<Option<Card>> {
    let Some(id) = article_id(name) else {
        return Ok(None);
    };
    if id.0 == 0 {
        return Ok(Some(Card::of_paper(&snapshot.config)));
    }
    let article = state.store().article(id).await?;
    Ok(article.map(|article| Card::of(&snapshot.config, &article)))
}

/// The number of the article whose card is at this path; 0 for the whole site's.
pub(crate) fn article_of(path: &str) -> Option<ArticleId> {
    article_id(path.strip_prefix(FOLDER)?)
}

fn article_id(name: &str) -> Option<ArticleId> {
    let (id, hash) = name.strip_suffix(".png")?.split_once('-')?;
    let hex = |b: u8| b.is_ascii_hexdigit();
    let is_hash = hash.len() == HASH_DIGITS && hash.bytes().all(hex);
    let id = id.parse().ok().filter(|id| *id >= 0)?;
    is_hash.then_some(ArticleId(id))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn card_name_holds_a_number_and_a_hash() {
        assert_eq!(article_id("7-0123abcd.png"), Some(ArticleId(7)));
        for bad in [
            "7.png",
            "-7-0123abcd.png",
            "x-0123abcd.png",
            "7-0123abc.png",
            "7-0123abcd.jpg",
        ] {
            assert_eq!(article_id(bad), None, "{bad}");
        }
    }
}
