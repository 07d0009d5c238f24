// Step 4: calls a function of in-page/ inside the browser's page. Functions travel there as text, and the text sent is
// the whole bundle that the build step (bundle-in-page.mjs) made of them.

import { readFileSync } from 'node:fs';
import type { Sheet } from '../model.ts';
import type * as InPage from './in-page/in-page.ts';

type Name = keyof typeof InPage;
type Reply<N extends Name> = Awaited<ReturnType<(typeof InPage)[N]>>;

/** The same file, whether this one runs from src/ (tests) or from dist/. */
const BUNDLE = new URL('../../dist/page/in-page.bundle.js', import.meta.url);
let bundle: string | undefined;

/** Calls the function of in-page/in-page.ts with that name inside the page. */
export async function runInPage<N extends Name>(
  sheet: Sheet,
  name: N,
  request: Parameters<(typeof InPage)[N]>[0],
): Promise<Reply<N>> {
  bundle ??= readFileSync(BUNDLE, 'utf8');
  // Never called on this side: Sheet.evaluate sends its text.
  const run = new Function('request', `${bundle}\nreturn inPage.${name}(request);`);
  return sheet.evaluate(run as (request: unknown) => Reply<N>, request);
}
