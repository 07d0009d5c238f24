// The machine around a run: browser, signals, kills, places (rows E1–E6, E8–E12, E14, E17–E20 of the fault matrix; the
// others are in disk.test.ts and kept.test.ts). Every row: exit code, words, and what is left on disk.
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type Server } from 'node:http';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { readPdf } from '../helpers/pdf.ts';
import { ROOT, temporaryFolder, tripreport } from '../helpers/run.ts';
import { FULL } from '../helpers/sweep.ts';
import {
  canMount,
  expectNothingLeft,
  isRoot,
  leftOver,
  OLD,
  type Place,
  pause,
  placeWith,
  running,
  withMounts,
} from './running.ts';

const build = (place: Place, ...more: string[]) => [
  'build',
  path.join(place.folder, 'post.md'),
  '-o',
  place.output,
  ...more,
];
const old = (place: Place) => readFileSync(place.output, 'utf8') === OLD;

let server: Server | undefined;
let hits = 0;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
  server = undefined;
});

/** A host that takes the request and never answers. */
async function silentHost(): Promise<string> {
  hits = 0;
  server = createServer(() => hits++);
  await new Promise<void>((ready) => server!.listen(0, '127.0.0.1', ready));
  return `http://127.0.0.1:${(server.address() as { port: number }).port}`;
}

function stub(script: string): string {
  const file = path.join(temporaryFolder(), 'stub');
  writeFileSync(file, `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  return file;
}

describe('E1, E2: no browser, no sandbox', () => {
  it('E1: a browser that is not there: exit 6, names the way out, before any download', async () => {
    const host = await silentHost();
    const place = await placeWith(1, 640, `![a](${host}/a.jpg)`);
    const args = build(place, '--browser', '/no/such/browser', '--allow-host', '127.0.0.1');
    const ran = await running(args, { env: place.env }).ended;
    expect(hits).toBe(0);
    expect(ran.code).toBe(6);
    expect(ran.stderr).toMatch(/E_BROWSER_MISSING: no browser at \/no\/such\/browser \(named by --browser\)/);
    expect(ran.stderr).toContain('tripreport browser install');
    expect(old(place)).toBe(true);
    await expectNothingLeft(place);
  });

  it('E2: a sandbox that cannot start: exit 6, names --no-sandbox', async () => {
    const place = await placeWith(1);
    const browser = stub('echo "FATAL: No usable sandbox!" >&2; exit 1');
    const ran = await running(build(place, '--browser', browser), { env: place.env }).ended;
    expect(ran.code).toBe(6);
    expect(ran.stderr).toMatch(/E_SANDBOX[\s\S]*hint: .*--no-sandbox/);
    expect(old(place)).toBe(true);
    await expectNothingLeft(place);
  });
});

/** Runs the command as an ordinary user in a user namespace of its own, in which no further one can be made. */
const WITHOUT_NAMESPACES = [
  ...['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups'],
  ...['unshare', '--user', '--map-current-user', '--keep-caps', 'sh', '-c'],
  'echo 0 > /proc/sys/user/max_user_namespaces; exec "$@"',
  'sh',
];
const canForbid = isRoot && spawnSync(WITHOUT_NAMESPACES[0]!, [...WITHOUT_NAMESPACES.slice(1), 'true']).status === 0;

describe.runIf(canForbid)('E2: user namespaces are forbidden, as on a hosted CI runner', () => {
  /** Its home is its own; the browser that npm brings along is unpacked there already. */
  async function placeOfUser() {
    const place = await placeWith(1);
    const home = path.join(place.folder, 'home');
    const cache = path.join(home, '.cache', 'tripreport', 'browser');
    mkdirSync(cache, { recursive: true });
    const packed = (await tripreport(['browser', 'path'])).stdout.trim();
    cpSync(path.dirname(packed), path.join(cache, path.basename(path.dirname(packed))), { recursive: true });
    execFileSync('chown', ['-R', '65534:65534', place.folder]);
    const bin = path.join(home, 'bin');
    const env = { ...place.env, HOME: home, XDG_CACHE_HOME: undefined, PATH: `${bin}:/usr/bin:/bin` };
    return { place, bin, packed: path.join(cache, path.basename(path.dirname(packed)), 'chromium'), env };
  }

  it('no browser can start its sandbox: exit 6, says what allows it', async () => {
    const { place, packed, env } = await placeOfUser();
    const ran = await running(build(place), { env, inside: WITHOUT_NAMESPACES }).ended;
    expect(ran.code).toBe(6);
    expect(ran.stderr).toMatch(
      /^error E_SANDBOX: the browser's sandbox cannot start: .+\n {2}hint: .+--no-sandbox.*\n {8}\S.*$/m,
    );
    expect(ran.stderr).toContain(packed);
    expect(old(place)).toBe(true);
    await expectNothingLeft(place);
    const survey = await running(['browser'], { env, inside: WITHOUT_NAMESPACES }).ended;
    expect(survey.code).toBe(6);
    expect(survey.stdout).toBe(`${packed}\n  brought along by npm: cannot start its sandbox here\n`);
  });

  it('an installed one that may prints, now and in the next run', async () => {
    const { place, bin, packed, env } = await placeOfUser();
    // What its profile, or its set-uid helper, allows an installed browser.
    mkdirSync(bin);
    const chrome = path.join(bin, 'google-chrome');
    writeFileSync(chrome, `#!/bin/sh\necho "$@" >> "$0.starts"\nexec '${packed}' --no-sandbox "$@"\n`, { mode: 0o755 });
    execFileSync('chown', ['-R', '65534:65534', bin]);
    for (const starts of [1, 2]) {
      const ran = await running(build(place), { env, inside: WITHOUT_NAMESPACES }).ended;
      expect(ran).toMatchObject({ code: 0, answer: { problems: [] } });
      const lines = readFileSync(`${chrome}.starts`, 'utf8').trim().split('\n');
      expect(lines).toHaveLength(starts);
      expect(lines.join('\n')).not.toContain('--no-sandbox');
    }
    expect((await readPdf(readFileSync(place.output))).images.length).toBe(1);
    const survey = await running(['browser'], { env, inside: WITHOUT_NAMESPACES }).ended;
    expect(survey.stdout).toMatch(/cannot start its sandbox here\n.+google-chrome\n {2}installed: [\d.]+ is used\n$/);
    await expectNothingLeft(place);
  });
});

