//! How many connections are open, and from where.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::address::ClientKey;

/// Which part of all connections one client may have. Many readers of one
/// mobile carrier share an address.
const PART_PER_CLIENT: usize = 4;

/// Counts open connections.
#[derive(Clone, Debug)]
pub(super) struct OpenConnections(Arc<Shared>);

#[derive(Debug)]
struct Shared {
    most: usize,
    counts: Mutex<Counts>,
}

#[derive(Debug, Default)]
struct Counts {
    all: usize,
    by_client: HashMap<ClientKey, usize>,
}

/// An open connection; dropped when it is closed.
#[derive(Debug)]
pub(super) struct OpenConnection {
    shared: Arc<Shared>,
    client: Option<ClientKey>,
}

impl OpenConnections {
    pub(super) fn new(most: usize) -> Self {
        Self(Arc::new(Shared {
            most,
            counts: Mutex::default(),
        }))
    }

    /// Counts one more; `None` if there are too many, of all or of this client.
    pub(super) fn add(&self, client: Option<ClientKey>) -> Option<OpenConnection> {
        let mut counts = self.0.counts();
        if counts.all >= self.0.most {
            return None;
        }
        if let Some(client) = client {
            let count = counts.by_client.entry(client).or_default();
            if *count >= (self.0.most / PART_PER_CLIENT).max(1) {
                return None;
            }
            *count += 1;
        }
        counts.all += 1;
        Some(OpenConnection {
            shared: Arc::clone(&self.0),
            client,
        })
    }
}

impl Shared {
    fn counts(&self) -> MutexGuard<'_, Counts> {
        self.counts.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for OpenConnection {
    fn drop(&mut self) {
        let mut counts = self.shared.counts();
        counts.all -= 1;
        let Some(client) = self.client else { return };
        if let Some(count) = counts.by_client.get_mut(&client) {
            *count -= 1;
            if *count == 0 {
                counts.by_client.remove(&client);
            }
        }
        if counts.all == 0 {
            // After a flood, the map gives its memory back.
            counts.by_client.shrink_to_fit();
        }
    }
}

#[cfg(test)]
mod tests {
    use std::net::IpAddr;

    use super::super::address::Clients;
    use super::*;

    #[test]
    fn all_connections_and_those_of_a_client_are_limited() {
        let clients = Clients::new(Vec::new());
        let client = |address: &str| clients.of_connection(address.parse::<IpAddr>().unwrap(), 0);
        let open = OpenConnections::new(8);
        let first = open.add(client("192.0.2.1")).unwrap();
        let second = open.add(client("192.0.2.1")).unwrap();
        assert!(open.add(client("192.0.2.1")).is_none(), "a quarter");
        let local: Vec<_> = (0..6)
            .map(|_| open.add(client("127.0.0.1")).unwrap())
            .collect();
        assert!(open.add(None).is_none(), "all");
        drop(first);
        assert!(open.add(client("192.0.2.1")).is_some());
        drop((second, local));
        assert_eq!(open.0.counts().all, 0);
        assert!(open.0.counts().by_client.is_empty());
    }
}
