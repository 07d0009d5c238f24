// Where a browser may not start its sandbox: every browser found is tried with its own, the one that worked is
// remembered, and where none can, the message says what to do on this system. The browsers are stubs; one of them
// starts the real one.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { browserPath, openBrowser, type SurveyedBrowser, surveyBrowsers } from '../../src/browser/browser.ts';
import { namespaceConditions, namespaceRule, type System } from '../../src/browser/namespaces.ts';
import { startBrowser } from '../../src/browser/start.ts';
import { temporaryFolder } from '../helpers/run.ts';
import { startsReal } from './opened.ts';

const FORBIDDEN = 'echo "[1:1:FATAL:zygote_host_impl_linux.cc(128)] No usable sandbox! If you are" >&2; kill -TRAP $$';

let real: string;
beforeAll(async () => {
  real = await startsReal();
});

/** As an ordinary user: for root the sandbox is off. */
beforeEach(() => {
  vi.spyOn(process, 'getuid').mockReturnValue(1000);
  return () => void vi.restoreAllMocks();
});

/** A home with a stub for the browser that npm brings along, and one for an installed Chrome. */
function machine(packed: string, chrome: string | undefined) {
  const home = temporaryFolder();
  const cache = join(home, '.cache', 'tripreport', 'browser');
  const version = JSON.parse(readFileSync('node_modules/@sparticuz/chromium/package.json', 'utf8')).version as string;
  const unpacked = join(cache, `chromium-${version}`, 'chromium');
  const shipped = program(unpacked, packed);
  listUnpacked(shipped);
  const installed = join(home, 'bin', 'google-chrome');
  if (chrome !== undefined) program(installed, chrome);
  const environment = { HOME: home, PATH: `${home}/bin:/usr/bin:/bin` };
  const run = { signal: new AbortController().signal, folder: temporaryFolder(), environment, tell: () => {} };
  return { shipped, installed, memory: join(cache, 'started.json'), environment, run };
}

/** Notes each start with its arguments. */
function program(file: string, script: string): string {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `#!/bin/sh\necho "$@" >> "$0.starts"\n${script}\n`, { mode: 0o755 });
  return file;
}

/** What an installed browser is that may have namespaces: as root the real one runs without its sandbox alone. */
const allowed = () => `${real} --no-sandbox "$@"`;
const starts = (file: string): readonly string[] =>
  existsSync(`${file}.starts`) ? readFileSync(`${file}.starts`, 'utf8').trim().split('\n') : [];

async function opens(run: ReturnType<typeof machine>['run']): Promise<string> {
  const browser = await openBrowser({ sandbox: true }, run);
  await browser.close();
  expect(browser.problems).toEqual([]);
  return browser.executable;
}

describe('the next browser is tried with its own sandbox', () => {
  it('and the run that follows starts with it', async () => {
    const { shipped, installed, run, environment } = machine(FORBIDDEN, allowed());
    expect(await opens(run)).toBe(installed);
    expect([starts(shipped).length, starts(installed).length]).toEqual([1, 1]);
    expect([...starts(shipped), ...starts(installed)].join('\n')).not.toMatch(/no-sandbox|disable-setuid-sandbox/);
    expect(await opens(run)).toBe(installed);
    expect([starts(shipped).length, starts(installed).length]).toEqual([1, 2]);
    expect(await browserPath({}, { environment })).toBe(installed);
  });

  it('nothing is remembered where the first one starts, or another fault kept it from starting', async () => {
    const one = machine(allowed(), allowed());
    expect(await opens(one.run)).toBe(one.shipped);
    const two = machine('echo "error while loading shared libraries: libnss3.so: no" >&2; exit 127', allowed());
    expect(await opens(two.run)).toBe(two.installed);
    expect([existsSync(one.memory), existsSync(two.memory)]).toEqual([false, false]);
  });

  it.each([
    ['no JSON', (file: string) => writeFileSync(file, '{"browser":')],
    ['nothing', (file: string) => writeFileSync(file, '')],
    ['something else', (file: string) => writeFileSync(file, '[null, 3]')],
    ['another rule', (file: string) => edit(file, (kept) => ({ ...kept, conditions: `1 ${kept.conditions}` }))],
    ['a browser that was not found', (file: string) => edit(file, (kept) => ({ ...kept, browser: '/bin/true' }))],
    ['a folder', becomeFolder],
  ])('a memory that holds %s costs nothing', async (_, spoil) => {
    const { shipped, installed, memory, run } = machine(FORBIDDEN, allowed());
    await opens(run);
    spoil(memory);
    expect(await opens(run)).toBe(installed);
    expect(starts(shipped)).toHaveLength(2);
  });

  it('a remembered browser that fails now leaves the turn to the others', async () => {
    const { shipped, installed, run } = machine(FORBIDDEN, allowed());
    await opens(run);
    program(installed, 'exit 3');
    program(shipped, allowed());
    listUnpacked(shipped);
    expect(await opens(run)).toBe(shipped);
  });

  it('one that has gone is not missed', async () => {
    const { shipped, installed, run } = machine(FORBIDDEN, allowed());
    await opens(run);
    rmSync(installed);
    program(shipped, allowed());
    listUnpacked(shipped);
    expect(await opens(run)).toBe(shipped);
  });
});

