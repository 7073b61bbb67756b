//! What the newsroom does by the command line: corrects an article, takes one
//! down or brings it back, says who a writer is.

use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};
use store::{
    ArticleId, Change, Html, NewAuthor, NewCorrection, NewDesk, Outcome, Slug, Store, Timestamp,
};

use crate::ServerError;
use crate::state::now;

/// `tinlang correct`
#[derive(Debug, Args)]
#[group(skip)]
pub(crate) struct Correct {
    /// The article: its number, or its address
    article: String,
    /// What was wrong and what is right, as readers are told
    #[arg(long, value_name = "WORDS")]
    text: String,
    /// The right headline; the address stays
    #[arg(long, value_name = "WORDS")]
    title: Option<String>,
    /// The right first paragraph
    #[arg(long, value_name = "WORDS")]
    lead: Option<String>,
    /// The right text
    #[arg(long, value_name = "FILE.html")]
    body: Option<PathBuf>,
}

/// `tinlang withdraw`
#[derive(Debug, Args)]
#[group(skip)]
pub(crate) struct Withdraw {
    /// The article: its number, or its address
    article: String,
    /// Why, as readers are told
    #[arg(long, value_name = "WORDS")]
    reason: Option<String>,
}

/// `tinlang restore`
#[derive(Debug, Args)]
#[group(skip)]
pub(crate) struct Restore {
    /// The article: its number, or its address
    article: String,
}

/// `tinlang author`
#[derive(Debug, Subcommand)]
pub(crate) enum AuthorCommand {
    /// Names a person or desk, and says who that is
    Set(AuthorSet),
}

#[derive(Debug, Args)]
#[group(skip)]
pub(crate) struct AuthorSet {
    /// Last part of the address /tac-gia/…
    slug: String,
    /// A person's name, a desk's initials
    #[arg(long, value_name = "WORDS")]
    name: Option<String>,
    /// Who that is, in a sentence or two; empty takes it away
    #[arg(long, value_name = "WORDS")]
    about: Option<String>,
}

pub(crate) async fn correct(store: &dyn Store, flags: Correct) -> Result<String, ServerError> {
    let article = article(&flags.article)?;
    let text = words("--text", &flags.text)?;
    let title = flags.title.as_deref();
    let title = title.map(|title| words("--title", title)).transpose()?;
    let body = flags.body.as_deref().map(html).transpose()?;
    let correction = NewCorrection {
        article,
        text,
        at: Timestamp(now()),
        title,
        lead: flags.lead.as_deref().map(one_line),
        body,
    };
    store.apply(&[Change::Correct(correction)]).await?;
    Ok(format!("article {article} is corrected"))
}

pub(crate) async fn withdraw(store: &dyn Store, flags: Withdraw) -> Result<String, ServerError> {
    let article = article(&flags.article)?;
    let reason = flags.reason.as_deref().map(one_line);
    let change = Change::Withdraw {
        article,
        reason: reason.filter(|reason| !reason.is_empty()),
        at: Timestamp(now()),
    };
    let done = store.apply(&[change]).await?;
    Ok(match done.first() {
        Some(Outcome::Unchanged(_)) => format!("article {article} was withdrawn already"),
        _ => format!("article {article} is withdrawn; its address says so"),
    })
}

pub(crate) async fn restore(store: &dyn Store, flags: Restore) -> Result<String, ServerError> {
    let article = article(&flags.article)?;
    let done = store.apply(&[Change::Restore { article }]).await?;
    Ok(match done.first() {
        Some(Outcome::Unchanged(_)) => format!("article {article} was not withdrawn"),
        _ => format!("article {article} is back"),
    })
}

pub(crate) async fn author(store: &dyn Store, flags: AuthorCommand) -> Result<String, ServerError> {
    let AuthorCommand::Set(flags) = flags;
    let slug = Slug::parse(&flags.slug).map_err(|error| ServerError::Asked {
        what: "author",
        value: flags.slug.clone(),
        reason: error.to_string(),
    })?;
    let mut changes = Vec::new();
    if let Some(name) = &flags.name {
        let name = words("--name", name)?;
        let slug = slug.clone();
        changes.push(if store.desk(&slug).await?.is_some() {
            let initials = name;
            Change::Desk(NewDesk { slug, initials })
        } else {
            Change::Author(NewAuthor { slug, name })
        });
    }
    if let Some(about) = &flags.about {
        changes.push(Change::About {
            slug: slug.clone(),
            about: one_line(about),
        });
    }
    if changes.is_empty() {
        return Err(ServerError::Asked {
            what: "author",
            value: flags.slug,
            reason: "say --name, --about or both".to_owned(),
        });
    }
    store.apply(&changes).await?;
    Ok(format!("/tac-gia/{slug} is written"))
}

/// `100`, `/lo-gom-100.html` or the whole address.
pub(crate) fn article(asked: &str) -> Result<ArticleId, ServerError> {
    let name = asked.split(['?', '#']).next().unwrap_or_default();
    let name = name.strip_suffix(".html").unwrap_or(name);
    let number = name.rsplit('-').next().unwrap_or_default();
    match number.parse() {
        Ok(id) if id > 0 => Ok(ArticleId(id)),
        _ => Err(ServerError::Asked {
            what: "article",
            value: asked.to_owned(),
            reason: "give its number, as 1000, or its address, as /ten-bai-1000.html".to_owned(),
        }),
    }
}

/// Words in one line; fails where there are none.
fn words(flag: &'static str, given: &str) -> Result<String, ServerError> {
    let words = one_line(given);
    if words.is_empty() {
        return Err(ServerError::Asked {
            what: flag,
            value: given.to_owned(),
            reason: "it says nothing".to_owned(),
        });
    }
    Ok(words)
}

fn one_line(words: &str) -> String {
    let words: Vec<&str> = words.split_whitespace().collect();
    viet::nfc(&words.join(" "))
}

fn html(path: &Path) -> Result<Html, ServerError> {
    let failed = |reason: String| ServerError::Asked {
        what: "--body",
        value: path.display().to_string(),
        reason,
    };
    let text = std::fs::read_to_string(path).map_err(|error| failed(error.to_string()))?;
    let html = Html::clean(&viet::nfc(&text));
    if html.is_empty() {
        return Err(failed("it holds no text".to_owned()));
    }
    Ok(html)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_article_is_named_by_number_or_address() {
        for asked in [
            "100",
            "/lo-gom-2021-100.html",
            "lo-gom-100.html",
            "https://bao.example/lo-gom-100.html?lite#tin-khac",
        ] {
            assert_eq!(article(asked).unwrap(), ArticleId(100), "{asked}");
        }
        for asked in ["", "0", "-5x", "/lang-nghe", "/a-.html"] {
            assert!(article(asked).is_err(), "{asked}");
        }
    }
}
