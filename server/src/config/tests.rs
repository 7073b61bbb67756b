//! Settings from files and flags.

use std::path::Path;

use super::imprint::Imprint;
use super::partial::PartialSettings;
use super::push::PartialPushSettings;
use super::settings::Settings;
use super::statements::StatementFiles;

fn settings(text: &str) -> Settings {
    PartialSettings::default()
        .merge(toml::from_str(text).unwrap())
        .unwrap()
}

#[test]
fn example_file_holds_the_defaults() {
    let example = include_str!("../../../tinlang.example.toml");
    assert_eq!(settings(example), settings(""));
}

/// Lines that begin with `#:` are settings, too.
#[test]
#[expect(clippy::too_many_lines, reason = "one line per setting")]
fn example_file_describes_every_key() {
    let example = include_str!("../../../tinlang.example.toml");
    let whole: String = example
        .lines()
        .map(|line| line.strip_prefix("#: ").unwrap_or(line))
        .flat_map(|line| [line, "\n"])
        .collect();
    let given: PartialSettings = toml::from_str(&whole).unwrap();
    let PartialSettings {
        listen,
        trusted_proxies,
        database,
        data,
        pictures,
        edition_key,
        weather_url,
        page_cache,
        cache_tags,
        demo,
        offline,
        log,
        websub_hub,
        indexnow_key,
        indexnow_url,
        paper,
        statements,
        push,
        cities,
    } = given;
    let StatementFiles {
        privacy_file,
        cookie_file,
        imprint_file,
    } = statements;
    let PartialPushSettings {
        key_file,
        contact,
        services,
        loopback: _,
    } = push;
    let Imprint {
        language,
        name,
        tagline,
        base_url,
        agency,
        licence,
        editor_in_chief,
        address,
        phone,
        email,
    } = paper;
    assert!(trusted_proxies.is_some() && services.is_some() && page_cache.is_some());
    assert!(cache_tags.is_some());
    let texts = [
        listen,
        database,
        weather_url,
        log,
        websub_hub,
        indexnow_key,
        indexnow_url,
        contact,
        name,
        tagline,
        base_url,
        agency,
        licence,
        editor_in_chief,
        address,
        phone,
        email,
    ];
    assert_eq!(texts.iter().position(Option::is_none), None);
    assert!(
        language.is_some()
            && data.is_some()
            && pictures.is_some()
            && edition_key.is_some()
            && demo.is_some()
            && cities.is_some()
    );
    assert!(offline.is_some());
    assert!(key_file.is_some());
    assert!(privacy_file.is_some() && cookie_file.is_some() && imprint_file.is_some());
}

#[test]
fn flags_override_the_file() {
    let flags = PartialSettings {
        listen: Some("0.0.0.0:80".into()),
        paper: Imprint {
            phone: Some("0222".into()),
            ..Imprint::default()
        },
        ..PartialSettings::default()
    };
    let file: PartialSettings = toml::from_str(
        "listen = \"[::1]:1\"\ndatabase = \"sqlite:/srv/bao.db\"\n[paper]\nname = \"Báo\"\nphone = \"1\"",
    )
    .unwrap();
    let settings = flags.merge(file).unwrap();
    assert_eq!(settings.listen, "0.0.0.0:80");
    assert_eq!(settings.database, "sqlite:/srv/bao.db");
    assert_eq!(settings.pictures, Path::new("/srv/bao-pictures"));
    let paper = settings.paper;
    assert_eq!(
        (
            paper.name.as_str(),
            paper.tagline.as_str(),
            paper.phone.as_str()
        ),
        ("Báo", "", "0222")
    );
}

#[test]
fn error_names_the_line() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("tinlang.toml");
    for (text, said) in [
        ("listen = 5", "line 1"),
        (
            "demo = true\nlisen = \"x\"",
            "line 2: unknown field `lisen`",
        ),
        ("[paper]\nphon = \"x\"", "line 2: unknown field `phon`"),
        ("[[cities]]\nname = \"Huế\"", "missing field"),
        ("= 1", "line 1"),
    ] {
        std::fs::write(&path, text).unwrap();
        let error = PartialSettings::read(Some(&path)).unwrap_err().to_string();
        assert!(error.contains(said), "{error}");
    }
    assert!(PartialSettings::read(Some(&folder.path().join("none.toml"))).is_err());
}

#[test]
fn pictures_are_beside_the_database_or_in_the_data_folder() {
    for (text, pictures) in [
        ("pictures = \"\"", "data/tinlang-pictures"),
        ("data = \"\"", "data/tinlang-pictures"),
        ("data = \"/srv/bao\"", "/srv/bao/pictures"),
        ("data = \"/srv/bao\"\npictures = \"a\"", "a"),
    ] {
        assert_eq!(settings(text).pictures, Path::new(pictures), "{text}");
    }
    let with_data = settings("data = \"/srv/bao\"");
    assert_eq!(with_data.edition_key, Path::new("/srv/bao/edition.key"));
}

#[test]
fn empty_weather_url_means_no_weather() {
    assert_eq!(settings("weather_url = \"\"").weather_url, None);
}
