// Themes: the faces they name come along, a look stands in its value and sheets alone, and another needs nothing else.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { resolveOptions } from '../../../src/options/resolve.ts';
import { fontFaces } from '../../../src/page/fonts/faces.ts';
import { furnitureStyle } from '../../../src/page/furniture/furniture-style.ts';
import { NO_WORDS } from '../../../src/page/furniture/page-furniture.ts';
import { planRoutePage } from '../../../src/page/leaves/route-page.ts';
import { columnLadder, pageBox } from '../../../src/page/themes/page-box.ts';
import { styleSheet } from '../../../src/page/themes/style-sheet.ts';
import type { Theme } from '../../../src/page/themes/theme.ts';
import { THEMES } from '../../../src/page/themes/themes.ts';
import { makeRules } from '../../../src/plan/rules.ts';
import { album, report } from '../../helpers/make.ts';
import { Document } from '../../plan/generate.ts';
import { PLAIN } from './plain/plain.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');

/** Families that a theme names. */
const families = ({
  faces: { serif, sans, mono, display = sans, scripts, further = [] },
}: Theme): readonly string[] => [
  ...new Set([
    serif,
    sans,
    mono,
    display,
    ...Object.values(scripts).flatMap((faces) => Object.values(faces)),
    ...further,
  ]),
];

describe.each(Object.entries(THEMES))('%s', (_, theme: Theme) => {
  it('names faces that are bundled, and no other comes on its pages but signs and emoji', () => {
    const bundled = [...fontFaces(theme.faces, 'en').matchAll(/font-family:"([^"]+)"/g)].map(([, name]) => name);
    expect([...new Set(bundled)].sort()).toEqual([...families(theme), 'Further', 'Twemoji'].sort());
  });

  it('has sheets that use only custom properties that there are', () => {
    const text = styleSheet(pageBox(resolveOptions(['a.md'], {}), 'en', theme), { language: 'en' }, true);
    const leaves = ['appendix.css', 'index.css', 'route.css'].map((name) => read(`styles/${name}`)).join('\n');
    const made = new Set([...`${text}`.matchAll(/[{;](--[\w-]+):/g)].map(([, name]) => name));
    const ofRows = ['--step'];
    const ofLeaves = ['--columns', '--cell', '--pitch'];
    const used = [...`${text}${leaves}`.matchAll(/var\((--[\w-]+)\)/g)].map(([, name]) => name as string);
    expect(used.filter((name) => !made.has(name) && ![...ofLeaves, ...ofRows].includes(name))).toEqual([]);
  });
});

describe('a look stands in its theme alone', () => {
  const own = [...Object.keys(THEMES).map((name) => `${name}.ts`), 'photo-album.ts'];
  const sources = ['src/page', 'src/plan']
    .flatMap((room) =>
      readdirSync(path.join(root, room), { recursive: true, encoding: 'utf8' }).map((f) => `${room}/${f}`),
    )
    .filter((file) => file.endsWith('.ts') && !own.includes(path.basename(file)));
  const sheets = readdirSync(path.join(root, 'styles')).filter((file) => file.endsWith('.css'));

  it.each([...sources, ...sheets.map((name) => `styles/${name}`)])('%s names no colour and no face', (file) => {
    const text = read(file).replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
    expect(text.match(/#[\da-f]{3,6}\b(?!;)/gi) ?? []).toEqual([]);
    const named = Object.values(THEMES).flatMap((theme: Theme) => families(theme));
    expect(named.filter((family) => text.includes(family))).toEqual([]);
  });
});

it('no sheet has anything transparent, but the shades that belong to the photo on paper', () => {
  const sheets = readdirSync(path.join(root, 'styles'), { recursive: true, encoding: 'utf8' });
  const found = sheets
    .filter((file) => file.endsWith('.css') && !file.startsWith('fonts'))
    .flatMap(
      (file) => read(`styles/${file}`).match(/^.*(?:opacity|rgba|rgb\([^)]*\/|transparent|filter|mask).*$/gm) ?? [],
    )
    .filter((line) => !/^\s*\/\*|^ {3}\S/.test(line))
    .map((line) => line.trim());
  expect(found.sort()).toEqual([
    'background: linear-gradient(transparent, rgb(0 0 0 / 0.66) 3em);',
    'background: linear-gradient(transparent, rgb(0 0 0 / var(--dark)) var(--fade));',
  ]);
});

describe('another theme', () => {
  const box = pageBox(resolveOptions(['a.md'], {}), 'en', PLAIN);

  it('sets the page by its own sizes', () => {
    expect(box.geometry).toMatchObject({ widthPx: 476, fontPx: 12, linePx: 18, lineTrimPx: 6, gaps: PLAIN.gaps });
    expect(box.geometry.heightPx % 18).toBe(0);
    // Eight columns and less of twelve are the photo's: of (476 + 20) / 12 px each, with a space of 20.
    expect(columnLadder(box).map(Math.round)).toEqual([135, 177, 218, 259, 301]);
    const composition = { box, album: album(), report: report() };
    expect(planRoutePage(composition, [], { shape: 1, isBare: false }).heightPx).toBe(Math.round(0.3 * 476));
  });

  it('gives the planner its gaps and limits', () => {
    const { measured } = new Document().input();
    const rules = makeRules({ ...measured, geometry: box.geometry }, { density: 'normal', dpi: 300 }, false);
    expect(rules).toMatchObject({ photoGapPx: 20, captionGapPx: 9, gutterPx: 30 });
    expect(rules.minPhotoPx).toBeCloseTo((20 * 96) / 25.4, 6);
  });

  it('writes its own sheet, colours, faces and running heads', () => {
    const text = styleSheet(box, { language: 'en' }, false);
    expect(text).toContain('--accent:#123456;');
    expect(text).toContain('--line:18px;');
    expect(text).toContain('--leaf-head:54px;');
    expect(text).toContain('--serif:"Source Sans 3",');
    expect(text).toContain('font: 16px / var(--line) var(--serif);');
    const heads = furnitureStyle([{ ...NO_WORDS, 'head-left': 'A week' }], box, { language: 'en' });
    expect(heads).toMatch(
      /@top-left \{ content: counter\(page, head-left\); font: 9pt\/2 "Source Code Pro",[^;]*; color: #123456;/,
    );
    expect(text).not.toMatch(/Source Serif 4|override|#b5452c/);
  });
});