describe('E3: the browser is killed at work', () => {
  it('once: a new one does the work, exit 0', async () => {
    const place = await placeWith(16, 2000);
    const run = running(build(place), { env: place.env });
    await run.until(/Preparing/);
    process.kill(await run.browser(), 'SIGKILL');
    const ran = await run.ended;
    expect(ran).toMatchObject({ code: 0 });
    expect((await readPdf(readFileSync(place.output))).images.length).toBe(16);
    await expectNothingLeft(place);
  });

  it('every time: exit 6, says so, the old PDF stays', async () => {
    const place = await placeWith(16, 2000);
    const run = running(build(place), { env: place.env });
    let over = false;
    const ending = run.ended.finally(() => {
      over = true;
    });
    for (const killed = new Set<number>(); !over; await pause(100)) {
      for (const pid of run.browsers()) {
        // Let each get to work before it dies.
        if (killed.has(pid)) continue;
        killed.add(pid);
        await pause(600);
        if (run.browsers().includes(pid)) process.kill(pid, 'SIGKILL');
      }
    }
    const ran = await ending;
    expect(ran.code).toBe(6);
    expect(ran.stderr).toMatch(/E_BROWSER: .*SIGKILL/);
    expect(old(place)).toBe(true);
    await expectNothingLeft(place);
  });
});

describe('E4, E20: time', () => {
  it('E4: a browser that hangs is killed at the deadline: exit 8, says where', async () => {
    const place = await placeWith(2);
    const browser = stub('while :; do sleep 0.1; done');
    const ran = await running(build(place, '--browser', browser, '--timeout', '3s'), { env: place.env }).ended;
    expect(ran.code).toBe(8);
    expect(ran.stderr).toMatch(/E_DEADLINE: not finished after 3 s \(while .*ing.*\)/);
    expect(ran.ms).toBeLessThan(20_000);
    expect(old(place)).toBe(true);
    await expectNothingLeft(place);
  });

  it('E4: one that hangs at work, too', async () => {
    const place = await placeWith(12, 2000);
    const run = running(build(place, '--timeout', '12s'), { env: place.env });
    await run.until(/Preparing/);
    process.kill(-(await run.browser()), 'SIGSTOP');
    const ran = await run.ended;
    expect(ran.code).toBe(8);
    expect(ran.ms).toBeLessThan(30_000);
    expect(old(place)).toBe(true);
    await expectNothingLeft(place);
  });

  it('E20: a host that never answers: exit 8 at the deadline', async () => {
    const host = await silentHost();
    const place = await placeWith(0, 0, `![a](${host}/a.jpg)`);
    const ran = await running(build(place, '--timeout', '3s', '--allow-host', '127.0.0.1'), { env: place.env }).ended;
    expect(ran.code).toBe(8);
    expect(ran.ms).toBeLessThan(20_000);
    expect(old(place)).toBe(true);
    await expectNothingLeft(place);
  });
});

