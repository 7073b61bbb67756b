//! `tinlang author`: names and biographies of authors and desks.

use clap::{Args, Subcommand};
use store::{Change, NewAuthor, NewDesk, Slug, Store};

use super::arguments::{one_line, required};
use crate::ServerError;

/// `tinlang author`
#[derive(Debug, Subcommand)]
pub(crate) enum AuthorCommand {
    /// Set the name or biography of a person or desk
    Set(SetArgs),
}

#[derive(Debug, Args)]
#[group(skip)]
pub(crate) struct SetArgs {
    /// Last part of the address /tac-gia/…
    slug: String,
    /// The name of a person, or the initials of a desk
    #[arg(long, value_name = "TEXT")]
    name: Option<String>,
    /// The biography, in a sentence or two; empty removes it
    #[arg(long, value_name = "TEXT")]
    about: Option<String>,
}

pub(crate) async fn run(store: &dyn Store, command: AuthorCommand) -> Result<String, ServerError> {
    let AuthorCommand::Set(args) = command;
    let slug = Slug::parse(&args.slug).map_err(|error| ServerError::Argument {
        what: "author",
        value: args.slug.clone(),
        reason: error.to_string(),
    })?;
    let mut changes = Vec::new();
    if let Some(name) = &args.name {
        let name = required("--name", name)?;
        let slug = slug.clone();
        changes.push(if store.desk(&slug).await?.is_some() {
            let initials = name;
            Change::Desk(NewDesk { slug, initials })
        } else {
            Change::Author(NewAuthor { slug, name })
        });
    }
    if let Some(about) = &args.about {
        changes.push(Change::About {
            slug: slug.clone(),
            about: one_line(about),
        });
    }
    if changes.is_empty() {
        return Err(ServerError::Argument {
            what: "author",
            value: args.slug,
            reason: "give --name, --about or both".to_owned(),
        });
    }
    store.apply(&changes).await?;
    Ok(format!("/tac-gia/{slug} is updated"))
}
