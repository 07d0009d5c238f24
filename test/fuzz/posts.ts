// One broken post through the real rooms: it is read, its pictures are counted, found (half of them), captioned,
// planned on measures made up here, and composed. In: text. Out: how it ended, or the promise that it broke. No
// browser.

import { Parser } from 'htmlparser2';
import { curate } from '../../src/album/curate.ts';
import { BuildError, warning } from '../../src/diagnostics.ts';
import { countPictures } from '../../src/markdown/audit/count.ts';
import { parse } from '../../src/markdown/parse.ts';
import type { Album, Measured, MeasuredBlock, Print, Report } from '../../src/model.ts';
import type { resolveOptions } from '../../src/options/resolve.ts';
import { composeBody, composeDocument } from '../../src/page/compose.ts';
import { unfolded } from '../../src/page/fonts/opening.ts';
import { inlineSizes } from '../../src/page/inline-pictures.ts';
import { captionLadder, pageBox } from '../../src/page/themes/page-box.ts';
import { planPages } from '../../src/plan/plan.ts';
import { choicesFor } from '../helpers/options.ts';
import { must } from './must.ts';
import type { Random } from './random.ts';

/** `refused`: nested too deep or too long, and said so. */
export type PostFate = 'refused' | 'composed';

/** Throws when a promise is broken. */
export async function checkPost(text: string, random: Random): Promise<PostFate> {
  const given = { order: random.pick(['written', 'captured-all']), days: random.chance(0.3) };
  let report: Report;
  try {
    report = parse([{ name: 'post.md', text }], {});
  } catch (error) {
    if (!(error instanceof BuildError) || error.code !== 'E_NESTING') throw error;
    return 'refused';
  }
  countPictures(text);
  mustBeWhole(report, text);
  const settings = choicesFor(report.options, given).settings;
  const box = pageBox(settings, report.language);
  const album = albumOf(report, settings, random);
  const composition = { report, album, box, inline: inlineSizes(album, box.geometry) };
  mustBeHarmless(bodyOf(unfolded(composeDocument(composition))));
  const plan = await planPages({
    blocks: album.blocks,
    photos: album.photos,
    measured: measuresOf(album, box.geometry),
    layout: random.pick(['auto', 'flow']),
    density: settings.density,
    dpi: settings.dpi,
  });
  const placed = plan.pages.flatMap(({ items }) =>
    items.flatMap((item) => (item.kind === 'row' ? item.photos : item.kind === 'beside' ? [item.photo] : [])),
  );
  const runs = album.blocks.flatMap((block) => (block.kind === 'photos' ? block.pictures : []));
  must(
    same(
      placed.map(({ photo }) => photo),
      runs,
    ),
    'the plan does not hold every photo once',
  );
  const prints = new Map(
    [...album.photos.values()].flatMap(({ id, missing }): [string, Print][] =>
      missing ? [] : [[id, { photo: id, file: `print-${id}.jpg`, widthPx: 600, heightPx: 400, bytes: 1 }]],
    ),
  );
  const shown = mustBeHarmless(composeBody(composition, plan, prints));
  const expected = report.pictures.filter(({ id, cover }) => prints.has(id) && (!cover || runs.includes(id)));
  must(
    same(
      shown,
      expected.map(({ id }) => prints.get(id)!.file),
    ),
    'a photo is not on the pages, or twice',
  );
  return 'composed';
}

function same(a: readonly string[], b: readonly string[]): boolean {
  return JSON.stringify([...a].sort()) === JSON.stringify([...b].sort());
}

/** Every picture has one place, every id is its own, and every place is in the text. */
function mustBeWhole({ blocks, pictures, problems }: Report, text: string): void {
  const placed = blocks.flatMap((block) => {
    if (block.kind === 'photos') return block.pictures;
    return 'html' in block ? [...block.html.matchAll(/<img data-picture="([^"]+)"/g)].map((match) => match[1]!) : [];
  });
  must(
    same(
      placed,
      pictures.map(({ id }) => id),
    ),
    'a picture without a place, or with two',
  );
  must(new Set(blocks.map(({ id }) => id)).size === blocks.length, 'two blocks with one id');
  const lines = text.split(/\r\n?|\n/).length;
  for (const place of [...blocks, ...pictures, ...problems].flatMap(({ place }) => place ?? [])) {
    must(
      place.line >= 1 && place.line <= lines && place.column >= 1,
      `a place outside of the text: ${JSON.stringify(place)}`,
    );
  }
}

