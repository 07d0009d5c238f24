// Step 1, dialects: replaces `{{ … }}` by its value, as far as the text and its front matter know it. Site addresses
// become nothing (the address is then root-relative). Also DokuWiki's `{{picture.jpg|caption}}`.

import { isPictureAddress, PICTURE_ENDINGS } from '../../../formats.ts';
import { upTo } from '../../../trimming.ts';
import { embedOf } from '../picture/embeds.ts';
import { picturesOf } from '../picture/from-parameters.ts';
import { readParameters } from '../picture/parameters.ts';
import { plainText, readSize } from '../picture/picture.ts';
import { rewriteNamed } from './shortcodes.ts';
import { complain, replace, show, type TemplateState, withoutTags } from './state.ts';
import type { Tag } from './tags.ts';
import { evaluate, fillParameters } from './template-values.ts';

const WIKI = new RegExp(
  `^(?::|\\.{0,2}/|(?:file|local):)?[^"'\`{}|()=]{1,300}?\\.(?:${PICTURE_ENDINGS})(?:\\?[^|]*|\\s*)(?:\\|[^{}]*)?$`,
  'i',
);

export function rewriteOutput(state: TemplateState, tag: Tag): void {
  const words = tag.body.replace(/^[{-]|[-}]$/g, '').trim();
  const call = /^([A-Za-z_][\w:-]*)\s*\(/.exec(words);
  if (call && /\)\s*(?:\|.*)?$/s.test(words)) {
    const inside = tag.body.slice(tag.body.indexOf('(') + 1, tag.body.lastIndexOf(')'));
    const name = call[1]!.replace(/^.*::/, '').toLowerCase();
    const parameters = fillParameters(state, readParameters(inside, tag.bodyAt + tag.body.indexOf('(') + 1));
    if (
      picturesOf(name, parameters).pictures.length > 0 ||
      embedOf(name, parameters) !== undefined ||
      /_url$|^url|resize/.test(name)
    ) {
      rewriteNamed(state, tag, name, parameters);
      return;
    }
  }
  if (WIKI.test(words) && !/\|\s*(?:relative_url|absolute_url|prepend|append|url)\b/.test(words)) {
    wikiPicture(state, tag);
    return;
  }
  const helper = /^([A-Za-z][\w/-]*)\s+(?=["'])/.exec(words);
  if (helper && !/["'(=]$/.test(state.source.text[tag.from - 1] ?? '')) {
    const rest = tag.body.indexOf(helper[0]) + helper[1]!.length;
    const parameters = fillParameters(state, readParameters(tag.body.slice(rest), tag.bodyAt + rest));
    if (picturesOf(helper[1]!, parameters).pictures.length > 0) {
      rewriteNamed(state, tag, helper[1]!, parameters);
      return;
    }
  }
  const value = evaluate(words, state);
  if (value !== undefined) {
    replace(state, tag, harmless(value));
    return;
  }
  complain(state, tag, 'the template words', 'have no value here');
  const isExpression = /^[\w$.[\]-]+(?:\s*\|.*)?$|[=()<>|]/s.test(words);
  replace(state, tag, isExpression ? '' : harmless(words));
}

/** `{{ :trip:lake.jpg?300x200&nolink |The lake }}`, `{{./lake.jpg?width=300}}`, `{{file:lake.jpg|The lake}}`. */
function wikiPicture(state: TemplateState, tag: Tag): void {
  const [target = '', ...rest] = tag.body.split('|');
  const [name = '', options = ''] = target.trim().split('?');
  const path = name.replace(/^(?:file|local):/i, '');
  const address = /^https?:/i.test(path) ? path : path.replace(/^:/, '').replace(/:/g, '/');
  const size = options
    .split('&')
    .map((option) => readSize(option.replace(/^width=/, '')))
    .find(Boolean);
  const alt = plainText(upTo(rest.join('|'), '|'));
  const at = tag.bodyAt + tag.body.indexOf(name);
  if (isPictureAddress(address)) show(state, tag, [{ address, at, ...size, alt }]);
}

/** On one line, without tags of its own. */
function harmless(value: string): string {
  return withoutTags(value).replace(/(?<!\s)\s*\n/g, ' ');
}
