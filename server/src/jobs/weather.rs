//! Refreshes the weather.

use std::convert::Infallible;

use weather::Client;

use crate::AppState;
use crate::clock::now;

/// Requests the weather of all cities regularly and stores it.
pub(super) async fn refresh(state: AppState, client: Client) -> Infallible {
    weather::keep_fresh(&client, state.store().as_ref(), now).await
}
