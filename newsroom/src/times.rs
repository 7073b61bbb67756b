//! Times as the newsroom reads them: in Việt Nam.

use store::Timestamp;
use viet::date::LocalTime;

/// Day, month, year and time: 18/02/2021 14:05.
pub(crate) fn printed(time: Timestamp) -> String {
    let LocalTime {
        year,
        month,
        day,
        hour,
        minute,
        ..
    } = LocalTime::at(time.0);
    format!("{day:02}/{month:02}/{year} {hour:02}:{minute:02}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_that_of_viet_nam() {
        assert_eq!(
            printed(Timestamp(1_613_581_200 + 65 * 60)),
            "18/02/2021 01:05"
        );
    }
}
