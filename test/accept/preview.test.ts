// `tripreport preview`: a real browser sees the pages, and the new words after a save, where it was; nothing else is
// answered, and nothing is left behind.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Browser, launch, type Page } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { supportFonts } from '../../src/browser/system-fonts.ts';
import { ROOT, temporaryFolder, tripreport } from '../helpers/run.ts';
import { picture } from '../photos/make.ts';

let browser: Browser;
let fonts: string;
beforeAll(async () => {
  const { stdout } = await tripreport(['browser', 'path']);
  const executablePath = stdout.trim();
  // As the tool starts it where the system has no libraries and no fonts for it.
  fonts = mkdtempSync(path.join(tmpdir(), 'tripreport-test-'));
  const { config } = await supportFonts(process.env, fonts);
  const libraries = path.join(path.dirname(executablePath), 'lib');
  const env = { ...process.env, LD_LIBRARY_PATH: libraries, ...(config ? { FONTCONFIG_FILE: config } : {}) };
  browser = await launch({ executablePath, env, headless: 'shell', args: ['--no-sandbox'] });
});
afterAll(async () => {
  await browser.close();
  rmSync(fonts, { recursive: true });
});

const LONG = Array.from({ length: 60 }, (_, at) => `Paragraph ${at} of a long day by the water.\n\n`).join('');

async function post(text: string): Promise<{ readonly folder: string; readonly temporary: string }> {
  const folder = temporaryFolder();
  const temporary = temporaryFolder();
  writeFileSync(path.join(folder, 'post.md'), text);
  writeFileSync(path.join(folder, 'a.jpg'), await picture(1500, 1000).jpeg().toBuffer());
  return { folder, temporary };
}

interface Previewing {
  readonly child: ChildProcess;
  readonly address: string;
  readonly ended: Promise<number | string | null>;
  readonly stderr: () => string;
}

async function preview(folder: string, temporary: string, args: readonly string[] = []): Promise<Previewing> {
  const bin = path.join(ROOT, 'bin', 'tripreport.js');
  const env = { ...process.env, NO_COLOR: '1', TMPDIR: temporary };
  const child = spawn(process.execPath, [bin, 'preview', 'post.md', ...args], { cwd: folder, env });
  onTestFinished(() => void child.kill('SIGKILL'));
  const ended = new Promise<number | string | null>((done) => child.on('exit', (code, signal) => done(signal ?? code)));
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text) => (stderr += text));
  const address = await new Promise<string>((found) => {
    let stdout = '';
    child.stdout.setEncoding('utf8').on('data', (text) => {
      stdout += text;
      if (stdout.endsWith('\n')) found(stdout.trim());
    });
    void ended.then(() => found(stdout.trim()));
  });
  return { child, address, ended, stderr: () => stderr };
}

async function open(address: string): Promise<Page> {
  const page = await browser.newPage();
  onTestFinished(() => page.close());
  page.setDefaultTimeout(60_000);
  await page.setViewport({ width: 1000, height: 700 });
  await page.goto(address);
  return page;
}

const words = (page: Page, text: string) =>
  page.waitForFunction((text) => document.querySelector('#book')?.textContent?.includes(text), {}, text);

function statusOf(address: string, options: http.RequestOptions = {}): Promise<number | undefined> {
  return new Promise((done, fail) => {
    const request = http.request(address, options, (response) => {
      response.resume();
      done(response.statusCode);
    });
    request.on('error', fail).end();
  });
}

describe('tripreport preview', () => {
  it('shows the pages, and after a save the new words, at the same page and zoom; Ctrl-C leaves nothing', async () => {
    const { folder, temporary } = await post(`# The first title\n\n![A boat](a.jpg)\n\n${LONG}`);
    const { child, address, ended } = await preview(folder, temporary);
    const page = await open(address);
    await words(page, 'The first title');
    const facts = await page.$eval('.spot', (spot) => {
      (spot as HTMLElement).click();
      return document.querySelector('#photo')?.textContent ?? '';
    });
    expect(facts).toMatch(/a\.jpg.*post\.md:3.*1500 × 1000.*dpi/s);
    await page.click('#larger');
    await page.evaluate(() => {
      const book = document.querySelector('#book') as HTMLElement;
      book.scrollTop = book.scrollHeight / 2;
    });
    const place = () =>
      page.evaluate(() => [
        (document.querySelector('#book') as HTMLElement).scrollTop,
        document.querySelector('#zoom')?.textContent,
      ]);
    await words(page, 'Paragraph 40');
    const before = await place();
    writeFileSync(
      path.join(folder, 'post.md'),
      `# The second title\n\n![A boat](a.jpg)\n\n${LONG.replace('Paragraph 40', 'Words anew')}`,
    );
    await words(page, 'Words anew');
    expect(await place()).toEqual(before);
    child.kill('SIGINT');
    expect(await ended).toBe('SIGINT');
    expect(readdirSync(temporary)).toEqual([]);
    expect(readdirSync(folder).sort()).toEqual(['a.jpg', 'post.md']);
  });

  it('a photo that arrives, and one that another takes the place of, is seen; an error stands beside the last pages', async () => {
    const { folder, temporary } = await post('# Photos\n\n![First](a.jpg)\n\n![Second](b.jpg)\n');
    const { address } = await preview(folder, temporary);
    const page = await open(address);
    await words(page, 'Photos');
    const problems = (text: string) =>
      page.waitForFunction((text) => document.querySelector('#problems')?.textContent?.includes(text), {}, text);
    await problems('W_FILE_MISSING');
    writeFileSync(path.join(folder, 'b.jpg'), await picture(1600, 900).jpeg().toBuffer());
    await page.waitForFunction(() => document.querySelectorAll('.spot').length === 2);
    writeFileSync(path.join(folder, 'post.md'), Buffer.from([0x23, 0x20, 0xff, 0xfe, 0x41]));
    await problems('E_INPUT');
    await words(page, 'Photos');
    writeFileSync(path.join(folder, 'post.md'), '# Mended\n');
    await words(page, 'Mended');
  });

  it('answers nobody else: another path, another name of the machine, another method', async () => {
    const { folder, temporary } = await post('# Quiet\n');
    const { address, child, ended } = await preview(folder, temporary, ['-q']);
    const { origin, host } = new URL(address);
    const asked = [
      statusOf(address),
      statusOf(`${origin}/`),
      statusOf(`${origin}/report.pdf`),
      statusOf(`${address}../../package.json`),
      statusOf(`${address}viewer.d.ts`),
      statusOf(address, { headers: { host: `evil.example:${host.split(':')[1]}` } }),
      statusOf(address, { method: 'POST' }),
    ];
    expect(await Promise.all(asked)).toEqual([200, 404, 404, 404, 404, 404, 404]);
    expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/[0-9a-f]{32}\/$/);
    child.kill('SIGTERM');
    expect(await ended).toBe('SIGTERM');
  });

  it.each([
    [['preview', '-'], 'stdin is read once'],
    [['preview', 'post.md', '--port', 'http'], 'expected a number from 0 to 65535'],
    [['preview', 'gone.md'], 'there is no such file'],
    [['preview', 'post.md', '--browser', '/nonexistent'], 'E_BROWSER_MISSING'],
  ])('%j is an error, not a server', async (args, message) => {
    const folder = temporaryFolder();
    writeFileSync(path.join(folder, 'post.md'), '# Words\n');
    const ran = await tripreport(args, { cwd: folder });
    expect(ran.code).toBeGreaterThan(1);
    expect(ran.stderr).toContain(message);
  });
});
