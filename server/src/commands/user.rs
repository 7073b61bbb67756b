//! `tinlang user`: the people of the newsroom, for the first account and for those who
//! cannot log in any more.

use std::io::Read;

use clap::{Args, Subcommand};
use store::newsroom::{Account, AccountChange, AccountId, Act, Email, NewAccount, Role};
use store::{NewsroomStore, Slug, Timestamp};

use super::arguments::required;
use super::startup::with_newsroom;
use super::store_args::StoreArgs;
use crate::ServerError;
use crate::clock::now;
use crate::newsroom::password;
use crate::newsroom::secret::Secret;

/// Characters of a password that the command makes up.
const MADE_UP: usize = 20;

/// `tinlang user`
#[derive(Debug, Subcommand)]
pub(crate) enum UserCommand {
    /// Add an account
    Add(AddArgs),
    /// List all accounts
    List,
    /// Set a new password; all sessions of the account end
    Reset(ResetArgs),
    /// Disable an account; all its sessions end
    Disable(EmailArgs),
    /// Let a disabled account log in again
    Enable(EmailArgs),
}

#[derive(Debug, Args)]
#[group(skip)]
pub(crate) struct AddArgs {
    /// E-mail address, with which the person logs in
    email: String,
    /// Name that colleagues see
    #[arg(long, value_name = "NAME")]
    name: String,
    /// contributor, reporter, editor, managing-editor, editor-in-chief or admin
    #[arg(long, value_name = "ROLE")]
    role: String,
    /// Slugs of the sections in which the role holds [default: all]
    #[arg(long, value_name = "SECTIONS", value_delimiter = ',')]
    sections: Vec<String>,
    /// Slug of the author under whose name the person writes
    #[arg(long, value_name = "AUTHOR")]
    author: Option<String>,
    /// Read the password from standard input, instead of making one up
    #[arg(long)]
    password_stdin: bool,
}

#[derive(Debug, Args)]
#[group(skip)]
pub(crate) struct ResetArgs {
    /// E-mail address of the account
    email: String,
    /// Also remove the second factor
    #[arg(long)]
    second_factor: bool,
    /// Read the password from standard input, instead of making one up
    #[arg(long)]
    password_stdin: bool,
}

#[derive(Debug, Args)]
#[group(skip)]
pub(crate) struct EmailArgs {
    /// E-mail address of the account
    email: String,
}

/// Runs the command and prints its message.
pub(crate) async fn run(command: UserCommand, store: StoreArgs) -> Result<(), ServerError> {
    with_newsroom(store, async |store: &dyn NewsroomStore| {
        done(store, command, now()).await
    })
    .await
}

async fn done(
    store: &dyn NewsroomStore,
    command: UserCommand,
    now: i64,
) -> Result<String, ServerError> {
    let act = Act {
        by: None,
        at: Timestamp(now),
    };
    match command {
        UserCommand::Add(args) => add(store, args, act).await,
        UserCommand::List => list(store).await,
        UserCommand::Reset(args) => reset(store, args, act).await,
        UserCommand::Disable(args) => set_disabled(store, &args.email, true, act).await,
        UserCommand::Enable(args) => set_disabled(store, &args.email, false, act).await,
    }
}

async fn add(store: &dyn NewsroomStore, args: AddArgs, act: Act) -> Result<String, ServerError> {
    let sections = args.sections.iter().map(|it| slug("section", it));
    let new = NewAccount {
        email: email(&args.email)?,
        name: required("--name", &args.name)?,
        role: role(&args.role)?,
        sections: sections.collect::<Result<_, _>>()?,
        author: args
            .author
            .as_deref()
            .map(|it| slug("author", it))
            .transpose()?,
        password: None,
    };
    let password = Password::given(args.password_stdin)?;
    let new = NewAccount {
        password: Some(password.hash()?),
        ..new
    };
    store.add_account(&new, act).await?;
    Ok(format!(
        "{} can log in as {}{}",
        new.email,
        new.role,
        password.told()
    ))
}

