//! Generates a realistic WordPress export of any size, the same one in every
//! run: `cargo run -p import --example generate_wxr -- export.xml 200`
//! (megabytes).

use std::fmt::Write as _;
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::process::ExitCode;

const WORDS: &str = "làng nghề gốm mộc dệt tre lụa giấy dó men lò thợ cả xóm đình chợ phiên mùa nước lên bến sông \
    thuyền cát đất sét nung lửa khói bàn xoay khung cửi sợi tơ tằm dâu bãi nương rẫy chè mật ong nón lá cói \
    chiếu hoa trống đồng chạm khảm trai sơn mài tranh khắc ván in bản cũ mới người già trẻ em học trò cô thầy \
    hợp tác xã huyện tỉnh năm nay sáng chiều tối qua đường về quê hương sản phẩm đạt ba bốn sao hội thi giải nhất";
const CATEGORIES: [(&str, &str); 5] = [
    ("lang-nghe", "Làng nghề"),
    ("gom", "Gốm"),
    ("det", "Dệt"),
    ("tin-tuc", "Tin tức"),
    ("nguoi-tho", "Người thợ"),
];
const LOGINS: [(&str, &str); 4] = [
    ("bt", "BT"),
    ("lv", "LV"),
    ("an", "Lê Thị An"),
    ("binh", "Trần Bình"),
];
const SITE: &str = "https://bao.example";
const NAMESPACES: &str = "xmlns:excerpt=\"http://wordpress.org/export/1.2/excerpt/\" \
    xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" \
    xmlns:wp=\"http://wordpress.org/export/1.2/\"";

/// A pseudo-random number generator (64-bit linear congruential, Knuth's
/// constants).
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or_default() % end.max(1)
    }

    fn words(&mut self, words: &[&str], least: usize, most: usize) -> String {
        let count = least + self.below(most - least);
        (0..count)
            .map(|_| words[self.below(words.len())])
            .collect::<Vec<_>>()
            .join(" ")
    }
}

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let (Some(path), Some(Ok(megabytes))) = (
        arguments.next(),
        arguments.next().map(|it| it.parse::<u64>()),
    ) else {
        eprintln!("usage: generate_wxr PATH MEGABYTES");
        return ExitCode::FAILURE;
    };
    match File::create(&path).and_then(|file| write(BufWriter::new(file), megabytes << 20)) {
        Ok(posts) => {
            println!("{path}: {posts} posts");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("cannot write {path}: {error}");
            ExitCode::FAILURE
        }
    }
}

fn write(mut out: impl Write, size: u64) -> io::Result<u64> {
    let words: Vec<&str> = WORDS.split_whitespace().collect();
    let mut dice = Dice(7);
    let mut written = 0;
    let head = head();
    written += head.len() as u64;
    out.write_all(head.as_bytes())?;
    let mut posts = 0;
    while written < size {
        posts += 1;
        let item = item(&mut dice, &words, 10 + posts * 2);
        written += item.len() as u64;
        out.write_all(item.as_bytes())?;
    }
    out.write_all(b"</channel>\n</rss>\n")?;
    out.flush()?;
    Ok(posts)
}

fn head() -> String {
    let mut head = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" ?>\n<rss version=\"2.0\" {NAMESPACES}>\n<channel>\n<title>Báo Thử</title>\n\
         <link>{SITE}</link>\n<wp:wxr_version>1.2</wp:wxr_version>\n<wp:base_site_url>{SITE}</wp:base_site_url>\n\
         <wp:base_blog_url>{SITE}</wp:base_blog_url>\n"
    );
    for (id, (login, name)) in LOGINS.iter().enumerate() {
        let _ = writeln!(
            head,
            "<wp:author><wp:author_id>{}</wp:author_id><wp:author_login><![CDATA[{login}]]></wp:author_login>\
             <wp:author_display_name><![CDATA[{name}]]></wp:author_display_name></wp:author>",
            id + 1
        );
    }
    for (id, (slug, name)) in CATEGORIES.iter().enumerate() {
        let _ = writeln!(
            head,
            "<wp:category><wp:term_id>{}</wp:term_id><wp:category_nicename><![CDATA[{slug}]]></wp:category_nicename>\
             <wp:category_parent></wp:category_parent><wp:cat_name><![CDATA[{name}]]></wp:cat_name></wp:category>",
            id + 1
        );
    }
    head
}

