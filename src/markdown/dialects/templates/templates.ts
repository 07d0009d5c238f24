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
  const state: TemplateState = { source, tags, edits: [], problems: [], variables: new Map() };
  for (let index = 0; index < tags.length; ) index = rewriteTag(state, tags[index]!, index);
  const opaque = tags.flatMap((tag) => (isOpaque(tag) && tag.pair ? [{ from: tag.to, to: tags[tag.pair]!.from }] : []));
  const dedents = source.dedents.filter(({ from }) => !rangeAt(opaque, from));
  return { edits: [...state.edits, ...dedents], problems: state.problems };
}

/** Writes the edits for one tag and returns the index of the next tag to read. */
function rewriteTag(state: TemplateState, tag: Tag, index: number): number {
  switch (tag.kind) {
    case 'hugo':
      return rewriteShortcode(state, tag, index);
    case 'liquid':
      return tag.call ? rewriteShortcode(state, tag, index) : rewriteLiquid(state, tag, index);
    case 'output':
      rewriteOutput(state, tag);
      break;
    case 'comment':
      replace(state, tag, '');
      break;
    case 'literal': {
      const percent = state.source.text[tag.from + 2] === '%';
      const body = escapeText(tag.body);
      replace(state, tag, percent ? `&#123;&#123;%${body}%}}` : `&#123;&#123;&lt;${body}&gt;}}`);
      break;
    }
    case 'stray':
      replace(state, tag, state.source.text[tag.from + 1] === '%' ? '&#123;%' : '&#123;&#123;');
      break;
  }
  return index + 1;
}
