//! Compares `docs/external-names.md` with the code, in both directions: names
//! that are visible outside the process (addresses, settings, names on a
//! reader's device) must not change without a decision.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::support::{folder, run, tinlang};

type Names = BTreeSet<String>;

const LIST: &str = include_str!("../../../docs/external-names.md");

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// Returns the names below a heading of the list: the first words in backticks
/// of each item.
fn listed(heading: &str) -> Names {
    let section = LIST
        .split("\n## ")
        .find_map(|section| section.strip_prefix(heading)?.strip_prefix('\n'))
        .unwrap_or_else(|| panic!("docs/external-names.md has no section {heading:?}"));
    let items = section.lines().filter_map(|line| line.strip_prefix("- `"));
    items
        .map(|item| item.split('`').next().unwrap().to_owned())
        .collect()
}

/// Fails if the list and the code differ.
fn compare(heading: &str, code: &Names) {
    assert!(!code.is_empty(), "{heading}: no name was found in the code");
    let listed = listed(heading);
    let gone: Vec<_> = listed.difference(code).collect();
    let new: Vec<_> = code.difference(&listed).collect();
    assert!(
        gone.is_empty() && new.is_empty(),
        "{heading}: listed but not in the code: {gone:?}; in the code but not listed: {new:?}. A name that others \
         use stays; a new one goes into docs/external-names.md"
    );
}

/// Returns the text of the files below `folder` with this ending, or of one
/// file.
fn sources(place: &str, ending: &str) -> String {
    fn add(path: &Path, ending: &str, text: &mut String) {
        if path.is_dir() {
            let mut entries: Vec<_> = fs::read_dir(path)
                .unwrap()
                .map(|entry| entry.unwrap().path())
                .collect();
            entries.sort();
            for entry in entries {
                let name = entry.file_name().unwrap_or_default();
                if name != "tests" && name != "node_modules" {
                    add(&entry, ending, text);
                }
            }
        } else if path.to_string_lossy().ends_with(ending) {
            text.push_str(&fs::read_to_string(path).unwrap());
        }
    }
    let mut text = String::new();
    add(&root().join(place), ending, &mut text);
    assert!(!text.is_empty(), "{place} holds no {ending} file");
    text
}

/// Returns the texts between `before` and the next `after`, wherever `before`
/// occurs.
fn between(text: &str, before: &str, after: char) -> Names {
    let parts = text.split(before).skip(1);
    parts
        .filter_map(|part| part.split_once(after))
        .map(|(name, _)| name.to_owned())
        .collect()
}

/// Returns the help of a command and of its subcommands.
fn help(folder: &Path, command: &[&str], commands: &mut Names) -> String {
    let mut arguments = command.to_vec();
    arguments.push("--help");
    let mut all = run(tinlang(folder, &arguments)).stdout;
    let below: Vec<String> = match all.split_once("Commands:\n") {
        Some((_, list)) => list
            .lines()
            .take_while(|line| !line.is_empty())
            .filter_map(|line| line.split_whitespace().next())
            .filter(|name| *name != "help")
            .map(str::to_owned)
            .collect(),
        None => Vec::new(),
    };
    for name in &below {
        let mut command = command.to_vec();
        command.push(name);
        commands.insert(command.join(" "));
        all.push_str(&help(folder, &command, commands));
    }
    all
}

#[test]
fn commands_flags_and_variables_are_listed() {
    let folder = folder();
    let mut commands = Names::new();
    let help = help(folder.path(), &[], &mut commands);
    compare("Commands", &commands);
    let flags = help
        .lines()
        .filter_map(|line| line.trim_start().split_once("--"))
        .filter(|(before, _)| before.is_empty() || before.ends_with(", "))
        .map(|(_, rest)| format!("--{}", rest.split([' ', ',']).next().unwrap()));
    compare("Flags", &flags.collect());
    compare("Environment variables", &between(&help, "[env: ", '='));
}

#[test]
fn settings_are_listed() {
    let example = fs::read_to_string(root().join("tinlang.example.toml")).unwrap();
    let table: toml::Table = toml::from_str(&example.replace("#: ", "")).unwrap();
    let mut keys = Names::new();
    for (key, value) in &table {
        let inner = match value {
            toml::Value::Table(table) => Some(table),
            toml::Value::Array(list) => list.first().and_then(toml::Value::as_table),
            _ => None,
        };
        match inner {
            Some(table) => keys.extend(table.keys().map(|inner| format!("{key}.{inner}"))),
            None => {
                keys.insert(key.clone());
            }
        }
    }
    compare("Settings", &keys);
}

#[test]
fn addresses_are_listed() {
    let mut addresses = between(&sources("server/src/routes", ".rs"), ".route(\"", '"');
    addresses.extend(between(
        &sources("app/src/address/feed_format.rs", ".rs"),
        "=> \"/",
        '"',
    ));
    for place in ["newsroom/src/paths.rs", "server/src/newsroom/routes.rs"] {
        let source = sources(place, ".rs");
        addresses.extend(between(&source, ".route(\"", '"'));
        addresses.extend(between(&source, ": &str = \"", '"'));
    }
    compare("Addresses", &addresses);
    let reserved = store::RESERVED_SLUGS.iter().map(|&slug| slug.to_owned());
    compare("Reserved first path segments", &reserved.collect());
}

