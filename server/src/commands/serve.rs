//! `tinlang serve`: from settings to a running server and its clean end.

use std::io::{ErrorKind, Write};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use app::{Assets, SharedStore};
use store::Store;
use store_search::SearchIndex;
use store_sqlite::SqliteStore;
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::{oneshot, watch};
use tokio::task::JoinSet;
use weather::{City, Client, Timeouts};

use crate::config::Settings;
use crate::jobs::announce::{self, Announcer};
use crate::jobs::{search_index as search, snapshot as refresh};
use crate::routes::reads;
use crate::state::{Paper, now};
use crate::{ServerError, Signer, Site, build_shell, router};

/// How long requests may take to end after the program was told to.
const DRAIN: Duration = Duration::from_secs(10);
/// How long connections that ended may take to let go of the store.
const LETTING_GO: Duration = Duration::from_secs(1);
const LOOK_EVERY: Duration = Duration::from_millis(5);
/// Related articles of the demo ranked in one go.
const RANKED_AT_ONCE: u32 = 64;

/// Serves until the program is told to end. `reload` is the address of a
/// script for those who develop.
pub(crate) async fn run(settings: Settings, reload: Option<String>) -> Result<(), ServerError> {
    // Caught from the start: an early signal ends cleanly, too.
    let end = end()?;
    let listener = listen(&settings.listen).await?;
    let address = format!("http://{}", reachable(listener.local_addr()?));
    let index_folder = settings.search_index();
    let builds_folder = settings.builds();
    // Without a service there is no bar, rather than one that stays empty.
    let (client, cities) = match &settings.weather_url {
        Some(url) => (
            Some(Client::new(
                url,
                settings.cities.clone(),
                Timeouts::default(),
            )?),
            settings.cities,
        ),
        None => (None, Vec::new()),
    };
    let cities: Arc<[City]> = cities.into();
    let sender = settings.push.sender()?;
    let store = Arc::new(SqliteStore::open(&settings.database).await?);
    let signer = Signer::kept_in(&settings.edition_key)?;
    let index = SearchIndex::open(&index_folder)?;
    if settings.demo
        && demo::load(store.as_ref(), &settings.pictures, now())
            .await?
            .is_some()
    {
        while store.relate(RANKED_AT_ONCE).await? > 0 {}
    }

    let site = site(&builds_folder);
    let assets = Arc::new(Assets {
        reload,
        offline: settings.offline,
        ..assets_of(&site)
    });
    let announcer = Announcer::new(
        &settings.paper.websub_hub,
        &settings.paper.indexnow_key,
        &settings.indexnow_url,
    )
    .map_err(std::io::Error::other)?;
    let mut imprint = settings.paper;
    // Without the worker nothing could be shown.
    imprint.push_key = sender
        .filter(|_| settings.offline)
        .map(|sender| sender.public_key())
        .unwrap_or_default();
    if imprint.base_url.is_empty() {
        if !listener.local_addr()?.ip().is_loopback() {
            tracing::warn!(
                "links that leave the paper (cards, feeds, shared links) name {address}; \
                 set --base-url to the address that readers type"
            );
        }
        imprint.base_url.clone_from(&address);
    }
    let shell = build_shell(store.as_ref(), Arc::new(imprint), assets, &cities).await?;
    let paper = Paper::new(
        Arc::clone(&store) as SharedStore,
        Arc::new(index.clone()),
        shell,
        site,
        settings.pictures,
        signer,
    )
    .with_door(settings.push.door);

    let mut beside = JoinSet::new();
    beside.spawn(refresh::follow_store(paper.clone(), cities));
    let (caught_up, first) = oneshot::channel();
    beside.spawn(search::follow(
        Arc::clone(&store) as SharedStore,
        index,
        caught_up,
    ));
    beside.spawn(refresh::rank_related(paper.clone()));
    beside.spawn(reads::keep_writing(paper.clone()));
    if announcer.tells() {
        beside.spawn(announce::follow(paper.clone(), announcer));
    }
    if let Some(client) = client {
        beside.spawn(refresh::follow_weather(paper.clone(), client));
    }

    search::wait_for(first).await;
    let mut out = std::io::stdout();
    writeln!(out, "Tin Làng: {address}")?;
    out.flush()?;
    answer(listener, paper.clone(), end).await?;

    beside.shutdown().await;
    paper.write_reads().await;
    drop(paper);
    close(store).await;
    Ok(())
}

