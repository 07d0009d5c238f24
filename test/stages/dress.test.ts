// What a theme brings along where neither the report nor its user says otherwise.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { chooseOptions, withLayer } from '../../src/options/resolve.ts';
import type { Options } from '../../src/options/settings.ts';
import { dress } from '../../src/stages/dress.ts';
import { temporaryFolder } from '../helpers/run.ts';

/** `text`: what its front matter says. */
async function dressedIn(options: Options, text: Readonly<Record<string, unknown>> = {}) {
  const values = Object.fromEntries(Object.entries(text).map(([key, value]) => [key, { value }]));
  const chosen = withLayer(chooseOptions(['post.md'], options), { by: 'text', values });
  const { choices, problems } = await dress(chosen, undefined, temporaryFolder());
  expect(problems).toEqual([]);
  const { cover, paper } = choices.settings;
  return { cover, mm: [paper.widthMm, paper.heightMm] };
}

describe('a theme brings', () => {
  const [A4, SQUARE] = [
    [210, 297],
    [210, 210],
  ];

  it.each<[string, Options, Readonly<Record<string, unknown>>, boolean, readonly number[]]>([
    ['nothing: the default', {}, {}, false, A4],
    ['a cover: Magazine', { theme: 'magazine' }, {}, true, A4],
    ['none where the text says so', { theme: 'magazine' }, { cover: false }, false, A4],
    ['one from front matter', {}, { theme: 'magazine' }, true, A4],
    ['its paper: Album', { theme: 'album' }, {}, false, SQUARE],
    ['not that of its author', { theme: 'album' }, { paper: 'a4' }, false, A4],
    ['nor of its user', { theme: 'album', paper: 'a4' }, {}, false, A4],
  ])('%s', async (_, options, text, cover, mm) => {
    expect(await dressedIn(options, text)).toEqual({ cover, mm });
  });

  it.each([
    ['what that brings which it is made from', 'base: magazine', true, A4],
    ['and its own paper', 'base: album\npaper: a4', false, A4],
    ['or the paper of that', 'base: album', false, SQUARE],
  ])('one of its author’s own: %s', async (_, yaml, cover, mm) => {
    const theme = path.join(temporaryFolder(), 'own');
    mkdirSync(theme);
    writeFileSync(path.join(theme, 'theme.yaml'), yaml);
    expect(await dressedIn({ theme })).toEqual({ cover, mm });
  });
});
