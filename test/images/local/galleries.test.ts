// Folders and patterns as pictures → one picture per file.
import { mkdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { fetchImages } from '../../../src/images/fetch.ts';
import { expandGalleries } from '../../../src/images/local/galleries.ts';
import { byNature, matcher } from '../../../src/images/local/survey.ts';
import type { Report } from '../../../src/model.ts';
import { fetchAll, folderFor, picture, runFor, settingsFor } from '../../helpers/images.ts';
import { prose, report, run } from '../../helpers/make.ts';
import { processorMs } from '../../helpers/time.ts';

const FILES = {
  'photos/img10.jpg': '',
  'photos/img2.JPG': '',
  'photos/IMG1.heic': '',
  'photos/.hidden.jpg': '',
  'photos/notes.txt': '',
  'photos/deep/x.jpeg': '',
  'photos/deep/er/x.jpeg': '',
  'photos/a b.png': '',
  'one/only.webp': '',
  'empty/readme.md': '',
  'b.jpg': '',
};

function reportOf(written: string, folder: string, more = {}): Report {
  return report({
    inputs: [{ name: 'post.md', text: '', folder }],
    blocks: [run('b1', 'p6 p7 p8'), prose('b2')],
    pictures: [
      picture('b.jpg', 'p6'),
      picture(written, 'p7', { alt: 'Day one', title: 'T', ...more }),
      picture('b.jpg', 'p8'),
    ],
  });
}

async function expand(
  written: string,
  { post = '', files = FILES as Record<string, string>, roots = [] as string[] } = {},
) {
  const top = folderFor(files);
  mkdirSync(path.join(top, post), { recursive: true });
  const report = reportOf(written, path.join(top, post));
  return { top, report, expanded: await expandGalleries(report, { roots: roots.map((root) => path.join(top, root)) }) };
}

const listed = (report: Report) => report.pictures.slice(1, -1).map(({ written }) => written);

it.each([
  ['/blog/photos/*.jpg', ['../static/photos/a.jpg', '../static/photos/b.jpg']],
  ['/blog/photos/', ['../static/photos/a.jpg', '../static/photos/b.jpg']],
  ['/Blog/photos', ['../static/photos/a.jpg', '../static/photos/b.jpg']],
  ['/blog/**/b.jpg', ['../static/photos/b.jpg']],
  ['/photos/a*', ['../static/photos/a.jpg']],
])('without the path that its site is published under: %s', async (written, files) => {
  const site = {
    'hugo.toml': 'baseURL = "https://x.example/blog/"',
    'static/photos/a.jpg': '',
    'static/photos/b.jpg': '',
  };
  const { expanded } = await expand(written, { files: site, post: 'content' });
  expect(listed(expanded)).toEqual(files);
});

it.each([
  ['photos/', ['photos/a b.png', 'photos/IMG1.heic', 'photos/img2.JPG', 'photos/img10.jpg']],
  ['photos', ['photos/a b.png', 'photos/IMG1.heic', 'photos/img2.JPG', 'photos/img10.jpg']],
  ['Photos/', ['photos/a b.png', 'photos/IMG1.heic', 'photos/img2.JPG', 'photos/img10.jpg']],
  ['photos/*.jpg', ['photos/img2.JPG', 'photos/img10.jpg']],
  ['photos/img*', ['photos/IMG1.heic', 'photos/img2.JPG', 'photos/img10.jpg']],
  ['./photos/a%20*.png', ['photos/a b.png']],
  ['**/x.jpeg', ['photos/deep/x.jpeg', 'photos/deep/er/x.jpeg']],
  ['*/only.webp', ['one/only.webp']],
  [
    'photos/**',
    [
      'photos/a b.png',
      'photos/IMG1.heic',
      'photos/img2.JPG',
      'photos/img10.jpg',
      'photos/deep/x.jpeg',
      'photos/deep/er/x.jpeg',
    ],
  ],
  ['./', ['b.jpg']],
  // Not galleries, or none to be found: left for the messages of step 2.
  ['b.jpg', ['b.jpg']],
  ['.', ['.']],
  ['empty/', ['empty/']],
  ['nowhere/*.jpg', ['nowhere/*.jpg']],
  ['../*.jpg', ['../*.jpg']],
  ['../../../../*', ['../../../../*']],
  ['https://example.org/photos/', ['https://example.org/photos/']],
])('%s', async (written, files) => {
  expect(listed((await expand(written)).expanded)).toEqual(files);
});

it('takes the gallery’s place in its run, with new ids; the words stay with the first', async () => {
  const { expanded } = await expand('photos/*.jpg');
  expect(expanded.blocks[0]).toMatchObject({ pictures: ['p6', 'p7.1', 'p7.2', 'p8'] });
  expect(expanded.pictures.map(({ id, alt, title }) => [id, alt, title])).toEqual([
    ['p6', '', undefined],
    ['p7.1', 'Day one', 'T'],
    ['p7.2', '', undefined],
    ['p8', '', undefined],
  ]);
});

it('one match is the picture itself', async () => {
  const { expanded } = await expand('*/only.webp');
  expect(expanded.pictures[1]).toMatchObject({ id: 'p7', written: 'one/only.webp', alt: 'Day one', title: 'T' });
});

it('a report without galleries is the same object', async () => {
  const { report, expanded } = await expand('b.jpg');
  expect(expanded).toBe(report);
});

it('site folders are known, and --root', async () => {
  const files = { '.git/HEAD': 'x', 'static/trip/1.jpg': '', 'static/trip/2.jpg': '', 'posts/p.md': '' };
  const { expanded } = await expand('/trip/*.jpg', { post: 'posts', files });
  expect(listed(expanded)).toEqual(['../static/trip/1.jpg', '../static/trip/2.jpg']);
});

it.each([
  ['Photos/day/', ['../Photos/day/1.jpg', '../Photos/day/2.jpg']],
  ['Photos/day/*.jpg', ['../Photos/day/1.jpg', '../Photos/day/2.jpg']],
  // The post's own folder comes first; a path that says so means it alone.
  ['near/', ['near/3.jpg']],
  ['./Photos/day/', ['./Photos/day/']],
])('a folder may be named from the top of the vault: %s', async (written, expected) => {
  const files = {
    '.obsidian/app.json': '{}',
    'Photos/day/1.jpg': '',
    'Photos/day/2.jpg': '',
    'notes/near/3.jpg': '',
    'near/4.jpg': '',
  };
  const { expanded } = await expand(written, { post: 'notes', files });
  expect(listed(expanded)).toEqual(expected);
});

it('VuePress keeps what its addresses mean in a folder of its own', async () => {
  const files = { 'docs/.vuepress/config.js': '', 'docs/.vuepress/public/trip/1.jpg': '', 'docs/posts/p.md': '' };
  const { expanded } = await expand('/trip/*.jpg', { post: 'docs/posts', files });
  expect(listed(expanded)).toEqual(['../.vuepress/public/trip/1.jpg']);
});

it('a file that has a star in its name is that file', async () => {
  const { expanded } = await expand('a*.jpg', { files: { 'a*.jpg': '', 'ab.jpg': '' } });
  expect(listed(expanded)).toEqual(['a*.jpg']);
});

describe('a pattern', () => {
  it.each([
    ['*', 'a.jpg', true],
    ['*.jpg', 'A.JPG', true],
    ['a*', 'a', true],
    ['a*a', 'a', false],
    ['a*a', 'aa', true],
    ['*b*', 'abc', true],
    ['*b*b*', 'abc', false],
    ['a**c', 'abbc', true],
    ['a*b*c', 'a-c-b', false],
    ['a.b', 'a.b', true],
    ['a.b', 'axb', false],
    ['(*)[1]+.jpg', '(x)[1]+.jpg', true],
    ['caf\u00e9*', 'cafe\u0301.jpg', true],
  ])('%s and %s: %s', (pattern, name, expected) => {
    expect(matcher(pattern)(name.normalize('NFC').toLowerCase())).toBe(expected);
  });

  it('of thousands of stars is looked for once', () => {
    const wanted = matcher(`${'*a'.repeat(20_000)}*b`);
    const ms = processorMs(() => expect(wanted('a'.repeat(100_000))).toBe(false));
    expect(ms).toBeLessThan(1000);
  });
});

it('thousands of patterns over thousands of files: what they may look at has an end, and that is told', async () => {
  const top = folderFor(Object.fromEntries(Array.from({ length: 1500 }, (_, i) => [`${i}.jpg`, ''])));
  const pictures = Array.from({ length: 1000 }, (_, i) => picture(`*${i % 10}*`, `p${i}`));
  const blocks = [run('b1', pictures.map(({ id }) => id).join(' '))];
  const given = report({ inputs: [{ name: 'post.md', text: '', folder: top }], blocks, pictures });
  const expanded = await expandGalleries(given, { roots: [] });
  expect(expanded.pictures.length).toBeLessThan(120_000);
  expect(expanded.pictures.length).toBeGreaterThan(50_000);
  const told = expanded.problems.length + expanded.pictures.filter(({ emptyGallery }) => emptyGallery).length;
  expect(told).toBeGreaterThan(500);
});

it('links never lead out or round', async () => {
  const top = folderFor({ 'out/secret.jpg': '', 'post/in.jpg': '' });
  symlinkSync(path.join(top, 'out'), path.join(top, 'post', 'out'));
  symlinkSync(path.join(top, 'post'), path.join(top, 'post', 'loop'));
  for (const written of ['out/', 'out/*.jpg', '**/secret.jpg']) {
    const report = reportOf(written, path.join(top, 'post'));
    expect(listed(await expandGalleries(report, { roots: [] }))).toEqual([written]);
  }
  expect(listed(await expandGalleries(reportOf('**/*.jpg', path.join(top, 'post')), { roots: [] }))).toEqual([
    'in.jpg',
  ]);
});

describe('what a gallery passes over is told with its line', () => {
  const CARD = {
    'card/DSC_1.JPG': '',
    'card/DSC_1.NEF': '',
    'card/DSC_2.nef': '',
    'card/IMG_3.HEIC': '',
    'card/IMG_3.MOV': '',
    'card/clip.mp4': '',
    'card/scan.bmp': '',
    'card/a.jxl': '',
    'card/b.JXL': '',
    'card/notes.txt': '',
    'card/DSC_1.xmp': '',
    'card/.DSC_9.NEF': '',
    'card/deep/IMG_7.CR3': '',
    'card/deep/DSC_2.jpg': '',
    'films/a.mp4': '',
    'films/a b.jpg': '',
    'raw/1.dng': '',
    'raw/2.dng': '',
    'raw/3.3fr': '',
    'empty/readme.md': '',
  };
  const place = { file: 'post.md', line: 1, column: 1 };
  it.each([
    // Neither a RAW with its JPEG nor the film of a Live Photo is a loss; the same name in another folder is another
    // photo.
    ['card/', 'warning', '1 RAW, 1 BMP, 2 JXL, 1 video left out'],
    ['card/**', 'warning', '2 RAW, 1 BMP, 2 JXL, 1 video left out'],
    ['films', 'note', '1 video left out'],
    ['**/*.mp4', undefined, 'no pictures there that can be shown: 2 videos'],
    ['card/DSC*', 'warning', '1 RAW left out'],
    ['card/*.JPG', undefined, undefined],
    ['raw/', undefined, 'no pictures there that can be shown: 3 RAW'],
    ['raw/**', undefined, 'no pictures there that can be shown: 3 RAW'],
    ['empty/', undefined, 'no pictures there'],
    ['empty/*.jpg', undefined, 'no pictures there'],
    ['nowhere/', undefined, undefined],
    ['nowhere/*.jpg', undefined, undefined],
  ])('%s: %s %s', async (written, severity, message) => {
    const { expanded } = await expand(written, { files: CARD });
    const told = severity && { code: 'W_GALLERY', severity, message, address: written, place };
    expect(expanded.problems).toMatchObject(told ? [told] : []);
    const nothing = expanded.pictures.find(({ id }) => id === 'p7')?.emptyGallery?.message;
    expect(nothing).toEqual(severity || !message ? undefined : message);
  });

  it('links: to files they are followed where that is allowed, else counted; each file stands once', async () => {
    const top = folderFor({ 'out/secret.jpg': '', 'repo/.git/HEAD': 'x', 'repo/b.jpg': '', 'repo/post/g/in.jpg': '' });
    const gallery = path.join(top, 'repo', 'post', 'g');
    for (const [name, target] of [
      ['again.jpg', 'in.jpg'],
      ['near.jpg', '../../b.jpg'],
      ['out.jpg', '../../../out/secret.jpg'],
      ['dangling.jpg', 'no.jpg'],
      ['raw.nef', '../../../out/secret.jpg'],
      ['out', '../../../out'],
      ['up', '../..'],
      ['round', '.'],
      ['notes.txt', '../../../out/notes.txt'],
    ] as const)
      symlinkSync(target, path.join(gallery, name));
    const told = async (written: string, roots: string[] = []) => {
      const expanded = await expandGalleries(reportOf(written, path.join(top, 'repo', 'post')), { roots });
      return [...listed(expanded), ...expanded.problems.map(({ message, hint }) => `${message}. ${hint}`)];
    };
    const hint = 'links are followed to files in allowed folders (--root DIR), not to folders';
    expect(await told('g/')).toEqual(['g/in.jpg', '../b.jpg', `3 links left out. ${hint}`]);
    expect(await told('g/**')).toEqual(['g/in.jpg', '../b.jpg', `5 links left out. ${hint}`]);
    const allowed = await told('g/', [path.join(top, 'out')]);
    expect(allowed.slice(0, 3)).toEqual(['g/in.jpg', '../b.jpg', '../../out/secret.jpg']);
    expect(allowed[3]).toMatch(/^1 RAW, 1 link left out\. save RAW .*; links are /);
  });

  it('an empty one fails with what was found there, not with where addresses start', async () => {
    const { expanded } = await expand('raw/', { files: CARD });
    const run = runFor();
    const { problems } = await fetchImages(expanded.pictures.slice(1, 2), expanded.inputs, settingsFor(), run);
    expect(problems).toMatchObject([
      {
        code: 'W_NOT_FILE',
        message: 'no pictures there that can be shown: 3 RAW',
        hint: 'save RAW and rare formats as JPEG beside them',
        address: 'raw/',
        place,
      },
    ]);
  });
});

it('what it lists is found again, whatever the name', async () => {
  const names = ['#1.jpg', 'a#b.jpg', '100%.jpg', 'a%20b.jpg', 'x: y.jpg', 'q?.jpg', '图.jpg', '(1).jpg'];
  const files = Object.fromEntries(names.map((name) => [`g/${name}`, 'GIF89a....']));
  const { top, expanded } = await expand('g/', { files });
  const { images } = await fetchAll(listed(expanded), { input: { folder: top } });
  expect(images.map(({ file }) => file && path.basename(file)).sort()).toEqual([...names].sort());
});

describe('natural order', () => {
  it.each([
    [['img10', 'img9', 'img1']],
    [['IMG2', 'img1']],
    [['a01b', 'a1a']],
    [['2020-01-10', '2020-01-09', '2019-12-31']],
    [['é', 'e']],
    [['99999999999999999999992', '99999999999999999999991']],
  ])('%j is the wrong way round', (names) => {
    expect([...names].sort(byNature)).toEqual([...names].reverse());
  });
});

describe('edited copies beside their originals', () => {
  const gallery = async (...names: string[]) => {
    const files = Object.fromEntries(names.map((name) => [`photos/${name}`, '']));
    const { expanded } = await expand('photos/', { files: { ...files, 'b.jpg': '' } });
    return { shown: listed(expanded).map((file) => file.replace('photos/', '')), problems: expanded.problems };
  };

  it.each([
    [
      ['IMG_0001.JPG', 'IMG_0002.JPG', 'IMG_E0001.JPG'],
      ['IMG_E0001.JPG', 'IMG_0002.JPG'],
    ],
    [['IMG_0001.HEIC', 'IMG_E0001.JPG'], ['IMG_E0001.JPG']],
    [
      ['a.jpg', 'a-edited.jpg', 'b.jpg'],
      ['a-edited.jpg', 'b.jpg'],
    ],
    [['a(1).jpg', 'a-edited(1).jpg'], ['a-edited(1).jpg']],
    [['PXL_1.jpg', 'PXL_1~2.jpg'], ['PXL_1~2.jpg']],
    [['a.jpg', 'a-bearbeitet.jpg'], ['a-bearbeitet.jpg']],
    [['a.jpg', 'a-modifié.jpg'.normalize('NFD')], ['a-modifié.jpg'.normalize('NFD')]],
    [['DSC_1.jpg', 'DSC_1-Edit.jpg'], ['DSC_1-Edit.jpg']],
    [['a.jpg', 'a_edited.jpg'], ['a_edited.jpg']],
  ])('%j', async (names, expected) => {
    const { shown, problems } = await gallery(...names);
    expect(shown).toEqual(expected);
    expect(problems).toMatchObject([{ code: 'W_GALLERY', severity: 'note', message: '1 original left out' }]);
    expect(problems[0]!.hint).toMatch(/edited copies stand for .*; to have both/);
  });

  it.each([
    [['IMG_E0001.JPG', 'IMG_0002.JPG']],
    [['a-edited.jpg', 'b.jpg']],
    [['a.jpg', 'a-edition.jpg']],
    [['a.jpg', 'a(1).jpg']],
    [['IMG_1.jpg', 'IMG_E1.jpg']],
  ])('no pair: %j', async (names) => {
    const { shown, problems } = await gallery(...names);
    expect([...shown].sort()).toEqual([...names].sort());
    expect(problems).toEqual([]);
  });
});

it.each([
  '@eaDir/SYNOPHOTO_THUMB_XL.jpg',
  'day1/@eaDir/a.jpg/SYNOPHOTO_THUMB_M.jpg',
  '.@__thumb/s800a.jpg',
  '.thumbnails/a.jpg',
  '@Recycle/a.jpg',
  '#recycle/a.jpg',
  '__MACOSX/._a.jpg',
  '.Trash-1000/files/a.jpg',
  '$RECYCLE.BIN/a.jpg',
])('%s is no photo of the folder', async (name) => {
  const { expanded } = await expand('photos/**', {
    files: { 'photos/b.insp': '', [`photos/${name}`]: '', 'b.jpg': '' },
  });
  expect(listed(expanded)).toEqual(['photos/b.insp']);
  expect(expanded.problems).toEqual([]);
});

it('thumbnails of storage boxes and forks of archives are no photos; INSP is', async () => {
  const names = ['@eaDir/a.jpg/SYNOPHOTO_THUMB_XL.jpg', '__MACOSX/a.jpg', '#recycle/a.jpg', 'a.insp', 'deep/b.jpg'];
  const files = Object.fromEntries(names.map((name) => [`photos/${name}`, '']));
  const { expanded } = await expand('photos/**', { files });
  expect(listed(expanded)).toEqual(['photos/a.insp', 'photos/deep/b.jpg']);
  expect(expanded.problems).toEqual([]);
});
