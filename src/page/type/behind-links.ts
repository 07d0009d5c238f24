// Step 4: words behind the links of a block. Pure.

import { unescapeHtml } from '../markup.ts';

export interface FoundLink {
  /** Where it leads: an address, or # and a place of the text. */
  readonly to: string;
  /** Behind the link, in the HTML. */
  readonly end: number;
}

export function linksIn(html: string): readonly FoundLink[] {
  return [...html.matchAll(/<a [^<>]*>/g)].flatMap(({ 0: tag, index }) => {
    const written = / href="([^"]+)"/.exec(tag)?.[1];
    const close = written === undefined ? -1 : html.indexOf('</a>', index);
    return written === undefined || close === -1 ? [] : [{ to: unescapeHtml(written), end: close + '</a>'.length }];
  });
}

/** @param wordsFor HTML to stand behind a link; undefined: nothing */
export function withWordsBehindLinks(html: string, wordsFor: (to: string) => string | undefined): string {
  const parts: string[] = [];
  let done = 0;
  for (const { to, end } of linksIn(html)) {
    const words = wordsFor(to);
    if (words === undefined) continue;
    parts.push(html.slice(done, end), words);
    done = end;
  }
  return parts.join('') + html.slice(done);
}
