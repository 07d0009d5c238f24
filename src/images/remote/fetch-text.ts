// Step 2, images: fetches the Markdown of a remote post for step 1, because only this room may use the network.

import { readFile } from 'node:fs/promises';
import { BuildError } from '../../diagnostics.ts';
import { decodeText, MAX_TEXT_BYTES, tooLongText } from '../../files/text-bytes.ts';
import { looksLike } from '../../formats.ts';
import type { Settings } from '../../options/settings.ts';
import { hintOf } from '../../problems.ts';
import type { Failure, FetchContext } from '../limits.ts';
import { meaningOf, pageHint } from '../locate.ts';
import { safeWritten } from '../safe-to-show.ts';
import { createHeaders } from './credentials.ts';
import { HEADERS, openNetwork } from './remote.ts';

const ACCEPT = 'text/markdown,text/plain;q=0.9,*/*;q=0.5';

/** A page of a code host is read as the file it shows. `url` is where relative addresses start. */
export async function fetchText(
  address: string,
  settings: Settings,
  context: FetchContext,
): Promise<{ text: string; url: string }> {
  const url = urlOf(address);
  if (settings.offline) throw inputError('is a remote post, and --offline forbids the network', address);
  const headers = createHeaders(settings.headers, context.environment);
  const network = await openNetwork(settings, context);
  try {
    let failure: Failure | undefined;
    for (const candidate of meaningOf(url).urls) {
      const first = new URL(candidate);
      const own = first.origin === url.origin;
      const download = await network.get(candidate, {
        maxBytes: MAX_TEXT_BYTES,
        headers: (hop) => ({ ...HEADERS, accept: ACCEPT, ...headers.for(hop, first, own) }),
      });
      if ('failure' in download) {
        if (download.failure.code === 'W_TOO_LARGE') throw tooLongText(safeWritten(address));
        failure ??= download.failure;
        continue;
      }
      const { ok } = download;
      const type = ok.headers['content-type'] ?? '';
      if (looksLike(ok.head) === 'html' && /^text\/html\b|^application\/xhtml/i.test(type)) {
        failure ??= { code: 'W_NOT_TEXT', message: 'is a web page, not Markdown', hint: pageHint(url) };
        continue;
      }
      return { text: textIn(await readFile(ok.file), address), url: withoutSecrets(ok.url) };
    }
    if (!failure) throw inputError('cannot be fetched', address);
    throw inputError(failure.message, address, failure.hint ?? hintOf(failure.code));
  } finally {
    await network.close();
  }
}

function urlOf(address: string): URL {
  if (!URL.canParse(address)) throw inputError('is not a valid address', address);
  const url = new URL(address);
  url.username = '';
  url.password = '';
  url.hash = '';
  return url;
}

function textIn(bytes: Buffer, address: string): string {
  try {
    return decodeText(bytes);
  } catch {
    throw inputError('is not UTF-8 text', address);
  }
}

/** Pictures are found beside the text; their addresses must not carry the token that opened it. */
function withoutSecrets(address: string): string {
  const url = new URL(address);
  url.search = '';
  return url.href;
}

function inputError(what: string, address: string, hint?: string): BuildError {
  return new BuildError('E_INPUT', `${safeWritten(address)}: ${what}`, { hint });
}
