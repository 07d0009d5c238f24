// Step 1, dialects: reads the boxes of VuePress that others do not know: tabs (`::: tabs`, `@tab Morning`), and a
// picture with its words (`::: caption photo.jpg`).

import { isPictureAddress } from '../../../formats.ts';
import { plainText } from '../picture/picture.ts';
import type { Edit, Rewriting, SourceText } from '../source/source.ts';

const TABS = /^[ \t]{0,3}:{3,9}[ \t]{0,3}(?:code-)?tabs(?:#[\w-]{1,40})?[ \t\r]*$/im;
const TAB = /^([ \t]{0,3})@tab(?::active)?[ \t]{1,9}([^\n]{1,200})$/gim;
const CAPTION =
  /^[ \t]{0,3}(:{3,9})[ \t]{0,3}caption[ \t]{1,9}([^\s{}]{1,500})[ \t\r]*\n((?:[^\n]{1,2000}\n){1,10}?)[ \t]{0,3}\1[ \t\r]*$/gim;

export const hasVuePress = (text: string): boolean => /^[ \t]{0,3}(?:@tab\b|:{3,9}[ \t]{0,3}caption[ \t])/im.test(text);

export function rewriteVuePress(source: SourceText): Rewriting {
  const { text } = source;
  const edits: Edit[] = [];
  if (TABS.test(text))
    for (const { 0: line, 1: margin = '', 2: words = '', index } of text.matchAll(TAB)) {
      if (source.isCode(index)) continue;
      const label = plainText(words.replace(/#[\w-]{1,40}$/, '').trim()).replace(/[*<>[\]{}]/g, '');
      // A line of its own, although words may stand right above and below.
      const above = text.slice(text.lastIndexOf('\n', index - 2) + 1, Math.max(0, index - 1));
      if (/^[^\s:@].{0,999}[^\s\\]$/.test(above)) edits.push({ from: index - 1, to: index - 1, text: '  ' });
      edits.push({ from: index, to: index + line.length, text: `${margin}**${label}**  ` });
    }
  for (const { 0: box, 2: address = '', 3: words = '', index } of text.matchAll(CAPTION)) {
    if (source.isCode(index) || !isPictureAddress(address)) continue;
    const path = address.replace(/^@(?:source)?\//, '/');
    const said = words.trimEnd();
    // The words keep their lines, and may hold Markdown.
    const made = `<figure><img src="${path.replace(/"/g, '%22')}"><figcaption markdown="1">\n${said}\n</figcaption></figure>`;
    edits.push({ from: index, to: index + box.length, text: made });
  }
  return { edits, problems: [] };
}