/// Returns a post with its picture.
fn item(dice: &mut Dice, words: &[&str], id: u64) -> String {
    let title = dice.words(words, 8, 16);
    let name = format!("bai-so-{id}");
    let picture = format!("{SITE}/wp-content/uploads/2021/{:02}/anh-{id}", 1 + id % 12);
    let (category, category_name) = CATEGORIES[dice.below(CATEGORIES.len())];
    let tag = words[dice.below(words.len())];
    let login = LOGINS[dice.below(LOGINS.len())].0;
    let date = format!(
        "20{:02}-{:02}-{:02} {:02}:{:02}:00",
        12 + dice.below(12),
        1 + dice.below(12),
        1 + dice.below(28),
        dice.below(24),
        dice.below(60)
    );
    let lead = sentence(dice, words);
    let blocks = dice.below(2) == 0;
    let body = if blocks {
        blocks_body(dice, words, &lead, &picture, id)
    } else {
        classic_body(dice, words, &lead, &picture, id)
    };
    let comments: String = (0..dice.below(4))
        .map(|nth| comment(dice, words, nth, &date))
        .collect();
    format!(
        "<item>\n<title><![CDATA[{title}]]></title>\n<link>{SITE}/2021/{name}/</link>\n<dc:creator><![CDATA[{login}]]></dc:creator>\n\
         <guid isPermaLink=\"false\">{SITE}/?p={id}</guid>\n<description></description>\n<content:encoded><![CDATA[{body}]]></content:encoded>\n\
         <excerpt:encoded><![CDATA[{lead}]]></excerpt:encoded>\n<wp:post_id>{id}</wp:post_id>\n<wp:post_date><![CDATA[{date}]]></wp:post_date>\n\
         <wp:post_date_gmt><![CDATA[{date}]]></wp:post_date_gmt>\n<wp:post_name><![CDATA[{name}]]></wp:post_name>\n\
         <wp:status><![CDATA[publish]]></wp:status>\n<wp:post_parent>0</wp:post_parent>\n<wp:post_type><![CDATA[post]]></wp:post_type>\n\
         <category domain=\"category\" nicename=\"{category}\"><![CDATA[{category_name}]]></category>\n\
         <category domain=\"post_tag\" nicename=\"{slug}\"><![CDATA[{tag}]]></category>\n\
         <wp:postmeta><wp:meta_key><![CDATA[_thumbnail_id]]></wp:meta_key><wp:meta_value><![CDATA[{picture_id}]]></wp:meta_value></wp:postmeta>\n\
         <wp:postmeta><wp:meta_key><![CDATA[post_views_count]]></wp:meta_key><wp:meta_value><![CDATA[{views}]]></wp:meta_value></wp:postmeta>\n\
         {comments}</item>\n\
         <item>\n<title><![CDATA[anh-{id}]]></title>\n<link>{SITE}/2021/{name}/anh-{id}/</link>\n<wp:post_id>{picture_id}</wp:post_id>\n\
         <wp:post_date><![CDATA[{date}]]></wp:post_date>\n<wp:status><![CDATA[inherit]]></wp:status>\n<wp:post_parent>{id}</wp:post_parent>\n\
         <wp:post_type><![CDATA[attachment]]></wp:post_type>\n<wp:attachment_url><![CDATA[{picture}.jpg]]></wp:attachment_url>\n</item>\n",
        slug = viet::slug(tag, 40),
        picture_id = id + 1,
        views = dice.below(9000),
    )
}

fn sentence(dice: &mut Dice, words: &[&str]) -> String {
    format!("{}.", dice.words(words, 12, 40))
}

fn paragraph(dice: &mut Dice, words: &[&str]) -> String {
    (0..2 + dice.below(4))
        .map(|_| sentence(dice, words))
        .collect::<Vec<_>>()
        .join(" ")
}

fn blocks_body(dice: &mut Dice, words: &[&str], lead: &str, picture: &str, id: u64) -> String {
    let mut body = format!("<!-- wp:paragraph -->\n<p>{lead}</p>\n<!-- /wp:paragraph -->\n\n");
    for _ in 0..4 + dice.below(10) {
        let _ = write!(
            body,
            "<!-- wp:paragraph -->\n<p>{}</p>\n<!-- /wp:paragraph -->\n\n",
            paragraph(dice, words)
        );
    }
    let caption = dice.words(words, 4, 9);
    let other = 10 + 2 * dice.below(500);
    let _ = write!(
        body,
        "<!-- wp:image {{\"id\":{}}} -->\n<figure class=\"wp-block-image\"><img src=\"{picture}-1024x683.jpg\" alt=\"\"/>\
         <figcaption>{caption}</figcaption></figure>\n<!-- /wp:image -->\n\n\
         <!-- wp:paragraph -->\n<p>Xem thêm <a href=\"{SITE}/2021/bai-so-{other}/\">bài trước</a>.</p>\n<!-- /wp:paragraph -->",
        id + 1
    );
    body
}

fn classic_body(dice: &mut Dice, words: &[&str], lead: &str, picture: &str, id: u64) -> String {
    let mut body = format!("{lead}\n\n");
    for _ in 0..4 + dice.below(10) {
        let _ = write!(body, "{}\n\n", paragraph(dice, words));
    }
    let caption = dice.words(words, 4, 9);
    let _ = write!(
        body,
        "[caption id=\"attachment_{}\" width=\"300\"]<img src=\"{picture}-300x200.jpg\" alt=\"\" width=\"300\" height=\"200\" /> {caption}[/caption]\n\n\
         <em>Theo báo bạn</em>",
        id + 1
    );
    body
}

fn comment(dice: &mut Dice, words: &[&str], nth: usize, date: &str) -> String {
    format!(
        "<wp:comment><wp:comment_id>{nth}</wp:comment_id><wp:comment_author><![CDATA[Bạn đọc {nth}]]></wp:comment_author>\
         <wp:comment_date_gmt><![CDATA[{date}]]></wp:comment_date_gmt><wp:comment_content><![CDATA[{}]]></wp:comment_content>\
         <wp:comment_approved><![CDATA[1]]></wp:comment_approved><wp:comment_type></wp:comment_type></wp:comment>\n",
        sentence(dice, words)
    )
}
