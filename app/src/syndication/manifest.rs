//! `/manifest.webmanifest`: installing the paper as an app (W3C Web Application
//! Manifest).

use serde_json::{Value, json};

use crate::address;
use crate::head::GROUND_LIGHT;
use crate::plain_text::line;
use crate::snapshot::SiteSnapshot;

/// Characters that a home screen shows below an icon.
const SHORT_NAME: usize = 12;

/// Returns the manifest.
pub fn manifest(snapshot: &SiteSnapshot) -> String {
    let paper = &snapshot.config;
    let words = paper.language.words();
    let name = line(&paper.name);
    let icon = |file: &str, size: u32, purpose: &str| json!({ "src": file, "sizes": format!("{size}x{size}"), "type": "image/png", "purpose": purpose });
    let shortcut = |name: &str, path: &str| json!({ "name": name, "url": path, "icons": [icon("/icon-192.png", 192, "any")] });
    let screenshot = |file: &str, sizes: &str, form: &str| json!({ "src": file, "sizes": sizes, "type": "image/webp", "form_factor": form, "label": name });
    let mut all = json!({
        "id": "/",
        "name": name,
        "short_name": short(&name),
        "lang": words.tag,
        "dir": "ltr",
        "start_url": "/",
        "scope": "/",
        "display": "standalone",
        "display_override": ["standalone", "minimal-ui"],
        "theme_color": GROUND_LIGHT,
        "background_color": GROUND_LIGHT,
        "categories": ["news"],
        "icons": [
            icon("/icon-192.png", 192, "any"),
            icon("/icon-512.png", 512, "any"),
            icon("/icon-maskable-512.png", 512, "maskable"),
        ],
        "shortcuts": [
            shortcut(words.device.latest, address::LATEST),
            shortcut(words.saved, address::SAVED),
            shortcut(words.search, address::SEARCH),
        ],
        "screenshots": [
            screenshot("/screenshot-phone.webp", "540x1110", "narrow"),
            screenshot("/screenshot-desktop.webp", "1280x800", "wide"),
        ],
        "share_target": {
            "action": address::SEARCH,
            "method": "GET",
            "enctype": "application/x-www-form-urlencoded",
            "params": { "text": "q" },
        },
        "launch_handler": { "client_mode": ["navigate-existing", "auto"] },
    });
    if !paper.tagline.is_empty() {
        all["description"] = Value::from(line(&paper.tagline));
    }
    all.to_string()
}

/// Returns a name of whole words that fits a home screen.
fn short(name: &str) -> String {
    let mut short = String::new();
    for word in name.split(' ') {
        let length = short.chars().count() + 1 + word.chars().count();
        if !short.is_empty() && length > SHORT_NAME {
            break;
        }
        if !short.is_empty() {
            short.push(' ');
        }
        short.push_str(word);
    }
    short
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_name_has_whole_words() {
        assert_eq!(short("Tin Làng"), "Tin Làng");
        assert_eq!(short("Làng Nghề Việt Nam"), "Làng Nghề");
        assert_eq!(short("Nông-nghiệp-Môi-trường"), "Nông-nghiệp-Môi-trường");
    }
}