#[test]
fn names_of_the_newsroom_are_listed() {
    let roles = store::newsroom::Role::ALL.map(|role| role.name().to_owned());
    compare("Roles", &roles.into());
    let forms = sources("newsroom/src/pages", ".rs") + &sources("newsroom/src/fields.rs", ".rs");
    compare(
        "Fields of the newsroom's forms",
        &between(&forms, " name=\"", '"'),
    );
    let cookie = sources("server/src/newsroom/cookie.rs", ".rs");
    let body = cookie.split("fn name(").nth(1).unwrap();
    let body = body.split("fn is_secure(").next().unwrap();
    compare("Cookies", &between(body, "=> \"", '"'));
}

#[test]
fn query_fields_and_server_functions_are_listed() {
    let query = sources("app/src/address/query.rs", ".rs");
    let arms = query.lines().filter_map(|line| {
        let (name, rest) = line.trim_start().strip_prefix('"')?.split_once('"')?;
        rest.starts_with(" =>").then(|| name.to_owned())
    });
    let mut fields: Names = arms.collect();
    let edition = sources("app/src/edition/request.rs", ".rs");
    fields.extend(between(&edition, "Some((\"", '"'));
    compare("Query fields", &fields);

    let api = sources("app/src/api", ".rs");
    let mut functions = between(&api, "endpoint = \"", '"');
    for signature in api.split("\npub async fn ").skip(1) {
        let arguments = signature.split("Result<").next().unwrap();
        let names = arguments
            .lines()
            .skip(1)
            .filter_map(|line| line.split_once(": "));
        functions.extend(names.map(|(before, _)| before.rsplit(' ').next().unwrap().to_owned()));
    }
    let variants = api.split("pub enum TeaserBox {").nth(1).unwrap();
    let variants = variants.split('}').next().unwrap().lines().map(str::trim);
    functions.extend(
        variants
            .filter(|line| !line.is_empty() && !line.starts_with("//"))
            .map(|line| line.trim_end_matches(',').to_owned()),
    );
    compare("Server functions", &functions);
}

#[test]
fn names_on_a_reader_s_device_are_listed() {
    let scripts = sources("frontend", ".js");
    let types = sources("frontend/types", ".d.ts");
    let constants = scripts.lines().filter_map(|line| {
        let (name, rest) = line.split_once("const ")?.1.split_once(" = '")?;
        let value = rest.split('\'').next()?;
        let shouted = name.bytes().all(|b| b.is_ascii_uppercase() || b == b'_');
        let plain = value.bytes().all(|b| b.is_ascii_lowercase() || b == b'-');
        (shouted && plain).then(|| value.to_owned())
    });
    let mut names: Names = constants.collect();
    names.extend(between(&scripts, "indexedDB.open('", '\''));
    names.extend(between(&scripts, "createIndex('", '\''));
    let chosen = scripts.split("const chosen = {").nth(1).unwrap();
    let chosen = chosen.split('}').next().unwrap().split(',');
    names.extend(
        chosen
            .filter_map(|pair| pair.split_once(':'))
            .map(|(key, _)| key.trim().trim_matches('\'').to_owned()),
    );
    for folder in ["app/src/islands", "app/src/reading"] {
        names.extend(between(&sources(folder, ".rs"), "_KEY: &str = \"", '"'));
    }
    compare("Names on a reader's device", &names);
    compare(
        "Messages to the service worker",
        &between(&types, "ask: '", '\''),
    );
}

/// Returns the names of the fields of a struct that is written as JSON.
fn fields(source: &str, name: &str) -> Names {
    let body = source.split(&format!("struct {name}")).nth(1).unwrap();
    let body = body.split_once('{').unwrap().1.split("\n}").next().unwrap();
    let lines = body.lines().map(str::trim);
    lines
        .filter(|line| !line.starts_with("//") && !line.starts_with('#'))
        .filter_map(|line| line.split_once(": "))
        .map(|(name, _)| name.rsplit(' ').next().unwrap().to_owned())
        .collect()
}

#[test]
fn fields_of_files_and_messages_are_listed() {
    let edition = sources("app/src/edition/file.rs", ".rs");
    let pack = sources("server/src/editions/pack.rs", ".rs");
    let mut names = fields(&pack, "Head");
    for name in ["Edition", "EditionArticle", "EditionList"] {
        names.extend(fields(&edition, name));
    }
    compare("Fields of an edition", &names);

    let message = sources("server/push/src/message.rs", ".rs");
    let keys = message.lines().filter_map(|line| {
        let (name, rest) = line.trim().strip_prefix('"')?.split_once('"')?;
        rest.starts_with(": ").then(|| name.to_owned())
    });
    compare("Fields of a push message", &keys.collect());
}

#[test]
fn names_in_the_database_are_listed() {
    let lists = sources("store/sqlite/src/read/lists.rs", ".rs");
    let body = lists.split("fn list_key(").nth(1).unwrap();
    let body = body.split("\n}").next().unwrap();
    let mut names = between(body, "=> \"", '"');
    names.extend(between(body, "format!(\"", '{'));
    let demo = sources("server/demo/src", ".rs");
    names.extend(between(&demo, "origin: format!(\"", '{'));
    compare("Names in the database", &names);
}