describe('no browser may start its sandbox: E_SANDBOX', () => {
  const failed = (run: ReturnType<typeof machine>['run'], browser?: string) =>
    expect(openBrowser({ sandbox: true, ...(browser ? { browser } : {}) }, run)).rejects;

  it('names all that were tried, and what to do', async () => {
    const { shipped, installed, run, memory } = machine(FORBIDDEN, FORBIDDEN);
    await failed(run).toMatchObject({
      code: 'E_SANDBOX',
      exitCode: 6,
      message: expect.stringMatching(/^the browser's sandbox cannot start: .+ \(tried: /),
      hintLines: [expect.stringContaining('--no-sandbox'), expect.any(String)],
    });
    await failed(run).toThrow(`(tried: ${shipped}, ${installed})`);
    expect([starts(shipped).length, starts(installed).length, existsSync(memory)]).toEqual([2, 2, false]);
  });

  it('also where another failed otherwise', async () => {
    const { shipped, installed, run } = machine(FORBIDDEN, 'echo "out of luck" >&2; exit 3');
    await failed(run).toThrow(`(tried: ${shipped}; ${installed} exited with 3: out of luck)`);
  });

  it('a browser that the user names is the only one', async () => {
    const { shipped, installed, run } = machine(allowed(), FORBIDDEN);
    await failed(run, installed).toMatchObject({ code: 'E_SANDBOX' });
    expect(starts(shipped)).toEqual([]);
  });
});

it.each([
  'No usable sandbox! Update your kernel or see https://chromium.googlesource.com/… If you want to live dangerously …',
  'No usable sandbox! If you are running on Ubuntu 23.10+ or another Linux distro that has disabled unprivileged user …',
  'Running as root without --no-sandbox is not supported. See https://crbug.com/638180.',
  'The SUID sandbox helper binary was found, but is not configured correctly. Rather than run without sandboxing …',
  'The setuid sandbox is not running as root. Common causes: An unprivileged process using ptrace on it …',
  '[1:1:FATAL:sandbox/linux/services/credentials.cc(131)] Check failed: . : Operation not permitted (1)',
  'Failed to move to new namespace: PID namespaces supported, Network namespace supported, but failed: errno = …',
  '[1:1:FATAL:setuid_sandbox_host.cc(157)] helper binary',
  '[1:1:FATAL:zygote_host_impl_linux.cc(201)] Check failed: process.IsValid()',
])('the sandbox is at fault: %s', async (words) => {
  const executable = program(join(temporaryFolder(), 'chrome'), `cat >&2 <<'X'\n${words}\nX\nkill -TRAP $$`);
  const folder = temporaryFolder();
  const signal = new AbortController().signal;
  const options = { executable, sandbox: true, folder, environment: process.env, signal, limitMs: 5000 };
  expect(await startBrowser(options)).toMatchObject({ why: 'sandbox', message: 'cannot start its sandbox here' });
});

describe('which rule forbids namespaces, and what allows them', () => {
  const APPARMOR = '/proc/sys/kernel/apparmor_restrict_unprivileged_userns';
  const system = (files: Readonly<Record<string, string>>): System => ({
    read: (path) => files[path],
    exists: (path) => path in files,
    changed: (path) => (path in files ? 1 : undefined),
  });

  it.each([
    [
      { [APPARMOR]: '1' },
      {},
      /AppArmor/,
      /^tripreport browser apparmor \| sudo tee \/etc\/apparmor\.d\/tripreport && /,
    ],
    [{ [APPARMOR]: '0' }, {}, /what it needs/, /Chrome/],
    [{ [APPARMOR]: '1', '/.dockerenv': '' }, {}, /container/, /^docker run/],
    [{ '/run/.containerenv': '' }, {}, /container/, /^docker run/],
    [{}, { container: 'lxc' }, /container/, /^docker run/],
    [{ '/proc/sys/kernel/unprivileged_userns_clone': '0' }, {}, /this system/, /^sudo sysctl -w kernel\.unpriv\S+=1$/],
    [
      { '/proc/sys/user/max_user_namespaces': '0' },
      {},
      /this system/,
      /^sudo sysctl -w user\.max_user_namespaces=\d+$/,
    ],
    [{ '/proc/sys/user/max_user_namespaces': '15000' }, {}, /what it needs/, /Chrome/],
    [{}, {}, /what it needs/, /Chrome/],
  ])('%j %j', (files, environment, reason, remedy) => {
    const rule = namespaceRule(environment, undefined, system(files));
    expect(rule.reason).toMatch(reason);
    expect(rule.remedy).toMatch(remedy);
  });

  it('the profile is for the browser that the user names', () => {
    const { remedy } = namespaceRule({}, "/opt/it's/chrome", system({ [APPARMOR]: '1' }));
    expect(remedy).toContain(`tripreport browser apparmor --browser '/opt/it'\\''s/chrome' | sudo tee`);
  });

  it('a memory holds until one of the rules changes, or the profile is installed', () => {
    const all: readonly Record<string, string>[] = [
      {},
      { [APPARMOR]: '1' },
      { [APPARMOR]: '0' },
      { '/etc/apparmor.d/tripreport': '' },
    ];
    expect(new Set(all.map((files) => namespaceConditions(system(files)))).size).toBe(all.length);
    expect(namespaceConditions(system({}))).toBe(namespaceConditions(system({})));
  });
});

describe('tripreport browser', () => {
  it('starts all, and the memory is renewed', async () => {
    const { shipped, installed, memory, run } = machine(FORBIDDEN, allowed());
    const seen = async (): Promise<readonly SurveyedBrowser[]> => {
      const list: SurveyedBrowser[] = [];
      expect(await surveyBrowsers({ sandbox: true }, run, (browser) => list.push(browser))).toEqual([]);
      return list;
    };
    const version = expect.stringMatching(/^\d+\.\d+\.\d+\.\d+$/);
    expect(await seen()).toMatchObject([
      { name: shipped, failure: 'cannot start its sandbox here' },
      { name: installed, version },
    ]);
    expect(existsSync(memory)).toBe(true);
    program(shipped, allowed());
    listUnpacked(shipped);
    expect(await seen()).toMatchObject([
      { name: shipped, version },
      { name: installed, version },
    ]);
    expect(existsSync(memory)).toBe(false);
  });

  it('a snap that cannot read the temporary folder is not started', async () => {
    const { run } = machine(FORBIDDEN, undefined);
    const { tryBrowser } = await import('../../src/browser/attempt.ts');
    const result = async (folder: string) => {
      const options = { ...run, environment: { HOME: '/home/me' }, folder, sandbox: true, fontConfig: undefined };
      const candidate = { from: 'installed', executable: '/snap/bin/no-such-chromium' } as const;
      return tryBrowser(candidate, options).then(
        (attempt) => attempt.result,
        () => 'tried',
      );
    };
    for (const folder of ['/tmp/a', '/home/me/.tmp/a', '/home/mean/a', '/home/me'])
      expect(await result(folder)).toMatchObject({ why: 'snap', message: expect.stringContaining('TMPDIR') });
    expect(await result('/home/me/tmp/a')).not.toMatchObject({ why: 'snap' });
  });
});

/** Other bytes are another file: as if it had been unpacked so. */
function listUnpacked(shipped: string): void {
  const sha256 = createHash('sha256').update(readFileSync(shipped)).digest('hex');
  writeFileSync(join(dirname(shipped), 'unpacked.json'), JSON.stringify({ chromium: { sha256, seen: '' } }));
}

type Kept = { readonly browser: string; readonly conditions: string };
function edit(file: string, change: (kept: Kept) => Kept): void {
  writeFileSync(file, JSON.stringify(change(JSON.parse(readFileSync(file, 'utf8')) as Kept)));
}

function becomeFolder(file: string): void {
  rmSync(file);
  mkdirSync(file);
}
