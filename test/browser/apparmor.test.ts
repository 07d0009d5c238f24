// The AppArmor profile: its paths mean just the browsers in the cache, whatever the home folder is called.
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { apparmorProfile } from '../../src/browser/apparmor.ts';
import { temporaryFolder } from '../helpers/run.ts';

const pathsOf = (profile: string): readonly string[] =>
  [...profile.matchAll(/^profile \S+ "(.*)" flags=\(unconfined\) \{\n {2}userns,\n\}$/gm)].map(([, path]) => path!);

describe('the AppArmor profile', () => {
  it.each([
    ['/home/me', '/home/me'],
    ['/home/Anna Berg', '/home/Anna Berg'],
    ['/home/{a,b}', '/home/\\{a,b\\}'],
    ['/home/[x]*?', '/home/\\[x\\]\\*\\?'],
    ['/home/"q"', '/home/\\"q\\"'],
    ['/home/@{me}^', '/home/\\@\\{me\\}\\^'],
    ['/home/back\\slash', '/home/back\\\\slash'],
    ['/home/井上', '/home/井上'],
  ])('for the home %s', async (HOME, written) => {
    expect(pathsOf(await apparmorProfile({}, { HOME }))).toEqual([
      `${written}/.cache/tripreport/browser/chromium-*/chromium`,
      `${written}/.cache/tripreport/browser/chrome-headless-shell/*/*/chrome-headless-shell`,
    ]);
  });

  it('names folders and programs without links, and says how it is installed', async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'disk', 'tripreport', 'browser'), { recursive: true });
    symlinkSync('disk', join(folder, 'cache'));
    symlinkSync('/bin/cat', join(folder, 'chrome'));
    const environment = { XDG_CACHE_HOME: join(folder, 'cache') };
    const profile = await apparmorProfile({ browser: join(folder, 'chrome') }, environment);
    expect(pathsOf(profile)[0]).toBe(`${folder}/disk/tripreport/browser/chromium-*/chromium`);
    expect(pathsOf(profile)[2]).toMatch(/\/bin\/\w+$/);
    expect(profile).toContain('# ');
    expect(profile).toContain('tripreport browser apparmor | sudo tee /etc/apparmor.d/tripreport\n');
    expect(profile).toMatch(/^abi <abi\/4\.0>,$/m);
  });

  it.each([
    ['there is no home folder', 'linux', {}],
    ['AppArmor is a part of Linux', 'darwin', { HOME: '/home/me' }],
    ['AppArmor is a part of Linux', 'win32', { HOME: 'C:\\me', LOCALAPPDATA: 'C:\\me' }],
  ] as const)('none: %s', async (why, platform, environment) => {
    vi.spyOn(process, 'platform', 'get').mockReturnValue(platform);
    await expect(apparmorProfile({}, environment)).rejects.toMatchObject({
      code: 'E_USAGE',
      message: expect.stringContaining(why),
    });
    vi.restoreAllMocks();
  });
});