function albumOf(report: Report, settings: ReturnType<typeof resolveOptions>, random: Random): Album {
  const missing = warning('W_FILE_MISSING', 'there is no such file');
  const images = report.pictures.map(({ id, written }) => ({
    picture: id,
    address: written,
    bytes: 1,
    downloadedBytes: 0,
    ...(random.chance(0.5) ? { file: `${id}.jpg` } : { missing }),
  }));
  const inspected = images.map((image) => ({
    picture: image.picture,
    widthPx: 100 + random.whole(4000),
    heightPx: 100 + random.whole(4000),
    graphic: random.chance(0.2),
    damaged: false,
    metadata: random.chance(0.5)
      ? {
          takenAt: {
            local: `2019-06-${10 + random.whole(20)}T16:19:32`,
            from: 'DateTimeOriginal',
            certainty: 'sure' as const,
          },
        }
      : {},
    ...('file' in image ? { file: image.file } : { missing }),
  }));
  return curate(report, { images, problems: [] }, inspected, settings);
}

/** As if every sign were one em wide. */
function measuresOf({ blocks, photos }: Album, geometry: Measured['geometry']): Measured {
  const perLine = Math.floor(geometry.widthPx / geometry.fontPx);
  const measured = blocks.flatMap((block): MeasuredBlock[] => {
    if (block.kind === 'photos' || block.kind === 'break') return [];
    const lines = Math.min(200, Math.max(1, Math.ceil(block.text.length / perLine)));
    const slices = Array.from({ length: lines }, () => ({ heightPx: geometry.linePx, kind: 'line', part: 0 }) as const);
    return [{ id: block.id, gapPx: 0, heightPx: lines * geometry.linePx, slices, leadIn: false }];
  });
  const ladder = captionLadder(geometry);
  const captions = [...photos.values()].filter(({ caption, note }) => caption || note);
  const length = ({ caption = '', note = '' }: (typeof captions)[number]): number =>
    (caption.length + note.length) * 10;
  return {
    geometry,
    blocks: new Map(measured.map((block) => [block.id, block])),
    ladderPx: [],
    captionLadderPx: ladder,
    captionWidthsPx: new Map(captions.map((photo) => [photo.id, length(photo)])),
    captionHeightsPx: new Map(
      captions.map((photo) => [photo.id, ladder.map((width) => Math.min(400, 15 * Math.ceil(length(photo) / width)))]),
    ),
  };
}

function bodyOf(html: string): string {
  return html.slice(html.indexOf('<body>') + '<body>'.length, html.lastIndexOf('</body>'));
}

const FORBIDDEN =
  /^(?:script|style|iframe|frame|frameset|object|embed|applet|link|base|meta|form|button|textarea|select|video|audio|source|track|portal|template|svg|image|canvas|html|head|body|plaintext|xmp|noscript|noembed|noframes)$/;

/** Nothing that runs, loads or leaves; every element is closed where it should be. Returns the files shown. */
function mustBeHarmless(html: string): readonly string[] {
  const shown: string[] = [];
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        must(!FORBIDDEN.test(name), `<${name}> on the page`);
        for (const [key, value] of Object.entries(attributes)) {
          must(
            !/^on|^(?:srcset|srcdoc|action|formaction|background|poster|data|xlink:href|ping)$/.test(key),
            `${key}= on the page`,
          );
          if (key === 'src') must(name === 'img' && /^print-[\w.-]+\.jpg$/.test(value), `src="${value}" on the page`);
          if (key === 'href') must(/^(?:#|https?:|mailto:)/i.test(value), `href="${value}" on the page`);
          if (key === 'style') must(!/url\s*\(|@import|expression|\\/i.test(value), `style="${value}" on the page`);
        }
        if (name === 'img' && attributes.src) shown.push(attributes.src);
      },
      oncomment: () => must(false, 'a comment on the page'),
      onprocessinginstruction: () => must(false, 'an instruction on the page'),
    },
    { decodeEntities: true },
  );
  parser.end(html);
  return shown;
}
