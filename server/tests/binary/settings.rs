//! The sources of settings, and their precedence.

use crate::support::{folder, serve, serve_by, tinlang};

#[test]
fn flags_override_the_environment_and_that_the_file() {
    let folder = folder();
    let file = "listen = \"127.0.0.1:0\"\ndatabase = \"sqlite:a/b.db\"\nweather_url = \"\"\ndemo = false\n\
        [paper]\nname = \"Báo Tệp\"\nagency = \"Sở Tệp\"\nphone = \"Số Tệp\"\n";
    std::fs::write(folder.path().join("tinlang.toml"), file).unwrap();
    let mut command = tinlang(folder.path(), &["serve", "--paper-phone", "Số Cờ"]);
    command
        .env("TINLANG_PAPER_PHONE", "Số Môi Trường")
        .env("TINLANG_PAPER_AGENCY", "Sở Môi Trường");
    let paper = serve_by(command);
    let front = paper.get("/");
    for words in ["Báo Tệp", "Sở Môi Trường", "Số Cờ"] {
        assert!(front.contains(words), "{words}");
    }
    for words in ["Sở Tệp", "Số Tệp", "Số Môi Trường", "Tin Làng"] {
        assert!(!front.contains(words), "{words}");
    }
    assert!(folder.path().join("a/b.db").exists());
}

#[test]
fn every_setting_is_read_from_the_environment() {
    let folder = folder();
    std::fs::write(
        folder.path().join("other.toml"),
        "[paper]\nname = \"Báo Khác\"\n",
    )
    .unwrap();
    let mut command = tinlang(folder.path(), &["serve"]);
    command.envs([
        ("TINLANG_CONFIG", "other.toml"),
        ("TINLANG_LISTEN", "127.0.0.1:0"),
        ("TINLANG_DATABASE", "sqlite:env.db"),
        ("TINLANG_WEATHER_URL", "http://127.0.0.1:9"),
        (
            "TINLANG_CITIES",
            "Vinh, 18.68, 105.68; Huế, 16.46, 107.59, shown",
        ),
        ("TINLANG_NO_DEMO", "1"),
        ("TINLANG_BASE_URL", "https://bao.example/"),
        ("TINLANG_LOG", "error"),
    ]);
    let paper = serve_by(command);
    let front = paper.get("/");
    assert!(front.contains("Báo Khác") && front.contains("https://bao.example/"));
    assert!(
        front.contains("Huế") && !front.contains("Vinh"),
        "only one city is shown at first"
    );
    assert!(paper.get("/api/weather").contains("Vinh"));
    assert!(!front.contains(".html"), "no demo");
    assert!(folder.path().join("env.db").exists());
}

#[test]
fn variable_of_a_switch_can_be_zero() {
    let folder = folder();
    let mut command = tinlang(
        folder.path(),
        &["serve", "--listen", "127.0.0.1:0", "--weather-url", ""],
    );
    command.env("TINLANG_NO_DEMO", "0");
    assert!(serve_by(command).get("/").contains(".html"));
}

#[test]
fn pictures_are_beside_the_database_or_in_their_folder() {
    let folder = folder();
    serve(folder.path(), &[]);
    assert!(
        folder
            .path()
            .join("data/tinlang-pictures")
            .read_dir()
            .unwrap()
            .next()
            .is_some()
    );
    let paper = serve(
        folder.path(),
        &["--pictures", "elsewhere", "--database", "sqlite:second.db"],
    );
    let picture = folder
        .path()
        .join("elsewhere")
        .read_dir()
        .unwrap()
        .next()
        .unwrap()
        .unwrap()
        .file_name();
    let answer = paper.get(&format!("/media/{}", picture.display()));
    assert!(
        answer.starts_with("HTTP/1.1 200 OK\r\n"),
        "{}",
        picture.display()
    );
}

#[test]
fn data_folder_holds_everything_outside_of_the_database() {
    let folder = folder();
    let args = ["--data", "files", "--database", "sqlite:db/paper.db"];
    let paper = serve(folder.path(), &args);
    assert_eq!(paper.end("-TERM").0.code(), Some(0));
    let names = |path: &str| {
        let entries = folder.path().join(path).read_dir().unwrap();
        let name = |entry: std::io::Result<std::fs::DirEntry>| entry.unwrap().file_name();
        let mut names: Vec<_> = entries.map(name).collect();
        names.sort();
        names
    };
    assert_eq!(names("db"), ["paper.db"]);
    let files = ["builds", "edition.key", "pictures", "search"];
    assert_eq!(names("files"), files);
}
