// Splitting a text into sentences to be read aloud.

/** Up to a full stop with a space or the end behind it: a full stop within a number ends nothing. */
const SENTENCE = /\S[^]*?(?:[.!?…]+["”’»)]*(?=\s|$)|$)/g;

/**
 * Returns the sentences of a text with their offsets.
 * @param {string} text
 */
export const sentencesOf = (text) => [...text.matchAll(SENTENCE)].map(({ 0: words, index }) => ({ words, index }));
