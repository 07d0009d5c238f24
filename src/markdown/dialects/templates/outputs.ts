// Step 1, dialects: `{{ … }}` → its value: site addresses become nothing (the address is then root-relative), words of the
// front matter themselves, filters of addresses their argument. Also DokuWiki's `{{picture.jpg|caption}}`.

import { PICTURE_ENDINGS } from '../../../formats.ts';
import { embedOf } from '../picture/embeds.ts';
import { picturesOf } from '../picture/from-parameters.ts';
import { readParameters } from '../picture/parameters.ts';
import { isPictureAddress, plainText, readSize } from '../picture/picture.ts';
import { rewriteNamed } from './shortcodes.ts';
import { complain, type Desk, replace, shorten, show } from './state.ts';
import type { Tag } from './tags.ts';
import { evaluate, fillParameters } from './template-values.ts';

const WIKI = new RegExp(
  `^\\s*(?::|\\.{0,2}/|(?:file|local):)?[^"'\`{}|()=]{1,300}?\\.(?:${PICTURE_ENDINGS})(?:\\?[^|]*)?\\s*(?:\\|[^{}]*)?$`,
  'i',
);

export function rewriteOutput(desk: Desk, tag: Tag): void {
  const words = tag.body.replace(/^[{-]|[-}]$/g, '').trim();
  const call = /^([A-Za-z_][\w:-]*)\s*\(/.exec(words);
  if (call && /\)\s*(?:\|.*)?$/s.test(words)) {
    const inside = tag.body.slice(tag.body.indexOf('(') + 1, tag.body.lastIndexOf(')'));
    const name = call[1]!.replace(/^.*::/, '').toLowerCase();
    const parameters = fillParameters(desk, readParameters(inside, tag.bodyAt + tag.body.indexOf('(') + 1));
    if (
      picturesOf(name, parameters).pictures.length > 0 ||
      embedOf(name, parameters) !== undefined ||
      /_url$|^url|resize/.test(name)
    ) {
      rewriteNamed(desk, tag, desk.tags.length, name, parameters, undefined);
      return;
    }
  }
  if (WIKI.test(words) && !/\|\s*(?:relative_url|absolute_url|prepend|append|url)\b/.test(words)) {
    wikiPicture(desk, tag);
    return;
  }
  const helper = /^([A-Za-z][\w/-]*)\s+(?=["'])/.exec(words);
  if (helper && !/["'(=]$/.test(desk.source.text[tag.from - 1] ?? '')) {
    const rest = tag.body.indexOf(helper[0]) + helper[1]!.length;
    const parameters = fillParameters(desk, readParameters(tag.body.slice(rest), tag.bodyAt + rest));
    if (picturesOf(helper[1]!, parameters).pictures.length > 0) {
      rewriteNamed(desk, tag, desk.tags.length, helper[1]!, parameters, undefined);
      return;
    }
  }
  const value = evaluate(words, desk);
  if (value !== undefined) {
    replace(desk, tag.from, tag.to, harmless(value));
    return;
  }
  complain(
    desk,
    tag.from,
    `the template words “${shorten(desk.source.text.slice(tag.from, tag.to))}” have no value here`,
  );
  replace(
    desk,
    tag.from,
    tag.to,
    /^[\w$.[\]-]+(?:\s*\|.*)?$/s.test(words) || /[=()<>|]/.test(words) ? '' : harmless(words),
  );
}

/** `{{ :trip:lake.jpg?300x200&nolink |The lake }}`, `{{./lake.jpg?width=300}}`, `{{file:lake.jpg|The lake}}`. */
function wikiPicture(desk: Desk, tag: Tag): void {
  const [target = '', ...rest] = tag.body.split('|');
  const [written = '', options = ''] = target.trim().split('?');
  const path = written.replace(/^(?:file|local):/i, '');
  const address = /^https?:/i.test(path) ? path : path.replace(/^:/, '').replace(/:/g, '/');
  const size = options
    .split('&')
    .map((option) => readSize(option.replace(/^width=/, '')))
    .find(Boolean);
  const caption = plainText(rest.join('|').replace(/\|.*$/, ''));
  const at = tag.bodyAt + tag.body.indexOf(written);
  if (isPictureAddress(address))
    show(desk, tag.from, tag.to, [{ address, at, ...size, ...(caption ? { alt: caption } : {}) }]);
}

/** A value cannot bring tags of its own. */
function harmless(value: string): string {
  return value.replace(/\{(?=[{%#])|(?<=\{)\{/g, '&#123;').replace(/\s*\n/g, ' ');
}
