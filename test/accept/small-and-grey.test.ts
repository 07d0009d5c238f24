// PDFs of at most so many bytes, and without colours.
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { decodePDFRawStream, PDFDocument, PDFName, PDFRawStream } from '@cantoo/pdf-lib';
import { expect, it } from 'vitest';
import { jsonAnswer } from '../helpers/json.ts';
import { copyOfFixture, temporaryFolder, tripreport } from '../helpers/run.ts';
import { judge } from '../helpers/standards.ts';

it('half of the sample within 300 kB, grey: it fits closely, says what it cost, and stays what it was else', async () => {
  const folder = copyOfFixture('lofoten');
  const post = path.join(folder, 'lofoten.md');
  writeFileSync(post, readFileSync(post, 'utf8').replace(/^## Tuesday[\s\S]*/m, ''));
  const target = path.join(folder, 'small.pdf');
  const common = ['--cover', '-q', '--offline', '--json', '-o', target];
  const { stdout, code } = await tripreport(['build', post, '--max-size', '300kB', '--gray', ...common]);
  expect(code).toBe(0);
  const { output, problems } = jsonAnswer(stdout);
  const bytes = statSync(target).size;
  expect(bytes).toBeLessThanOrEqual(300_000);
  expect(bytes).toBeGreaterThan(291_000);
  const fit = output?.fit;
  expect(fit?.dpiAfter).toBeGreaterThan(120);
  expect(fit?.dpiBefore).toBeGreaterThan(250);
  expect(fit?.dearest).toHaveLength(10);
  expect(problems.find(({ code }) => code === 'N_SIZE')?.message).toContain(fit?.dearest[9]?.url);
  const pdf = readFileSync(target);
  const { failing } = await judge(pdf);
  expect(failing).toEqual([]);
  expect(output?.standards).toEqual(['PDF/UA-1', 'PDF/A-2a']);
  const document = await PDFDocument.load(pdf, { updateMetadata: false });
  for (const [, object] of document.context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFRawStream)) continue;
    const kind = object.dict.get(PDFName.of('Subtype'))?.toString();
    if (kind === '/Image') expect(object.dict.get(PDFName.of('ColorSpace'))?.toString()).toBe('/DeviceGray');
    else if (kind === '/Form' || !object.dict.has(PDFName.of('Length1')))
      expect(Buffer.from(decodePDFRawStream(object).decode()).toString('latin1')).not.toMatch(/[\d.] (?:rg|RG)\s/);
  }
  // What is said to be the least is enough, and less is refused; the old PDF stays.
  const refused = await tripreport(['build', post, '--max-size', '60kB', ...common]);
  expect(refused.code).toBe(3);
  const { problems: why } = jsonAnswer(refused.stdout);
  expect(why[0]).toMatchObject({ code: 'E_SIZE', message: expect.stringMatching(/60 kB: it needs \d+ kB$/) });
  expect(readFileSync(target).equals(pdf)).toBe(true);
});

it('a text without photos cannot be made smaller', async () => {
  const post = path.join(temporaryFolder(), 'post.md');
  writeFileSync(post, '---\nmax-size: 2 kB\n---\n\n# Words\n\nOnly words.\n');
  const { stderr, code } = await tripreport(['build', post, '--offline']);
  expect(code).toBe(3);
  expect(stderr).toMatch(/post\.md:2:\d+: error E_SIZE: .* as small as 2 kB: it needs \d+(?:\.\d)? kB/);
});

it('the Markdown travels inside where it is asked for, and PDF/A-3 is claimed then', async () => {
  const post = path.join(temporaryFolder(), 'post.md');
  const text = '---\nlang: en\n---\n\n# Words\n\n<!-- not for the page --> Only words.\n';
  writeFileSync(post, text);
  const { stdout } = await tripreport(['build', post, '--offline', '--json', '-q', '--attach', 'source']);
  const { output, problems } = jsonAnswer(stdout);
  expect(output?.standards).toEqual(['PDF/UA-1', 'PDF/A-3a']);
  expect(problems).toContainEqual(
    expect.objectContaining({ code: 'N_ATTACHED', message: expect.stringContaining('post.md, with 1 comment') }),
  );
  const document = await PDFDocument.load(readFileSync(output!.path!), { updateMetadata: false });
  const [file, ...others] = document.getAttachments();
  expect(Buffer.from(file!.data).toString()).toBe(text);
  expect([file?.name, file?.afRelationship, others]).toEqual(['post.md', 'Source', []]);
});
