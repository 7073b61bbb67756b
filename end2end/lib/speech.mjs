// A device's voice that says nothing: it notes what it was given, and ends a
// sentence when the test says so. For `addInitScript`, so it stands alone.

/** With the voices of these languages; `null` for a device that has no speech at all. */
export function voices(languages) {
  const given = { value: undefined, configurable: true };
  if (languages) {
    window.said = [];
    let current;
    given.value = Object.assign(new EventTarget(), {
      getVoices: () => languages.map((lang) => ({ lang, name: lang, localService: true })),
      speak(utterance) {
        current = utterance;
        window.said.push({ text: utterance.text, rate: utterance.rate, lang: utterance.lang });
      },
      cancel() {
        const cut = current;
        current = undefined;
        cut?.onerror?.({ error: 'interrupted' });
      },
    });
    window.SpeechSynthesisUtterance = class {
      constructor(text) {
        this.text = text;
      }
    };
    window.endSentence = () => {
      const done = current;
      current = undefined;
      done?.onend?.();
    };
    window.speaking = () => current?.text;
  }
  Object.defineProperty(window, 'speechSynthesis', given);
}
