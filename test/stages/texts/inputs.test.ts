// Texts as they are named: files, links, what is no file, and a stdin that never ends. Pure but for a folder on disk.
import { execFileSync } from 'node:child_process';
import { mkdirSync, realpathSync, symlinkSync } from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { Readable } from 'node:stream';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openReadableFolders } from '../../../src/images/local/readable-folders.ts';
import { readTracks } from '../../../src/map/map.ts';
import { readInputs } from '../../../src/stages/texts/inputs.ts';
import { folderFor } from '../../helpers/images.ts';

const linux = process.platform === 'linux';

const none = async (): Promise<never> => {
  throw new Error('nothing is fetched here');
};

function read(
  names: readonly string[],
  { roots = [], stdin = Readable.from([]), signal = new AbortController().signal } = {} as {
    roots?: readonly string[];
    stdin?: AsyncIterable<Uint8Array>;
    signal?: AbortSignal;
  },
) {
  const reachOf = async (folder: string) => (await openReadableFolders(folder, roots)).allows;
  return readInputs(names, { stdin, signal, fetchText: none, reachOf });
}

it.each([
  ['a\r\rb\r', 'a\n\nb\n'],
  ['a\r\nb', 'a\r\nb'],
  ['a\rb\nc', 'a\rb\nc'],
])('lines that end with a return alone: %j', async (written, text) => {
  const root = folderFor({ 'a.md': written });
  expect((await read([path.join(root, 'a.md')]))[0]?.text).toBe(text);
});

it.each(['utf16le', 'utf16be'])('a text in UTF-16 without its mark is read: %s', async (order) => {
  const bytes = Buffer.from('# 周末\n\nWe walked.\n', 'utf16le');
  const root = folderFor({ 'a.md': order === 'utf16le' ? bytes : bytes.swap16() });
  expect((await read([path.join(root, 'a.md')]))[0]?.text).toBe('# 周末\n\nWe walked.\n');
});

describe('a text that is a link', () => {
  /** A repository with a folder of posts, and a secret beside the repository. */
  function world(link: string, target: string, git = true) {
    const root = folderFor({
      'secret.txt': 'hunter2',
      'repo/posts/other.md': 'A text of the repository',
      'repo/top.md': 'The text at the top',
      ...(git ? { 'repo/.git/HEAD': 'ref: refs/heads/main' } : {}),
    });
    const post = path.join(root, 'repo', 'posts', link);
    symlinkSync(target, post);
    return { root, post };
  }

  it.each([
    ['a file of the machine', '/etc/passwd', /^\/etc\/passwd/],
    ['a file beside the repository', '../../secret.txt', /secret\.txt/],
    ['a device', '/dev/zero', /^\/dev\/zero/],
  ])('%s: is not read, and its end is named', async (_, target, end) => {
    const { post } = world('post.md', target);
    const failure = await read([post]).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 'E_INPUT', exitCode: 4, hint: expect.stringContaining('--root DIR') });
    const [, to] = /: it is a link to (.*), outside its folder and repository$/.exec((failure as Error).message) ?? [];
    expect(to).toMatch(end);
  });

  it.runIf(linux)('to the environment of the process: the secrets of a CI job are not printed', async () => {
    const { post } = world('post.md', '/proc/self/environ');
    await expect(read([post])).rejects.toThrow(/: it is a link to \/proc\/\d+\/environ, outside/);
  });

  it('one that stays in the folder, and in the repository, is read', async () => {
    const { post } = world('near.md', 'other.md');
    const far = world('far.md', '../top.md');
    expect((await read([post, far.post])).map(({ text }) => text)).toEqual([
      'A text of the repository',
      'The text at the top',
    ]);
  });

  it('without a repository its folder is all; --root opens another', async () => {
    const { root, post } = world('far.md', '../top.md', false);
    await expect(read([post])).rejects.toMatchObject({ code: 'E_INPUT' });
    const [input] = await read([post], { roots: [path.join(root, 'repo')] });
    expect(input?.text).toBe('The text at the top');
  });

  it('a folder that is a link is its own place: the user has named it', async () => {
    const { root } = world('near.md', 'other.md', false);
    symlinkSync('repo/posts', path.join(root, 'blog'));
    const [input] = await read([path.join(root, 'blog', 'near.md')]);
    expect(input).toMatchObject({ text: 'A text of the repository', folder: path.join(root, 'blog') });
  });

  it.each([
    ['itself', 'post.md', /its links go in a circle/],
    ['nothing', 'gone.md', /there is no such file/],
  ])('to %s', async (_, target, words) => {
    const { post } = world('post.md', target);
    await expect(read([post])).rejects.toThrow(words);
  });
});

