// The acceptance post's photos are found beside it, with no network at all.
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { fetchImages } from '../../src/images/fetch.ts';
import { picture, runFor, settingsFor } from '../helpers/images.ts';

const folder = fileURLToPath(new URL('../../../shared/corpus/kubecon2019', import.meta.url));

test.skipIf(!existsSync(folder))('28 of 28 photos of the acceptance post are found offline', async () => {
  const text = readFileSync(path.join(folder, 'kubecon2019-shanghai.md'), 'utf8');
  const pictures = [...text.matchAll(/!\[.*?\]\((.*?)\)/g)].map((match, i) => picture(match[1]!, `p${i}`));
  const fetched = await fetchImages(
    pictures,
    [{ name: 'post.md', text, folder }],
    settingsFor({ offline: true }),
    runFor(),
  );
  expect(fetched.problems).toEqual([]);
  expect(fetched.images).toHaveLength(28);
  for (const image of fetched.images) expect(image).toMatchObject({ from: 'checkout', downloadedBytes: 0 });
  expect(fetched.images[0]).toMatchObject({
    address: 'images/hotel.jpg',
    file: realpathSync(path.join(folder, 'images/hotel.jpg')),
  });
});
