//! A paper with three hundred pictured articles of the last days.

use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

use tempfile::TempDir;
use viet::date::LocalTime;

use crate::error::{Error, Result};
use crate::{process, project_paths};

const ARTICLES: u32 = 300;
/// One of them.
pub const ARTICLE: u32 = 1;
/// Seconds between two articles: all are of the last six days.
const APART: i64 = 1_700;
const HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel><title>Báo Tuần</title><link>https://tuan.example</link><wp:wxr_version>1.2</wp:wxr_version>
<wp:base_site_url>https://tuan.example</wp:base_site_url><wp:base_blog_url>https://tuan.example</wp:base_blog_url>
<wp:category><wp:term_id>1</wp:term_id><wp:category_nicename>lang-nghe</wp:category_nicename><wp:category_parent></wp:category_parent><wp:cat_name>Làng nghề</wp:cat_name></wp:category>
"#;

/// Imports it into `paper.db` in a new folder.
pub fn import(binary: &Path) -> Result<TempDir> {
    let folder =
        tempfile::tempdir().map_err(Error::file("make a folder in", std::env::temp_dir()))?;
    let uploads = folder.path().join("uploads");
    fs::create_dir(&uploads).map_err(Error::file("make", &uploads))?;
    let picture = largest_picture(&project_paths::fixture().with_file_name("uploads"))?;
    let mut export = HEAD.to_owned();
    let now = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default();
    let now = i64::try_from(now.as_secs()).unwrap_or_default();
    for nth in 1..=ARTICLES {
        let path = uploads.join(format!("lo-{nth}.jpg"));
        fs::write(&path, &picture).map_err(Error::file("write", &path))?;
        item(
            &mut export,
            nth,
            LocalTime::at(now - APART * i64::from(nth)),
        );
    }
    export.push_str("</channel></rss>\n");
    let file = folder.path().join("export.xml");
    fs::write(&file, export).map_err(Error::file("write", &file))?;
    let database = format!("sqlite:{}", folder.path().join("paper.db").display());
    let mut import = process::program(binary);
    import
        .args(["import", "wxr"])
        .arg(&file)
        .arg("--media")
        .arg(&uploads)
        .args(["--database", &database]);
    process::quietly(&mut import)?;
    Ok(folder)
}

fn item(export: &mut String, nth: u32, at: LocalTime) {
    let iso = at.iso();
    let date = iso.get(..19).unwrap_or_default().replace('T', " ");
    let text = "Lò gốm bên sông đỏ lửa suốt đêm, thợ nặn những mẻ cuối cùng của năm. ".repeat(30);
    writeln!(
        export,
        "<item><title>Tin số {nth} từ làng gốm</title><link>https://tuan.example/tin-{nth}/</link>\
         <content:encoded><![CDATA[<p><img src=\"/wp-content/uploads/lo-{nth}.jpg\"></p><p>{text}</p>]]></content:encoded>\
         <wp:post_id>{nth}</wp:post_id><wp:post_date>{date}</wp:post_date><wp:post_name>tin-{nth}</wp:post_name>\
         <wp:status>publish</wp:status><wp:post_type>post</wp:post_type>\
         <category domain=\"category\" nicename=\"lang-nghe\">Làng nghề</category></item>"
    )
    .expect("writing into a string cannot fail");
}

/// The largest file below a folder.
fn largest_picture(folder: &Path) -> Result<Vec<u8>> {
    let mut largest = Vec::new();
    for entry in fs::read_dir(folder).map_err(Error::file("read", folder))? {
        let path = entry.map_err(Error::file("read", folder))?.path();
        let bytes = if path.is_dir() {
            largest_picture(&path)?
        } else {
            fs::read(&path).map_err(Error::file("read", &path))?
        };
        if bytes.len() > largest.len() {
            largest = bytes;
        }
    }
    Ok(largest)
}
