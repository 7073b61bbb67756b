use super::*;
use crate::attachments::PictureRef;
use crate::wxr_element::Item;

fn site() -> Scan {
    let mut scan = Scan::default();
    scan.site.learn("https://bao.example");
    for (id, file, caption) in [(5, "nam", "Ảnh năm"), (6, "sau", "")] {
        let item = Item {
            id: id.to_string(),
            attachment_url: format!("https://bao.example/{file}.jpg"),
            excerpt: caption.into(),
            parent: 1,
            ..Item::default()
        };
        scan.attachments.learn(&item, &scan.site);
    }
    let slug = store::Slug::parse("moi").expect("it is a slug");
    scan.addresses.learn_article("/bai-cu", 7, &slug);
    scan
}

fn html(content: &str) -> String {
    Text::read(content, &site(), 1)
        .html(|place| i64::try_from(place + 1).ok())
        .as_str()
        .replace('\n', "")
}

#[test]
fn classic_text_gets_its_paragraphs() {
    assert_eq!(
        html("một<br />\nhai<br/>ba<br><br>bốn"),
        "<p>một<br>hai<br>ba</p><p>bốn</p>"
    );
    assert_eq!(
        html("một\nhai\n\nba\r\n\r\n&nbsp;\n\nbốn"),
        "<p>một<br>hai</p><p>ba</p><p>bốn</p>"
    );
    assert_eq!(
        html("a <b>b</b>\n<h1>c</h1>\nd"),
        "<p>a <b>b</b></p><h2>c</h2><p>d</p>"
    );
    assert_eq!(
        html("<ul>\n<li>a</li>\n\n<li>b</li>\n</ul>\nc"),
        "<ul><li>a</li><li>b</li></ul><p>c</p>"
    );
}

#[test]
fn block_comments_are_removed() {
    let content = "<!-- wp:paragraph {\"align\":\"x\"} -->\n<p>a</p>\n<!-- /wp:paragraph -->\n\n<!--more-->\n\
        <!-- wp:quote --><blockquote class=\"wp-block-quote\"><p>b</p><cite>c</cite></blockquote><!-- /wp:quote -->";
    assert_eq!(
        html(content),
        "<p>a</p><blockquote><p>b</p><cite>c</cite></blockquote>"
    );
    // Text between blocks and inside a classic block gets paragraphs.
    let mixed = "<!-- wp:heading --><h2>a</h2><!-- /wp:heading -->\nb\n\nc<!-- wp:freeform -->d\n\ne<!-- /wp:freeform -->";
    assert_eq!(html(mixed), "<h2>a</h2><p>b</p><p>cd</p><p>e</p>");
    let columns = "<!-- wp:columns --><div class=\"wp-block-columns\"><!-- wp:column --><div><!-- wp:list --><ul><!-- wp:list-item -->\n\
        <li>a</li>\n<!-- /wp:list-item --></ul><!-- /wp:list --></div><!-- /wp:column --></div><!-- /wp:columns --><!-- wp:latest-posts /-->";
    assert_eq!(html(columns), "<ul><li>a</li></ul>");
}

#[test]
fn pictures_become_figures_with_their_captions() {
    let figure = "<figure data-media=\"1\"><figcaption>Lò <b>gốm</b></figcaption></figure>";
    for content in [
        "<figure class=\"wp-block-image\"><img src=\"/a.jpg\" alt=\"x\"/><figcaption>Lò <b>gốm</b></figcaption></figure>",
        "[caption id=\"x\"]<a href=\"/a.jpg\"><img src=\"/a.jpg\" alt=\"x\" /></a> Lò <b>gốm</b>[/caption]",
    ] {
        assert_eq!(html(content), figure, "{content}");
    }
    assert_eq!(
        html("<p>a <img src=\"/a.jpg\"> b</p>"),
        "<p>a  b</p><figure data-media=\"1\"></figure>"
    );
    let lazy = "<img src=\"data:image/gif;base64,x\" data-src=\"https://bao.example/a.jpg\">";
    let text = Text::read(lazy, &site(), 1);
    assert_eq!(
        text.pictures,
        [PictureRef {
            url: "https://bao.example/a.jpg".into(),
            attachment: None,
            alt: String::new()
        }]
    );
}