describe('what is no regular file', () => {
  it('a pipe, a socket and a device are refused at once, as text and as track; nobody waits for a writer', async () => {
    const folder = folderFor();
    const at = (name: string) => path.join(folder, name);
    execFileSync('mkfifo', [at('pipe.md')]);
    const socket = net.createServer().listen(at('socket.md'));
    onTestFinished(() => void socket.close());
    await new Promise((resolve) => socket.once('listening', resolve));
    const place = { file: 'post.md', line: 1, column: 1 };
    for (const name of [at('pipe.md'), at('socket.md'), '/dev/zero']) {
      await expect(read([name])).rejects.toMatchObject({
        code: 'E_INPUT',
        message: `cannot read ${name}: it is a pipe or a device, no file`,
        hint: expect.stringContaining('tripreport build -'),
      });
      const byText = { by: 'text', place, folder } as const;
      for (const named of [{ by: 'user' } as const, byText]) {
        const { track, problems } = await readTracks([name], named, ['/dev']);
        expect(track).toBeUndefined();
        expect(problems.map(({ message }) => message)).toEqual([
          `the track ${'folder' in named && name !== '/dev/zero' ? path.basename(name) : name} was not read: it is no file`,
        ]);
      }
    }
  });

  it.runIf(linux)('what the shell hands over (/dev/fd/63) has no path, and is a pipe', async () => {
    const server = net.createServer().listen(0);
    onTestFinished(() => void server.close());
    const { fd } = (server as unknown as { _handle: { fd: number } })._handle;
    await expect(read([`/proc/self/fd/${fd}`])).rejects.toThrow(/: it is a pipe or a device, no file$/);
  });

  it.each([
    [{ 'index.md': 'a', 'other.md': 'b', 'README.md': 'c' }, 'index.md'],
    [{ '_index.md': 'a', 'one.md': 'b' }, '_index.md'],
    [{ 'Readme.markdown': 'a', 'one.md': 'b' }, 'Readme.markdown'],
    [{ 'trip.qmd': 'a', 'notes.txt': 'b', 'a.jpg': 'c', 'more/b.md': 'd' }, 'trip.qmd'],
  ])('of a folder its index, else its only text: %j', async (files, name) => {
    const folder = folderFor(files);
    expect((await read([folder])).map((one) => one.name)).toEqual([path.join(folder, name)]);
  });

  it('a folder with several texts names them', async () => {
    const folder = folderFor({ 'b.md': '', 'a.md': '' });
    const [a, b] = ['a.md', 'b.md'].map((name) => path.join(folder, name));
    await expect(read([folder])).rejects.toThrow(`cannot read ${folder}: it is a folder with 2 texts: ${a}, ${b}`);
  });

  it.each(['psot.md', 'Post.md', 'post.markdown'])('%s, which is not there: the text that was meant', async (name) => {
    const folder = folderFor({ 'post.md': '', 'a.jpg': '' });
    const hint =
      name === 'post.markdown' ? 'give the path of a Markdown file' : `did you mean ${path.join(folder, 'post.md')}?`;
    await expect(read([path.join(folder, name)])).rejects.toMatchObject({ code: 'E_INPUT', hint });
  });

  it('a folder', async () => {
    const folder = folderFor();
    mkdirSync(path.join(folder, 'posts'));
    await expect(read([path.join(folder, 'posts')])).rejects.toThrow(/: it is a folder without a text$/);
  });
});

describe('longer than 10 MiB', () => {
  const MiB = 2 ** 20;

  it.runIf(linux)('a file is measured by its bytes: those of /proc say that they are empty', async () => {
    const { readNamedFile } = await import('../../../src/files/named-file.ts');
    const real = realpathSync('/proc/self/environ');
    expect(await readNamedFile(real, 10, () => true)).toEqual({ kind: 'long' });
    expect(await readNamedFile(real, MiB, () => true)).toMatchObject({ kind: 'read' });
  });

  it.each([
    [10 * MiB, undefined],
    [10 * MiB + 1, 'E_INPUT_LIMIT'],
  ])('a file of %d bytes', async (bytes, code) => {
    const file = path.join(folderFor({ 'post.md': Buffer.alloc(bytes, 'a') }), 'post.md');
    const answer = read([file]);
    if (code) await expect(answer).rejects.toMatchObject({ code });
    else expect((await answer)[0]?.text).toHaveLength(bytes);
  });

  it('a stdin without end is read so far and no further', async () => {
    let given = 0;
    const stdin = new Readable({
      read() {
        given += MiB;
        this.push(Buffer.alloc(MiB, 'a'));
      },
    });
    await expect(read(['-'], { stdin })).rejects.toMatchObject({ code: 'E_INPUT_LIMIT' });
    expect(given).toBeLessThan(20 * MiB);
    expect(stdin.destroyed).toBe(true);
  });
});

