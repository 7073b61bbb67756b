//! How far it is, on a terminal.

use indicatif::{ProgressBar, ProgressStyle};

use crate::Options;

/// A bar over so many bytes.
pub(crate) fn bytes(options: &Options, length: u64, doing: &'static str) -> ProgressBar {
    bar(
        options,
        length,
        doing,
        "{msg:>10} {wide_bar} {bytes}/{total_bytes} {eta}",
    )
}

/// A bar over so many things.
pub(crate) fn things(options: &Options, length: u64, doing: &'static str) -> ProgressBar {
    bar(
        options,
        length,
        doing,
        "{msg:>10} {wide_bar} {pos}/{len} {eta}",
    )
}

fn bar(options: &Options, length: u64, doing: &'static str, style: &str) -> ProgressBar {
    if !options.progress {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new(length).with_message(doing);
    match ProgressStyle::with_template(style) {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}
