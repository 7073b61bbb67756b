//! How far the article of the page was read: a thin line at the top of the window, and an
//! offer to continue where the reader stopped last time. It never scrolls by itself.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::progress;
use crate::document as dom;
use crate::words;

/// Key of the stored places.
const PLACES_KEY: &str = "doc-do";
/// The share of the window from its top at which a paragraph is read.
const READING_LINE: f64 = 1.0 / 3.0;

/// A long article that is shown.
struct Shown {
    id: i64,
    tools: Element,
    text: Element,
    paragraphs: Vec<Element>,
    /// The height of the window.
    window: f64,
}

impl Shown {
    fn find() -> Option<Self> {
        let document = dom::document()?;
        let tools = document
            .query_selector("main .tools[data-article]")
            .ok()??;
        let text = document.query_selector("main article .text").ok()??;
        let window = web_sys::window()?.inner_height().ok()?.as_f64()?;
        let height = text.get_bounding_client_rect().height();
        progress::is_long(height, window).then_some(())?;
        Some(Self {
            id: tools.get_attribute("data-article")?.parse().ok()?,
            paragraphs: dom::children(&text),
            tools,
            text,
            window,
        })
    }

    fn stopped_at(&self) -> Option<usize> {
        let stored = dom::remembered(PLACES_KEY)?;
        progress::stopped_at(&stored, self.id, self.paragraphs.len())
    }

    /// Stores the place of the reader; returns how much was read, from 0 to 1.
    fn note(&self) -> f64 {
        let place = self.text.get_bounding_client_rect();
        let share = progress::share(place.top(), place.height(), self.window);
        let line = self.window * READING_LINE;
        let is_read = |it: &Element| it.get_bounding_client_rect().bottom() > line;
        let paragraph = self.paragraphs.iter().position(is_read);
        if let Some(at) = progress::place_at(share, paragraph) {
            let stored = dom::remembered(PLACES_KEY).unwrap_or_default();
            let noted = progress::noted(&stored, self.id, at, self.paragraphs.len());
            if noted != stored {
                dom::remember_or_forget(PLACES_KEY, &noted);
            }
        }
        share
    }
}

/// Begins with the page that is shown now.
pub(super) fn show() {
    let shown = Shown::find();
    if let Some((shown, at)) = shown.as_ref().and_then(|it| Some((it, it.stopped_at()?))) {
        offer(shown, at);
    }
    draw(shown.map(|it| it.note()));
}

/// Notes that the page was scrolled.
pub(super) fn note() {
    draw(Shown::find().map(|it| it.note()));
}

/// Goes where the reader stopped.
pub(super) fn resume() {
    let place = Shown::find().and_then(|it| {
        let button = it.tools.query_selector(".resume").ok()??;
        let at: usize = button.get_attribute("data-at")?.parse().ok()?;
        it.paragraphs
            .get(at)?
            .clone()
            .dyn_into::<HtmlElement>()
            .ok()
    });
    if let Some(place) = place {
        place.scroll_into_view();
        place.set_tab_index(-1);
        dom::focus_in_place(&place);
    }
}

/// Adds the button, unless the page has it already.
fn offer(shown: &Shown, at: usize) {
    let there = shown.tools.query_selector(".resume");
    let Some(button) = there
        .ok()
        .flatten()
        .or_else(|| dom::create("button", "resume"))
    else {
        return;
    };
    let share = progress::percent(at, shown.paragraphs.len());
    button.set_text_content(Some(&format!("{} {share}", words::of_reading().resume)));
    button.set_attribute("type", "button").ok();
    button.set_attribute("data-at", &at.to_string()).ok();
    button.remove_attribute("hidden").ok();
    shown.tools.append_child(&button).ok();
}

/// Draws the line; without a long article, none.
fn draw(share: Option<f64>) {
    let Some(body) = dom::document().and_then(|document| document.body()) else {
        return;
    };
    let line = body.query_selector(":scope > .read-line").ok().flatten();
    let line = line.or_else(|| {
        let line = dom::create("div", "read-line")?;
        body.append_child(&line).ok()?;
        Some(line)
    });
    let Some(line) = line.and_then(|it| it.dyn_into::<HtmlElement>().ok()) else {
        return;
    };
    line.set_hidden(share.is_none());
    let width = format!("scaleX({})", progress::decimal(share.unwrap_or_default()));
    line.style().set_property("transform", &width).ok();
}