#[test]
fn galleries_keep_every_picture_and_caption() {
    let content = "<figure class=\"wp-block-gallery\"><figure><img src=\"/a.jpg\"/><figcaption>a</figcaption></figure>\
        <figure><img src=\"/b.jpg\"/></figure><figcaption>cả hai</figcaption></figure>";
    assert_eq!(
        html(content),
        "<figure data-media=\"1\"><figcaption>a</figcaption></figure><figure data-media=\"2\"></figure><p>cả hai</p>"
    );
    let old = "<figure><ul class=\"blocks-gallery-grid\"><li><figure><img src=\"/a.jpg\"/></figure></li>\
        <li><figure><img src=\"/b.jpg\"/></figure></li></ul></figure>";
    assert_eq!(
        html(old),
        "<figure data-media=\"1\"></figure><figure data-media=\"2\"></figure>"
    );
    let both = "<figure data-media=\"1\"><figcaption>Ảnh năm</figcaption></figure><figure data-media=\"2\"></figure>";
    assert_eq!(html("[gallery ids=\"5,6,99\"]"), both);
    assert_eq!(
        html("a\n[gallery]"),
        format!("<p>a</p>{both}"),
        "a gallery without numbers is the post's own"
    );
}

#[test]
fn embeds_become_links() {
    let link = "<p><a href=\"https://www.youtube.com/watch?v=abc\" rel=\"noopener nofollow\">Mở nội dung trên youtube.com</a></p>";
    for content in [
        "<iframe width=\"5\" src=\"//www.youtube.com/embed/abc?rel=0\"></iframe>",
        "<p><iframe src=\"https://www.youtube.com/embed/abc\"></iframe></p>",
        "[embed]https://www.youtube.com/watch?v=abc[/embed]",
        "a\n\nhttps://www.youtube.com/watch?v=abc\n\nb",
        "<figure class=\"wp-block-embed\"><div class=\"wp-block-embed__wrapper\">\nhttps://www.youtube.com/watch?v=abc\n</div></figure>",
        "<object><embed src=\"https://www.youtube.com/embed/abc\"></object>",
    ] {
        assert!(html(content).contains(link), "{content}: {}", html(content));
    }
    let video = html(
        "<figure><video controls><source src=\"https://bao.example/u/v.mp4\"></video><figcaption>Lò</figcaption></figure>",
    );
    assert_eq!(
        video,
        "<figure><p><a href=\"https://bao.example/u/v.mp4\" rel=\"noopener nofollow\">Mở nội dung trên bao.example</a></p><figcaption>Lò</figcaption></figure>",
        "the paper does not keep it"
    );
    let plugin = "<iframe src=\"https://www.facebook.com/plugins/video.php?height=3&href=https%3A%2F%2Fwww.facebook.com%2Fv%2F1\"></iframe>";
    assert!(
        html(plugin).contains("href=\"https://www.facebook.com/v/1\""),
        "{}",
        html(plugin)
    );
}

#[test]
fn links_to_the_old_site_become_local() {
    assert_eq!(
        html(
            "<p><a href=\"https://www.bao.example/cu/?a=1&amp;b=2#c\" target=\"_blank\" onclick=\"x()\">a</a></p>"
        ),
        "<p><a href=\"/cu/?a=1&amp;b=2#c\" rel=\"noopener nofollow\">a</a></p>"
    );
    assert!(html("<a href=\"https://x.example/\">a</a>").contains("href=\"https://x.example/\""));
    for old in [
        "/bai-cu/",
        "https://bao.example/bai-cu/?utm_source=x",
        "http://www.bao.example/bai-cu",
    ] {
        let new = html(&format!("<a href=\"{old}#y\">a</a>"));
        assert!(new.contains("href=\"/moi-7.html#y\""), "{new}");
    }
    let notes = html("<p>a<a href=\"#n1\" name=\"r1\">[1]</a></p><p><a id=\"n1\"></a>b</p>");
    assert!(
        notes.contains("href=\"#p-n1\"")
            && notes.contains("id=\"p-n1\"")
            && notes.contains("id=\"p-r1\""),
        "{notes}"
    );
}

#[test]
fn scripts_are_removed() {
    let content = "<p onclick=\"a()\" style=\"x\">a</p><script>b()</script><style>p{}</style><svg><script>c()</script></svg>\
        <a href=\"javascript:d()\">e</a><img src=x onerror=f()><form action=/x><input name=g>h</form>";
    let html = html(content);
    for bad in [
        "onclick", "style", "script", "svg", "onerror", "form", "input", "b()",
    ] {
        assert!(!html.contains(bad), "{bad} in {html}");
    }
    assert!(html.contains("<p>a</p>") && html.contains('h'), "{html}");
}

