//! `tinlang serve`: from the settings to a running server and its clean end.

pub(crate) mod args;
mod demo_accounts;
mod shutdown;
mod warm_up;

use std::io::Write;
use std::path::Path;
use std::sync::Arc;

use app::{Assets, SharedStore};
use push::Sender;
use store::{NewsroomStore, Store};
use store_search::SearchIndex;
use tokio::net::TcpListener;
use tokio::sync::watch;
use weather::{City, Client, Timeouts};

use self::args::ServeArgs;
use super::startup;
use crate::client_files::site::ClientFiles;
use crate::clock::now;
use crate::config::Settings;
use crate::editions::signer::Signer;
use crate::jobs::announce::Announcer;
use crate::jobs::supervise::{Jobs, Resources};
use crate::net::address::Clients;
use crate::net::descriptors::raise_limit;
use crate::net::listen;
use crate::snapshot::build_snapshot;
use crate::{AppState, PageCache, ServerError, net, router, storage};

/// Articles of the demo whose related articles are ranked at once.
const RANKED_AT_ONCE: u32 = 64;

/// Serves until the program is told to end.
pub(crate) async fn run(args: ServeArgs) -> Result<(), ServerError> {
    let reload = args.reload();
    let (config, flags) = args.into_settings();
    serve(startup::settings(config.as_deref(), flags)?, reload).await
}

/// `reload` is the address of a script that reloads pages during development.
async fn serve(settings: Settings, reload: Option<String>) -> Result<(), ServerError> {
    // Signals are caught from the start, so that an early one ends cleanly, too.
    let end = shutdown::signals()?;
    let listener = listen::bind(&settings.listen).await?;
    let address = listen::local_url(&listener)?;
    let is_loopback = listener.local_addr()?.ip().is_loopback();
    let (weather, cities) = weather(&settings)?;
    let (announcer, sender) = (announcer(&settings)?, settings.push.sender()?);
    let store = storage::open_or_create(&settings.database, &settings.data).await?;
    let signer = Signer::read_or_create(&settings.edition_key)?;
    let index = SearchIndex::open(&settings.data.search_index())?;
    let has_new_demo = settings.demo && load_demo(store.as_ref(), &settings.pictures).await?;
    let client_files = client_files(&settings.data.builds());
    let assets = Assets {
        reload,
        offline: settings.offline,
        ..assets(&client_files)
    };
    let mut imprint = imprint(&settings, sender.as_ref(), &listener, &address)?;
    imprint.edition_keys = signer.printed();
    let snapshot = build_snapshot(store.as_ref(), Arc::new(imprint), Arc::new(assets), &cities);
    let base = AppState::new(
        Arc::clone(&store) as SharedStore,
        Arc::new(index.clone()),
        snapshot.await?,
        client_files,
        settings.pictures,
        signer,
    );
    let newsroom = Arc::clone(&store) as Arc<dyn NewsroomStore>;
    let state = base
        .with_endpoint_policy(settings.push.endpoint_policy)
        .with_sender(sender)
        .with_editions(settings.data.editions())
        .with_newsroom(newsroom);
    let pages = page_cache(&state, settings.page_cache, settings.cache_tags);
    let resources = Resources {
        cities,
        index,
        announcer,
        weather,
        pages: pages.clone(),
    };
    let mut jobs = Jobs::start(&state, resources);
    jobs.wait_for_search_index().await;
    print_line(&format!("Tin Làng: {address}"))?;
    if has_new_demo && is_loopback {
        print_line(&demo_accounts::add(store.as_ref(), &address, now()).await?)?;
    }
    shutdown::drain_at(state.clone(), end.clone());
    warm_up::begin(pages.as_ref(), &state.snapshot());
    let clients = Clients::new(settings.trusted_proxies);
    answer(pages.as_ref(), &state, clients, listener, end).await;
    jobs.stop().await;
    if let Some(pages) = pages {
        pages.end().await;
    }
    state.write_reads().await;
    shutdown::close(store.as_ref()).await;
    Ok(())
}

