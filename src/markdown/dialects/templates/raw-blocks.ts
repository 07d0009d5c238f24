// Step 1, dialects: rewrites template pairs whose inside is not Markdown: code prints as code, raw text as it is.

import { replace, replacePair, type TemplateState, withoutTags } from './state.ts';
import type { Tag } from './tags.ts';

/** `{% highlight js %}` … `{% endhighlight %}` → a fence, a code span or a `<pre>`, whichever keeps the lines. */
export function fencedBlock(state: TemplateState, open: Tag, close: Tag, language: string): void {
  const { text } = state.source;
  const inside = text.slice(open.to, close.from);
  const name = /^[\w+#.-]{1,30}$/.test(language) ? language.replace(/^lang[:=]/, '') : '';
  if (!inside.includes('\n')) {
    const code = inside.trim();
    const mark = fenceFor(code, 1);
    const pad = code.startsWith('`') || code.endsWith('`') ? ' ' : '';
    replacePair(state, open, close, code ? `${mark}${pad}${code}${pad}${mark}` : '');
    return;
  }
  const alone =
    /^[ \t\r]*\n/.test(inside) && /\n[ \t]*$/.test(inside) && isLineStart(text, open.from) && isLineEnd(text, close.to);
  if (alone) {
    const mark = fenceFor(inside, 3);
    replace(state, open, mark + name);
    replace(state, close, mark);
  } else replacePair(state, open, close, `<pre><code>${asEntities(inside)}</code></pre>`);
}

/** `{% raw %}`: the tags go, the words inside stay and are read by no dialect. */
export function rawBlock(state: TemplateState, open: Tag, close: Tag): void {
  replacePair(state, open, close, withoutTags(state.source.text.slice(open.to, close.from)));
}

function fenceFor(code: string, least: number): string {
  let length = least;
  for (const [run] of code.matchAll(/`+/g)) length = Math.max(length, run.length + 1);
  return '`'.repeat(length);
}

function asEntities(code: string): string {
  return code.replace(/[&<>{`[!]/g, (char) => `&#${char.charCodeAt(0)};`);
}

function isLineStart(text: string, at: number): boolean {
  return /(?:^|\n)[ \t]{0,3}$/.test(text.slice(Math.max(0, at - 4), at));
}

function isLineEnd(text: string, at: number): boolean {
  return /^[ \t\r]*(?:\n|$)/.test(text.slice(at, at + 80));
}
