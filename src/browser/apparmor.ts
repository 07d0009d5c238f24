// Step 7 (print): the AppArmor profile that lets the browsers in our cache start their sandbox.

import { realpath } from 'node:fs/promises';
import { BuildError } from '../diagnostics.ts';
import { cacheFolder } from '../files/cache-folder.ts';
import { PROFILE } from './namespaces.ts';

/** The profile's text, for the browsers in our cache and the one that the user names. @throws BuildError E_USAGE */
export async function apparmorProfile(
  { browser }: { readonly browser?: string | undefined },
  environment: NodeJS.ProcessEnv,
): Promise<string> {
  const folder = cacheFolder('browser', environment);
  if (process.platform !== 'linux' || !folder) {
    const why = folder ? 'AppArmor is a part of Linux' : 'there is no home folder to keep browsers in';
    throw new BuildError('E_USAGE', `no profile to print: ${why}`);
  }
  // AppArmor compares the path without links.
  const cache = escaped(await realpath(folder).catch(() => folder));
  const places = [
    `${cache}/chromium-*/chromium`,
    `${cache}/chrome-headless-shell/*/*/chrome-headless-shell`,
    ...(browser ? [escaped(await realpath(browser).catch(() => browser))] : []),
  ];
  return [
    '# Lets the browsers of tripreport start their own sandbox. They get user',
    '# namespaces and no other right. To install and load it:',
    `#   tripreport browser apparmor | sudo tee ${PROFILE}`,
    `#   sudo apparmor_parser -r ${PROFILE}`,
    'abi <abi/4.0>,',
    'include <tunables/global>',
    '',
    ...places.flatMap((place, index) => [
      `profile tripreport-${index + 1} "${place}" flags=(unconfined) {`,
      '  userns,',
      '}',
    ]),
    '',
  ].join('\n');
}

/** As a pattern that means just this path. */
function escaped(path: string): string {
  return path.replace(/["\\*?[\]{}^@]/g, '\\$&');
}