async fn list(store: &dyn NewsroomStore) -> Result<String, ServerError> {
    let lines = store.accounts().await?.into_iter().map(|it| {
        let facts = [it.email.to_string(), it.role.to_string(), it.name];
        let sections = it.sections.iter().map(|it| format!("section {it}"));
        let disabled = it.is_disabled.then(|| "disabled".to_owned());
        let facts: Vec<String> = facts.into_iter().chain(sections).chain(disabled).collect();
        facts.join("\t")
    });
    Ok(lines.collect::<Vec<_>>().join("\n"))
}

async fn reset(
    store: &dyn NewsroomStore,
    args: ResetArgs,
    act: Act,
) -> Result<String, ServerError> {
    let account = account(store, &args.email).await?;
    let password = Password::given(args.password_stdin)?;
    let change = AccountChange::Password(password.hash()?);
    store.change_account(account.id, &change, act).await?;
    if args.second_factor {
        let change = AccountChange::SecondFactor(None);
        store.change_account(account.id, &change, act).await?;
    }
    Ok(format!(
        "{} has a new password{}; all its sessions have ended",
        account.email,
        password.told()
    ))
}

async fn set_disabled(
    store: &dyn NewsroomStore,
    given: &str,
    disabled: bool,
    act: Act,
) -> Result<String, ServerError> {
    let Account { id, email, .. } = account(store, given).await?;
    let change = AccountChange::Disabled(disabled);
    store.change_account(AccountId(id.0), &change, act).await?;
    Ok(if disabled {
        format!("{email} can log in no more; all its sessions have ended")
    } else {
        format!("{email} can log in again")
    })
}

async fn account(store: &dyn NewsroomStore, given: &str) -> Result<Account, ServerError> {
    let email = email(given)?;
    let found = store.credentials(&email).await?;
    found
        .map(|it| it.account)
        .ok_or_else(|| ServerError::Argument {
            what: "account",
            value: email.to_string(),
            reason: "there is none with this address; see tinlang user list".to_owned(),
        })
}

fn email(given: &str) -> Result<Email, ServerError> {
    Email::parse(given).map_err(|error| ServerError::Argument {
        what: "e-mail address",
        value: given.to_owned(),
        reason: error.to_string(),
    })
}

fn role(given: &str) -> Result<Role, ServerError> {
    Role::named(given).ok_or_else(|| {
        let names: Vec<&str> = Role::ALL.into_iter().map(Role::name).collect();
        ServerError::Argument {
            what: "role",
            value: given.to_owned(),
            reason: format!("the roles are {}", names.join(", ")),
        }
    })
}

fn slug(what: &'static str, given: &str) -> Result<Slug, ServerError> {
    Slug::parse(given).map_err(|error| ServerError::Argument {
        what,
        value: given.to_owned(),
        reason: error.to_string(),
    })
}

/// A password that is set, and whether its owner knows it.
struct Password {
    text: String,
    is_made_up: bool,
}

impl Password {
    fn given(from_stdin: bool) -> Result<Self, ServerError> {
        if !from_stdin {
            let secret = Secret::random()?;
            return Ok(Self {
                text: secret.text().chars().take(MADE_UP).collect(),
                is_made_up: true,
            });
        }
        let mut text = String::new();
        let read = std::io::stdin()
            .lock()
            .take(1 << 16)
            .read_to_string(&mut text);
        read.map_err(|error| unfit(&error.to_string()))?;
        let text = text.strip_suffix('\n').unwrap_or(&text);
        let text = text.strip_suffix('\r').unwrap_or(text).to_owned();
        password::check(&text).map_err(|error| unfit(&error.to_string()))?;
        Ok(Self {
            text,
            is_made_up: false,
        })
    }

    fn hash(&self) -> Result<String, ServerError> {
        let hash = password::hash(&self.text);
        hash.ok_or_else(|| ServerError::Random("a password cannot be hashed".to_owned()))
    }

    /// The part of the message that tells a password that was made up.
    fn told(&self) -> String {
        if self.is_made_up {
            format!(", with the password {}", self.text)
        } else {
            String::new()
        }
    }
}

/// The password itself is in no message.
fn unfit(reason: &str) -> ServerError {
    ServerError::Argument {
        what: "password",
        value: "…".to_owned(),
        reason: reason.to_owned(),
    }
}
