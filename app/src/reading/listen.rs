//! Reads an article aloud with the device's voice, sentence by sentence, also while the
//! reader opens other pages. A pause ends the sentence and later begins it again: phones
//! cannot pause a voice.

use std::cell::{Cell, RefCell};
use std::time::Duration;

use js_sys::{Array, Function, Reflect};
use leptos::prelude::set_timeout;
use wasm_bindgen::prelude::*;
use web_sys::{Element, SpeechSynthesis, SpeechSynthesisUtterance, SpeechSynthesisVoice};

use super::spoken::{Sentence, sentences};
use crate::document as dom;
use crate::words;

/// How long to wait for the list of voices, which some devices never send, in milliseconds.
const VOICES_LIMIT: f64 = 2000.0;
/// Speeds of reading, by their names in the choice.
const SPEEDS: [(&str, f32); 4] = [("0.8", 0.8), ("1", 1.0), ("1.25", 1.25), ("1.5", 1.5)];
const USUAL_SPEED: f32 = 1.0;
/// The choice.
const SPEED_OPTIONS: &str = "<option value=0.8>0,8×<option value=1 selected>1×\
     <option value=1.25>1,25×<option value=1.5>1,5×";
/// Name of the mark of the sentence that is read.
const MARK: &str = "nghe";

/// What is read aloud.
struct Reading {
    all: Vec<Sentence>,
    nth: usize,
    voice: SpeechSynthesisVoice,
    speed: f32,
    article: Element,
    /// True unless it is paused.
    speaks: bool,
    /// Counts what was said: events of earlier sentences are ignored.
    turn: u32,
    /// What the current sentence calls.
    events: Option<[Closure<dyn FnMut()>; 2]>,
    bar: Element,
}

thread_local! {
    /// When the voices were asked for, in milliseconds.
    static STARTED: Cell<f64> = const { Cell::new(0.0) };
    static READING: RefCell<Option<Reading>> = const { RefCell::new(None) };
}

/// Reads the article of the page from its beginning.
pub(super) async fn start() {
    stop();
    let Some(article) = dom::shown("main article") else {
        return;
    };
    let voice = voice().await;
    let words = words::of_reading();
    if let Some(line) = dom::shown("main .tools [role=status]") {
        line.set_text_content(Some(if voice.is_some() { "" } else { words.no_voice }));
    }
    // The reader may have left the page meanwhile.
    let Some(voice) = voice.filter(|_| article.is_connected()) else {
        return;
    };
    let title = article.query_selector("h1").ok().flatten();
    let title = title.and_then(|it| it.text_content()).unwrap_or_default();
    let Some(bar) = show_bar(&title) else {
        return;
    };
    READING.set(Some(Reading {
        all: sentences(&article),
        article,
        nth: 0,
        voice,
        speed: USUAL_SPEED,
        speaks: false,
        turn: 0,
        events: None,
        bar,
    }));
    speak();
    if let Some(body) = dom::shown("body") {
        dom::focus(&body, ".listening .pause");
    }
}

/// Shows the bar that stays while pages change. It is one element with the reader's own
/// words: a mounted view would cost several kilobytes.
fn show_bar(title: &str) -> Option<Element> {
    let words = words::of_reading();
    let bar = dom::create("section", "listening")?;
    bar.set_attribute("aria-label", words.listening).ok();
    bar.set_inner_html(&format!(
        "<a></a><button type=button class=pause>{}</button>\
         <select aria-label=\"{}\">{SPEED_OPTIONS}</select>\
         <button type=button class=stop>{}</button>",
        words.pause, words.speed, words.stop
    ));
    let link = bar.first_element_child()?;
    link.set_text_content(Some(title));
    link.set_attribute("href", &dom::path()).ok();
    dom::document()?.body()?.append_child(&bar).ok();
    Some(bar)
}

fn synthesis() -> Option<SpeechSynthesis> {
    Some(dom::property(&js_sys::global(), "speechSynthesis")?.unchecked_into())
}

/// True if the article's island took the text away, and said so in its place.
fn is_withdrawn(article: &Element) -> bool {
    let notice = article.query_selector(":scope > [role=alert]");
    notice.is_ok_and(|it| it.is_some())
}

/// Says the current sentence; ends after the last one, and when the text is withdrawn.
fn speak() {
    let Some(speech) = synthesis() else { return };
    let own = READING.with_borrow(|reading| {
        let reading = reading.as_ref().filter(|it| !is_withdrawn(&it.article))?;
        let sentence = reading.all.get(reading.nth)?;
        let own = SpeechSynthesisUtterance::new_with_text(&sentence.words).ok()?;
        own.set_voice(Some(&reading.voice));
        own.set_lang(&reading.voice.lang());
        own.set_rate(reading.speed);
        mark(Some(sentence));
        Some(own)
    });
    let Some(own) = own else {
        stop();
        return;
    };
    let turn = READING.with_borrow(|it| it.as_ref().map_or(0, |it| it.turn + 1));
    let end = Closure::<dyn FnMut()>::new(move || {
        if is_current(turn) {
            with(|reading| reading.nth += 1);
            speak();
        }
    });
    let error = Closure::<dyn FnMut()>::new(move || {
        if is_current(turn) {
            stop();
        }
    });
    own.set_onend(Some(end.as_ref().unchecked_ref()));
    own.set_onerror(Some(error.as_ref().unchecked_ref()));
    with(|reading| reading.turn = turn);
    // The end of what is cancelled is that of an earlier turn.
    speech.cancel();
    with(|reading| {
        reading.speaks = true;
        reading.events = Some([end, error]);
    });
    speech.speak(&own);
}

