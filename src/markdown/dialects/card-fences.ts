// Step 1, dialects: reads fences that are cards of other pages or films (`cardlink`, `embed`, `video`) as a line with
// title and address. The thumbnail of a card is no photo. Only where every line is a field or an address.

import { cardWords, filmAddress, filmMark } from './picture/embeds.ts';
import type { Edit, Rewriting, SourceText } from './source/source.ts';

const NAMES =
  'cardlink|card-?link|link-?card|bookmark|embed|link-?preview|ogp|og-?card|blog-?card|url-?card|vid|video|youtube|vimeo|bilibili|audio|media';
const FENCE = new RegExp(
  `^([ \\t>]{0,12}(?:[-*+][ \\t]{1,3})?)(\`{3,9}|~{3,9})[ \\t]{0,3}(?:\\{(${NAMES})\\}|(${NAMES}))(?:[ \\t]{1,3}([^\\n\`{}]{1,500}))?$`,
  'i',
);
/** A cheap test for a text that may have one. */
export const CARD_FENCE = new RegExp(
  `^[ \\t>]{0,12}(?:[-*+][ \\t]{1,3})?(?:\`{3,9}|~{3,9})[ \\t]{0,3}\\{?(?:${NAMES})\\b`,
  'im',
);
const MOST_LINES = 30;

export function rewriteCards(source: SourceText): Rewriting {
  const lines = source.text.split('\n');
  const edits: Edit[] = [];
  let at = 0;
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index]!;
    const fence = line.length < 1000 ? FENCE.exec(line) : undefined;
    const close = fence ? closing(lines, index, fence[2]!) : undefined;
    const name = (fence?.[3] ?? fence?.[4] ?? '').toLowerCase();
    const inside = fence && close ? [fence[5] ?? '', ...lines.slice(index + 1, close)] : [];
    const words = fence && close ? cardOf(name, inside, fence[1]!) : undefined;
    if (fence && close && words !== undefined) {
      const from = at + fence[1]!.length;
      const to = at + lines.slice(index, close + 1).join('\n').length;
      // A paragraph of its own, where no quotation would end with the blank line.
      const apart = close - index > 1 && !/[>*+-]/.test(fence[1]!);
      edits.push({ from, to, text: apart ? `\n${fence[1]}${words}` : words });
      at = to + 1;
      index = close;
    } else at += line.length + 1;
  }
  return { edits, problems: [] };
}

function closing(lines: readonly string[], from: number, mark: string): number | undefined {
  for (let index = from + 1; index < lines.length && index <= from + MOST_LINES; index += 1)
    if (lines[index]!.replace(/^[ \t>]*/, '').trimEnd() === mark) return index;
  return undefined;
}

function cardOf(name: string, lines: readonly string[], prefix: string): string | undefined {
  const fields = new Map<string, string>();
  for (const written of lines) {
    const line = written.replace(prefix.includes('>') ? /^[ \t>]*/ : /^[ \t]*/, '').trim();
    if (line === '') continue;
    const [, key, value = ''] = /^:?([A-Za-z][\w-]{0,30}):(?!\/\/)(.*)$/s.exec(line) ?? [];
    const link = /^!?\[([^[\]]{0,300})\]\(<?(\S{1,1000}?)>?\)$/.exec(line);
    const bare = /^<?((?:https?:)?\/\/\S{1,1000}?|[\w-]{3,40}|\S{1,400}\.\w{2,4})>?$/.exec(line);
    if (key !== undefined) fields.set(key.toLowerCase(), value.trim().replace(/^(["'])(.*)\1$/, '$2'));
    else if (link) {
      fields.set('title', link[1]!);
      fields.set('url', link[2]!);
    } else if (bare && !fields.has('url')) fields.set('url', bare[1]!);
    else return undefined;
  }
  const address =
    fields.get('url') ?? fields.get('link') ?? fields.get('href') ?? fields.get('src') ?? fields.get('id');
  if (address === undefined || /\s/.test(address)) return undefined;
  const title = fields.get('title') ?? fields.get('caption');
  if (/^https?:\/\//i.test(address)) return cardWords(address, title);
  const film = filmAddress(name, address);
  return film === undefined ? undefined : filmMark(film, title);
}
