// The version and description of this program, from its own package.json.

import { readFileSync } from 'node:fs';

export function readManifest(): { readonly version: string; readonly description: string } {
  return JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
}
