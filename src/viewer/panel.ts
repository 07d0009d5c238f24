// The viewer's panel: what there is to mend, and the facts of the photo that was clicked. Words of a text become text,
// never markup.
/// <reference lib="dom" />

export interface Problem {
  readonly code: string;
  readonly severity?: 'warning' | 'note' | 'error';
  readonly message: string;
  readonly hint?: string;
  readonly address?: string;
  readonly place?: { readonly file: string; readonly line: number; readonly column: number };
}

/** As the preview tells it. */
export interface ShownPhoto {
  readonly page: number;
  readonly xMm: number;
  readonly yMm: number;
  readonly widthMm: number;
  readonly heightMm: number;
  readonly address: string;
  readonly text: string;
  readonly line: number;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly dpi: number;
  readonly takenAt?: { readonly local: string; readonly offset?: string };
}

export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  properties: Partial<HTMLElementTagNameMap[Name]> = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

export function listProblems(room: HTMLElement, problems: readonly Problem[]): void {
  const items = problems.map(({ code, severity = 'error', message, hint, address, place }) => {
    const where = place ? `${place.file}:${place.line}:${place.column} ` : '';
    const about = address && !message.includes(address) ? `${address}: ` : '';
    return element(
      'li',
      { className: severity },
      element('span', { className: 'place' }, where),
      element('b', {}, code),
      ` ${about}${message}`,
      ...(hint ? [element('div', { className: 'hint' }, hint)] : []),
    );
  });
  room.replaceChildren(
    element('h2', {}, problems.length === 0 ? 'Nothing to mend' : 'To mend, or to know'),
    element('ul', {}, ...items),
  );
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
  room.hidden = false;
  room.replaceChildren(
    element('h2', {}, 'Photo'),
    element('dl', {}, ...facts.flatMap(([name, value]) => [element('dt', {}, name), element('dd', {}, value)])),
  );
}
