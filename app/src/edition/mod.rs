//! Editions (ấn bản): the articles of a day or of the last seven days as one
//! file that a device stores, each article as the `<main>` of its page. The
//! server compresses and signs the file.

mod articles;
mod content;
mod file;
mod html_file;
mod offer;
mod request;

pub(crate) use articles::{is_future, teasers as teasers_of};
pub use content::edition;
pub use file::Edition;
pub use html_file::html_edition;
pub use offer::Offer;
pub use request::EditionRequest;
