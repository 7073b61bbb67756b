//! `tinlang pin`: what an editor puts on the front page.

use store::{ArticleId, Front, Store, Timestamp};
use viet::date::LocalTime;

use crate::ServerError;

/// What is to be done.
#[derive(Debug, clap::Subcommand)]
pub(crate) enum Pin {
    /// Puts an article at a place: 1 is the lead story, 2 and more follow it
    Add {
        /// The place, 1 to 9
        #[arg(value_name = "SLOT", value_parser = clap::value_parser!(u32).range(1..=9))]
        slot: u32,
        /// The article's number or address
        #[arg(value_name = "ARTICLE", value_parser = article)]
        article: ArticleId,
        /// Until when, by the clocks of Việt Nam, as 2026-12-31T18:00 [default: until it is removed]
        #[arg(long, value_name = "TIME", value_parser = moment)]
        until: Option<Timestamp>,
    },
    /// Lists what is pinned
    List,
    /// Clears a place
    Remove {
        /// The place
        #[arg(value_name = "SLOT")]
        slot: u32,
    },
}

/// Does it; what there is to say.
pub(crate) async fn run(store: &dyn Store, pin: &Pin, now: i64) -> Result<String, ServerError> {
    match pin {
        Pin::Add {
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
                    "article {article} is not published: place {slot} waits for it"
                ))
            }
        }
        Pin::List => Ok(list(&store.front(&[], 0, 0).await?, now)),
        Pin::Remove { slot } => Ok(if store.unpin(*slot).await? {
            format!("place {slot} is free")
        } else {
            format!("nothing stood at place {slot}")
        }),
    }
}

/// One line a pin.
fn list(front: &Front, now: i64) -> String {
    if front.pins.is_empty() {
        return "nothing is pinned: the newest stories fill the front page".to_owned();
    }
    let lines = front.pins.iter().map(|pin| {
        let until = pin.until.map_or_else(String::new, |until| {
            let over = if until.0 > now { "" } else { ", over" };
            format!(" (until {}{over})", &LocalTime::at(until.0).iso()[..16])
        });
        let teaser = &pin.story.teaser;
        format!("{}  {}  {}{until}", pin.slot, teaser.id, teaser.title)
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// `7`, `/ten-bai-7.html` or the same with a host before it.
fn article(text: &str) -> Result<ArticleId, String> {
    let name = text.rsplit('/').next().unwrap_or_default();
    let name = name.split(['?', '#']).next().unwrap_or_default();
    let number = name.strip_suffix(".html").map_or(name, |name| {
        name.rsplit_once('-').map_or(name, |(_, number)| number)
    });
    match number.parse() {
        Ok(number) if number > 0 => Ok(ArticleId(number)),
        _ => Err("write an article's number or its address, as /ten-bai-7.html".to_owned()),
    }
}

/// `2026-12-31T18:00`, or a day alone, which ends with it.
fn moment(text: &str) -> Result<Timestamp, String> {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_article_is_named_by_number_or_address() {
        for text in [
            "7",
            "/ten-bai-7.html",
            "https://a.example/ten-bai-2-7.html?lite#x",
        ] {
            assert_eq!(article(text), Ok(ArticleId(7)), "{text}");
        }
        for text in ["", "0", "-7", "/moi-nhat", "/a.html"] {
            assert!(article(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_moment_is_read_by_the_clocks_of_viet_nam() {
        assert_eq!(moment("2021-02-18T08:30"), Ok(Timestamp(1_613_611_800)));
        assert_eq!(moment("2021-02-18 08:30"), moment("2021-02-18T08:30"));
        assert_eq!(
            moment("2021-02-18"),
            moment("2021-02-19T00:00"),
            "a day ends with itself"
        );
        for text in [
            "",
            "2021",
            "2021-02-30",
            "2021-02-18T25:00",
            "2021-02-18T08",
        ] {
            assert!(moment(text).is_err(), "{text}");
        }
    }
}
