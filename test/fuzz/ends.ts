// Runs that are ended at random moments, by a signal or by --timeout: builds that are busy with all that a run can be
// busy with. One second later nothing of them may be left: no process, no folder, no half file.

import { spawn } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { crowding } from '../helpers/time.ts';
import { wholePictures } from './pictures.ts';
import { randomOf } from './random.ts';

const COMMAND = fileURLToPath(new URL('../../bin/tripreport.js', import.meta.url));

export type Ending = 'SIGINT' | 'SIGTERM' | '--timeout';
export const ENDINGS: readonly Ending[] = ['SIGINT', 'SIGTERM', '--timeout'];

/** What a run is busy with → files beside its post, and more arguments. */
type Busy = (folder: string) => Promise<readonly string[]>;

const post = (folder: string, text: string): void => writeFileSync(path.join(folder, 'post.md'), text);
const times = (count: number, make: (at: number) => string): string =>
  Array.from({ length: count }, (_, at) => make(at)).join('');

export const BUSY: Readonly<Record<string, Busy>> = {
  async galleries(folder) {
    mkdirSync(path.join(folder, 'p'));
    for (let at = 0; at < 2000; at++) writeFileSync(path.join(folder, 'p', `${at}-holiday-photo.jpg`), '');
    post(folder, `# T\n\n${times(1500, (at) => `![](p/*${at}*-*photo*.jpg)\n\n`)}`);
    return [];
  },
  async tracks(folder) {
    const points = times(
      150_000,
      (at) => `<trkpt lat="${45 + at * 1e-5}" lon="7"><time>2024-05-01T10:00:00Z</time></trkpt>`,
    );
    const head = '<gpx version="1.1" creator="x" xmlns="http://www.topografix.com/GPX/1/1"><trk><trkseg>';
    const names = Array.from({ length: 20 }, (_, at) => `${at}.gpx`);
    for (const name of names) writeFileSync(path.join(folder, name), `${head}${points}</trkseg></trk></gpx>`);
    post(folder, `---\nmap:\n  gpx: [${names.join(', ')}]\n---\n# T\n\n![](a.jpg)\n`);
    await noisyPhoto(path.join(folder, 'a.jpg'), 90);
    return [];
  },
  async downloads(folder) {
    const { host, origin } = await slowServer();
    post(folder, `# T\n\n${times(60, (at) => `![](${origin}/${at}.jpg)\n\n`)}`);
    return ['--allow-host', host];
  },
  async heic(folder) {
    const { heic } = await wholePictures();
    for (const [at, bytes] of heic.entries()) writeFileSync(path.join(folder, `${at}.heic`), bytes);
    post(folder, `# T\n\n${times(heic.length, (at) => `![](${at}.heic)\n\n`)}`);
    return [];
  },
  async drawings(folder) {
    const filters = times(40, (at) => `<feGaussianBlur in="SourceGraphic" stdDeviation="${at + 20}"/>`);
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="2000" height="1500"><filter id="f">${filters}</filter><rect width="2000" height="1500" filter="url(#f)"/></svg>`;
    writeFileSync(path.join(folder, 'a.svg'), svg);
    post(folder, '# T\n\n![](a.svg)\n');
    return [];
  },
  async 'many photos'(folder) {
    await noisyPhoto(path.join(folder, '0.jpg'), 2400);
    for (let at = 1; at < 12; at++) copyFileSync(path.join(folder, '0.jpg'), path.join(folder, `${at}.jpg`));
    post(folder, `# T\n\n${times(48, (at) => `![](${at % 12}.jpg)\n${at % 5 ? '' : '\nWords.\n\n'}`)}`);
    return ['--index'];
  },
  async 'a long text'(folder) {
    post(folder, `# T\n\n${times(12_000, (at) => `Paragraph ${at} of a text that is long, and says little.\n\n`)}`);
    return [];
  },
  async addresses(folder) {
    const address = times(200, (at) => `/s${at}`);
    post(folder, `# T\n\n${times(900, (at) => `![](https://github.com/o/r/blob/${at}${address}/a.jpg)\n\n`)}`);
    return ['--offline'];
  },
  async cells(folder) {
    const row = `|${' c |'.repeat(20)}\n`;
    post(folder, `# T\n\n${row}|${'--|'.repeat(20)}\n${row.repeat(1500)}`);
    return [];
  },
  async formulas(folder) {
    post(folder, `# T\n\n${times(2500, (at) => `Here $\\frac{a_{${at}}}{\\sqrt{b^2}}$ stands.\n\n`)}`);
    return [];
  },
};

export interface Ended {
  readonly code: number | null;
  readonly signal: string | null;
  /** From its end being asked for to its end. */
  readonly ms: number;
  readonly stderr: string;
}

/**
 * Starts a build, and ends it after `afterMs`. @returns how that went.
 * @throws Error that says what was wrong: too slow, another exit code, something left.
 */
export async function endOne(busy: Busy, ending: Ending, afterMs: number, parent: string): Promise<Ended> {
  const folder = mkdtempSync(path.join(parent, 'ended-'));
  const temporary = path.join(folder, 'temporary');
  mkdirSync(temporary);
  try {
    const more = await busy(folder);
    const limit = ending === '--timeout' ? ['--timeout', `${Math.max(1, Math.round(afterMs))}ms`] : [];
    const args = [COMMAND, 'build', 'post.md', '-o', 'out.pdf', '--no-cache', ...more, ...limit];
    const env = { ...process.env, TMPDIR: temporary, NO_COLOR: '1', NODE_OPTIONS: `--require ${delayWatch(folder)}` };
    const child = spawn(process.execPath, args, { cwd: folder, env, stdio: ['ignore', 'ignore', 'pipe'] });
    let stderr = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    const exit = new Promise<[number | null, string | null]>((resolve) =>
      child.once('exit', (code, signal) => resolve([code, signal])),
    );
    let over = false;
    void exit.then(() => (over = true));
    await Promise.race([exit, new Promise((resume) => setTimeout(resume, afterMs))]);
    const asked = performance.now();
    if (ending !== '--timeout' && !over) child.kill(ending);
    const stuck = setTimeout(() => child.kill('SIGKILL'), 30_000);
    const [code, signal] = await exit;
    clearTimeout(stuck);
    const ended = { code, signal, ms: performance.now() - asked, stderr };
    // It may have come to its own end before.
    const right = ending === '--timeout' ? code === 8 : signal === ending;
    if (!right && code !== 0 && code !== 4 && code !== 5) throw wrong('ended otherwise', ended);
    const room = (1000 + (ending === '--timeout' ? START_MS : 250)) * crowding();
    if (ended.ms > room) throw wrong(`ended after ${Math.round(ended.ms)} ms, not ${Math.round(room)}`, ended);
    const deaf = deafMs(folder) / crowding();
    if (deaf > DEAF_MS) throw wrong(`its first thread heard nothing for ${Math.round(deaf)} ms`, ended);
    const left = [
      ...processesOf(temporary),
      ...readdirSync(temporary),
      ...readdirSync(folder).filter((name) => name.endsWith('.part')),
    ];
    if (left.length > 0) throw wrong(`left behind: ${left.join(', ')}`, ended);
    return ended;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The thread that hears signals and the clock may never be busy for longer. */
const DEAF_MS = 250;

/** A module for Node to load first, which measures how long that thread heard nothing. A signal leaves no measure. */
function delayWatch(folder: string): string {
  const file = path.join(folder, 'delays.cjs');
  const lines = [
    'if (require("node:worker_threads").isMainThread && process.argv[1]?.endsWith("tripreport.js")) {',
    '  const delays = require("node:perf_hooks").monitorEventLoopDelay({ resolution: 10 });',
    '  setImmediate(() => delays.enable());',
    `  process.on("exit", () => require("node:fs").writeFileSync(${JSON.stringify(`${file}.ms`)}, String(delays.max / 1e6)));`,
    '}',
  ];
  writeFileSync(file, lines.join('\n'));
  return file;
}

function deafMs(folder: string): number {
  const file = path.join(folder, 'delays.cjs.ms');
  return existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0;
}

/** The clock of --timeout starts when the program has loaded. */
const START_MS = 700;

function wrong(what: string, { code, signal, stderr }: Ended): Error {
  return new Error(`${what} (exit ${code ?? signal})\n${stderr.slice(-600)}`);
}

export interface EndsRun {
  readonly seed: number;
  readonly items: Iterable<number>;
  readonly folder: string;
  readonly tell: (item: number, what: string, outcome: Ended | Error) => void;
}

/** One after the other: builds and endings in turn, moments at random. */
export async function endMany({ seed, items, folder, tell }: EndsRun): Promise<void> {
  const builds = Object.entries(BUSY);
  for (const item of items) {
    const [name, busy] = builds[item % builds.length]!;
    const ending = ENDINGS[Math.floor(item / builds.length) % ENDINGS.length]!;
    const afterMs = 50 + randomOf(seed, 3, item).whole(6000);
    const what = `${name}, ${ending} after ${afterMs} ms`;
    tell(item, what, await endOne(busy, ending, afterMs, folder).catch((error: Error) => error));
  }
}

/** A JPEG that cannot be made much smaller. */
export async function noisyPhoto(file: string, widthPx: number): Promise<void> {
  const noise = { type: 'gaussian' as const, mean: 128, sigma: 20 };
  const size = { width: widthPx, height: Math.round(widthPx * 0.75), channels: 3 as const };
  await sharp({ create: { ...size, background: '#888', noise } })
    .jpeg()
    .toFile(file);
}

/** Answers, and then says nothing more. It does not keep this process. */
async function slowServer(): Promise<{ readonly host: string; readonly origin: string }> {
  const server = http.createServer(
    (_, response) => void response.writeHead(200, { 'content-type': 'image/jpeg' }).write('\xff\xd8'),
  );
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  server.unref();
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { host, origin: `http://${host}` };
}

/** Those that name the folder in their command line or environment. */
function processesOf(folder: string): string[] {
  return readdirSync('/proc').flatMap((pid) => {
    if (!/^\d+$/.test(pid)) return [];
    try {
      const [line, environment] = ['cmdline', 'environ'].map((name) => readFileSync(`/proc/${pid}/${name}`, 'latin1'));
      const dying = /\) [ZX] /.test(readFileSync(`/proc/${pid}/stat`, 'latin1'));
      const ours = `${line}${environment}`.includes(folder) && !dying;
      return ours ? [`process ${pid} ${line?.replaceAll('\0', ' ').slice(0, 120)}`] : [];
    } catch {
      return [];
    }
  });
}
