// Step 1, syntax: replaces emoji by name, as GitHub knows them: `:smile:` → 😄. A time (`10:30:00`) or an unknown name
// stays; the icons of MkDocs Material (`:material-home:`) print nothing, but a tick or a cross.

import { createRequire } from 'node:module';

const NAMED = /(?<![\w:/]):([a-z0-9_+-]{1,40}):(?![\w:])/g;
const ICON =
  /(?<![\w:/]):(?:material|fontawesome|octicons|simple)-([a-z0-9-]{1,80}):(?![\w:])(?:\{[ \t]{0,3}[.#:][^{}\n]{0,200}\})?([ \t]?)/g;
const SIGNS: Readonly<Record<string, string>> = { check: '✓', close: '✗' };

export function withEmoji(text: string): string {
  if (!text.includes(':')) return text;
  return withoutIcons(text).replace(NAMED, (whole, name: string) => emojiOf(name) ?? whole);
}

/** What an icon says that stands alone in a link: `:fontawesome-brands-github:` → `github`. */
export function iconWords(text: string): string | undefined {
  const rest = withEmoji(text);
  if (rest.trim() !== '' || text.trim() === '') return undefined;
  return [...text.matchAll(ICON)].map(([, name = '']) => name.replace(STYLE, '').replaceAll('-', ' ')).join(', ');
}

const STYLE = /^(?:brands|solid|regular)-|-(?:12|16|24)$/g;

function withoutIcons(text: string): string {
  return text.replace(ICON, (_, name: string, space: string) => {
    const sign = SIGNS[name.replace(STYLE, '').split('-')[0] ?? ''];
    return sign === undefined ? '' : `${sign}${space}`;
  });
}

/** Names of forums (Discourse, Slack) for emoji that GitHub calls otherwise. */
const OTHERS: Readonly<Record<string, string>> = {
  slight_smile: 'slightly_smiling_face',
  slight_frown: 'slightly_frowning_face',
  upside_down: 'upside_down_face',
  rolling_eyes: 'roll_eyes',
  simple_smile: 'slightly_smiling_face',
};

function emojiOf(called: string): string | undefined {
  const name = Object.hasOwn(OTHERS, called) ? OTHERS[called]! : called;
  const { nameToEmoji } = createRequire(import.meta.url)('gemoji') as typeof import('gemoji');
  return Object.hasOwn(nameToEmoji, name) ? nameToEmoji[name] : undefined;
}
