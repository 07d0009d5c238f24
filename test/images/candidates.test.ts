// Addresses as written → what is tried, in order. All rows of the address table, without disk or network.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AddressCandidate, candidatesOf } from '../../src/images/candidates.ts';

/** `file x`, `repo host/path: ref/p`, `get url`, `data`, or the code of a refusal. */
function shown(written: string, base?: string): string[] {
  return candidatesOf(written, base).candidates.map(asLine);
}

function asLine(candidate: AddressCandidate): string {
  if (candidate.kind === 'file') return `file ${candidate.path}`;
  if (candidate.kind === 'remote') return `get ${candidate.url}`;
  if (candidate.kind === 'refused') return candidate.failure.code;
  if (candidate.kind === 'data') return 'data';
  if (candidate.kind === 'identified') return `id ${candidate.id}`;
  return `repo ${candidate.repository.host}/${candidate.repository.path}: ${candidate.refAndPath.join('/')}`;
}

const RAW = 'get https://raw.githubusercontent.com';

describe('GitHub', () => {
  const both = (rest: string, shownRest = rest) => [
    `repo github.com/o/r: ${shownRest}`,
    `get https://github.com/o/r/raw/${rest}`,
    `${RAW}/o/r/${rest}`,
  ];
  it.each([
    ['https://github.com/o/r/blob/main/images/a.jpg', both('main/images/a.jpg')],
    ['http://www.github.com/o/r/blob/main/a.jpg?raw=true', both('main/a.jpg')],
    ['https://github.com/o/r/blob/main/a.jpg#L1', both('main/a.jpg')],
    ['https://github.com/o/r/raw/main/a.jpg', both('main/a.jpg')],
    ['https://github.com/o/r/blob/feature/x/a%20b.jpg', both('feature/x/a%20b.jpg', 'feature/x/a b.jpg')],
    ['https://github.com/o/r/blob/main/图.jpg', both('main/%E5%9B%BE.jpg', 'main/图.jpg')],
    [
      'https://raw.githubusercontent.com/o/r/refs/heads/main/a.jpg?token=T',
      ['repo github.com/o/r: main/a.jpg', `${RAW}/o/r/refs/heads/main/a.jpg?token=T`],
    ],
    ['https://raw.github.com/o/r/main/a.jpg', ['repo github.com/o/r: main/a.jpg', `${RAW}/o/r/main/a.jpg`]],
    ['https://cdn.rawgit.com/o/r/v1/a.jpg', ['repo github.com/o/r: v1/a.jpg', `${RAW}/o/r/v1/a.jpg`]],
    [
      'https://cdn.jsdelivr.net/gh/o/r@v1/a.jpg',
      ['repo github.com/o/r: v1/a.jpg', 'get https://cdn.jsdelivr.net/gh/o/r@v1/a.jpg'],
    ],
    [
      'https://media.githubusercontent.com/media/o/r/main/a.jpg',
      ['repo github.com/o/r: main/a.jpg', 'get https://media.githubusercontent.com/media/o/r/main/a.jpg'],
    ],
    ['https://github.com/user-attachments/assets/0b1c', ['get https://github.com/user-attachments/assets/0b1c']],
    ['https://github.com/o/r/assets/123/0b1c', ['get https://github.com/o/r/assets/123/0b1c']],
    [
      'https://private-user-images.githubusercontent.com/1/2.png?jwt=J',
      ['get https://private-user-images.githubusercontent.com/1/2.png?jwt=J'],
    ],
    ['https://camo.githubusercontent.com/ab/cd', ['get https://camo.githubusercontent.com/ab/cd']],
    [
      'https://gist.github.com/ann/0123456789abcdef0123',
      ['get https://gist.githubusercontent.com/ann/0123456789abcdef0123/raw'],
    ],
    ['https://github.com/o/r', ['get https://github.com/o/r']],
  ])('%s', (written, expected) => expect(shown(written)).toEqual(expected));

  it('a path that climbs out of the repository is not looked for on disk', () => {
    expect(shown('https://github.com/o/r/blob/main/..%2f..%2fetc/passwd')[0]).toMatch(/^get /);
    expect(shown('https://github.com/o/r/blob/main/%2e%2e/%2e%2e/x.jpg').some((line) => line.includes('..'))).toBe(
      false,
    );
  });
});

