// Texts that keep a build busy for long: it still ends when its time is up, and a word without end costs what other
// words cost.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder, tripreport } from '../helpers/run.ts';

/** A post of one word of so many letters. */
function word(letters: number): { readonly post: string; readonly pdf: string } {
  const folder = temporaryFolder();
  const post = path.join(folder, 'post.md');
  writeFileSync(post, `# One word\n\n${'abcdefghij'.repeat(letters / 10)}\n`);
  return { post, pdf: path.join(folder, 'post.pdf') };
}

describe('patience', () => {
  it('a word of 100,000 letters is printed', async () => {
    const { post, pdf } = word(100_000);
    const ran = await tripreport(['build', post, '-o', pdf, '--offline', '--timeout', '60s']);
    expect(ran.code).toBe(0);
  });

  it('a build that takes longer than --timeout ends with 8', async () => {
    const { post, pdf } = word(2_000_000);
    const ran = await tripreport(['build', post, '-o', pdf, '--offline', '--timeout', '2s']);
    expect(ran.code).toBe(8);
    expect(ran.stderr).toContain('not finished after 2 s');
  });
});
