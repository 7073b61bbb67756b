//! Where data is stored: the database, whose engine is chosen by the scheme of
//! its address, and the files outside of the database.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use store::WholeStore;
use store_sqlite::SqliteStore;

use crate::ServerError;

/// The files that are stored outside of the database.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DataFiles {
    folder: PathBuf,
    /// What the names of the files begin with.
    prefix: String,
}

impl DataFiles {
    /// The files in the folder `data`. Without one they are beside the database
    /// and named after it: `tinlang-search` beside `tinlang.db`.
    pub fn new(database: &str, data: Option<&Path>) -> Self {
        if let Some(data) = data {
            return Self {
                folder: data.to_owned(),
                prefix: String::new(),
            };
        }
        let path = sqlite_path(database);
        let stem = path.file_stem().unwrap_or_default().to_string_lossy();
        Self {
            folder: path.parent().unwrap_or(Path::new("")).to_owned(),
            prefix: format!("{stem}-"),
        }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.join(format!("{}{name}", self.prefix))
    }

    /// Folder of the pictures' files, unless a setting names another.
    pub fn pictures(&self) -> PathBuf {
        self.path("pictures")
    }

    /// File of the key that signs editions, unless a setting names another.
    pub fn edition_key(&self) -> PathBuf {
        self.path("edition.key")
    }

    /// A picture folder with files, or a key, that a paper left here.
    fn left_by_a_paper(&self) -> Option<PathBuf> {
        let pictures = self.pictures();
        let has_pictures = std::fs::read_dir(&pictures).is_ok_and(|mut it| it.next().is_some());
        let key = self.edition_key();
        has_pictures
            .then_some(pictures)
            .or_else(|| key.exists().then_some(key))
    }

    /// Folder of the search index, which can be rebuilt from the database.
    pub fn search_index(&self) -> PathBuf {
        self.path("search")
    }

    /// Folder of the last versions of editions.
    pub fn editions(&self) -> PathBuf {
        self.path("editions")
    }

    /// Folder of the client's files of the last builds.
    pub fn builds(&self) -> PathBuf {
        self.path("builds")
    }
}

/// The path in an address of a file.
fn sqlite_path(database: &str) -> &Path {
    let path = database.strip_prefix("sqlite:").unwrap_or(database);
    Path::new(path.strip_prefix("//").unwrap_or(path))
}

/// Opens the database at an address; a missing one is an error.
pub(crate) async fn open(
    database: &str,
    data: &DataFiles,
) -> Result<Arc<dyn WholeStore>, ServerError> {
    open_engine(database, data, Missing::Fail).await
}

/// Opens the database at an address, or creates an empty one there. Fails if
/// there is none, but files of a paper are beside it: a database that was moved
/// away, or an address with a typing error.
pub(crate) async fn open_or_create(
    database: &str,
    data: &DataFiles,
) -> Result<Arc<dyn WholeStore>, ServerError> {
    open_engine(database, data, Missing::Create).await
}

/// What happens if there is no database.
#[derive(Clone, Copy)]
enum Missing {
    Create,
    Fail,
}

async fn open_engine(
    database: &str,
    data: &DataFiles,
    missing: Missing,
) -> Result<Arc<dyn WholeStore>, ServerError> {
    let store: Arc<dyn WholeStore> = match (database.split_once(':'), missing) {
        (Some(("sqlite", _)), Missing::Fail) => {
            Arc::new(SqliteStore::open_existing(database).await?)
        }
        (Some(("sqlite", _)), Missing::Create) => {
            if !sqlite_path(database).exists()
                && let Some(left) = data.left_by_a_paper()
            {
                return Err(ServerError::Setting {
                    name: "database",
                    value: database.to_owned(),
                    reason: format!(
                        "there is no such file, but {} of a paper is beside it; put the database \
                         back (a backup, or the file that was moved), or name another place",
                        left.display()
                    ),
                });
            }
            Arc::new(SqliteStore::open(database).await?)
        }
        (scheme, _) => {
            // The rest of an address may hold a password.
            let scheme = scheme.map_or_else(|| database.to_owned(), |(it, _)| format!("{it}:…"));
            return Err(ServerError::Setting {
                name: "database",
                value: scheme,
                reason: "the only supported engine is SQLite; write sqlite:/path/paper.db".into(),
            });
        }
    };
    if !data.folder.as_os_str().is_empty() {
        std::fs::create_dir_all(&data.folder).map_err(|error| ServerError::Setting {
            name: "data",
            value: data.folder.display().to_string(),
            reason: format!("{error}; name a writable folder"),
        })?;
    }
    Ok(store)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_beside_the_database_or_in_the_data_folder() {
        for (database, data, pictures) in [
            ("sqlite:data/tinlang.db", None, "data/tinlang-pictures"),
            ("sqlite:///srv/a.b.db", None, "/srv/a.b-pictures"),
            ("sqlite:paper", None, "paper-pictures"),
            ("sqlite:/db/a.db", Some("/srv/bao"), "/srv/bao/pictures"),
        ] {
            let files = DataFiles::new(database, data.map(Path::new));
            assert_eq!(files.pictures(), Path::new(pictures));
        }
        let files = DataFiles::new("sqlite:data/tinlang.db", None);
        assert_eq!(files.search_index(), Path::new("data/tinlang-search"));
        assert_eq!(files.builds(), Path::new("data/tinlang-builds"));
        assert_eq!(files.editions(), Path::new("data/tinlang-editions"));
        assert_eq!(files.edition_key(), Path::new("data/tinlang-edition.key"));
    }

    #[tokio::test]
    async fn another_scheme_is_an_error_without_its_password() {
        let files = DataFiles::new("sqlite:paper.db", None);
        for database in ["postgres://user:secret@localhost/paper", "paper.db"] {
            let error = open(database, &files).await.err().unwrap().to_string();
            assert!(error.contains("sqlite:/path/paper.db"), "{error}");
            assert!(!error.contains("secret"), "{error}");
        }
    }
}