describe('other hosts', () => {
  it.each([
    [
      'https://gitlab.com/g/sub/r/-/blob/main/a.jpg',
      ['repo gitlab.com/g/sub/r: main/a.jpg', 'get https://gitlab.com/g/sub/r/-/raw/main/a.jpg'],
    ],
    [
      'https://git.example.org/o/r/blob/main/a.jpg',
      [
        'repo git.example.org/o/r: main/a.jpg',
        'get https://git.example.org/o/r/raw/main/a.jpg',
        'get https://git.example.org/o/r/blob/main/a.jpg',
      ],
    ],
    [
      'https://bitbucket.org/o/r/src/main/a.jpg',
      ['repo bitbucket.org/o/r: main/a.jpg', 'get https://bitbucket.org/o/r/raw/main/a.jpg'],
    ],
    [
      'https://codeberg.org/o/r/src/branch/main/a.jpg',
      ['repo codeberg.org/o/r: main/a.jpg', 'get https://codeberg.org/o/r/raw/branch/main/a.jpg'],
    ],
    [
      'https://git.sr.ht/~u/r/tree/main/item/p/a.jpg',
      ['repo git.sr.ht/~u/r: main/p/a.jpg', 'get https://git.sr.ht/~u/r/blob/main/p/a.jpg'],
    ],
    ['https://www.dropbox.com/s/ID/a.jpg?dl=0', ['get https://www.dropbox.com/s/ID/a.jpg?raw=1']],
    [
      'https://www.dropbox.com/scl/fi/ID/a.jpg?rlkey=K&dl=0',
      ['get https://www.dropbox.com/scl/fi/ID/a.jpg?rlkey=K&raw=1'],
    ],
    [
      'https://drive.google.com/file/d/ID_1/view?usp=sharing',
      [
        'get https://drive.google.com/uc?export=download&id=ID_1',
        'get https://drive.google.com/thumbnail?id=ID_1&sz=w2000',
      ],
    ],
    [
      'https://drive.google.com/open?id=ID',
      [
        'get https://drive.google.com/uc?export=download&id=ID',
        'get https://drive.google.com/thumbnail?id=ID&sz=w2000',
      ],
    ],
    ['https://imgur.com/AbCdE12', ['get https://i.imgur.com/AbCdE12.jpg']],
    ['https://imgur.com/a/AbCdE12', ['get https://imgur.com/a/AbCdE12']],
    ['https://i.imgur.com/AbCdE12.png', ['get https://i.imgur.com/AbCdE12.png']],
    [
      'https://commons.wikimedia.org/wiki/File:A_b.jpg',
      [
        'get https://commons.wikimedia.org/wiki/Special:FilePath/A_b.jpg?width=2000',
        'get https://commons.wikimedia.org/wiki/Special:FilePath/A_b.jpg',
      ],
    ],
    [
      'https://de.wikipedia.org/wiki/Datei:A.svg',
      [
        'get https://commons.wikimedia.org/wiki/Special:FilePath/A.svg?width=2000',
        'get https://commons.wikimedia.org/wiki/Special:FilePath/A.svg',
      ],
    ],
    ['https://photos.app.goo.gl/xyz', ['get https://photos.app.goo.gl/xyz']],
    ['https://www.flickr.com/photos/a/1', ['get https://www.flickr.com/photos/a/1']],
    ['HTTPS://Example.ORG/A.jpg', ['get https://example.org/A.jpg']],
    ['https://example.org/a b.jpg', ['get https://example.org/a%20b.jpg']],
    ['//example.org/a.jpg', ['get https://example.org/a.jpg']],
    ['https://example.org:99999/', ['W_ADDRESS']],
    ['https://', ['W_ADDRESS']],
  ])('%s', (written, expected) => expect(shown(written)).toEqual(expected));

  it('user and password are dropped and told', () => {
    expect(shown('https://ann:pw@example.org/a.jpg')).toEqual(['get https://example.org/a.jpg']);
    expect(candidatesOf('https://ann@example.org/a.jpg').credentials).toBe(true);
    expect(candidatesOf('https://example.org/a@b.jpg').credentials).toBe(false);
  });
});

