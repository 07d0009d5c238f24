// The photos of the sample report are what their script makes.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const fixture = (name: string) => new URL(`../fixtures/${name}`, import.meta.url);
const script = (await import(fixture('make-photos.mjs').href)) as { makePhoto(name: string): Promise<Buffer> };

it.each(['rain'])('the script makes %s.jpg again, byte for byte', async (name) => {
  const stored = readFileSync(fileURLToPath(fixture(`lofoten/photos/${name}.jpg`)));
  expect(stored.equals(await script.makePhoto(name))).toBe(true);
});
