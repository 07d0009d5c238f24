// What must never be written over, and the words of a refusal.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { type BuildError, warning } from '../../src/diagnostics.ts';
import type { Built } from '../../src/model.ts';
import { refuse, requirePhotos, sourcesOf, spareSources } from '../../src/stages/acceptance.ts';
import { picture } from '../helpers/images.ts';
import { album, fetched, photo, report, settings } from '../helpers/make.ts';
import { temporaryFolder } from '../helpers/run.ts';

describe('what a report is made of is never written over', () => {
  /** A post with a photo, one that is refused, and a track beside it. */
  function world() {
    const folder = temporaryFolder();
    mkdirSync(path.join(folder, 'images'));
    for (const name of ['post.md', 'plan.txt', 'images/a.jpg', 'images/huge.jpg', 'track.gpx'])
      writeFileSync(path.join(folder, name), '');
    const post = report({
      inputs: [{ name: path.join(folder, 'post.md'), text: '', folder }],
      pictures: [picture('images/a.jpg', 'p1'), picture('images/huge.jpg', 'p2')],
    });
    const images = [
      fetched('p1', { address: 'images/a.jpg', file: path.join(folder, 'images/a.jpg') }),
      { picture: 'p2', address: 'images/huge.jpg', bytes: 0, downloadedBytes: 0 },
    ];
    const gpx = [path.join(folder, 'track.gpx')];
    return { folder, sources: sourcesOf({ report: post, fetched: { images, problems: [] }, settings: { gpx } }) };
  }

  it.each(['images/a.jpg', 'images/huge.jpg', 'track.gpx'])('-o %s is refused', async (name) => {
    const { folder, sources } = world();
    const output = path.join(folder, name);
    await expect(spareSources(settings({ output }), sources)).rejects.toMatchObject({
      code: 'E_USAGE',
      message: `-o would replace ${output}, which the report is made of`,
    });
  });

  it('--debug is refused where it would replace the text', async () => {
    const { folder } = world();
    const toDebug = settings({ output: path.join(folder, 'plan.pdf'), debug: folder });
    await expect(spareSources(toDebug, [path.join(folder, 'plan.txt')])).rejects.toMatchObject({
      code: 'E_USAGE',
      message: expect.stringContaining('--debug would replace'),
    });
    await spareSources(toDebug, [path.join(folder, 'post.md')]);
  });

  it.each(['report.pdf', 'images/b.jpg', '-'])('-o %s is not', async (name) => {
    const { folder, sources } = world();
    await spareSources(settings({ output: name === '-' ? name : path.join(folder, name) }), sources);
  });
});

describe('words', () => {
  const words = (work: () => void): BuildError => {
    try {
      work();
    } catch (error) {
      return error as BuildError;
    }
    throw new Error('not refused');
  };

  it.each([
    [1, 'no PDF written: 1 photo is missing, at most 0 may be (--max-missing)'],
    [2, 'no PDF written: 2 photos are missing, at most 0 may be (--max-missing)'],
  ])('%i missing', (missing, message) => {
    const built = { problems: [], images: { missing } } as unknown as Built;
    expect(words(() => refuse(built, settings({ maxMissing: 0 }))).message).toBe(message);
  });

  it.each([
    [false, 'see the warnings above; --allow-missing builds the PDF with placeholders'],
    [true, 'build without -q to see why; --allow-missing builds the PDF with placeholders'],
  ])('no photo to be had, quiet: %s', (quiet, hint) => {
    const lost = album([photo('p1', { missing: warning('W_FILE_MISSING', 'no such file') })]);
    expect(words(() => requirePhotos(lost, settings({ quiet }))).hint).toBe(hint);
  });
});
