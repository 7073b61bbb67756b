//! What goes on beside the answers: the shell follows the store, related
//! articles are ranked, the weather is kept fresh.

use std::collections::HashMap;
use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use app::{Assets, CityWeather, Shell};
use store::{Store, Teaser, Timestamp, Wanted};
use weather::{City, Client};

use crate::state::{Paper, now};

/// How often the store is asked whether anybody wrote.
const LOOK_EVERY: Duration = Duration::from_millis(500);
/// The wait after a failure, so that a store that is away fills no log.
const AFTER_FAILURE: Duration = Duration::from_secs(5);
/// Articles ranked in one go.
const RANKED_AT_ONCE: u32 = 16;
/// Most read are articles not older than this, in seconds, if there are enough.
const MOST_READ_WITHIN: i64 = 30 * 24 * 3600;
/// So many are enough.
const ENOUGH_READ: usize = 10;

/// The shell as the store has it at second `now`.
pub async fn build_shell(
    store: &dyn Store,
    paper: Arc<app::Paper>,
    assets: Arc<Assets>,
    cities: &[City],
    now: i64,
) -> store::Result<Shell> {
    let mut readings: HashMap<String, store::Reading> = store
        .weather()
        .await?
        .into_iter()
        .map(|reading| (reading.city.clone(), reading))
        .collect();
    let weather = cities
        .iter()
        .map(|city| CityWeather {
            city: city.name.clone(),
            shown: city.shown,
            reading: readings.remove(&city.name),
        })
        .collect();
    let sections = store.sections().await?;
    let front = store
        .front(
            &Shell::first_rank(&sections),
            Shell::LATEST,
            Shell::OF_SECTION,
        )
        .await?;
    Ok(Shell {
        paper,
        assets,
        sections,
        front,
        latest: store
            .listing(&Wanted::Latest, None, Shell::LATEST)
            .await?
            .teasers,
        most_read: most_read(store, now).await?,
        weather,
        pages: store.pages().await?,
    })
}

/// Of the last weeks; of all time while those have too few, as after taking
/// over an old site.
async fn most_read(store: &dyn Store, now: i64) -> store::Result<Vec<Teaser>> {
    let new = store
        .most_read(Timestamp(now - MOST_READ_WITHIN), Shell::MOST_READ)
        .await?;
    if new.len() >= ENOUGH_READ {
        return Ok(new);
    }
    store.most_read(Timestamp(i64::MIN), Shell::MOST_READ).await
}

/// Replaces the shell whenever anybody, in this process or another, has
/// written.
pub(crate) async fn follow_store(paper: Paper, cities: Arc<[City]>) -> Infallible {
    let mut known = None;
    loop {
        match follow_once(&paper, &cities, known).await {
            Ok(revision) => {
                known = Some(revision);
                tokio::time::sleep(LOOK_EVERY).await;
            }
            Err(error) => {
                tracing::error!(%error, "the paper could not be read anew");
                tokio::time::sleep(AFTER_FAILURE).await;
            }
        }
    }
}

async fn follow_once(paper: &Paper, cities: &[City], known: Option<u64>) -> store::Result<u64> {
    let store = paper.store().as_ref();
    // Asked first: what is written while the shell is built comes next time.
    let revision = store.revision().await?;
    if known != Some(revision) {
        let old = paper.shell();
        let shell = build_shell(
            store,
            Arc::clone(&old.paper),
            Arc::clone(&old.assets),
            cities,
            now(),
        )
        .await?;
        paper.replace_shell(shell);
    }
    Ok(revision)
}

/// Ranks related articles as they come in.
pub(crate) async fn rank_related(paper: Paper) -> Infallible {
    loop {
        match paper.store().relate(RANKED_AT_ONCE).await {
            Ok(0) => tokio::time::sleep(LOOK_EVERY).await,
            Ok(_) => tokio::task::yield_now().await,
            Err(error) => {
                tracing::error!(%error, "related articles could not be ranked");
                tokio::time::sleep(AFTER_FAILURE).await;
            }
        }
    }
}

/// Keeps the weather fresh.
pub(crate) async fn follow_weather(paper: Paper, client: Client) -> Infallible {
    weather::keep_fresh(&client, paper.store().as_ref(), now).await
}
