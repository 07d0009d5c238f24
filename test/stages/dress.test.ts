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
  const { cover, paper, columns, coverPhoto } = choices.settings;
  return { cover, mm: [paper.widthMm, paper.heightMm], columns, coverPhoto };
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
    expect(await dressedIn(options, text)).toMatchObject({ cover, mm });
  });

  it.each<[string, Options, Readonly<Record<string, unknown>>, number | undefined]>([
    ['none: the default', {}, {}, undefined],
    ['two: Magazine', { theme: 'magazine' }, {}, 2],
    ['what the text says', { theme: 'magazine' }, { columns: 1 }, 1],
    ['what the user says', { theme: 'classic', columns: 2 }, {}, 2],
  ])('columns: %s', async (_, options, text, columns) => {
    expect((await dressedIn(options, text)).columns).toBe(columns);
  });

  it.each<[Options, Readonly<Record<string, unknown>>, string | undefined]>([
    [{ cover: false }, { coverPhoto: 'a.jpg' }, undefined],
    [{ cover: false }, { cover: 'true', coverPhoto: 'a.jpg' }, undefined],
    [{}, { cover: 'false', coverPhoto: 'a.jpg' }, expect.stringMatching(/a\.jpg$/)],
    [{ cover: false, coverPhoto: 'b.jpg' }, { coverPhoto: 'a.jpg' }, expect.stringMatching(/b\.jpg$/)],
  ])('who takes the cover back takes its photo from the text, too: %j %j', async (options, text, photo) => {
    expect((await dressedIn(options, text)).coverPhoto).toEqual(photo);
  });

  it.each([
    ['what that brings which it is made from', 'base: magazine', true, A4],
    ['and its own paper', 'base: album\npaper: a4', false, A4],
    ['or the paper of that', 'base: album', false, SQUARE],
    ['a cover of its own', 'cover: true', true, A4],
    ['or none', 'base: magazine\ncover: false', false, A4],
  ])('one of its author’s own: %s', async (_, yaml, cover, mm) => {
    const theme = path.join(temporaryFolder(), 'own');
    mkdirSync(theme);
    writeFileSync(path.join(theme, 'theme.yaml'), yaml);
    expect(await dressedIn({ theme })).toMatchObject({ cover, mm });
  });
});
