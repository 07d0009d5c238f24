// Step 1, dialects: rewrites the template tags of a text as pictures, words and links. No raw `{{` or `{%` stays
// outside code. Each kind of tag has its rules in its own file; this one hands them out.

import { escapeText } from '../picture/picture.ts';
import { rangeAt } from '../source/ranges.ts';
import type { Rewriting, SourceText } from '../source/source.ts';
import { rewriteLiquid } from './liquid.ts';
import { rewriteOutput } from './outputs.ts';
import { rewriteShortcode } from './shortcodes.ts';
import { replace, type TemplateState } from './state.ts';
import { isOpaque, readTags, type Tag } from './tags.ts';

export function rewriteTemplates(source: SourceText): Rewriting {
  const tags = readTags(source);
  const state: TemplateState = { source, tags, edits: [], problems: [], variables: new Map(), next: 0 };
  for (const [index, tag] of tags.entries()) if (index >= state.next) rewriteTag(state, tag);
  const opaque = tags.flatMap((tag) => (isOpaque(tag) && tag.pair ? [{ from: tag.to, to: tags[tag.pair]!.from }] : []));
  const dedents = source.dedents.filter(({ from }) => !rangeAt(opaque, from));
  return { edits: [...state.edits, ...dedents], problems: state.problems };
}

function rewriteTag(state: TemplateState, tag: Tag): void {
  const { text } = state.source;
  if (tag.kind === 'output') rewriteOutput(state, tag);
  else if (tag.kind === 'liquid' && !tag.call) rewriteLiquid(state, tag);
  else if (tag.kind === 'hugo' || tag.kind === 'liquid') rewriteShortcode(state, tag);
  else if (tag.kind === 'comment') replace(state, tag, '');
  else if (tag.kind === 'stray') replace(state, tag, text[tag.from + 1] === '%' ? '&#123;%' : '&#123;&#123;');
  else {
    const body = escapeText(tag.body);
    replace(state, tag, text[tag.from + 2] === '%' ? `&#123;&#123;%${body}%}}` : `&#123;&#123;&lt;${body}&gt;}}`);
  }
}