#[test]
fn text_that_looks_like_markup_is_escaped() {
    assert_eq!(
        html("1 &lt; 2 &amp;&amp; “a”"),
        "<p>1 &lt; 2 &amp;&amp; “a”</p>"
    );
    assert_eq!(
        html("data-media=\"\u{e000}0\" a"),
        "<p>data-media=\"0\" a</p>"
    );
    assert_eq!(html(""), "");
    assert_eq!(html("<pre>a\n\n b</pre>c"), "<pre>a b</pre><p>c</p>");
}

#[test]
fn paragraphs_are_described() {
    let text = Text::read(
        "<p style=\"text-align: right\"><strong>Trung tâm A</strong></p><p>a <b>b</b></p><p><a href=\"/x\">c</a></p>",
        &site(),
        1,
    );
    let kinds: Vec<Kind> = text.blocks.iter().map(|block| block.kind).collect();
    assert_eq!(
        kinds,
        [
            Kind::Paragraph {
                strong: true,
                right: true,
                linked: false
            },
            Kind::Paragraph {
                strong: false,
                right: false,
                linked: false
            },
            Kind::Paragraph {
                strong: false,
                right: false,
                linked: true
            },
        ]
    );
    assert_eq!(text.blocks[0].words, "Trung tâm A");
}

#[test]
fn pictures_laid_out_by_hand_are_figures() {
    let figure = "<figure data-media=\"1\"><figcaption>Lò gốm</figcaption></figure>";
    for content in [
        "<table><tr><td><img src=\"/a.jpg\"></td></tr><tr><td><em>Lò gốm</em></td></tr></table>",
        "<div class=\"wp-caption\"><img src=\"/a.jpg\"><p class=\"wp-caption-text\">Lò gốm</p></div>",
    ] {
        assert_eq!(html(content), figure, "{content}");
    }
    assert_eq!(
        html("<table><tr><td>a</td></tr></table>"),
        "<table><tbody><tr><td>a</td></tr></tbody></table>"
    );
    assert_eq!(
        html(
            "<figure class=\"wp-block-table\"><table><tr><td>a</td></tr></table><figcaption>b</figcaption></figure>"
        ),
        "<figure><table><tbody><tr><td>a</td></tr></tbody></table><figcaption>b</figcaption></figure>"
    );
}

#[test]
fn emoji_and_tracking_pixels_are_not_pictures() {
    assert_eq!(
        html("<p>a<img class=\"emoji\" alt=\"😀\" src=\"https://s.w.org/x.svg\"></p>"),
        "<p>a😀</p>"
    );
    assert_eq!(
        html("<p>a</p><img src=\"https://count.example/x.gif\" width=\"1\" height=\"1\">"),
        "<p>a</p>"
    );
    let text = Text::read(
        "<p>a</p><img src=\"/a.jpg\"><figure><img src=\"/b.jpg\"><figcaption>b</figcaption></figure>",
        &site(),
        1,
    );
    let without = text.html(|_| None).as_str().replace('\n', "");
    assert_eq!(
        without,
        "<p>a</p><figure><figcaption>b</figcaption></figure>"
    );
}

#[test]
fn figure_keeps_text_beside_its_pictures() {
    let figure = "<figure data-media=\"1\"><figcaption>Lò</figcaption></figure>";
    for content in [
        "<figure><img src=\"/a.jpg\"><p>Lò</p></figure>",
        "<figure><img src=\"/a.jpg\">Lò</figure>",
        "<figure><div><a href=\"/a.jpg\"><img src=\"/a.jpg\"></a></div><p>Lò</p></figure>",
    ] {
        assert_eq!(html(content), figure, "{content}");
    }
    assert_eq!(
        html(
            "<figure><img src=\"/a.jpg\"><p>một</p><ul><li>hai</li></ul><figcaption>Lò</figcaption></figure>"
        ),
        format!("{figure}<p>một</p><ul><li>hai</li></ul>")
    );
    let table = "<figure class=\"wp-block-table\"><table><tr><td>a<img src=\"/a.jpg\"></td><td>b</td><td>c</td></tr></table>\
        <figcaption>Bảng</figcaption></figure>";
    assert_eq!(
        html(table),
        "<figure data-media=\"1\"></figure><figure><table><tbody><tr><td>a</td><td>b</td><td>c</td></tr></tbody></table>\
         <figcaption>Bảng</figcaption></figure>"
    );
}

#[test]
fn an_emoji_in_a_caption_becomes_its_text() {
    for sign in [
        "<img class=\"emoji\" alt=\"😀\" src=\"/x.svg\">",
        "<img alt=\"😀\" src=\"https://s.w.org/images/core/emoji/13/svg/1f600.svg\">",
    ] {
        let content =
            format!("<figure><img src=\"/a.jpg\"><figcaption>Lò {sign}</figcaption></figure>");
        assert_eq!(
            html(&content),
            "<figure data-media=\"1\"><figcaption>Lò 😀</figcaption></figure>"
        );
    }
}