describe('E4, E10: a stdin that says nothing', () => {
  /** `photos -` reads as a build does, and needs no browser. */
  async function waiting(...more: string[]) {
    const place = await placeWith(0);
    const pipe = path.join(place.folder, 'pipe');
    execFileSync('mkfifo', [pipe]);
    // Opened for both ends: it opens at once, says nothing and never ends.
    const inside = ['sh', '-c', `exec "$@" 0<>'${pipe}'`, 'sh'];
    return { place, run: running(['photos', '-', ...more], { env: place.env, inside }) };
  }

  it('E4: exit 8 at the deadline', async () => {
    const { place, run } = await waiting('--timeout', '3s');
    const ran = await run.ended;
    expect(ran).toMatchObject({ code: 8, signal: null });
    expect(ran.stderr).toContain('E_DEADLINE: not finished after 3 s (while reading)');
    await expectNothingLeft(place);
  });

  it('E10: the first SIGINT ends it', async () => {
    const { place, run } = await waiting();
    while (readdirSync(place.temporary).length === 0) await pause(10);
    run.child.kill('SIGINT');
    expect(await run.ended).toMatchObject({ signal: 'SIGINT', stdout: '' });
    await expectNothingLeft(place);
  });
});

describe('E5, E6: little room', () => {
  it.runIf(canMount)('E5: /dev/shm of 1 MB', async () => {
    const place = await placeWith(8, 1600);
    const ran = await running(build(place), {
      env: place.env,
      inside: withMounts('mount -t tmpfs -o size=1m none /dev/shm'),
    }).ended;
    expect(ran).toMatchObject({ code: 0 });
    await expectNothingLeft(place);
  });

  it('E6: 40 photos with a heap of 96 MB', async () => {
    const place = await placeWith(40, 1600);
    const ran = await running(build(place), { env: { ...place.env, NODE_OPTIONS: '--max-old-space-size=96' } }).ended;
    expect(ran).toMatchObject({ code: 0 });
    await expectNothingLeft(place);
  });
});

describe('E8, E9: the output', () => {
  it.each([
    ['a folder that cannot be made', (folder: string) => path.join(folder, 'post.md', 'no', 'x.pdf'), /does not exist/],
    ['a folder', (folder: string) => folder, /is a folder/],
    ['a device', () => '/dev/null', /not a regular file/],
  ])('E8: %s: exit 7 before anything is fetched', async (_, output, words) => {
    const host = await silentHost();
    const place = await placeWith(0, 0, `![a](${host}/a.jpg)`);
    const args = ['build', path.join(place.folder, 'post.md'), '-o', output(place.folder), '--allow-host', '127.0.0.1'];
    const ran = await running(args, { env: place.env }).ended;
    expect(ran.code).toBe(7);
    expect(ran.stderr).toMatch(/E_OUTPUT/);
    expect(ran.stderr).toMatch(words);
    expect(hits).toBe(0);
    await expectNothingLeft(place);
  });

  it.runIf(isRoot)('E8: a read-only folder, as an ordinary user: exit 7', async () => {
    const place = await placeWith(1);
    const closed = path.join(place.folder, 'closed');
    mkdirSync(closed, { mode: 0o555 });
    for (const folder of [place.folder, place.temporary]) chmodSync(folder, 0o777);
    const args = ['build', path.join(place.folder, 'post.md'), '-o', path.join(closed, 'report.pdf')];
    const ran = await running(args, { env: { ...place.env, HOME: place.temporary }, uid: 65534 }).ended;
    expect(ran.code).toBe(7);
    expect(ran.stderr).toMatch(/no permission/);
    expect(readdirSync(closed)).toEqual([]);
  });

  it('E9: a link stays a link, its target is replaced', async () => {
    const place = await placeWith(1);
    const link = path.join(place.folder, 'link.pdf');
    symlinkSync('report.pdf', link);
    const ran = await running(['build', path.join(place.folder, 'post.md'), '-o', link], { env: place.env }).ended;
    expect(ran.code).toBe(0);
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
    expect((await readPdf(readFileSync(place.output))).pages).toBe(1);
  });

  it('E14: two runs, one output: whole, and both end well', async () => {
    const place = await placeWith(3);
    const both = await Promise.all([
      running(build(place), { env: place.env }).ended,
      running(build(place), { env: place.env }).ended,
    ]);
    expect(both.map((ran) => ran.code)).toEqual([0, 0]);
    expect((await readPdf(readFileSync(place.output))).images.length).toBe(3);
    await expectNothingLeft(place);
  });
});

