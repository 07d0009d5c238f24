// The schemas for editors agree with what is read: they are written from the table, and neither promises what no reader
// takes nor forbids what one does.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { CONFIG_OPTIONS, readConfigOptions } from '../../src/markdown/front-matter/config-options.ts';
import { linedYaml } from '../../src/markdown/front-matter/lined-yaml.ts';
import { chooseOptions } from '../../src/options/resolve.ts';
import { OPTIONS, type OptionRow } from '../../src/options/table.ts';
import { kindOf } from '../helpers/option-schemas.ts';
import { ROOT } from '../helpers/run.ts';
import { faultsBy } from '../helpers/schemas.ts';

/** Whether the tool takes this line without a word. */
function isRead(name: string, value: unknown): boolean {
  const { options, problems } = readConfigOptions(linedYaml(stringify({ [name]: value })), 'tripreport.yaml', 'named');
  // A map that stands for words is told of where they are used, as no such file.
  if (problems.length > 0 || /\{…\}|\[…\]/.test(JSON.stringify(options))) return false;
  try {
    const { problems } = chooseOptions(
      ['post.md'],
      {},
      { by: 'user', beneathTexts: true, folder: '/', values: options },
    );
    return problems.length === 0;
  } catch {
    return false;
  }
}

const VALUES = [
  ...[true, false, 0, 1, 2, 7, 12, 150, 1.5, -1, 1_000_000_000, null, '', 'yes', 'OFF', '7', ' 8 ', 'auto', 'none'],
  ...['nonsense', 'a5', '20mm', '5m', 'track.gpx', 'de', 'W_GAP', '{page}', 'NIKON=+1:00', 'https://host A: b', '3-7'],
  ...[[], ['a'], ['text', 'time'], [20, 15], {}, { left: 'a' }, { gpx: 'a.gpx' }, { NIKON: '+1:00' }],
];

describe.each([...CONFIG_OPTIONS])('%s', (name, key) => {
  const { read, standard } = OPTIONS[key] as OptionRow & { read: { words?: readonly string[] } };
  const values = [...VALUES, ...(read.words ?? []), ...(standard === undefined ? [] : [standard])];
  const taken = values.filter((value) => isRead(name, value));
  const allowed = values.filter((value) => faultsBy('config.json', { [name]: value }).length === 0);

  it('what is read, the schema allows', () => {
    expect(taken.some((value) => value !== null && value !== '')).toBe(true);
    expect(taken.filter((value) => !allowed.includes(value))).toEqual([]);
  });

  it.runIf(['switch', 'words'].includes(kindOf(key)))('what the schema allows, is read', () => {
    expect(allowed.filter((value) => !taken.includes(value))).toEqual([]);
  });
});

it('a slip of the fingers is a fault', () => {
  expect(faultsBy('config.json', { papper: 'a4' })).not.toEqual([]);
  expect(faultsBy('front-matter.json', { tripreport: { papper: 'a4' } })).not.toEqual([]);
  expect(faultsBy('front-matter.json', { layout: 'post', tags: ['a'], days: 7, map: { zoom: 3 }, order: 3 })).toEqual(
    [],
  );
  expect(faultsBy('front-matter.json', { captions: true, tripreport: { 'photos-per-page': 4 } })).toEqual([]);
});

it('the example of docs/config.md is read, and the schema knows it', () => {
  const [, example = ''] =
    /^```yaml\n([\s\S]*?)^```/m.exec(readFileSync(path.join(ROOT, 'docs', 'config.md'), 'utf8')) ?? [];
  const { options, problems } = readConfigOptions(linedYaml(example), 'tripreport.yaml', 'found');
  expect([problems, Object.keys(options).length > 5]).toEqual([[], true]);
  expect(faultsBy('config.json', parse(example))).toEqual([]);
});
