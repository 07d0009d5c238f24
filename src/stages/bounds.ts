// Which folder a link must not lead out of when something is written through it: a checkout, and the folder of a text.

import { stat } from 'node:fs/promises';
import path from 'node:path';
import { isInside } from '../files/named-file.ts';
import type { LinkBounds } from '../files/output-place.ts';
import { findCheckout } from '../images/local/checkout.ts';
import { openReadableFolders } from '../images/local/readable-folders.ts';
import { remembered } from '../lists.ts';

/** @param sources texts and folders of photos as named; `-` and addresses have no folder of their own. What `--root`
 *  allows to read from is no checkout: a link there is the user's own. */
export function boundsOf(sources: readonly string[]): LinkBounds {
  const checkouts = new Map<string, Promise<string | undefined>>();
  let tops: Promise<readonly string[]> | undefined;
  return async (folder) => {
    tops ??= Promise.all(sources.filter((name) => name !== '-' && !/^https?:/i.test(name)).map(topOf));
    const checkout = remembered(checkouts, folder, () => findCheckout(folder).then((found) => found?.top));
    const around = [...(await tops), await checkout].filter((top) => top !== undefined && isInside(folder, top));
    // A text's folder inside its checkout may link to anywhere in it.
    return around.toSorted((a, b) => a!.length - b!.length)[0];
  };
}

async function topOf(source: string): Promise<string> {
  const facts = await stat(source).catch(() => undefined);
  const folder = path.resolve(facts?.isDirectory() ? source : path.dirname(source));
  return (await openReadableFolders(folder, [])).top;
}