/// True for the sentence that is said now.
fn is_current(turn: u32) -> bool {
    READING.with_borrow(|it| it.as_ref().is_some_and(|it| it.speaks && it.turn == turn))
}

fn with(act: impl FnOnce(&mut Reading)) {
    READING.with_borrow_mut(|reading| {
        if let Some(reading) = reading {
            act(reading);
        }
    });
}

/// Pauses, or begins the current sentence again.
pub(super) fn pause_or_go_on(button: &Element) {
    let mut pauses = false;
    with(|reading| {
        pauses = reading.speaks;
        reading.speaks = false;
    });
    let words = words::of_reading();
    button.set_text_content(Some(if pauses { words.go_on } else { words.pause }));
    if !pauses {
        speak();
    } else if let Some(speech) = synthesis() {
        speech.cancel();
    }
}

/// Goes on at the speed that was chosen.
pub(super) fn set_speed(choice: &Element) {
    let value = dom::property(choice, "value").and_then(|it| it.as_string());
    let chosen = SPEEDS
        .into_iter()
        .find(|(name, _)| value.as_deref() == Some(*name));
    let Some((_, speed)) = chosen else {
        return;
    };
    let mut speaks = false;
    with(|reading| {
        reading.speed = speed;
        speaks = reading.speaks;
    });
    if speaks {
        speak();
    }
}

/// Ends reading, and leaves the reader where it was begun.
pub(super) fn stop_by_reader() {
    stop();
    if let Some(body) = dom::shown("body") {
        dom::focus(&body, ".tools .listen");
    }
}

/// Ends reading.
pub(super) fn stop() {
    let Some(reading) = READING.take() else {
        return;
    };
    if let Some(speech) = synthesis() {
        speech.cancel();
    }
    mark(None);
    reading.bar.remove();
}

/// Marks a sentence, or nothing, without a change of the document.
fn mark(sentence: Option<&Sentence>) {
    let Some(document) = dom::document() else {
        return;
    };
    let window = js_sys::global();
    let highlights =
        dom::property(&window, "CSS").and_then(|css| dom::property(&css, "highlights"));
    let Some(highlights) = highlights else { return };
    let call = |name: &str, arguments: &Array| {
        let function = dom::property(&highlights, name)?
            .dyn_into::<Function>()
            .ok()?;
        function.apply(&highlights, arguments).ok()
    };
    call("delete", &Array::of1(&MARK.into()));
    let range = sentence.and_then(|it| it.range(&document));
    let made = range.and_then(|range| {
        let highlight: Function = dom::property(&window, "Highlight")?.dyn_into().ok()?;
        Reflect::construct(&highlight, &Array::of1(&range)).ok()
    });
    if let Some(highlight) = made {
        call("set", &Array::of2(&MARK.into(), &highlight));
    }
}

/// The voice of the page's language, one of the device itself if there is one.
async fn voice() -> Option<SpeechSynthesisVoice> {
    let speech = synthesis()?;
    let voice = chosen(&speech);
    let left = VOICES_LIMIT - (dom::now() - STARTED.get());
    if voice.is_some() || left <= 0.0 {
        return voice;
    }
    // They may come later.
    let waited = js_sys::Promise::new(&mut |done, _| {
        speech.set_onvoiceschanged(Some(&done));
        let wait = Duration::from_secs_f64(left / 1000.0);
        set_timeout(move || drop(done.call0(&JsValue::NULL)), wait);
    });
    wasm_bindgen_futures::JsFuture::from(waited).await.ok();
    speech.set_onvoiceschanged(None);
    chosen(&speech)
}

/// Asks for the voices, which some devices send late.
pub(super) fn prepare() {
    STARTED.set(dom::now());
    if let Some(speech) = synthesis() {
        speech.get_voices();
    }
}

fn chosen(speech: &SpeechSynthesis) -> Option<SpeechSynthesisVoice> {
    let language = dom::language();
    let all: Vec<SpeechSynthesisVoice> = speech
        .get_voices()
        .iter()
        .map(JsCast::unchecked_into)
        .filter(|voice: &SpeechSynthesisVoice| is_of(&voice.lang(), &language))
        .collect();
    let own = all.iter().find(|voice| voice.local_service());
    own.or(all.first()).cloned()
}

/// True for the tag of a voice of a language: for `vi`, `vi-VN` and `vi_VN`.
fn is_of(tag: &str, language: &str) -> bool {
    let mut parts = tag.split(['-', '_']);
    parts
        .next()
        .is_some_and(|it| it.eq_ignore_ascii_case(language))
}

#[cfg(test)]
mod tests {
    use super::is_of;

    #[test]
    fn voices_are_known_by_their_tag() {
        for tag in ["vi", "vi-VN", "vi_VN", "VI-vn"] {
            assert!(is_of(tag, "vi"), "{tag}");
        }
        for tag in ["", "en-US", "vie", "en-vi"] {
            assert!(!is_of(tag, "vi"), "{tag}");
        }
        assert!(is_of("en-GB", "en"));
    }
}
