// What others wrote is no command to the CI system that shows the output, in messages, listings and JSON alike.
import { expect, it } from 'vitest';
import { noCommand, plainJson, plainPath } from '../../src/cli/harmless.ts';
import { csvOf, listPhotos, tableOf } from '../../src/cli/photo-listing.ts';
import { album, photo } from '../helpers/make.ts';

/** As the systems read a line: its start after blanks, and these anywhere in it. */
const OBEYED = /^\s*(?:::|(?:---|\+\+\+|~~~|\^\^\^)\s)|##\w*\[|section_(?:start|end):\d|travis_(?:fold|time):\w/m;

const COMMANDS = [
  '##vso[task.setvariable variable=X]y',
  '##[error]x',
  '###[group]x',
  '##teamcity[buildStop comment=1]',
  '::set-output name=x::y',
  ' \u00a0::add-mask::x',
  ':::error::x',
  '\u3000::stop-commands::pause',
  'section_start:1700000000:build[collapsed=true]',
  'section_end:1700000000:build',
  'travis_fold:start:x',
  'travis_time:start:0',
  '--- group',
  '+++ open',
  '~~~ shut',
  '^^^ +++',
  '##vso[a]##vso[b]##[c]',
  'ok ##vso[task.complete result=Failed]',
];

it.each(COMMANDS)('%s', (command) => {
  expect(command).toMatch(OBEYED);
  expect(noCommand(command)).not.toMatch(OBEYED);
  expect(noCommand(command).replaceAll(' ', '')).toBe(command.replaceAll(' ', ''));
  expect(plainPath(`a\n${command}`)).not.toMatch(OBEYED);
  for (const indent of [undefined, 2]) {
    const text = plainJson({ a: [command, { '::b': `\\${command}`, c: `\u009b${command}` }], d: 1 }, indent);
    expect(text).not.toMatch(OBEYED);
    expect(JSON.parse(text)).toEqual({ a: [command, { '::b': `\\${command}`, c: `\u009b${command}` }], d: 1 });
  }
});

it.each(COMMANDS)('%s in the listing of photos', (command) => {
  const one = photo('p1', {
    address: command,
    caption: command,
    metadata: { camera: command, placeName: command, lens: `\u0007${command}` },
  });
  const place = { file: command, line: 1, column: 1 };
  const other = { ...photo('p2'), ref: { ...photo('p2').ref, place } };
  const listed = listPhotos(album([one, other]), []);
  for (const text of [csvOf(listed), tableOf(listed), csvOf(listed.toReversed()), tableOf(listed.toReversed())])
    expect(text).not.toMatch(OBEYED);
  expect(listed[0]?.file).toBe(command);
});

it.each(['a::b', '/home/me/## Photos', 'C++ --- x', '2019:06:25', 'my section_start', '[a](b) #1', '日本語 ::'])(
  '%s stays as it is',
  (text) => {
    expect(noCommand(text)).toBe(text);
    expect(plainPath(text)).toBe(text);
    expect(JSON.parse(plainJson(text))).toBe(text);
  },
);