/// Answers requests until the program is told to end.
async fn answer(
    pages: Option<&PageCache>,
    state: &AppState,
    clients: Clients,
    listener: TcpListener,
    end: watch::Receiver<bool>,
) {
    if let Some(pages) = pages {
        net::serve(of_site(pages.clone(), state, clients), listener, end).await;
    } else {
        let router = router(state.clone());
        net::serve(of_site(router, state, clients), listener, end).await;
    }
}

/// The page cache of so many bytes in front of the site; `None` for 0.
fn page_cache(state: &AppState, bytes: u64, tags: bool) -> Option<PageCache> {
    (bytes > 0).then(|| PageCache::new(router(state.clone()), bytes, tags))
}

/// The server of a site.
fn of_site<S>(site: S, state: &AppState, clients: Clients) -> net::Server<S> {
    net::Server {
        site,
        clients: Arc::new(clients),
        headers: Arc::clone(state.security()),
        most_connections: raise_limit(),
    }
}

/// The weather service and its cities. Without a service there are no cities,
/// and pages have no weather bar.
fn weather(settings: &Settings) -> Result<(Option<Client>, Arc<[City]>), ServerError> {
    let Some(url) = &settings.weather_url else {
        return Ok((None, Arc::default()));
    };
    let client = Client::new(url, settings.cities.clone(), Timeouts::default())?;
    Ok((Some(client), settings.cities.clone().into()))
}

/// Loads the demo articles into an empty store; false if it is not empty.
async fn load_demo(store: &dyn Store, pictures: &Path) -> Result<bool, ServerError> {
    let is_loaded = demo::load(store, pictures, now()).await?.is_some();
    if is_loaded {
        while store.rank_related(RANKED_AT_ONCE).await? > 0 {}
    }
    Ok(is_loaded)
}

/// The embedded files of this build and of earlier ones.
fn client_files(builds: &Path) -> ClientFiles {
    ClientFiles::embedded().with_earlier(builds).unwrap_or_else(|error| {
        tracing::warn!(
            folder = %builds.display(), %error,
            "cannot store the files of earlier builds; pages that are open during an update lose \
             their scripts"
        );
        ClientFiles::embedded()
    })
}

fn assets(client_files: &ClientFiles) -> Assets {
    client_files.assets().unwrap_or_else(|reason| {
        tracing::warn!("{reason}; until then pages have no style and no scripts");
        Assets::default()
    })
}

fn announcer(settings: &Settings) -> Result<Announcer, ServerError> {
    let announcer = Announcer::new(
        &settings.paper.websub_hub,
        &settings.paper.indexnow_key,
        &settings.indexnow_url,
    );
    Ok(announcer.map_err(std::io::Error::other)?)
}

/// Name and imprint with the public key for push messages, and with `address`
/// if the settings give no address.
fn imprint(
    settings: &Settings,
    sender: Option<&Sender>,
    listener: &TcpListener,
    address: &str,
) -> Result<app::SiteConfig, ServerError> {
    let mut imprint = settings.paper.clone();
    // Without the service worker no message can be shown.
    imprint.push_key = sender
        .filter(|_| settings.offline)
        .map(Sender::public_key)
        .unwrap_or_default();
    if imprint.base_url.is_empty() {
        if !listener.local_addr()?.ip().is_loopback() {
            tracing::warn!(
                "absolute links (cards, feeds, shared links) name {address}; \
                 set --base-url to the address that readers type"
            );
        }
        address.clone_into(&mut imprint.base_url);
    }
    Ok(imprint)
}

/// Prints lines at once. The first one says that the server is ready.
fn print_line(text: &str) -> std::io::Result<()> {
    let mut out = std::io::stdout();
    if !text.is_empty() {
        writeln!(out, "{text}")?;
    }
    out.flush()
}