#[test]
fn deeply_nested_figures_are_read_once() {
    for (open, close, times) in [
        ("<figure><figcaption>", "</figcaption></figure>", 40),
        ("<figure>", "</figure>", 20_000),
        ("<figure><figcaption>", "</figcaption></figure>", 5_000),
        (
            "<div class=\"wp-caption\"><p class=\"wp-caption-text\"><a>",
            "</a></p></div>",
            40,
        ),
    ] {
        let content = format!("{}chữ{}", open.repeat(times), close.repeat(times));
        assert_eq!(html(&content).matches("chữ").count(), 1, "{open} {times}");
    }
}

#[test]
fn picture_mark_is_removed_from_texts() {
    let text = "<p title=\"&#xE000;0\">a&#xE000;0\" b&#57344;</p><a href=\"/x&#xE000;\">c</a>";
    let html = html(text);
    assert!(
        !html.contains('\u{e000}') && html.contains("a0\" b"),
        "{html}"
    );
}

#[test]
fn a_classic_block_in_a_group_gets_its_paragraphs() {
    let content = "<!-- wp:group --><div class=\"wp-block-group\"><!-- wp:freeform -->a\n\nb\nc<!-- /wp:freeform -->\
        <!-- wp:paragraph --><p>d</p><!-- /wp:paragraph --></div><!-- /wp:group -->";
    assert_eq!(html(content), "<p>a</p><p>b<br>c</p><p>d</p>");
}

#[test]
fn an_address_on_a_line_of_its_own_is_a_link() {
    let made = html("một\nhttps://v.example/1\nhai\nba");
    assert!(
        made.starts_with("<p>một</p><p><a href=\"https://v.example/1\"")
            && made.ends_with("</a></p><p>hai<br>ba</p>"),
        "{made}"
    );
}

#[test]
fn social_network_embeds_become_links() {
    for content in [
        "<p>a</p><div class=\"fb-video\" data-href=\"https://www.facebook.com/v/1\" data-width=\"5\"></div>",
        "<p>a</p><figure><div class=\"fb-post\" data-href=\"https://www.facebook.com/v/1\"></div></figure>",
    ] {
        let made = html(content);
        assert!(
            made.contains("<a href=\"https://www.facebook.com/v/1\""),
            "{made}"
        );
    }
    assert!(html("[vc_single_image image=\"5\"]").contains("data-media=\"1\""));
    let text = Text::read("a [playlist ids=\"1\"] b", &site(), 1);
    assert_eq!(text.dropped, ["playlist"]);
}

#[test]
fn other_files_stay_on_the_old_site() {
    let content = "<a href=\"/wp-content/uploads/2021/gia.pdf\">a</a> <a href=\"https://bao.example/wp-content/uploads/2021/gia.pdf\">b</a>\
        <a href=\"/wp-content/uploads/a.jpg\">c</a>";
    let text = Text::read(content, &site(), 1);
    let whole = "https://bao.example/wp-content/uploads/2021/gia.pdf";
    assert_eq!(text.left_there, [whole]);
    let html = html(content);
    assert_eq!(
        html.matches(&format!("href=\"{whole}\"")).count(),
        2,
        "{html}"
    );
    assert!(
        html.contains("href=\"/wp-content/uploads/a.jpg\""),
        "{html}"
    );
}

#[test]
fn nested_frames_do_not_join_words() {
    assert_eq!(
        html("<ul><li><div>a</div><div>b</div></li></ul>"),
        "<ul><li><p>a</p><p>b</p></li></ul>"
    );
    assert_eq!(
        html("<blockquote>a\n\nb</blockquote>"),
        "<blockquote><p>a</p><p>b</p></blockquote>"
    );
    let right = Text::read("<div align=\"right\">Lê An</div>", &site(), 1);
    assert_eq!(
        right.blocks[0].kind,
        Kind::Paragraph {
            strong: false,
            right: true,
            linked: false
        }
    );
}

#[test]
fn deep_nesting_is_limited() {
    for tag in ["div", "span", "blockquote", "a href=x", "li"] {
        let name = tag.split(' ').next().unwrap_or_default();
        let content = format!(
            "{}chữ{}",
            format!("<{tag}>").repeat(2_000),
            format!("</{name}>").repeat(2_000)
        );
        assert!(html(&content).contains("chữ"), "{tag}");
    }
}