/** A second on an idle machine; what is not over by then hangs. */
const PATIENCE_MS = 10_000;

const WHILE = [
  ['while encoding', /Preparing/],
  ['while printing', /Printing/],
  ['while fetching', /Fetching/],
] as const;

describe('E10, E11: signals', () => {
  it.each([
    ...(['SIGINT', 'SIGTERM', 'SIGHUP'] as const).flatMap((signal, at) =>
      WHILE.filter((_, when) => FULL || at === when).map(([when, words]) => [signal, when, words] as const),
    ),
  ])('%s %s: ended by the signal, the old PDF stays, nothing is left', async (signal, when, words) => {
    const host = await silentHost();
    const place = await placeWith(24, 2400, when === 'while fetching' ? `![a](${host}/a.jpg)` : '');
    const run = running(build(place, '--allow-host', '127.0.0.1'), { env: place.env });
    await run.until(words);
    const began = performance.now();
    run.child.kill(signal);
    const ran = await run.ended;
    expect(ran.signal).toBe(signal);
    expect(performance.now() - began).toBeLessThan(PATIENCE_MS);
    expect(old(place)).toBe(true);
    await expectNothingLeft(place);
  });

  it('E10: the second SIGINT ends at once, and still leaves no browser', async () => {
    const place = await placeWith(24, 2400);
    const run = running(build(place), { env: place.env });
    await run.until(/Preparing/);
    const pid = await run.browser();
    // A browser that does not answer makes the first clean-up slow.
    process.kill(-pid, 'SIGSTOP');
    run.child.kill('SIGINT');
    await pause(200);
    const began = performance.now();
    run.child.kill('SIGINT');
    const ran = await run.ended;
    expect(performance.now() - began).toBeLessThan(PATIENCE_MS);
    expect(ran.signal).toBe('SIGINT');
    // Only a stopped process cannot notice that we have gone.
    try {
      process.kill(-pid, 'SIGCONT');
    } catch {
      // Gone already.
    }
    expect(await leftOver(place.temporary)).toEqual([]);
    expect(old(place)).toBe(true);
  });
});

describe('E12: killed -9', () => {
  const kills = Number(process.env.TRIPREPORT_KILLS ?? (FULL ? 20 : 4));
  it(`at ${kills} moments: the old PDF or the new one whole, no browser left, the next run cleans up`, {
    timeout: 60_000 + kills * 8000,
  }, async () => {
    const place = await placeWith(8, 1600);
    const whole = await running(build(place), { env: place.env }).ended;
    expect(whole.code).toBe(0);
    const fresh = readFileSync(place.output);
    let survived = 0;
    let state = 20190625;
    const random = () => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return state / 2 ** 32;
    };
    for (let at = 0; at < kills; at++) {
      writeFileSync(place.output, OLD);
      const run = running(build(place), { env: place.env });
      // A random moment in each part of the run, and a little beyond, so that the end, where the file is written, gets
      // its share.
      await Promise.race([run.ended, pause(((at + random()) / kills) * whole.ms * 1.05)]);
      run.child.kill('SIGKILL');
      await run.ended;
      const now = readFileSync(place.output);
      expect(now.toString('latin1') === OLD || now.equals(fresh)).toBe(true);
      if (now.equals(fresh)) survived++;
      expect(await leftOver(place.temporary)).toEqual([]);
    }
    expect(survived).toBeLessThan(kills);
    // What the killed runs left is a day old now.
    const dayAgo = Date.now() / 1000 - 25 * 3600;
    const left = readdirSync(place.temporary);
    expect(left.length).toBeGreaterThan(0);
    for (const name of left) utimesSync(path.join(place.temporary, name), dayAgo, dayAgo);
    // One killed while it writes leaves a half file beside the PDF; few moments are that one.
    writeFileSync(path.join(place.folder, '.tripreport-0123456789ab.part'), 'half');
    for (const name of readdirSync(place.folder).filter((one) => one.endsWith('.part')))
      utimesSync(path.join(place.folder, name), dayAgo, dayAgo);
    expect((await running(build(place), { env: place.env }).ended).code).toBe(0);
    await expectNothingLeft(place);
  });
});