describe('a stdin that says nothing', () => {
  it('ends with the run, and is let go', async () => {
    const stdin = new Readable({ read() {} });
    const run = new AbortController();
    const reading = read(['-'], { stdin, signal: run.signal });
    stdin.push('# A');
    setImmediate(() => run.abort(new Error('ended by SIGINT')));
    await expect(reading).rejects.toMatchObject({ name: 'AbortError', cause: { message: 'ended by SIGINT' } });
    expect(stdin.destroyed).toBe(true);
  });

  it('what is given in pieces is one text', async () => {
    async function* pieces() {
      yield Buffer.from('# Zü').subarray(0, 4);
      yield Buffer.from('# Zü').subarray(4);
    }
    expect((await read(['-'], { stdin: pieces() }))[0]?.text).toBe('# Zü');
  });
});

describe('a track given for a text, as by --gpx *.gpx', () => {
  it.each([
    [['nowhere.md', 'gap2.gpx', 'gap3.gpx'], 'gap2.gpx'],
    [['Track.GPX'], 'Track.GPX'],
    [['https://example.org/trip.gpx'], 'https://example.org/trip.gpx'],
  ])('%j: a usage error before anything is read', async (names, track) => {
    await expect(read(names)).rejects.toMatchObject({
      code: 'E_USAGE',
      message: `${track} is a GPX track, not a Markdown text`,
      hint: expect.stringContaining(`--gpx ${track}`),
    });
  });
  it('a text in a folder of tracks is a text', async () => {
    await expect(read(['trip.gpx/nowhere.md'])).rejects.toMatchObject({ code: 'E_INPUT' });
  });
});

describe('a text bundle', () => {
  it.each([
    ['text.md', 'Bay.textbundle', 'text.md'],
    ['text.markdown', 'Bay.textbundle/', 'text.markdown'],
    ['text.txt', 'Bay.TextBundle', 'text.txt'],
    ['Text.md', 'Bay.textbundle', 'Text.md'],
    ['text.fountain', 'Bay.textbundle', 'text.fountain'],
  ])('%s of %s is read, and pictures start beside it', async (file, bundle, name) => {
    const top = folderFor({
      [path.join(bundle, file)]: '# Bay',
      [path.join(bundle, 'info.json')]: '{"version": 2}',
      [path.join(bundle, 'text.html')]: '<p>',
    });
    const [input] = await read([path.join(top, bundle)]);
    expect(input).toEqual({
      name: path.join(top, bundle, name),
      text: '# Bay',
      folder: path.join(top, bundle.replace(/\/$/, '')),
    });
  });

  it('without a text is a folder, and one that leads away is not read', async () => {
    const top = folderFor({ 'A.textbundle/info.json': '{}', 'secret.md': 'x', 'B.textbundle/info.json': '{}' });
    await expect(read([path.join(top, 'A.textbundle')])).rejects.toThrow(/: it is a folder without a text$/);
    symlinkSync('../secret.md', path.join(top, 'B.textbundle', 'text.md'));
    await expect(read([path.join(top, 'B.textbundle')])).rejects.toThrow(/it is a link to .*secret\.md, outside/);
  });
});

describe('what is no text but an export', () => {
  it.each(['Journal.json', 'blog.ghost.JSON', 'wordpress.xml', 'Notes.enex', 'outline.opml'])(
    '%s is told before it is read',
    async (name) => {
      await expect(read([name])).rejects.toMatchObject({ code: 'E_INPUT', hint: expect.stringContaining('Markdown') });
    },
  );

  it.each(['Bay.textpack', 'report.docx', 'notes.zip', 'book.epub', 'post.md'])('%s that is packed', async (name) => {
    const top = folderFor({ [name]: Buffer.from('PK\u0003\u0004\u0014\u0000\u0000') });
    await expect(read([path.join(top, name)])).rejects.toThrow(/is a packed archive \(ZIP\), not a text$/);
  });
});
