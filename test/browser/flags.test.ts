// The variables of the processes in which pictures are opened.
import { expect, it } from 'vitest';
import { childEnvironment } from '../../src/browser/flags.ts';

it.each([
  ['no token', { GITHUB_TOKEN: 'secret', GH_TOKEN: 'secret', NPM_TOKEN: 'secret', HTTPS_PROXY: 'http://a:b@c' }, {}],
  ['the paths, whatever their case', { PATH: '/bin', Path: 'C:\\' }, { PATH: '/bin', Path: 'C:\\' }],
  ["the user's language, which a drawing may ask for", { LANG: 'zh_CN.UTF-8' }, { LANG: 'zh_CN.UTF-8' }],
  ['how modules are found', { NODE_OPTIONS: '--require ./pnp.cjs' }, { NODE_OPTIONS: '--require ./pnp.cjs' }],
  ['an own folder for temporary files', { TMPDIR: '/tmp', TEMP: '/tmp' }, {}],
])('%s', (_, given, expected) => {
  const own = { TMPDIR: '/run', TEMP: '/run', TMP: '/run' };
  expect(childEnvironment(given, '/run', undefined)).toEqual({ ...expected, ...own });
});

it("the fonts of the run take the place of the system's", () => {
  const { FONTCONFIG_FILE } = childEnvironment({ FONTCONFIG_FILE: '/gone' }, '/run', '/run/fonts.conf');
  expect(FONTCONFIG_FILE).toBe('/run/fonts.conf');
});
