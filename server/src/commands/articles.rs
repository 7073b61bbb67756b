//! `tinlang correct`, `withdraw` and `restore`: changes of a published article.

use std::path::{Path, PathBuf};

use clap::Args;
use store::{
    Change, Html, NewCorrection, Outcome, Store, StoreError, SummaryCorrection, Timestamp,
};

use super::arguments::{article_id, one_line, required};
use crate::ServerError;
use crate::clock::now;

/// `tinlang correct`
#[derive(Debug, Args)]
#[group(skip)]
pub(crate) struct CorrectArgs {
    /// The article's number or address
    article: String,
    /// The text of the correction, as readers see it
    #[arg(long, value_name = "TEXT")]
    text: String,
    /// The corrected headline; the address does not change
    #[arg(long, value_name = "TEXT")]
    title: Option<String>,
    /// The corrected first paragraph
    #[arg(long, value_name = "TEXT")]
    lead: Option<String>,
    /// The corrected text; its figures name the article's pictures
    #[arg(long, value_name = "FILE.html")]
    body: Option<PathBuf>,
    /// The corrected summary, if it is not the beginning of the article
    #[arg(long, value_name = "TEXT", conflicts_with = "keep_summary")]
    summary: Option<String>,
    /// Leave the summary as it is
    #[arg(long)]
    keep_summary: bool,
}

/// `tinlang withdraw`
#[derive(Debug, Args)]
#[group(skip)]
pub(crate) struct WithdrawArgs {
    /// The article's number or address
    article: String,
    /// The reason, as readers see it
    #[arg(long, value_name = "TEXT")]
    reason: Option<String>,
}

/// `tinlang restore`
#[derive(Debug, Args)]
#[group(skip)]
pub(crate) struct RestoreArgs {
    /// The article's number or address
    article: String,
}

pub(crate) async fn correct(store: &dyn Store, args: CorrectArgs) -> Result<String, ServerError> {
    let article = article_id(&args.article)?;
    let text = required("--text", &args.text)?;
    let title = args.title.as_deref();
    let title = title.map(|title| required("--title", title)).transpose()?;
    let body = args.body.as_deref().map(html).transpose()?;
    let summary = match &args.summary {
        Some(summary) => SummaryCorrection::Replace(required("--summary", summary)?),
        None if args.keep_summary => SummaryCorrection::Keep,
        None => SummaryCorrection::Follow,
    };
    let correction = NewCorrection {
        article,
        text,
        at: Timestamp(now()),
        title,
        lead: args.lead.as_deref().map(one_line),
        body,
        summary,
    };
    match store.apply(&[Change::Correct(correction)]).await {
        Err(StoreError::OwnSummary { article, summary }) => {
            Err(ServerError::OwnSummary { article, summary })
        }
        done => done
            .map(|_| format!("article {article} is corrected"))
            .map_err(ServerError::from),
    }
}

pub(crate) async fn withdraw(store: &dyn Store, args: WithdrawArgs) -> Result<String, ServerError> {
    let article = article_id(&args.article)?;
    let reason = args.reason.as_deref().map(one_line);
    let change = Change::Withdraw {
        article,
        reason: reason.filter(|reason| !reason.is_empty()),
        at: Timestamp(now()),
    };
    let done = store.apply(&[change]).await?;
    Ok(match done.first() {
        Some(Outcome::Unchanged(_)) => format!("article {article} was withdrawn already"),
        _ => format!(
            "article {article} is withdrawn; its address answers with status 410 within a second"
        ),
    })
}

pub(crate) async fn restore(store: &dyn Store, args: RestoreArgs) -> Result<String, ServerError> {
    let article = article_id(&args.article)?;
    let done = store.apply(&[Change::Restore { article }]).await?;
    Ok(match done.first() {
        Some(Outcome::Unchanged(_)) => format!("article {article} was not withdrawn"),
        _ => format!("article {article} is back"),
    })
}

fn html(path: &Path) -> Result<Html, ServerError> {
    let failed = |reason: String| ServerError::Argument {
        what: "--body",
        value: path.display().to_string(),
        reason,
    };
    let text = std::fs::read_to_string(path).map_err(|error| failed(error.to_string()))?;
    let html = Html::clean(&viet::nfc(&text));
    if html.is_empty() {
        return Err(failed("it has no text".to_owned()));
    }
    Ok(html)
}
