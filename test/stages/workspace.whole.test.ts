// What runs in one workspace share, and what one of them must not spoil for the next.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { holdNothing } from '../../src/belongings.ts';
import type { ImageDecoder } from '../../src/photos/pixels/image-decoder.ts';
import { openWorkspace } from '../../src/stages/workspace.ts';
import { temporaryFolder } from '../helpers/run.ts';
import { picture } from '../photos/make.ts';

it('a run that ends early ends its image decoder, and the next run has one that works', async () => {
  const file = path.join(temporaryFolder(), 'a.jpg');
  writeFileSync(file, await picture().jpeg().toBuffer());
  const photo = { file, svg: false, maxPixels: 1e6 };
  const { env: environment, stdin } = process;
  const writeOut = () => Promise.resolve();
  const { signal } = new AbortController();
  const host = { environment, stdin, writeOut, hold: holdNothing, tell: () => {}, signal };
  const workspace = await openWorkspace({ sandbox: true, cache: false }, host);
  onTestFinished(() => workspace.close());
  let ended: ImageDecoder | undefined;
  const hanging = workspace.run(50, (run) => {
    ended = run.decoder;
    return new Promise((_, reject) => run.signal.addEventListener('abort', () => reject(run.signal.reason)));
  });
  await expect(hanging).rejects.toMatchObject({ code: 'E_DEADLINE' });
  expect(await ended?.header(photo)).toEqual({ kind: 'failed', reason: 'stopped' });
  const decoders = new Set<ImageDecoder>();
  for (let again = 0; again < 2; again++) {
    await workspace.run(60_000, async (run) => {
      decoders.add(run.decoder);
      expect(await run.decoder.header(photo)).toMatchObject({ kind: 'done', answer: { width: 48 } });
    });
  }
  expect(decoders.size).toBe(1);
});
