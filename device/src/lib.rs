//! What a reader's device does with the pages that it keeps: a wasm module of
//! its own, loaded only when it is needed. It knows nothing of the server and
//! asks nobody; all it shares with the rest is [`viet`].

pub mod search;
