// Step 4: emoji of several signs (key caps, flags, families), written so that the browser's shaper finds their picture
// in the emoji face. Pure.

/**
 * The face has one glyph for all signs of a sequence, U+FE0F among them. The shaper spends the U+FE0F on the sign
 * before it: no key cap is printed, and a flag beside a rainbow. Where all signs are signs of text, U+034F between the
 * two keeps it, which is never seen; where one is an emoji by itself, a style that asks for signs of text does.
 */
export function joinEmoji(html: string): string {
  const caps = joinKeycaps(html);
  return caps.includes('\u200d') ? caps.replace(SEQUENCE, (all, tag) => (tag ? all : joined(all))) : caps;
}

function joinKeycaps(text: string): string {
  return text.includes('\u20e3') ? text.replace(/([#*0-9])\ufe0f?\u20e3/g, '$1\u034f\ufe0f\u20e3') : text;
}

/** The same for a place that holds no elements and knows no style for them, as the running title: a sequence that would
 *  fall apart there (a white flag and a rainbow) is left out. */
export function joinPlain(text: string): string {
  if (!text.includes('\u200d')) return joinKeycaps(text);
  const html = joinEmoji(text.replaceAll('<', '\ue000'));
  return html
    .replace(/<span[^<>]*>[^<>]*<\/span>/g, '')
    .replaceAll('\ue000', '<')
    .replace(/ {2,9}/g, ' ')
    .trim();
}

/** A tag, which stays as it is, or signs that joiners hold together. */
const SEQUENCE =
  /(<[^<>]*>)|\p{Extended_Pictographic}(?:\p{Emoji_Modifier}|\ufe0f)?(?:\u200d\p{Extended_Pictographic}(?:\p{Emoji_Modifier}|\ufe0f)?)+/gu;

/** A sign of text, without the mark that makes it an emoji: programs leave it out. */
const UNMARKED = /(?!\p{Emoji_Presentation})\p{Extended_Pictographic}(?![\ufe0f\p{Emoji_Modifier}])/gu;

function joined(signs: string): string {
  const marked = signs.replace(UNMARKED, '$&\ufe0f');
  if (!marked.includes('\ufe0f')) return signs;
  if (/\p{Emoji_Presentation}/u.test(marked)) return `<span class="signs">${marked}</span>`;
  return marked.replaceAll('\ufe0f', '\u034f\ufe0f');
}
