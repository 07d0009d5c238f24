// Step 4: key caps (1️⃣, #️⃣), written so that the browser's shaper finds their picture in the emoji face. Pure.

/**
 * The face has one glyph for digit, U+FE0F and U+20E3 together. The shaper spends the U+FE0F on the digit alone, unless
 * something stands between the two, and then nothing is printed: U+034F is there for that, and is never seen.
 */
export function joinKeycaps(html: string): string {
  return html.includes('\u20e3') ? html.replace(/([#*0-9])\ufe0f?\u20e3/g, '$1\u034f\ufe0f\u20e3') : html;
}
