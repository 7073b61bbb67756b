//! Progress bars on a terminal.

use indicatif::{ProgressBar, ProgressStyle};

use crate::Options;

/// Returns a bar over a number of bytes.
pub(crate) fn bytes(options: &Options, length: u64, doing: &'static str) -> ProgressBar {
    bar(
        options,
        length,
        doing,
        "{msg:>10} {wide_bar} {bytes}/{total_bytes} {eta}",
    )
}

/// Returns a bar over a number of items.
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