describe('what is not fetched', () => {
  it.each([
    ['', 'W_EMPTY_URL'],
    ['  ', 'W_EMPTY_URL'],
    ['#top', 'W_EMPTY_URL'],
    ['javascript:alert(1)', 'W_SCHEME'],
    ['JavaScript:alert(1)', 'W_SCHEME'],
    ['\u0000javascript:alert(1)', 'W_SCHEME'],
    ['java\nscript:alert(1)', 'W_SCHEME'],
    ['blob:https://example.org/1', 'W_SCHEME'],
    ['ftp://example.org/a.jpg', 'W_SCHEME'],
    ['data:text/html,<b>', 'W_SCHEME'],
    ['DATA:application/pdf;base64,AA', 'W_SCHEME'],
    ['{{< asset "a.jpg" >}}', 'W_TEMPLATE'],
    ['{% asset_path a.jpg %}', 'W_TEMPLATE'],
    ['C:\\photos\\a.jpg', 'W_OUTSIDE_ROOT'],
    ['\\\\server\\share\\a.jpg', 'W_OUTSIDE_ROOT'],
    ['file://server/a.jpg', 'W_OUTSIDE_ROOT'],
  ])('%j is %s', (written, code) => expect(shown(written)).toEqual([code]));
});

describe('files', () => {
  it.each([
    ['images/a.jpg', ['file images/a.jpg']],
    [' a.jpg ', ['file a.jpg']],
    ['/images/a.jpg', ['file /images/a.jpg']],
    ['file:///photos/a.jpg', ['file /photos/a.jpg']],
    ['{{ site.baseurl }}/images/a.jpg', ['file /images/a.jpg']],
    ['{{site.url}}{{ site.baseurl }}/images/a.jpg', ['file /images/a.jpg']],
    ['{{ site.baseur }}images/a.jpg', ['file /images/a.jpg']],
    ['{{ .Site.BaseURL }}images/a.jpg', ['file /images/a.jpg']],
    ["{{ '/images/a.jpg' | relative_url }}", ['file /images/a.jpg']],
    ['Ort: Bild.jpg', ['file Ort: Bild.jpg', 'W_SCHEME']],
    ['data:image/png;base64,AA', ['data']],
  ])('%j', (written, expected) => expect(shown(written)).toEqual(expected));
});

describe('in a remote post', () => {
  const post = 'https://github.com/o/r/raw/main/posts/day1/post.md';
  it.each([
    ['a.jpg', 'repo github.com/o/r: main/posts/day1/a.jpg'],
    ['../a.jpg', 'repo github.com/o/r: main/posts/a.jpg'],
    ['/images/a.jpg', 'repo github.com/o/r: main/images/a.jpg'],
    ['https://example.org/a.jpg', 'get https://example.org/a.jpg'],
    ['file:///etc/passwd', 'W_SCHEME'],
    ['images\\a.jpg', 'repo github.com/o/r: main/posts/day1/images/a.jpg'],
  ])('%s', (written, expected) => expect(shown(written, post)[0]).toBe(expected));

  it('/x is tried in the usual site folders of the repository', () => {
    expect(shown('/x.jpg', post).filter((line) => line.startsWith('get https://github.com'))).toEqual([
      'get https://github.com/o/r/raw/main/x.jpg',
      'get https://github.com/o/r/raw/main/static/x.jpg',
      'get https://github.com/o/r/raw/main/public/x.jpg',
    ]);
    expect(shown('/x.jpg', 'https://example.org/blog/post.md')).toEqual(['get https://example.org/x.jpg']);
  });
});

it('never throws, always answers, and requests nothing but http and https', () => {
  const pieces = fc.constantFrom(
    'https://',
    'http:',
    '//',
    '/',
    '\\',
    '..',
    '%2e',
    '%',
    '@',
    ':',
    '[',
    ']',
    '?',
    '#',
    '*',
    '{{',
    '}}',
    'github.com',
    'o/r',
    '/blob/',
    '/-/raw/',
    'main',
    'a.jpg',
    'data:image/',
    ';base64,',
    'file:',
    'javascript:',
    ' ',
    '\n',
    '\0',
    '\u202e',
    '图',
    'drive.google.com/open?id=',
  );
  const written = fc.oneof(
    fc.string(),
    fc.array(pieces, { maxLength: 12 }).map((parts) => parts.join('')),
  );
  const bases = fc.constantFrom(
    undefined,
    'https://example.org/a/post.md',
    'https://github.com/o/r/raw/main/p/post.md',
  );
  fc.assert(
    fc.property(written, bases, (address, base) => {
      const { candidates } = candidatesOf(address, base);
      expect(candidates.length).toBeGreaterThan(0);
      for (const candidate of candidates) {
        if (candidate.kind === 'remote') expect(new URL(candidate.url).protocol).toMatch(/^https?:$/);
        if (candidate.kind === 'remote') expect(new URL(candidate.url).username).toBe('');
        if (candidate.kind === 'checkout') expect(candidate.refAndPath).not.toContain('..');
      }
    }),
    { numRuns: 2000 },
  );
});
