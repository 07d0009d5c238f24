// Step 1, dialects: reads what Slidev writes between slides: a block of settings from `---` to `---`. Its picture is a
// picture of the slide; what it says of the look prints nothing.

import { note, type Problem } from '../../../diagnostics.ts';
import { isPictureAddress } from '../../../formats.ts';
import { lineEnd } from '../../line-offsets.ts';
import type { Edit, Rewriting, SourceText } from '../source/source.ts';

const RULE = /^---[ \t\r]*$/;
/** Its own words: any other between two rules are the author's. */
const SETTING =
  /^(layout|image|background|backgroundSize|class|transition|clicks|clicksStart|level|title|titleTemplate|hideInToc|zoom|routeAlias|preload|disabled|hide|dragPos|mdc|theme|layoutClass|src|url|color|align|scale|cover|info|name):(?=[ \t\r]|$)([^\n]*)$/;
const MOST_LINES = 30;
const PICTURES = ['image', 'background', 'cover'];

export const hasSlides = (text: string): boolean => /^---[ \t]*\r?\n(?:[ \t]*\r?\n)?[a-zA-Z]{3,20}:/m.test(text);

export function rewriteSlides(source: SourceText): Rewriting {
  const { text } = source;
  const edits: Edit[] = [];
  const problems: Problem[] = [];
  for (let from = 0; from < text.length; ) {
    const to = lineEnd(text, from);
    const block =
      RULE.test(text.slice(from, Math.min(to, from + 80))) && !source.isCode(from) ? blockAt(text, to + 1) : undefined;
    if (!block) {
      from = to + 1;
      continue;
    }
    for (const { key, value, at, end } of block.settings) {
      const address = value.replace(/^(["'])(.*)\1$/, '$2');
      const shown = PICTURES.includes(key) && isPictureAddress(address);
      edits.push({ from: at, to: end, text: shown ? `![](<${address.replace(/[<>]/g, '')}>)` : '' });
      if (key === 'layout' && !PLAIN_LAYOUT.test(value))
        problems.push(
          note('N_WISH', `“layout: ${value.slice(0, 60)}” is not honoured`, { place: source.place(at), hint: LAYOUT }),
        );
    }
    edits.push({ from: block.end, to: block.to, text: '' });
    from = block.to + 1;
  }
  if (edits.length > 0)
    for (const { 0: line, index } of text.matchAll(SLOT))
      if (!source.isCode(index)) edits.push({ from: index, to: index + line.length, text: '' });
  return { edits, problems };
}

/** Where the words below stand on their slide. */
const SLOT = /^::(?:left|right|top|bottom|default|content|title)::[ \t]*$/gm;

const PLAIN_LAYOUT = /^["']?(?:default|cover|intro|section|end|center|statement|fact)?["']?$/;
const LAYOUT = 'slides follow one another as sections; photos side by side stand on neighbouring lines';

interface Setting {
  readonly key: string;
  readonly value: string;
  readonly at: number;
  readonly end: number;
}

/** The settings up to the closing rule, which stands from `end` to `to`. */
function blockAt(
  text: string,
  start: number,
): { readonly settings: readonly Setting[]; readonly end: number; readonly to: number } | undefined {
  const settings: Setting[] = [];
  let from = start;
  for (let count = 0; count < MOST_LINES && from < text.length; count += 1) {
    const to = lineEnd(text, from);
    const line = text.slice(from, Math.min(to, from + 2000));
    if (RULE.test(line)) return settings.some(({ key }) => OWN.test(key)) ? { settings, end: from, to } : undefined;
    const [, key = '', value = ''] = SETTING.exec(line) ?? [];
    if (key === '') return undefined;
    settings.push({ key, value: value.trim(), at: from, end: to });
    from = to + 1;
  }
  return undefined;
}

/** Words that stand between rules for no other reason. */
const OWN = /^(?:layout|image|background|transition|clicks|hideInToc|routeAlias|layoutClass|class|src)$/;
