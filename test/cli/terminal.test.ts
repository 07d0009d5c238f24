// The words of problems and errors, whatever others wrote in them, and the last line of a build.
import { Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { plain } from '../../src/cli/harmless.ts';
import { openTerminal, printError, summary } from '../../src/cli/terminal.ts';
import { BuildError, warning } from '../../src/diagnostics.ts';
import type { Built } from '../../src/model.ts';

const images = { total: 6, ok: 6, damaged: 0, missing: 0, fromCache: 0, downloadedBytes: 0 };
const built: Built = { pages: 2, bytes: 3_100_000, sha256: '', standards: [], images, problems: [], stepsMs: {} };

it.each([
  [built, '2 pages, 6 of 6 photos, 3.1 MB'],
  [{ ...built, folded: 3 }, '2 pages, 6 of 6 photos, 3 folded, 3.1 MB'],
  [
    { ...built, images: { ...images, ok: 5, missing: 1, damaged: 2 } },
    '2 pages, 5 of 6 photos, 1 missing, 2 damaged, 3.1 MB',
  ],
  [{ ...built, pages: 1, bytes: 99, images: { ...images, total: 0 } }, '1 page, no photos, 1 kB'],
])('summary %#', (one, words) => {
  expect(summary(one, 'report.pdf')).toBe(`report.pdf: ${words}`);
});

describe('what others wrote commands neither the terminal nor the CI system', () => {
  it.each([
    ['x\n::error file=a::FORGED\u001b[31m', 'x ::error file=a::FORGED\\u{1b}[31m'],
    ['a\u001b]0;T\u0007', 'a\\u{1b}]0;T\\u{7}'],
    ['a\r\n\t\u2028b\u0085c', 'a b c'],
    ['\u009b2J', '\\u{9b}2J'],
    ['gnp.\u202egpj\u2066', 'gnp.\\u{202e}gpj\\u{2066}'],
    ['::error::x', ': :error::x'],
    [' \n::add-mask::x', '  : :add-mask::x'],
    ['seen ##[error]x and ##vso[task.x]', 'seen # #[error]x and # #vso[task.x]'],
    ['## Photos, a::b, 日本語, नमस्ते', '## Photos, a::b, 日本語, नमस्ते'],
    ['می\u200cخواهم 👩\u200d👧', 'می\u200cخواهم 👩\u200d👧'],
  ])('%j is printed as %j', (text, printed) => expect(plain(text)).toBe(printed));

  it('no part of a problem, an error or a summary begins a line or hides', () => {
    let written = '';
    const sink = new Writable({
      write(chunk, _, done) {
        written += String(chunk);
        done();
      },
    });
    const stream = sink as unknown as NodeJS.WriteStream;
    const evil = 'x\n::error file=a::FORGED\u001b[31m\u202e';
    const more = { place: { file: evil, line: 1, column: 1 }, hint: evil };
    const terminal = openTerminal(stream, false);
    terminal.tell({ kind: 'problem', problem: warning('W_FILE', evil, { ...more, address: `https://${evil}/a.jpg` }) });
    // Four of one cause are one line of their own making.
    for (let line = 2; line < 6; line++)
      terminal.tell({
        kind: 'problem',
        problem: warning('W_DAMAGED', evil, { place: { file: `${evil}${line}`, line, column: 1 } }),
      });
    terminal.end();
    process.env.TRIPREPORT_STACK = '1';
    printError(new BuildError('E_INPUT', evil, { ...more, cause: new Error(evil) }), stream);
    delete process.env.TRIPREPORT_STACK;
    written += `${summary(built, evil)}\n`;
    const [warned, hint, , error, hintOfError, stack] = written.replace(/\u001b\[\d\d?m/g, '').split('\n');
    const shown = 'x ::error file=a::FORGED\\u{1b}[31m\\u{202e}';
    expect([warned, hint, error, hintOfError, stack]).toEqual([
      `${shown}:1:1: warning W_FILE: https://${shown}/a.jpg: ${shown}`,
      `  hint: ${shown}`,
      `${shown}:1:1: error E_INPUT: ${shown}`,
      `  hint: ${shown}`,
      '  | Error: x',
    ]);
    expect(written).not.toMatch(/^\s*::/m);
    expect(written).not.toContain('\u202e');
    expect(written.replaceAll(/\u001b\[(?:\d\d?)m/g, '')).not.toContain('\u001b');
  });
});
