// Step 2, images: whether the web pages that a text links to are there. Each is asked for once, politely (a few at a
// time, with the pauses its host wants), and little of it is read.

import type { Settings } from '../../options/settings.ts';
import type { Failure, FetchContext } from '../limits.ts';
import { createHeaders } from './credentials.ts';
import { HEADERS, openNetwork } from './remote.ts';

/** More of a page says nothing new. */
const MAX_BYTES = 65_536;

/** Those that lead nowhere, and why; in the order given. A page that only refuses strangers (401, 403, 429) is there.
 *  @param addresses http and https. */
export async function deadLinks(
  addresses: Iterable<string>,
  settings: Settings,
  context: FetchContext,
): Promise<ReadonlyMap<string, Failure>> {
  const network = await openNetwork(settings, context);
  const headers = createHeaders(settings.headers, context.environment);
  const asked = [...new Set(addresses)];
  let done = 0;
  try {
    const answers = await Promise.all(
      asked.map(async (address) => {
        const first = new URL(address);
        const download = await network.get(address, {
          maxBytes: MAX_BYTES,
          headers: (hop) => ({ ...HEADERS, accept: '*/*', ...headers.for(hop, first, true) }),
        });
        done += 1;
        context.tell({ kind: 'progress', step: 'links', done, total: asked.length });
        return [address, 'failure' in download ? download.failure : undefined] as const;
      }),
    );
    return new Map(answers.flatMap(([address, failure]) => (failure && isDead(failure) ? [[address, failure]] : [])));
  } finally {
    await network.close();
  }
}

const ALIVE: ReadonlySet<string> = new Set(['W_AUTH', 'W_EMPTY', 'W_RATE_LIMIT', 'W_TOO_LARGE']);

const isDead = ({ code }: Failure): boolean => !ALIVE.has(code);
