// The viewer's panel: what there is to mend, and the facts of the photo that was clicked. Words of a text become text,
// never markup.
/// <reference lib="dom" />

import { type Told, toldWords } from '../diagnostics.ts';
import type { ShownPhoto } from '../model.ts';

export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  properties: Partial<HTMLElementTagNameMap[Name]> = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const made = Object.assign(document.createElement(name), properties);
  for (const child of children) made.append(child);
  return made;
}

/** One by one: a call takes no list of any length. */
export function fill(room: HTMLElement, children: readonly HTMLElement[]): void {
  const all = document.createDocumentFragment();
  for (const child of children) all.append(child);
  room.replaceChildren(all);
}

export function listProblems(room: HTMLElement, problems: readonly Told[]): void {
  const items = problems.map((told) => {
    const { code, severity, hint, place } = told;
    const where = place ? `${place.file}:${place.line}:${place.column} ` : '';
    return element(
      'li',
      { className: severity },
      element('span', { className: 'place' }, where),
      element('b', {}, code),
      ` ${toldWords(told)}`,
      ...(hint ? [element('div', { className: 'hint' }, hint)] : []),
    );
  });
  const list = element('ul');
  fill(list, items);
  room.replaceChildren(element('h2', {}, problems.length === 0 ? 'Nothing to mend' : 'To mend, or to know'), list);
}

export function photoFacts(room: HTMLElement, photo: ShownPhoto): void {
  const { address, text, line, page, widthPx, heightPx, widthMm, heightMm, dpi, takenAt } = photo;
  const facts: readonly (readonly [string, string])[] = [
    ['File', address],
    ['In the text', `${text}:${line}`],
    ['Page', String(page + 1)],
    ['Pixels', `${widthPx} × ${heightPx}`],
    ['Printed', `${Math.round(widthMm)} × ${Math.round(heightMm)} mm, ${dpi} dpi`],
    [
      'Taken',
      takenAt ? `${takenAt.local.replace('T', ' ')}${takenAt.offset ? ` ${takenAt.offset}` : ''}` : 'not known',
    ],
  ];
  const list = element('dl');
  fill(
    list,
    facts.flatMap(([name, value]) => [element('dt', {}, name), element('dd', {}, value)]),
  );
  room.hidden = false;
  room.replaceChildren(element('h2', {}, 'Photo'), list);
}
