// Step 3, album: gives references to figures their numbers (`numbers: figures`). The words of a reference whose photo
// has none stay. Pure.

import type { Block, Photo } from '../model.ts';

const REFERENCE = /<a data-figure="([^"]{1,200})">((?:[^<]|<(?!\/a>)){0,400})<\/a>/g;

/** `Fig. 3`, and where it leads, by the names of the photos. */
export interface FigureNames {
  readonly words: string;
  readonly href: string;
}

export function figureNames(photos: readonly Photo[]): ReadonlyMap<string, FigureNames> {
  return new Map(
    photos.flatMap(({ ref: { label }, number, numberLabel }): [string, FigureNames][] =>
      label && number && numberLabel ? [[label, { words: numberLabel, href: `#photo.${number}` }]] : [],
    ),
  );
}

export function withFigureNumbers(blocks: readonly Block[], names: ReadonlyMap<string, FigureNames>): readonly Block[] {
  return blocks.map((block) => {
    if ((block.kind !== 'prose' && block.kind !== 'heading') || !block.html.includes('data-figure')) return block;
    return { ...block, html: numberedFigures(block.html, names) };
  });
}

export function numberedFigures(html: string, names: ReadonlyMap<string, FigureNames>): string {
  return html.replace(REFERENCE, (_, name: string, words: string) => {
    const figure = names.get(name);
    return figure ? `<a href="${figure.href}">${figure.words}</a>` : words;
  });
}
