//! When an open article asks for its state again.

/// The usual time between two questions, and the longest one, in milliseconds.
const USUAL: f64 = 60_000.0;
const LONGEST: f64 = 600_000.0;
/// By how much longer each wait is than the one before, while nothing changes.
const GROWTH: f64 = 1.25;
/// The same after a failure.
const GROWTH_AFTER_FAILURE: f64 = 2.0;
/// By which share a wait differs from others, so that not all pages ask at once.
const SPREAD: f64 = 0.2;

/// The waits of one page.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Pace {
    wait: f64,
}

impl Pace {
    /// The pace of a page that has just come into sight.
    pub(super) const fn new() -> Self {
        Self { wait: USUAL }
    }

    /// Slows down: nothing has changed.
    pub(super) fn unchanged(&mut self) {
        self.slow_down(GROWTH);
    }

    /// Slows down more: no answer came.
    pub(super) fn failed(&mut self) {
        self.slow_down(GROWTH_AFTER_FAILURE);
    }

    fn slow_down(&mut self, growth: f64) {
        self.wait = (self.wait * growth).min(LONGEST);
    }

    /// The time until the next question, in milliseconds. `chance` is from 0 to 1.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "at most twelve minutes"
    )]
    pub(super) fn wait(self, chance: f64) -> u32 {
        let spread = 1.0 - SPREAD + 2.0 * SPREAD * chance.clamp(0.0, 1.0);
        (self.wait * spread) as u32
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_wait_is_a_minute_give_or_take_a_fifth() {
        let pace = Pace::new();
        assert_eq!(
            [0.0, 0.5, 1.0].map(|it| pace.wait(it)),
            [48_000, 60_000, 72_000]
        );
    }

    #[test]
    fn waits_grow_up_to_ten_minutes() {
        let mut pace = Pace::new();
        pace.unchanged();
        assert_eq!(pace.wait(0.5), 75_000);
        pace.failed();
        assert_eq!(pace.wait(0.5), 150_000);
        for _ in 0..20 {
            pace.failed();
        }
        assert_eq!(pace.wait(0.5), 600_000);
        assert_eq!(pace.wait(1.0), 720_000);
    }
}
