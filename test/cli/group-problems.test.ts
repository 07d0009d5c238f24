// What a person reads of many problems: one line per cause, on a pipe and on a terminal; nothing is dropped when the
// run ends.
import { Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { openTerminal } from '../../src/cli/terminal.ts';
import { type Event, note, type Problem, warning } from '../../src/diagnostics.ts';

/** What stands on stderr after these events; `live` = a terminal, whose cleared lines are left out. */
function shown(events: readonly Event[], { live = false, quiet = false } = {}): string[] {
  let written = '';
  const sink = new Writable({
    write(chunk, _encoding, done) {
      written += String(chunk);
      done();
    },
  });
  const stream = Object.assign(sink, { isTTY: live, columns: 80 }) as unknown as NodeJS.WriteStream;
  const { CI, TERM } = process.env;
  delete process.env.CI;
  process.env.TERM = 'xterm';
  const terminal = openTerminal(stream, quiet);
  for (const event of events) terminal.tell(event);
  terminal.end();
  if (CI !== undefined) process.env.CI = CI;
  if (TERM === undefined) delete process.env.TERM;
  else process.env.TERM = TERM;
  return written
    .replace(/[^\n]*\r\u001b\[2K/g, '')
    .replace(/\u001b\[\d+m/g, '')
    .split('\n')
    .slice(0, -1);
}

const problem = (problem: Problem): Event => ({ kind: 'problem', problem });
const dead = (line: number, host = 'a.example', file = 'post.md'): Event =>
  problem(
    warning('W_HTTP_404', 'not found (404)', {
      place: { file, line, column: 1 },
      address: `https://${host}/${line}.jpg`,
      hint: 'Is it still there?',
    }),
  );

const upTo = (last: number, before: string, after = '', first = 1): string =>
  Array.from({ length: last - first + 1 }, (_, i) => `${before}${first + i}${after}`).join(', ');

describe('problems on the terminal', () => {
  it('many of one kind are one line, whatever they name; without a host their addresses are named', () => {
    const link = (line: number): Event =>
      problem(note('W_LINK', 'it leads nowhere', { place: { file: 'post.md', line, column: 1 }, address: `#${line}` }));
    expect(shown([1, 2, 3, 4, 5].map(link)).slice(0, 2)).toEqual([
      'post.md:1:1: note W_LINK: it leads nowhere: 5 times (lines 1, 2, 3, 4, 5)',
      '  these: #1, #2, #3, #4, #5',
    ]);
    const named = (line: number): Event =>
      problem(
        note('W_GALLERY', `${line} files of “${line}” are left out`, { place: { file: 'post.md', line, column: 1 } }),
      );
    expect(shown(Array.from({ length: 212 }, (_, i) => named(i + 1)))).toEqual([
      'post.md:1:1: note W_GALLERY: 1 files of “1” are left out, and 211 more like it (lines 1, 2, 3, 4, 5, 6, 7, 8 and 204 more)',
      `  these: ${upTo(24, '')} and 188 more: build --json lists all`,
    ]);
  });

  it('up to three of one cause are told one by one, with their hint once', () => {
    expect(shown([dead(3), dead(5), dead(8)])).toEqual([
      'post.md:3:1: warning W_HTTP_404: https://a.example/3.jpg: not found (404)',
      '  hint: Is it still there?',
      'post.md:5:1: warning W_HTTP_404: https://a.example/5.jpg: not found (404)',
      'post.md:8:1: warning W_HTTP_404: https://a.example/8.jpg: not found (404)',
    ]);
  });

  it('two ways to mend what has one code are both told', () => {
    const coarse = (line: number, hint: string): Event =>
      problem(warning('W_DPI', 'coarse', { place: { file: 'post.md', line, column: 1 }, hint }));
    expect(shown([coarse(1, 'smaller'), coarse(2, 'no bleed'), coarse(3, 'smaller')])).toEqual([
      'post.md:1:1: warning W_DPI: coarse',
      '  hint: smaller',
      'post.md:2:1: warning W_DPI: coarse',
      '  hint: no bleed',
      'post.md:3:1: warning W_DPI: coarse',
    ]);
  });

  it('four hundred of one cause are one line with their lines', () => {
    const many = Array.from({ length: 400 }, (_, i) => dead(3 + i));
    expect(shown(many)).toEqual([
      'post.md:3:1: warning W_HTTP_404: not found (404): 400 photos of a.example (lines 3, 4, 5, 6, 7, 8, 9, 10 and 392 more)',
      `  these: ${upTo(26, '/', '.jpg', 3)} and 376 more: build --json lists all`,
      '  hint: Is it still there?',
    ]);
  });

  it('each host is a cause of its own, and each reason', () => {
    const mixed = Array.from({ length: 8 }, (_, i) => [
      dead(3 + i),
      dead(30 + i, 'b.example'),
      problem(warning('W_FILE_MISSING', 'no such file', { place: { file: 'post.md', line: 60 + i, column: 1 } })),
    ]).flat();
    expect(shown(mixed).map((line) => line.replace(/ \(lines.*/, ''))).toEqual([
      'post.md:3:1: warning W_HTTP_404: not found (404): 8 photos of a.example',
      `  these: ${upTo(10, '/', '.jpg', 3)}`,
      '  hint: Is it still there?',
      'post.md:30:1: warning W_HTTP_404: not found (404): 8 photos of b.example',
      `  these: ${upTo(37, '/', '.jpg', 30)}`,
      'post.md:60:1: warning W_FILE_MISSING: no such file: 8 times',
    ]);
  });

  it('one host that hangs up in several ways is one cause', () => {
    const events = ['ECONNRESET', 'UND_ERR_SOCKET', 'ECONNRESET', 'EPIPE'].map((code, i) =>
      problem(warning('W_CONNECT', `no connection to its host (${code})`, { address: `https://a.example/${i}.jpg` })),
    );
    expect(shown(events)).toEqual([
      'warning W_CONNECT: no connection to its host (ECONNRESET): 4 photos of a.example',
      '  these: /0.jpg, /1.jpg, /2.jpg, /3.jpg',
    ]);
  });

  it('names the files where there are several, and a line once', () => {
    const events = [dead(3), dead(3), dead(3), dead(4, 'a.example', 'day2.md')];
    expect(shown(events)[0]).toBe(
      'post.md:3:1: warning W_HTTP_404: not found (404): 4 photos of a.example (post.md:3, day2.md:4)',
    );
  });

  it('stands where its step ends, and in the order of the causes', () => {
    const events: Event[] = [
      { kind: 'step', step: 'photos' },
      problem(note('W_STALE', 'one')),
      { kind: 'progress', step: 'photos', done: 1, total: 2 },
      problem(note('W_ANIMATION', 'two')),
      { kind: 'step', step: 'print' },
      problem(note('W_EMPTY', 'three')),
    ];
    const said = ['note W_STALE: one', 'note W_ANIMATION: two', 'note W_EMPTY: three'];
    expect(shown(events)).toEqual(['Fetching photos …', said[0], said[1], 'Printing …', said[2]]);
    expect(shown(events, { live: true })).toEqual(said);
    expect(shown(events, { quiet: true })).toEqual([]);
  });
});
