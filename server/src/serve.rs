//! `tinlang serve`: from settings to a running server and its clean end.

use std::io::{ErrorKind, Write};
use std::sync::Arc;
use std::time::Duration;

use app::SharedStore;
use store::Store;
use store_sqlite::SqliteStore;
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};
use weather::{City, Client, Timeouts};

use crate::config::Settings;
use crate::state::{Paper, now};
use crate::{ServerError, assets, build_shell, refresh, router};

/// How long requests may take to end after the program was told to.
const DRAIN: Duration = Duration::from_secs(10);

/// Serves until the program is told to end.
pub(crate) async fn run(settings: Settings) -> Result<(), ServerError> {
    // Signals are caught from the start: an early one ends cleanly, too.
    let mut end = signal(SignalKind::terminate())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    let listener = listen(&settings.listen).await?;
    let address = listener.local_addr()?;
    let client = settings
        .weather_url
        .as_deref()
        .map(|url| Client::new(url, settings.cities.clone(), Timeouts::default()))
        .transpose()?;
    let store = SqliteStore::open(&settings.database).await?;
    if settings.demo && demo::load(&store as &dyn Store, &settings.pictures, now()).await?.is_some() {
        while store.relate(64).await? > 0 {}
    }
    let store: SharedStore = Arc::new(store);

    let (assets, missing) = assets::load();
    if let Some(missing) = missing {
        tracing::warn!("{missing}");
    }
    let mut imprint = settings.paper;
    if imprint.base_url.is_empty() {
        imprint.base_url = format!("http://{address}");
    }
    let cities: Arc<[City]> = settings.cities.into();
    let shell = build_shell(store.as_ref(), Arc::new(imprint), Arc::new(assets), &cities).await?;
    let paper = Paper::new(store, shell, settings.pictures);

    tokio::spawn(refresh::follow_store(paper.clone(), cities));
    tokio::spawn(refresh::rank_related(paper.clone()));
    if let Some(client) = client {
        tokio::spawn(refresh::follow_weather(paper.clone(), client));
    }

    let mut out = std::io::stdout();
    writeln!(out, "Tin Làng: http://{address}")?;
    out.flush()?;

    let (told, ended) = tokio::sync::watch::channel(false);
    let wait = |mut ended: tokio::sync::watch::Receiver<bool>| async move {
        // An error means that the sender is gone, and with it the program.
        ended.wait_for(|ended| *ended).await.ok();
    };
    tokio::spawn(async move {
        tokio::select! {
            _ = end.recv() => {}
            _ = interrupt.recv() => {}
        }
        told.send_replace(true);
    });
    let drained = axum::serve(listener, router(paper)).with_graceful_shutdown(wait(ended.clone()));
    tokio::select! {
        done = drained.into_future() => done?,
        () = async { wait(ended).await; tokio::time::sleep(DRAIN).await } => {}
    }
    Ok(())
}

async fn listen(address: &str) -> Result<TcpListener, ServerError> {
    TcpListener::bind(address).await.map_err(|error| {
        let reason = match error.kind() {
            ErrorKind::AddrInUse => "another program listens there; choose another port with --listen".to_owned(),
            ErrorKind::PermissionDenied => "this user may not; choose a port above 1023".to_owned(),
            ErrorKind::InvalidInput => "write it as host:port, as 127.0.0.1:3000".to_owned(),
            _ => error.to_string(),
        };
        ServerError::Listen { address: address.to_owned(), reason }
    })
}
