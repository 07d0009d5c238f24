// Pictures inside a sentence: their sizes, and what stands in the line for one that cannot be had.
import { describe, expect, it } from 'vitest';
import { warning } from '../../src/diagnostics.ts';
import type { Photo } from '../../src/model.ts';
import { inlinePictures, inlineSizes } from '../../src/page/inline-pictures.ts';
import { pageBox } from '../../src/page/themes/page-box.ts';
import { album, photo, settings } from '../helpers/make.ts';
import { read } from '../markdown/draw.ts';

const { geometry } = pageBox(settings(), 'en');
const missing = warning('W_HTTP_404', 'not found');

/** The line of a text whose pictures cannot be had. */
function lostLine(text: string): string {
  const report = read(text);
  const photos = report.pictures.map((ref): Photo => {
    const { file: _, ...lost } = photo(ref.id, { ref, alt: ref.alt || 'Photo 1', missing });
    return lost;
  });
  const html = report.blocks.flatMap((block) =>
    block.kind === 'prose' || block.kind === 'heading' ? [block.html] : [],
  );
  return inlinePictures(inlineSizes(album(photos), geometry), new Map())(html.join(''));
}

const lost = (words: string) => `<span class="lost" style="font-size:0.8em">[${words}]</span>`;

describe('a badge that cannot be had takes the room of its words', () => {
  it.each([
    ['![build](https://img.shields.io/x.svg) and more', `<p>${lost('build')} and more</p>`],
    ['# Tool ![v1](https://badge.fury.io/js/x.svg)', `Tool ${lost('v1')}`],
    ['![ci](https://github.com/o/r/workflows/ci/badge.svg)', `<p>${lost('ci')}</p>`],
    ['<img src="https://codecov.io/x.svg" alt="90 %">', `<p>${lost('90 %')}</p>`],
    ['![](https://travis-ci.org/o/r.svg) passes', `<p>${lost('Photo 1')} passes</p>`],
    ['[![a](https://badgen.net/x)](https://x.example)', `<p><a href="https://x.example">${lost('a')}</a></p>`],
    ['At <img src="icons/bus.png" alt="bus"> stop 3', `<p>At ${lost('bus')} stop 3</p>`],
  ])('%s', (text, html) => expect(lostLine(text)).toBe(html));
});
