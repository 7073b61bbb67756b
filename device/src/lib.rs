//! What a reader's device does without the network, as a second wasm module
//! that is loaded when it is first needed: `edition` checks whose an edition
//! is before anything of it is kept.

pub mod edition;
