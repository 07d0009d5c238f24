// Step 1, syntax: replaces emoji by name, as GitHub knows them: `:smile:` → 😄. A time (`10:30:00`) or an unknown name
// stays.

import { createRequire } from 'node:module';

const NAMED = /(?<![\w:/]):([a-z0-9_+-]{1,40}):(?![\w:])/g;

export function withEmoji(text: string): string {
  if (!text.includes(':')) return text;
  return text.replace(NAMED, (whole, name: string) => emojiOf(name) ?? whole);
}

function emojiOf(name: string): string | undefined {
  const { nameToEmoji } = createRequire(import.meta.url)('gemoji') as typeof import('gemoji');
  return Object.hasOwn(nameToEmoji, name) ? nameToEmoji[name] : undefined;
}
