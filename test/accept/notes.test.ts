// Whole runs over a vault whose notes stand within another: photos, lines of warnings, and what is left out.
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { jsonAnswer } from '../helpers/json.ts';
import { readPdf } from '../helpers/pdf.ts';
import { plainPhoto } from '../helpers/photos.ts';
import { temporaryFolder, tripreport } from '../helpers/run.ts';

async function vault(files: Readonly<Record<string, string>>, photos: readonly string[]): Promise<string> {
  const folder = temporaryFolder();
  const write = (name: string, bytes: string | Uint8Array) => {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), bytes);
  };
  for (const [name, text] of Object.entries(files)) write(name, text);
  for (const [index, name] of photos.entries()) write(name, await plainPhoto(index + 1, 900, 600));
  return folder;
}

describe('notes within a note', () => {
  it('print in their places with their photos, and nothing from outside', async () => {
    const folder = await vault(
      {
        'secret.md': 'The secret of the machine',
        'vault/.obsidian/app.json': '{}',
        'vault/trips/post.md': [
          '# Five huts',
          'It began well. ![](first.jpg)',
          '## The stove hut',
          '![[Stove hut]]',
          '![[Packing#Food]]',
          '{{< include parts/_end.qmd >}}',
          '![[secret]] ![[../../secret]] ![[link]]',
          '{{< youtube dQw4w9WgXcQ >}}',
        ].join('\n\n'),
        'vault/huts/Stove hut.md':
          '---\ntitle: x\ncover: none.jpg\n---\n# Warm\n\n![The stove](img/stove.jpg)\n\n![[Stove hut]]\n\n![](img/gone.jpg)',
        'vault/Packing.md': '# Packing\n\nNothing of this\n\n## Food\n\nBread and tea\n\n## Water\n\nNor this',
        'vault/trips/parts/_end.qmd': 'It ended well.\n\n![](end.jpg)',
      },
      ['vault/trips/first.jpg', 'vault/huts/img/stove.jpg', 'vault/trips/parts/end.jpg'],
    );
    symlinkSync('../secret.md', path.join(folder, 'vault', 'link.md'));
    const ran = await tripreport(['build', 'vault/trips/post.md', '--json', '--offline', '-o', 'out.pdf'], {
      cwd: folder,
    });
    expect(ran.code).toBe(0);
    const { problems, images } = jsonAnswer(ran.stdout);
    expect(images).toMatchObject({ total: 4, ok: 3, missing: 1 });
    const warnings = problems.filter(({ severity }) => severity === 'warning');
    expect(warnings.map(({ code, file, line }) => `${file}:${line} ${code}`)).toEqual([
      'vault/trips/post.md:13 W_NOTE',
      'vault/trips/post.md:13 W_NOTE',
      'vault/trips/post.md:13 W_NOTE',
      'vault/huts/Stove hut.md:9 W_NOTE',
      'vault/huts/Stove hut.md:11 W_FILE_MISSING',
    ]);
    const text = (await readPdf(readFileSync(path.join(folder, 'out.pdf')))).text.join(' ').replace(/\s+/g, ' ');
    for (const words of [
      'It began well.',
      'Warm',
      'The stove',
      'Bread and tea',
      'It ended well.',
      'Video: https://www.youtube.com/watch?v=dQw4w9WgXcQ',
    ])
      expect(text).toContain(words);
    expect(text).not.toMatch(/secret of|Nothing of this|Nor this|none\.jpg/);
  });

  it('are no place to write the PDF over', async () => {
    const folder = await vault({ 'post.md': '![[n]]', 'n.md': 'A note' }, []);
    symlinkSync('n.md', path.join(folder, 'n.pdf'));
    const ran = await tripreport(['build', 'post.md', '-o', 'n.pdf'], { cwd: folder });
    expect(ran.code).toBe(2);
    expect(ran.stderr).toContain('which the report is made of');
    expect(readFileSync(path.join(folder, 'n.md'), 'utf8')).toBe('A note');
  });

  it('are found from stdin, too, beside the working folder', async () => {
    const folder = await vault({ 'days/n.md': '![gone](gone.jpg)\n\nA note' }, []);
    const ran = await tripreport(['build', '-', '--allow-missing', '-o', 'out.pdf'], {
      cwd: folder,
      stdin: '![[n]]\n\n{{< include days/n.md >}}',
    });
    expect(ran.code).toBe(0);
    expect(ran.stderr).toContain('days/n.md:1:1: warning W_FILE_MISSING');
  });
});
