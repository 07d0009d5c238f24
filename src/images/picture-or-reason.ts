// Step 2, images: whether bytes are a picture by what they look like, or why not. Pure.

import { type Looks, shownOrRefused } from '../formats.ts';
import type { Settings } from '../options/settings.ts';
import type { Failure } from './limits.ts';
import { pageHint } from './locate.ts';

/** Undefined for a picture. `url`: where the bytes came from, for a hint that fits the host; absent for local files. */
export function whyNoPicture(looks: Looks, settings: Pick<Settings, 'svg'>, url?: string): Failure | undefined {
  const refusal = shownOrRefused(looks, settings.svg);
  if (typeof refusal === 'string') return undefined;
  if (looks === 'empty') {
    return url === undefined ? refusal : { code: 'W_EMPTY', message: 'the server sent nothing', answered: true };
  }
  if (looks === 'html' && url !== undefined) {
    const message = `the server sent ${refusal.message}`;
    return { ...refusal, message, hint: pageHint(new URL(url)), answered: true };
  }
  return { ...refusal, answered: true };
}