/// Closes the store once nobody holds it: a connection lets go of it a moment
/// after it counts as ended. One that outlived its time holds it on; what was
/// written is safe in its log then.
async fn close(mut store: Arc<SqliteStore>) {
    for _ in 0..LETTING_GO.as_millis() / LOOK_EVERY.as_millis() {
        match Arc::try_unwrap(store) {
            Ok(store) => return store.close().await,
            Err(held) => store = held,
        }
        tokio::time::sleep(LOOK_EVERY).await;
    }
}

/// The files that this program was built with, and those of the builds before.
fn site(builds: &Path) -> Site {
    match Site::embedded().with_earlier(builds) {
        Ok(site) => site,
        Err(error) => {
            tracing::warn!(
                folder = %builds.display(), %error,
                "the files of earlier builds cannot be kept; pages that are open while the paper is \
                 updated lose their scripts"
            );
            Site::embedded()
        }
    }
}

fn assets_of(site: &Site) -> Assets {
    site.assets().unwrap_or_else(|reason| {
        tracing::warn!("{reason}; until then pages come without style and scripts");
        Assets::default()
    })
}

/// Answers until `end` says so, and what is being answered then to its end.
async fn answer(
    listener: TcpListener,
    paper: Paper,
    end: watch::Receiver<bool>,
) -> Result<(), ServerError> {
    let ended = |mut end: watch::Receiver<bool>| async move {
        // An error means that nobody is left to say so.
        end.wait_for(|end| *end).await.ok();
    };
    let drained = axum::serve(listener, router(paper)).with_graceful_shutdown(ended(end.clone()));
    let too_late = async {
        ended(end).await;
        tokio::time::sleep(DRAIN).await;
    };
    tokio::select! {
        done = drained.into_future() => done?,
        () = too_late => tracing::warn!("some requests took too long and were cut off"),
    }
    Ok(())
}

/// Turns true with the first SIGTERM or SIGINT; a second one of either ends
/// the program at once.
fn end() -> Result<watch::Receiver<bool>, ServerError> {
    const ENDED_BY_SIGNAL: i32 = 130;
    let mut terminate = signal(SignalKind::terminate())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    let (told, end) = watch::channel(false);
    tokio::spawn(async move {
        loop {
            tokio::select! {
                _ = terminate.recv() => {}
                _ = interrupt.recv() => {}
            }
            if told.send_replace(true) {
                std::process::exit(ENDED_BY_SIGNAL);
            }
        }
    });
    Ok(end)
}

async fn listen(address: &str) -> Result<TcpListener, ServerError> {
    TcpListener::bind(address).await.map_err(|error| {
        let reason = match error.kind() {
            ErrorKind::AddrInUse => {
                "another program listens there; end it, or choose another port with --listen"
                    .to_owned()
            }
            ErrorKind::PermissionDenied => "this user may not; choose a port above 1023".to_owned(),
            ErrorKind::InvalidInput => "write it as host:port, as 127.0.0.1:3000".to_owned(),
            _ => error.to_string(),
        };
        ServerError::Listen {
            address: address.to_owned(),
            reason,
        }
    })
}

/// The address at which this machine's browser reaches a listener: one that
/// takes all addresses is reached at the machine's own.
fn reachable(mut address: SocketAddr) -> SocketAddr {
    match address.ip() {
        IpAddr::V4(ip) if ip.is_unspecified() => address.set_ip(Ipv4Addr::LOCALHOST.into()),
        IpAddr::V6(ip) if ip.is_unspecified() => address.set_ip(Ipv6Addr::LOCALHOST.into()),
        _ => {}
    }
    address
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_for_all_is_reached_at_our_own() {
        for (listened, reached) in [
            ("0.0.0.0:80", "127.0.0.1:80"),
            ("[::]:3000", "[::1]:3000"),
            ("192.0.2.7:3000", "192.0.2.7:3000"),
        ] {
            assert_eq!(reachable(listened.parse().unwrap()).to_string(), reached);
        }
    }
}
