// `--for print`: what links say on paper: the number of an address, the list of the addresses, and codes that a
// telephone reads.
import { execFileSync, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { getDocumentProxy } from 'unpdf';
import { expect, it } from 'vitest';
import { jsonAnswer } from '../helpers/json.ts';
import { readPdf } from '../helpers/pdf.ts';
import { temporaryFolder, tripreport } from '../helpers/run.ts';
import { judge, transcript } from '../helpers/standards.ts';

const ADDRESSES = [
  'https://example.org/ferry?from=Bod%C3%B8&to=Moskenes',
  'https://example.org/huts',
  'mailto:hut@example.org',
  `https://example.org/${'weather/'.repeat(30)}`,
];
const [FERRY, HUTS, MAIL, LONG] = ADDRESSES as [string, string, string, string];

it('each address has a number, which the last page resolves, and a code', async () => {
  const folder = temporaryFolder();
  const post = path.join(folder, 'post.md');
  const text = `# North\n\n## The [ferry](${FERRY})\n\nIt sails[^1] daily: [ferry](${FERRY}), then [huts](${HUTS}), [write](${MAIL}) or [look](${LONG}).\n\nSee [there](#the-ferry).\n\n[^1]: In summer.\n`;
  writeFileSync(post, text);
  const args = ['build', post, '--lang', 'en', '--offline', '-q', '--json', '--paper', 'a5', '--toc'];
  const { stdout } = await tripreport([...args, '--for', 'print']);
  const { output, problems } = jsonAnswer(stdout);
  expect(problems.filter(({ severity }) => severity !== 'note')).toEqual([]);
  const bytes = readFileSync(output!.path!);
  const pdf = await readPdf(bytes);
  const body = pdf.text.find((page) => page.includes('It sails'))!.replace(/\s+/g, ' ');
  expect(body).toMatch(/The ferry ?\[1\]/);
  expect(body).toMatch(/It sails ?1 daily: ferry ?\[1\], then huts ?\[2\], write ?\[3\] or look ?\[4\]/);
  expect(body).toMatch(/See there \(p\. ?1\)/);
  // Whoever looks for a chapter finds its words.
  expect(pdf.outline).toEqual(['Contents', 'North', 'The ferry', 'Links']);
  expect(pdf.text[0]).toMatch(/The ferry\s+1\s+Links\s+2/);
  const list = pdf.text.at(-1)!.replace(/\s+/g, '');
  expect(list).toContain(['Links', ...ADDRESSES.map((one, i) => `[${i + 1}]${one.replace('mailto:', '')}`)].join(''));
  const page = await (await getDocumentProxy(new Uint8Array(bytes))).getPage(pdf.pages);
  const links = (await page.getAnnotations()) as readonly { readonly url?: string; readonly rect: readonly number[] }[];
  expect([...new Set(links.map(({ url }) => url))]).toEqual(ADDRESSES);
  expect(Math.min(...links.map(({ rect }) => rect[1] as number))).toBeGreaterThan(30);
  const { failing, tree } = await judge(bytes);
  expect(failing).toEqual([]);
  expect(transcript(tree).join('\n')).not.toContain('Figure');

  // For a screen nothing of it is there.
  const { stdout: usual } = await tripreport(args);
  const screen = await readPdf(readFileSync(jsonAnswer(usual).output!.path!));
  expect(screen.text.join('')).not.toContain('[1]');
  expect(screen.outline).toEqual(['Contents', 'North', 'The ferry']);

  const missing = ['zbarimg', 'pdftoppm'].filter((name) => spawnSync(name, ['-h']).error);
  if (missing.length > 0) return console.warn(`codes are not read: there is no ${missing.join(', no ')} here`);
  const [first, last] = ['-f', '-l'].map((flag) => [flag, String(pdf.pages)]) as [string[], string[]];
  writeFileSync(path.join(folder, 'print.pdf'), bytes);
  // Of many codes on a page, a reader may miss one at one size.
  for (const dpi of ['250', '300'])
    execFileSync('pdftoppm', ['-r', dpi, '-png', ...first, ...last, 'print.pdf', `at-${dpi}`], { cwd: folder });
  const pictures = readdirSync(folder).filter((name) => name.endsWith('.png'));
  const read = execFileSync('zbarimg', ['-q', '--raw', ...pictures], {
    ...{ cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] },
  });
  expect([...new Set(read.trim().split('\n'))].sort()).toEqual([...ADDRESSES].sort());
});
