// Step 2, images: whether bytes are a picture by what they look like, or why not. Pure.

import type { Settings } from '../options/settings.ts';
import type { Failure } from './limits.ts';
import { pageHint } from './locate.ts';
import { isPicture, type Looks, OTHER_FORMATS } from './sniff.ts';

/** Undefined for a picture. `url`: where the bytes came from, for a hint that fits the host; absent for local files. */
export function whyNoPicture(looks: Looks, settings: Pick<Settings, 'svg'>, url?: string): Failure | undefined {
  if (looks === 'svg' && !settings.svg) {
    return { code: 'W_SVG', message: 'an SVG picture, and --no-svg refuses them', answered: true };
  }
  if (isPicture(looks)) return undefined;
  if (looks === 'empty') {
    return url === undefined
      ? { code: 'W_NOT_IMAGE', message: 'the file is empty' }
      : { code: 'W_EMPTY', message: 'the server sent nothing', answered: true };
  }
  if (looks === 'lfs') {
    return { code: 'W_LFS', message: 'a Git LFS pointer stands in place of the picture', answered: true };
  }
  const format = OTHER_FORMATS[looks];
  if (format !== undefined) {
    return { code: 'W_FORMAT', message: `${format}, which cannot be shown`, answered: true };
  }
  if (looks === 'html') {
    return {
      code: 'W_NOT_IMAGE',
      message: url === undefined ? 'a web page, not a picture' : 'the server sent a web page, not a picture',
      ...(url === undefined ? {} : { hint: pageHint(new URL(url)) }),
      answered: true,
    };
  }
  return { code: 'W_NOT_IMAGE', message: looks === 'text' ? 'a text, not a picture' : 'not a picture', answered: true };
}