describe('E17, E18: a bare place', () => {
  it.runIf(isRoot)('E17: an ordinary user with no HOME and no TMPDIR in a read-only folder', async () => {
    const place = await placeWith(2);
    const out = path.join(place.folder, 'out');
    mkdirSync(out, { mode: 0o777 });
    chmodSync(out, 0o777);
    chmodSync(place.folder, 0o555);
    const args = ['build', 'post.md', '-o', path.join(out, 'report.pdf')];
    const env = Object.fromEntries(Object.keys(process.env).map((name) => [name, undefined as string | undefined]));
    const ran = await running(args, { cwd: place.folder, env: { ...env, PATH: process.env.PATH }, uid: 65534 }).ended;
    chmodSync(place.folder, 0o755);
    // A sandbox needs what some containers forbid; then that is said, and nothing else is wrong.
    if (ran.code === 6) expect(ran.stderr).toMatch(/E_SANDBOX/);
    else {
      expect(ran.stderr).not.toMatch(/E_/);
      expect(ran.code).toBe(0);
      expect((await readPdf(readFileSync(path.join(out, 'report.pdf')))).images.length).toBe(2);
    }
    expect(readdirSync(place.folder).sort()).toEqual(['0.jpg', '1.jpg', 'out', 'post.md', 'report.pdf', 'tmp']);
  });

  it.runIf(canMount)(
    'E18: a system without any font prints all text but what no face that comes along has, and names that',
    async () => {
      const place = await placeWith(1, 640, '你好，世界。 ሰላም ![drawing](a.svg)');
      writeFileSync(
        path.join(place.folder, 'a.svg'),
        '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="100"/>',
      );
      const bare = ['/usr/share/fonts', '/usr/local/share/fonts', '/etc/fonts'].filter((name) => existsSync(name));
      const inside = withMounts(bare.map((name) => `mount -t tmpfs none ${name}`).join('\n'));
      const env = { ...place.env, FONTCONFIG_FILE: undefined, FONTCONFIG_PATH: undefined };
      const ran = await running(build(place), { env, inside }).ended;
      expect(ran.stderr).not.toMatch(/Fontconfig error|W_NO_FONTS/);
      expect(ran.code).toBe(0);
      const text = (await readPdf(readFileSync(place.output))).text.join(' ');
      expect(text).toContain('A trip');
      expect(text.normalize('NFKC')).toContain('你好');
      const fonts = ran.answer?.problems.filter(({ code }) => code === 'W_FONT') ?? [];
      expect(fonts).toMatchObject([{ severity: 'warning', message: expect.stringContaining('U+1230') }]);
    },
  );
});

describe('E19: standard output', () => {
  it('a reader that has gone: exit 7 or ended by SIGPIPE, never 0', async () => {
    const place = await placeWith(6, 1600);
    const run = running(['build', path.join(place.folder, 'post.md'), '-o', '-'], { env: place.env });
    run.child.stdout!.destroy();
    const ran = await run.ended;
    expect(ran.code).not.toBe(0);
    await expectNothingLeft(place);
  });

  it.runIf(existsSync('/dev/full'))('a full disk behind it: exit 7', async () => {
    const place = await placeWith(1);
    const command = [
      process.execPath,
      path.join(ROOT, 'bin', 'tripreport.js'),
      'build',
      path.join(place.folder, 'post.md'),
      '-o',
      '-',
    ];
    const child = spawn('sh', ['-c', 'exec "$@" > /dev/full', 'sh', ...command], {
      env: { ...process.env, ...place.env },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let stderr = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    const code = await new Promise((resolve) => child.once('close', resolve));
    expect(stderr).toMatch(/E_OUTPUT: standard output cannot be written: the disk is full/);
    expect(code).toBe(7);
    await expectNothingLeft(place);
  });

  it.runIf(existsSync('/dev/full')).each([
    ['--version', '--version'],
    ['photos', 'photos post.md --json'],
    ['new', 'new . -o -'],
  ])('a full disk behind what %s answers: exit 7, never 0', async (_, line) => {
    const place = await placeWith(1);
    const inside = ['sh', '-c', 'exec "$@" > /dev/full', 'sh'];
    const ran = await running(line.split(' '), { cwd: place.folder, env: place.env, inside }).ended;
    expect(ran.stderr).toMatch(/E_OUTPUT: standard output cannot be written: the disk is full/);
    expect(ran.code).toBe(7);
    await expectNothingLeft(place);
  });

  it('nobody reads stderr: the work is done nevertheless', async () => {
    const place = await placeWith(1, 640, '![gone](gone.jpg)');
    const run = running(['photos', 'post.md', '--json'], { cwd: place.folder, env: place.env });
    run.child.stderr!.destroy();
    const ran = await run.ended;
    expect(ran.code).toBe(0);
    expect(JSON.parse(ran.stdout).photos).toHaveLength(2);
    await expectNothingLeft(place);
  });
});
