//! What every handler shares.

use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError, RwLock};
use std::time::{SystemTime, UNIX_EPOCH};

use app::{SharedSearch, SharedShell, SharedStore, Shell};
use axum::http::HeaderValue;
use push::Door;

use crate::Site;
use crate::editions::cache::Editions;
use crate::editions::signer::Signer;
use crate::http::security;
use crate::routes::cards::Cards;
use crate::routes::reads::Reads;
use crate::routes::sitemaps::Maps;

/// A paper as it is being served.
#[derive(Clone)]
pub struct Paper(Arc<Inner>);

struct Inner {
    store: SharedStore,
    search: SharedSearch,
    shell: RwLock<SharedShell>,
    site: Site,
    pictures: PathBuf,
    policy: HeaderValue,
    door: Door,
    reads: Reads,
    cards: Cards,
    maps: Maps,
    signer: Signer,
    editions: Editions,
}

impl Paper {
    /// A paper of this store and its index, with a first shell, the files that it serves,
    /// its pictures' folder and who signs its editions.
    pub fn new(
        store: SharedStore,
        search: SharedSearch,
        shell: Shell,
        site: Site,
        pictures: PathBuf,
        signer: Signer,
    ) -> Self {
        let policy = security::content_policy(&shell.assets);
        Self(Arc::new(Inner {
            store,
            search,
            shell: RwLock::new(Arc::new(shell)),
            site,
            pictures,
            policy,
            door: Door::default(),
            reads: Reads::default(),
            cards: Cards::default(),
            maps: Maps::default(),
            signer,
            editions: Editions::default(),
        }))
    }

    /// The same paper, which sends news to the endpoints that `door` lets
    /// through.
    ///
    /// # Panics
    /// Where it is being served already: that is settled before.
    #[must_use]
    pub fn with_door(mut self, door: Door) -> Self {
        let inner = Arc::get_mut(&mut self.0);
        inner.expect("nobody else holds a paper yet").door = door;
        self
    }

    /// Which endpoints news is sent to.
    pub(crate) fn door(&self) -> Door {
        self.0.door
    }

    pub(crate) fn store(&self) -> &SharedStore {
        &self.0.store
    }

    pub(crate) fn search(&self) -> &SharedSearch {
        &self.0.search
    }

    /// The shell now; a later one does not change what is being printed.
    pub(crate) fn shell(&self) -> SharedShell {
        Arc::clone(&self.0.shell.read().unwrap_or_else(PoisonError::into_inner))
    }

    pub(crate) fn replace_shell(&self, shell: Shell) {
        *self.0.shell.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(shell);
    }

    pub(crate) fn site(&self) -> &Site {
        &self.0.site
    }

    pub(crate) fn pictures(&self) -> &Path {
        &self.0.pictures
    }

    pub(crate) fn reads(&self) -> &Reads {
        &self.0.reads
    }

    /// Cards drawn lately.
    pub(crate) fn cards(&self) -> &Cards {
        &self.0.cards
    }

    /// Site maps printed lately.
    pub(crate) fn maps(&self) -> &Maps {
        &self.0.maps
    }

    /// Who signs its editions.
    pub(crate) fn signer(&self) -> &Signer {
        &self.0.signer
    }

    /// Editions made lately.
    pub(crate) fn editions(&self) -> &Editions {
        &self.0.editions
    }

    pub(crate) fn policy(&self) -> &HeaderValue {
        &self.0.policy
    }
}

/// Seconds since 1970-01-01T00:00:00Z.
pub(crate) fn now() -> i64 {
    let since = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default();
    i64::try_from(since.as_secs()).unwrap_or(i64::MAX)
}
