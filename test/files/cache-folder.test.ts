import { describe, expect, it } from 'vitest';
import { cacheFolder } from '../../src/files/cache-folder.ts';

describe.each(['pictures', 'photos', 'browser'] as const)('%s', (what) => {
  it.each([
    ['linux', { XDG_CACHE_HOME: '/x', HOME: '/h' }, '/x/tripreport/'],
    ['linux', { XDG_CACHE_HOME: 'relative', HOME: '/h' }, '/h/.cache/tripreport/'],
    ['linux', { HOME: '/h', USERPROFILE: '/u' }, '/h/.cache/tripreport/'],
    ['linux', { USERPROFILE: '/u' }, '/u/.cache/tripreport/'],
    ['linux', {}, undefined],
    ['darwin', { HOME: '/Users/ann' }, '/Users/ann/Library/Caches/tripreport/'],
    ['win32', { LOCALAPPDATA: 'C:\\L' }, 'C:\\L\\tripreport\\'],
    ['win32', { HOME: '/h' }, undefined],
    ['win32', {}, undefined],
  ] as const)('on %s with %j: %s', (platform, environment, folder) => {
    expect(cacheFolder(what, environment, platform)).toBe(folder && folder + what);
  });
});
