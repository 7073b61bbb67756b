//! What goes on beside the answers: the shell follows the store, related
//! articles are ranked, the weather is kept fresh.

use std::collections::HashMap;
use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use app::{Assets, CityWeather, Shell};
use store::{Span, Store, Wanted};
use weather::{City, Client};

use crate::state::{Paper, now};

/// How often the store is asked whether anybody wrote.
const LOOK_EVERY: Duration = Duration::from_millis(500);
/// The wait after a failure, so that a store that is away fills no log.
const AFTER_FAILURE: Duration = Duration::from_secs(5);
/// Articles ranked in one go.
const RANKED_AT_ONCE: u32 = 16;
/// So many read articles are enough for the box beside an article.
const ENOUGH_READ: usize = 10;

/// The shell as the store has it.
pub async fn build_shell(
    store: &dyn Store,
    paper: Arc<app::Paper>,
    assets: Arc<Assets>,
    cities: &[City],
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
    let read_day = store.most_read(Span::Day, Shell::MOST_READ).await?;
    let read_week = store.most_read(Span::Week, Shell::MOST_READ).await?;
    // Of all time while the last days have too few, as after taking over an
    // old site.
    let most_read = if read_day.len() >= ENOUGH_READ {
        read_day.clone()
    } else if read_week.len() >= ENOUGH_READ {
        read_week.clone()
    } else {
        store.most_read(Span::Ever, Shell::MOST_READ).await?
    };
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
        most_read,
        read_day,
        read_week,
        weather,
        pages: store.pages().await?,
    })
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
