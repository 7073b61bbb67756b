//! `tinlang pin`: articles at fixed places of the front page.

use store::{ArticleId, Front, Store, Timestamp};
use viet::date::LocalTime;

use super::arguments;
use crate::ServerError;

#[derive(Debug, clap::Subcommand)]
pub(crate) enum PinCommand {
    /// Pin an article: place 1 is the lead story, 2 and more follow it
    Add {
        /// The place, 1 to 9
        #[arg(value_name = "SLOT", value_parser = clap::value_parser!(u32).range(1..=9))]
        slot: u32,
        /// The article's number or address
        #[arg(value_name = "ARTICLE", value_parser = article_id)]
        article: ArticleId,
        /// When it expires, in the time of Việt Nam, as 2026-12-31T18:00 [default: never]
        #[arg(long, value_name = "TIME", value_parser = local_time)]
        until: Option<Timestamp>,
    },
    /// List the pinned articles
    List,
    /// Clear a place
    Remove {
        /// The place
        #[arg(value_name = "SLOT")]
        slot: u32,
    },
}

/// Runs the command; returns its message.
pub(crate) async fn run(
    store: &dyn Store,
    command: &PinCommand,
    now: i64,
) -> Result<String, ServerError> {
    match command {
        PinCommand::Add {
            slot,
            article,
            until,
        } => {
            store.pin(*slot, *article, *until).await?;
            let front = store.front(&[], 0, 0).await?;
            if front.pins.iter().any(|pin| pin.slot == *slot) {
                Ok(list(&front, now))
            } else {
                Ok(format!(
                    "article {article} is not published yet; place {slot} is reserved for it"
                ))
            }
        }
        PinCommand::List => Ok(list(&store.front(&[], 0, 0).await?, now)),
        PinCommand::Remove { slot } => Ok(if store.unpin(*slot).await? {
            format!("place {slot} is free")
        } else {
            format!("place {slot} was free already")
        }),
    }
}

/// One line per pin.
fn list(front: &Front, now: i64) -> String {
    if front.pins.is_empty() {
        return "nothing is pinned; the newest stories fill the front page".to_owned();
    }
    let lines = front.pins.iter().map(|pin| {
        let until = pin.until.map_or_else(String::new, |until| {
            let over = if until.0 > now { "" } else { ", expired" };
            format!(" (until {}{over})", &LocalTime::at(until.0).iso()[..16])
        });
        let teaser = &pin.story.teaser;
        format!("{}  {}  {}{until}", pin.slot, teaser.id, teaser.title)
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// A time in Việt Nam, `2026-12-31T18:00`; a date alone means the end of that
/// day.
fn local_time(text: &str) -> Result<Timestamp, String> {
    let read = || -> Option<LocalTime> {
        let (day, clock) = text.split_once(['T', ' ']).unwrap_or((text, "24:00"));
        let mut day = day.splitn(3, '-');
        let mut clock = clock.splitn(2, ':');
        let read = LocalTime {
            year: day.next()?.parse().ok()?,
            month: day.next()?.parse().ok()?,
            day: day.next()?.parse().ok()?,
            hour: clock.next()?.parse().ok()?,
            minute: clock.next()?.parse().ok()?,
            second: 0,
        };
        let right = viet::date::exists(read.year, read.month, read.day)
            && read.minute < 60
            && (read.hour < 24 || (read.hour, read.minute) == (24, 0));
        right.then_some(read)
    };
    read()
        .map(|local| Timestamp(local.unix_seconds()))
        .ok_or_else(|| "write it as 2026-12-31T18:00".to_owned())
}

fn article_id(text: &str) -> Result<ArticleId, String> {
    arguments::article_id(text)
        .map_err(|_| "write an article's number or its address, as /ten-bai-7.html".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn time_is_read_in_the_time_zone_of_viet_nam() {
        assert_eq!(local_time("2021-02-18T08:30"), Ok(Timestamp(1_613_611_800)));
        assert_eq!(
            local_time("2021-02-18 08:30"),
            local_time("2021-02-18T08:30")
        );
        assert_eq!(
            local_time("2021-02-18"),
            local_time("2021-02-19T00:00"),
            "a date means the end of the day"
        );
        for text in [
            "",
            "2021",
            "2021-02-30",
            "2021-02-18T25:00",
            "2021-02-18T08",
        ] {
            assert!(local_time(text).is_err(), "{text}");
        }
    }
}
