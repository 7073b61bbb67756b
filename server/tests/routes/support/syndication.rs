//! A site with a full imprint, and XML as a strict parser reads it.

use super::TestApp;

pub const BASE: &str = "https://bao.example";

pub fn imprint() -> app::SiteConfig {
    app::SiteConfig {
        name: "Báo Thử".into(),
        tagline: "Chuyện làng".into(),
        base_url: BASE.into(),
        email: "ban@bao.example".into(),
        websub_hub: "https://hub.example/".into(),
        indexnow_key: "khoa-1234".into(),
        ..app::SiteConfig::default()
    }
}

pub async fn start() -> TestApp {
    TestApp::builder().with_imprint(imprint()).start().await
}

/// The elements of this name in an XML document, as a strict reader sees it.
pub fn elements(xml: &str, name: &str) -> Vec<String> {
    use quick_xml::events::Event;
    let mut reader = quick_xml::Reader::from_str(xml);
    let (mut found, mut inside) = (Vec::new(), None);
    loop {
        match reader.read_event().unwrap() {
            Event::Start(start) if start.name().as_ref() == name => inside = Some(String::new()),
            Event::End(end) if end.name().as_ref() == name => found.extend(inside.take()),
            Event::Text(text) => {
                if let Some(inside) = &mut inside {
                    inside.push_str(&text);
                }
            }
            Event::Eof => return found,
            _ => {}
        }
    }
}
