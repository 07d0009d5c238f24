import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, readlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openBrowser } from '../../src/browser/browser.ts';
import { browserEnvironment } from '../../src/browser/flags.ts';
import { startBrowser } from '../../src/browser/start.ts';
import { temporaryFolder } from '../helpers/run.ts';
import { timed } from '../helpers/time.ts';
import { groupOf, openedSheet, soon, startsReal } from './opened.ts';

const SECRETS = { GITHUB_TOKEN: 'canary-token', AWS_SECRET_ACCESS_KEY: 'canary', NODE_OPTIONS: '--no-warnings' };

/** A stub: a shell script that plays a browser. */
function stub(script: string): string {
  const file = join(temporaryFolder(), 'stub-browser');
  writeFileSync(file, `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  return file;
}

function runIn(folder: string, signal = new AbortController().signal, environment: NodeJS.ProcessEnv = process.env) {
  return { signal, folder, environment, tell: () => {} };
}

describe('a browser that works', () => {
  it('tells what it is, listens on no port, and is gone with its children and files when closed', async () => {
    const { browser, folder, sheet } = await openedSheet();
    expect(browser.version).toMatch(/^\d+\.\d+\.\d+\.\d+$/);
    expect(existsSync(browser.executable)).toBe(true);
    await sheet.load('a.html', '<p>x');
    const group = groupOf(browser.pid);
    expect(group).toContain(browser.pid);
    expect(group.length).toBeGreaterThan(2);
    expect(group.flatMap(listeningSockets)).toEqual([]);
    await browser.close();
    expect(await soon(() => groupOf(browser.pid).length === 0)).toBe(true);
    // Its own temporary files lie in the run's folder and nowhere else.
    expect(
      readdirSync(folder).filter((name) => !/^(profile-|a\.html|\.org\.chromium|font|system-fonts)/.test(name)),
    ).toEqual([]);
    await browser.close();
  });

  it('the command line keeps it from calling home', async () => {
    const { browser } = await openedSheet();
    const line = readFileSync(`/proc/${browser.pid}/cmdline`, 'utf8').split('\0');
    expect(line).toEqual(
      expect.arrayContaining([
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
        '--host-resolver-rules=MAP * ~NOTFOUND',
      ]),
    );
    expect(line.join(' ')).not.toContain('--remote-debugging-port');
  });

  it.runIf(process.getuid?.() === 0)('as root: says once that the sandbox is off', async () => {
    const { browser } = await openedSheet();
    expect(browser.problems.map((problem) => [problem.code, problem.severity])).toEqual([['N_ROOT_SANDBOX', 'note']]);
  });

  it('--no-sandbox is said, and no reason for --strict to refuse: it was asked for', async () => {
    const browser = await openBrowser({ sandbox: false }, runIn(temporaryFolder()));
    await browser.close();
    expect(browser.problems.map((problem) => [problem.code, problem.severity])).toEqual([['W_NO_SANDBOX', 'note']]);
  });

  it('two runs at once do not meet', async () => {
    const [one, two] = await Promise.all([openedSheet(), openedSheet()]);
    expect(one.browser.pid).not.toBe(two.browser.pid);
    await one.browser.close();
    await two.sheet.load('a.html', '<p>still here');
    expect((await two.sheet.pdf()).length).toBeGreaterThan(500);
  });

  it('sees none of the secrets of our environment', async () => {
    const folder = temporaryFolder();
    const browser = await openBrowser({ sandbox: true }, runIn(folder, undefined, { ...process.env, ...SECRETS }));
    const environment = readFileSync(`/proc/${browser.pid}/environ`, 'utf8');
    await browser.close();
    expect(environment).toContain(`TMPDIR=${folder}`);
    expect(environment).not.toMatch(/canary|NODE_OPTIONS/);
  });
});

describe('the environment that it gets', () => {
  it.each([
    [
      { PATH: '/bin', HOME: '/h', FONTCONFIG_PATH: '/f', TZ: 'Asia/Shanghai' },
      {},
      { PATH: '/bin', HOME: '/h', FONTCONFIG_PATH: '/f', TZ: 'Asia/Shanghai' },
    ],
    [
      { Path: 'C:\\', SystemRoot: 'C:\\Windows', ...SECRETS },
      {},
      { Path: 'C:\\', SystemRoot: 'C:\\Windows', HOME: '/run' },
    ],
    [{ HTTPS_PROXY: 'http://user:secret@proxy', LD_PRELOAD: '/evil.so' }, {}, { HOME: '/run' }],
    [{ HOME: '/h', LD_LIBRARY_PATH: '/mine' }, { libraries: '/ours' }, { HOME: '/h', LD_LIBRARY_PATH: '/ours:/mine' }],
    [
      { HOME: '/h' },
      { libraries: '/ours', fontConfig: '/run/fonts.conf' },
      { HOME: '/h', LD_LIBRARY_PATH: '/ours', FONTCONFIG_FILE: '/run/fonts.conf' },
    ],
  ])('%j with %j', (given, more, expected) => {
    const fixed = { TMPDIR: '/run', TEMP: '/run', TMP: '/run', LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8', LANGUAGE: 'en_US' };
    expect(browserEnvironment(given, '/run', more)).toEqual({ ...expected, ...fixed });
  });
});

describe('a browser that does not start', () => {
  it('E2: no sandbox: E_SANDBOX, says what allows it, and nothing else is tried', async () => {
    const browser = stub(
      'echo x >> "$0.starts"; echo "[1:1:FATAL:zygote_host_impl_linux.cc(128)] No usable sandbox! See docs" >&2; kill -TRAP $$',
    );
    await expect(openBrowser({ browser, sandbox: true }, runIn(temporaryFolder()))).rejects.toMatchObject({
      code: 'E_SANDBOX',
      exitCode: 6,
      message: expect.stringContaining('sandbox'),
      hint: expect.stringContaining('--no-sandbox'),
    });
    expect(readFileSync(`${browser}.starts`, 'utf8')).toBe('x\n');
  });

  it('crashes at the start: once more, then E_BROWSER with its last words', async () => {
    const browser = stub('echo x >> "$0.starts"; echo "out of luck" >&2; exit 3');
    await expect(openBrowser({ browser, sandbox: true }, runIn(temporaryFolder()))).rejects.toMatchObject({
      code: 'E_BROWSER',
      exitCode: 6,
      message: `no browser could be started: ${browser} exited with 3: out of luck`,
    });
    expect(readFileSync(`${browser}.starts`, 'utf8')).toBe('x\nx\n');
  });

  it('crashes at the first start only: the second one is used', async () => {
    const browser = stub(`if [ ! -e "$0.once" ]; then touch "$0.once"; exit 1; fi; ${await startsReal()} "$@"`);
    const opened = await openBrowser({ browser, sandbox: true }, runIn(temporaryFolder()));
    await opened.close();
    expect(existsSync(`${browser}.once`)).toBe(true);
  });

  it('the unpacked one is named by its path: its libraries lie beside it', async () => {
    const browser = stub(
      `[ "$LD_LIBRARY_PATH" ] || { echo "$0: error while loading shared libraries: libx.so: no" >&2; exit 127; }
      ${await startsReal()} "$@"`,
    );
    const run = { ...runIn(temporaryFolder()), environment: { ...process.env, LD_LIBRARY_PATH: undefined } };
    await expect(openBrowser({ browser, sandbox: true }, run)).rejects.toThrow('needs the system library libx.so');
    mkdirSync(join(dirname(browser), 'lib'));
    const opened = await openBrowser({ browser, sandbox: true }, run);
    await opened.close();
    expect(opened.executable).toBe(browser);
  });

  it.each([
    [
      'a missing library is named',
      'echo "$0: error while loading shared libraries: libnss3.so: cannot open shared object file" >&2; exit 127',
      /needs the system library libnss3\.so/,
    ],
    ['a file that is no program', undefined, /cannot be run|exited/],
  ])('%s', async (_, script, message) => {
    const browser = stub(script ?? '');
    if (script === undefined) writeFileSync(browser, 'MZ\0\0 not for this system');
    await expect(openBrowser({ browser, sandbox: true }, runIn(temporaryFolder()))).rejects.toMatchObject({
      code: 'E_BROWSER',
      message: expect.stringMatching(message),
    });
  });

  it('hangs: given up after the limit, and killed', async () => {
    const executable = stub('echo $$ > "$0.pid"; exec sleep 600');
    const folder = temporaryFolder();
    const result = await startBrowser({
      executable,
      sandbox: true,
      folder,
      environment: process.env,
      signal: new AbortController().signal,
      limitMs: 400,
    });
    expect(result).toMatchObject({ kind: 'failed', why: 'time', message: 'did not start within 0.4 s' });
    const pid = Number(readFileSync(`${executable}.pid`, 'utf8'));
    expect(await soon(() => groupOf(pid).length === 0)).toBe(true);
  });

  it('E10: the run is stopped while it starts: at once, and it is killed', async () => {
    const browser = stub('echo $$ > "$0.pid"; exec sleep 600');
    const stop = new AbortController();
    const opening = openBrowser({ browser, sandbox: true }, runIn(temporaryFolder(), stop.signal));
    await soon(() => existsSync(`${browser}.pid`));
    const { ms } = await timed(async () => {
      stop.abort(new Error('enough'));
      await expect(opening).rejects.toThrow('enough');
    });
    expect(ms).toBeLessThan(1000);
    const pid = Number(readFileSync(`${browser}.pid`, 'utf8'));
    expect(await soon(() => groupOf(pid).length === 0)).toBe(true);
  });
});

describe('a browser that fails at work', () => {
  it('E3: killed -9: the wait ends with E_BROWSER, its children are gone, a new one can be opened', async () => {
    const { browser, sheet, folder } = await openedSheet();
    await sheet.load('a.html', '<p>x');
    const waiting = sheet.evaluate(() => new Promise<never>(() => {}), null);
    process.kill(browser.pid, 'SIGKILL');
    await expect(waiting).rejects.toMatchObject({
      code: 'E_BROWSER',
      message: expect.stringContaining('SIGKILL'),
      hint: expect.any(String),
    });
    await expect(sheet.pdf()).rejects.toMatchObject({ code: 'E_BROWSER' });
    await sheet.close();
    await browser.close();
    expect(await soon(() => groupOf(browser.pid).length === 0)).toBe(true);
    const second = await openBrowser({ sandbox: true }, runIn(folder));
    await (await second.openSheet()).load('a.html', '<p>x');
    await second.close();
  });

  it('E3: its page is killed: the wait ends with E_BROWSER', async () => {
    const { browser, sheet } = await openedSheet();
    await sheet.load('a.html', '<p>x');
    const waiting = sheet.evaluate(() => new Promise<never>(() => {}), null);
    for (const pid of groupOf(browser.pid)) {
      if (readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('--type=renderer')) process.kill(pid, 'SIGKILL');
    }
    await expect(waiting).rejects.toMatchObject({ code: 'E_BROWSER' });
  });

  it('E4: hangs in the print: the stopped run ends at once, closing takes two seconds at most', async () => {
    const { browser, sheet, stop } = await openedSheet();
    await sheet.load('a.html', '<p>x');
    for (const pid of groupOf(browser.pid)) process.kill(pid, 'SIGSTOP');
    const printing = sheet.pdf();
    const printed = await timed(async () => {
      setTimeout(() => stop.abort(new Error('deadline')), 100);
      await expect(printing).rejects.toThrow('deadline');
    });
    expect(printed.ms).toBeLessThan(600);
    const closed = await timed(() => browser.close());
    expect(closed.ms).toBeLessThan(2500);
    expect(await soon(() => groupOf(browser.pid).length === 0)).toBe(true);
  });
});

describe('when we die ourselves', () => {
  // A process of its own that opens a browser, tells its pid and waits.
  const driver = (folder: string) => `
    import { openBrowser } from '${new URL('../../dist/browser/browser.js', import.meta.url)}';
    const browser = await openBrowser({ sandbox: true }, { signal: new AbortController().signal, folder: '${folder}', environment: process.env, tell() {} });
    const sheet = await browser.openSheet();
    await sheet.load('a.html', '<p>x');
    console.log(browser.pid);
    process.on('message', () => process.exit(5));
    setInterval(() => {}, 1000);`;

  it.each([
    ['by SIGKILL', (kill: (signal: NodeJS.Signals) => void) => kill('SIGKILL')],
    ['by SIGTERM without a handler', (kill: (signal: NodeJS.Signals) => void) => kill('SIGTERM')],
    ['by process.exit', (_: unknown, exit: () => void) => exit()],
  ])('E12: %s, the browser ends by itself', async (_, die) => {
    const folder = temporaryFolder();
    const file = join(folder, 'driver.mjs');
    writeFileSync(file, driver(folder));
    const child = spawn(process.execPath, [file], { stdio: ['ignore', 'pipe', 'inherit', 'ipc'] });
    const pid = await new Promise<number>((resolve) => child.stdout!.once('data', (data) => resolve(Number(data))));
    expect(groupOf(pid).length).toBeGreaterThan(2);
    die(
      (signal) => child.kill(signal),
      () => child.send('exit'),
    );
    expect(await soon(() => groupOf(pid).length === 0)).toBe(true);
  });
});

/** Ports that a process listens on, from its open sockets. */
function listeningSockets(pid: number): string[] {
  const open = readdirSync(`/proc/${pid}/fd`).map((fd) => {
    try {
      return readlinkSync(`/proc/${pid}/fd/${fd}`);
    } catch {
      return '';
    }
  });
  return ['tcp', 'tcp6'].flatMap((table) =>
    readFileSync(`/proc/${pid}/net/${table}`, 'utf8')
      .split('\n')
      .slice(1)
      .map((row) => row.trim().split(/\s+/))
      .filter((row) => row[3] === '0A' && open.includes(`socket:[${row[9]}]`))
      .map((row) => row[1]!),
  );
}
