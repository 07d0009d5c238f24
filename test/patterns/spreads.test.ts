// A list that is spread into a call overflows the stack at some 120,000 items: only short ones are.

import { expect, it } from 'vitest';
import { callsOf } from './find.ts';

/** Where the list is written out, or its length is bounded by the layout: the photos of a run, the faces of a theme. */
const SHORT = [
  'browser/browser.ts problems.push',
  'browser/bundled-chromium.ts pipeline',
  'browser/find.ts join',
  'guard/memory.ts Math.max',
  'images/candidates.ts String.fromCharCode',
  'images/candidates.ts only',
  'images/local/sidecars.ts names.push',
  'map/map-marks.ts Math.max',
  'map/tracks/track-text.ts String.fromCharCode',
  'map/view.ts Math.max',
  'markdown/dialects/templates/shortcodes.ts namedPictures',
  'markdown/language.ts Math.max',
  'markdown/tree/tree.ts closeNearest',
  'options/resolve.ts Object.assign',
  'options/table.ts oneOf',
  'page/fonts/faces.ts stack',
  'page/leaves/links-leaves.ts Math.max',
  'page/leaves/links-leaves.ts leaves.at(-1)!.push',
  'page/leaves/photo-index.ts Math.min',
  'photos/metadata/exif.ts String.fromCharCode',
  'photos/metadata/iptc.ts String.fromCharCode',
  'photos/metadata/metadata.ts String.fromCharCode',
  'plan/candidates/group.ts Math.max',
  'plan/candidates/strips.ts Math.min',
  'plan/plan.ts found.push',
  'plan/search/evenness.ts Math.max',
  'plan/search/evenness.ts Math.min',
  'process-memory.ts family.push',
  'stages/gather.ts inspection.finish',
  'viewer/panel.ts element',
];

it('no list of any length is spread into a call', () => {
  const spread = callsOf().filter(({ spreads }) => spreads);
  const found = new Set(spread.map(({ file, callee }) => `${file} ${callee}`));
  expect([...found].sort()).toEqual(SHORT);
});
