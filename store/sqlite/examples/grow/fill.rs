//! A large generated paper, written directly into the tables: a million
//! articles would take hours through the store's methods. The search log stays
//! empty.

use sqlx::{AssertSqlSafe, Connection, SqliteConnection};

/// Publication time of the newest article: 2026-11-20 00:00 in Việt Nam.
pub const NEWEST: i64 = 1_795_107_600;
/// Seconds between articles: 144 a day, whatever the size of the paper.
const APART: i64 = 600;
/// Articles per statement.
const BATCH: u32 = 2_000;
const TOP_SECTIONS: u64 = 8;
const SECTIONS: u64 = 24;
const TOPICS: u64 = 40;
const PICTURES: u64 = 500;

type Result<T> = std::result::Result<T, sqlx::Error>;

/// A deterministic random number generator (`SplitMix64`, public domain), so
/// that every run makes the same paper.
struct Chance(u64);

impl Chance {
    fn next(&mut self, below: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % below
    }

    fn one_of(&mut self, words: &[&'static str]) -> &'static str {
        let nth = self.next(words.len() as u64);
        words[usize::try_from(nth).unwrap_or_default()]
    }

    fn sentence(&mut self) -> String {
        let number = self.next(90) + 10;
        format!(
            "{} {} {} {} {number} {}, {} {} {}.",
            self.one_of(&STARTS),
            self.one_of(&PLACES),
            self.one_of(&WHO),
            self.one_of(&DOES),
            self.one_of(&THINGS),
            self.one_of(&WHO),
            self.one_of(&DOES),
            self.one_of(&ENDS),
        )
    }

    fn title(&mut self) -> String {
        format!(
            "{} {} {} {}",
            self.one_of(&PLACES),
            self.one_of(&DOES),
            self.one_of(&THINGS),
            self.one_of(&ENDS)
        )
    }
}

const STARTS: [&str; 8] = [
    "Sáng nay tại",
    "Theo người dân",
    "Từ đầu vụ,",
    "Sau mùa lũ,",
    "Năm ngoái ở",
    "Đến thăm",
    "Cuối tuần qua,",
    "Bên bến sông",
];
const PLACES: [&str; 12] = [
    "làng Vọng",
    "xã Đông Sơn",
    "phường Bến Gạo",
    "làng Đường Thượng",
    "thôn Mây",
    "xóm Lò",
    "xã Vân Hà",
    "bản Nậm Ước",
    "ấp Rạch Ngỗng",
    "làng Giấy",
    "phố Hàng Nón",
    "xã Cồn Quế",
];
const WHO: [&str; 8] = [
    "hợp tác xã",
    "thợ trẻ",
    "các nghệ nhân",
    "hội phụ nữ",
    "nhiều gia đình",
    "ban quản lý chợ",
    "lớp học nghề",
    "đoàn thanh niên",
];
const DOES: [&str; 10] = [
    "giữ nghề dệt",
    "dựng lại",
    "bán qua mạng",
    "làm thử",
    "sửa sang",
    "góp vốn mua",
    "truyền dạy",
    "phơi khô",
    "nhuộm chàm",
    "đóng gói",
];
const THINGS: [&str; 10] = [
    "khung cửi",
    "mẻ gốm",
    "tấm lụa",
    "sợi miến",
    "nón lá",
    "giỏ tre",
    "tờ giấy dó",
    "chiếc trống",
    "hũ mật ong",
    "bánh tráng dừa",
];
const ENDS: [&str; 8] = [
    "trước phiên chợ Tết",
    "để có việc quanh năm",
    "giữa mùa nước nổi",
    "như cha ông từng làm",
    "cho khách phương xa",
    "khi trời hửng nắng",
    "dưới mái đình cũ",
    "bên dòng kênh nhỏ",
];

/// Fills an empty store with `count` articles, numbered from 1; the newest has
/// the highest number.
pub async fn fill(conn: &mut SqliteConnection, count: u32) -> Result<()> {
    for pragma in [
        "PRAGMA cache_size = -800000",
        "PRAGMA synchronous = OFF",
        "PRAGMA foreign_keys = OFF",
    ] {
        sqlx::query(pragma).execute(&mut *conn).await?;
    }
    let mut tx = conn.begin().await?;
    fill_names_and_pictures(&mut tx).await?;
    let indexes = drop_indexes(&mut tx).await?;
    let mut chance = Chance(7);
    for first in (1..=count).step_by(BATCH as usize) {
        let last = count.min(first + BATCH - 1);
        let rows: Vec<_> = (first..=last)
            .map(|id| article(&mut chance, id, count))
            .collect();
        let rows = serde_json::Value::from(rows).to_string();
        sqlx::query(
            "INSERT INTO articles (id, origin, published, slug, title, summary, lead, body, section, desk, cover,
                published_at, updated_at, demo, digest, stale, story, initials)
             SELECT value ->> 0, 'grown#' || (value ->> 0), 1, value ->> 1, value ->> 2, value ->> 3, value ->> 4,
                value ->> 5, value ->> 6, value ->> 7, value ->> 8, value ->> 9, value ->> 9, 0, '', 0,
                value ->> 10, (SELECT initials FROM desks WHERE slug = value ->> 7)
             FROM json_each(?)",
        )
        .bind(rows)
        .execute(&mut *tx)
        .await?;
    }
    for sql in LISTS {
        sqlx::query(sql).bind(count).execute(&mut *tx).await?;
    }
    for sql in indexes {
        sqlx::query(AssertSqlSafe(sql)).execute(&mut *tx).await?;
    }
    tx.commit().await
}

/// Returns one article as a row of JSON.
fn article(chance: &mut Chance, id: u32, count: u32) -> serde_json::Value {
    let title = chance.title();
    let summary = format!("{} {}", chance.sentence(), chance.sentence());
    let paragraphs: Vec<String> = (0..8)
        .map(|_| format!("<p>{} {}</p>", chance.sentence(), chance.sentence()))
        .collect();
    // One article in a hundred has a second one of the same story.
    let story = (id % 100 < 2).then_some(id - id % 100);
    serde_json::json!([
        id,
        viet::slug(&title, 80),
        title,
        summary,
        chance.sentence(),
        paragraphs.concat(),
        format!("muc-{}", chance.next(SECTIONS)),
        chance.one_of(&["lnv", "ovn"]),
        (chance.next(3) > 0).then(|| chance.next(PICTURES) + 1),
        NEWEST - i64::from(count - id) * APART,
        story,
    ])
}

/// Sections (each top section with two subsections), topics, desks, pictures.
async fn fill_names_and_pictures(conn: &mut SqliteConnection) -> Result<()> {
    for nth in 0..SECTIONS {
        let parent = (nth >= TOP_SECTIONS).then(|| format!("muc-{}", nth % TOP_SECTIONS));
        sqlx::query("INSERT INTO sections (slug, name, parent, position) VALUES (?1, ?2, ?3, ?4)")
            .bind(format!("muc-{nth}"))
            .bind(format!("Mục {nth}"))
            .bind(parent)
            .bind(i64::try_from(nth).unwrap_or_default())
            .execute(&mut *conn)
            .await?;
    }
    for (sql, count) in [
        (
            "INSERT INTO topics SELECT 'chu-de-' || value, 'Chủ đề ' || value FROM generated",
            TOPICS,
        ),
        (
            "INSERT INTO media (id, origin, alt, caption, stem, width, height, widths, formats, digest)
             SELECT value, 'grown#' || value, 'Ảnh ' || value, '', 'anh-' || value, 960, 640, '480,960', 'webp,jpg', ''
             FROM generated",
            PICTURES,
        ),
    ] {
        let sql = sql.replace("FROM generated", "FROM generated WHERE value <= ?1");
        sqlx::query(AssertSqlSafe(format!(
            "{} {}",
            "WITH RECURSIVE generated (value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM generated WHERE value < ?1)",
            sql
        )))
        .bind(i64::try_from(count).unwrap_or_default())
        .execute(&mut *conn)
        .await?;
    }
    sqlx::query("INSERT INTO desks VALUES ('lnv', 'LNV'), ('ovn', 'OVN')")
        .execute(conn)
        .await?;
    Ok(())
}

/// Rows that belong to the articles; `?1` is the number of articles.
const LISTS: [&str; 10] = [
    "INSERT INTO article_sections SELECT id, section FROM articles ORDER BY id",
    "INSERT INTO article_topics SELECT id, 0, 'chu-de-' || (id * 7919 % 40 + 1) FROM articles ORDER BY id",
    "INSERT INTO article_media SELECT id, cover FROM articles WHERE cover IS NOT NULL ORDER BY id",
    "INSERT INTO list_entries SELECT 'all', published_at, id FROM articles ORDER BY id",
    "INSERT INTO list_entries SELECT 's:' || section, published_at, id FROM articles ORDER BY section, id",
    "INSERT INTO list_entries SELECT 's:' || s.parent, a.published_at, a.id FROM articles a JOIN sections s ON s.slug = a.section
     WHERE s.parent IS NOT NULL ORDER BY s.parent, a.id",
    "INSERT INTO list_entries SELECT 't:chu-de-' || (id * 7919 % 40 + 1), published_at, id FROM articles ORDER BY 1, id",
    "INSERT INTO list_entries SELECT 'w:' || desk, published_at, id FROM articles ORDER BY desk, id",
    // Spread over the whole paper, as real related articles are.
    "INSERT OR IGNORE INTO related SELECT a.id, (a.id * 48271 + k.value * 7919) % ?1 + 1, 1.0 / k.value
     FROM articles a CROSS JOIN json_each('[1,2,3,4,5,6,7,8,9,10,11,12]') k
     WHERE (a.id * 48271 + k.value * 7919) % ?1 + 1 <> a.id",
    "UPDATE sections SET articles = (SELECT count(*) FROM articles WHERE section = slug)",
];

/// Drops the indexes, which are rebuilt in one go at the end, and returns the
/// SQL that creates them.
async fn drop_indexes(conn: &mut SqliteConnection) -> Result<Vec<String>> {
    let indexes: Vec<(String, String)> = sqlx::query_as(
        "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL
         AND tbl_name IN ('articles', 'list_entries', 'related')",
    )
    .fetch_all(&mut *conn)
    .await?;
    let mut made_by = Vec::new();
    for (name, sql) in indexes {
        sqlx::query(AssertSqlSafe(format!("DROP INDEX {name}")))
            .execute(&mut *conn)
            .await?;
        made_by.push(sql);
    }
    Ok(made_by)
}
