//! What a reader's device does without the network: a wasm module of its own,
//! loaded when it is first needed. `edition` checks whose an edition is before
//! anything of it is kept; `search` looks through the pages that are kept. It
//! asks nobody; all it shares with the rest is [`viet`].

pub mod edition;
pub mod search;
