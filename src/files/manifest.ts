// The version and description of this program, from its own package.json.

import { readFileSync } from 'node:fs';

export interface Manifest {
  readonly version: string;
  readonly description: string;
}

export function readManifest(): Manifest {
  return JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as Manifest;
}
