// A silent speech synthesis: it records what it is given, and ends a sentence when
// the test says so. It is for `addInitScript`, so it imports nothing.

/** Offers voices in these languages; `null` stands for a device without speech. */
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
