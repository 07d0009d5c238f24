// What this program says of itself in its own package.json.

import { readFileSync } from 'node:fs';

export interface Manifest {
  readonly version: string;
  readonly description: string;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly engines: { readonly node: string };
}

export function readManifest(): Manifest {
  return JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
}

/** Another one for each build of the program: what earlier code made is not what this one makes. The source itself,
 *  which only tests run, has none. */
export function programStamp(): string {
  const { version } = readManifest();
  try {
    return `${version} ${readFileSync(new URL('../stamp', import.meta.url), 'utf8')}`;
  } catch {
    return `${version} source`;
  }
}
