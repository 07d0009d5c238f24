// Step 1, front-matter: reads the content files of Kirby: fields (`Title: …`) with a line of four dashes between them.
// One or more of them are the text; those that list pictures show them.

import { isPictureAddress } from '../../formats.ts';

const RULE = /^-{4}[ \t\r]*$/;
const FIELD = /^([A-Za-z][\w -]{0,40}):[ \t]*(.*)$/s;
/** Fields that no page shows, and those that are read as front matter. */
const HIDDEN =
  /^(?:uuid|template|sort|num|status|tags?|keywords|categor(?:y|ies)|slug|intended-?template|focus|blueprint)$/;
const READ = /^(?:title|date|authors?|lang(?:uage)?|description|subtitle|cover)$/;
const LISTED = /^[ \t]{0,4}-[ \t]{1,4}(\S[^\n]{0,300}?)[ \t\r]*$/;

export interface KirbyFields {
  /** `title: …`, each on its line; other lines are empty. */
  readonly inner: string;
  /** As many lines as the text has. */
  readonly body: string;
}

/** Undefined for any other text: its first line names the title, and a line of dashes ends that field. */
export function kirbyFields(text: string): KirbyFields | undefined {
  const head = text.slice(0, 2000);
  if (!/^title:[^\n]*\n(?:[^\n]*\n){0,3}?-{4}[ \t]*\n(?:[ \t]*\n){0,3}[A-Za-z][\w -]{0,40}:/i.test(head))
    return undefined;
  const inner: string[] = [];
  const body: string[] = [];
  // The field that a line belongs to, once its name has been read.
  let key: string | undefined;
  for (const line of text.split('\n')) {
    const rule = RULE.test(line);
    const [, name, value = ''] = key === undefined && !rule ? (FIELD.exec(line) ?? []) : [];
    if (rule) key = undefined;
    else if (name !== undefined) key = name.toLowerCase().trim();
    const read = key !== undefined && READ.test(key);
    const empty = rule || key === undefined || read || HIDDEN.test(key);
    inner.push(read && name !== undefined && !/^\s*-\s/.test(value) ? `${key}: ${value}` : '');
    body.push(empty ? '' : name === undefined ? listed(line) : value.trim() === '' ? '' : shown(name, value));
  }
  return { inner: inner.join('\n'), body: body.join('\n') };
}

const shown = (name: string, value: string): string =>
  /^(?:text|body|content|intro|main|copy)$/i.test(name) ? value : listed(value.trim(), `${name}: `);

function listed(line: string, before = ''): string {
  const name = LISTED.exec(line)?.[1];
  return name !== undefined && isPictureAddress(name) ? `![](<${name}>)` : before + line;
}
