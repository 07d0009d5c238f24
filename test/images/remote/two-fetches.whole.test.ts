// Several fetches of one run share its folder: that of the text's pictures, of the cover's photo, of a logo.
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { fetchImages } from '../../../src/images/fetch.ts';
import { folderFor, JPEG, PNG, picture, runFor, settingsFor } from '../../helpers/images.ts';
import { send, serve } from '../../helpers/server.ts';

it.each([false, true])('the second overwrites nothing of the first (from a cache: %s)', async (cache) => {
  const kept = { 'cache-control': 'max-age=3600' };
  const { origin, host } = await serve({ '/a.png': send(PNG, kept), '/b.jpg': send(JPEG, kept) });
  const run = runFor({ environment: { XDG_CACHE_HOME: folderFor() } });
  const fetchOne = async (name: string) => {
    const settings = settingsFor({ cache, allowHosts: [host] });
    const { images } = await fetchImages(
      [picture(`${origin}/${name}`, 'p1')],
      [{ name: 'post.md', text: '' }],
      settings,
      run,
    );
    return images[0]!.file as string;
  };
  for (let again = 0; again < (cache ? 2 : 1); again++) {
    const first = await fetchOne('a.png');
    const second = await fetchOne('b.jpg');
    expect(readFileSync(first).equals(PNG)).toBe(true);
    expect(readFileSync(second).equals(JPEG)).toBe(true);
  }
});
