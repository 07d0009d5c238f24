// The lines of a tripreport.yaml: what a found one may set, and what only one that its user names.
import { describe, expect, it } from 'vitest';
import { readConfigOptions } from '../../../src/markdown/front-matter/config-options.ts';
import { linedYaml } from '../../../src/markdown/front-matter/lined-yaml.ts';

const read = (text: string, kind: 'named' | 'found') => readConfigOptions(linedYaml(text), 'tripreport.yaml', kind);
const lines = (text: string, kind: 'named' | 'found') =>
  read(text, kind).problems.map(({ place, message }) => `${place?.line}: ${message}`);

it('sets what front matter may, as below tripreport: there', () => {
  const { options, problems } = read(
    'paper: a5\ncaptions: [text, time]\nmargin: [20mm, 15mm]\nlang: de\nmap:\n  gpx: track.gpx\n  privacy: 500m\ncover: a.jpg\npapersize: a3\n',
    'found',
  );
  expect(problems).toEqual([]);
  const values = Object.fromEntries(Object.entries(options).map(([key, { value }]) => [key, value]));
  expect(values).toEqual({
    paper: 'a3',
    captions: 'text,time',
    marginMm: '20mm 15mm',
    lang: 'de',
    map: 'true',
    gpx: 'track.gpx',
    mapPrivacyKm: '500m',
    coverPhoto: 'a.jpg',
  });
  expect(options.marginMm?.place).toEqual({ file: 'tripreport.yaml', line: 3, column: 1 });
});

const FORBIDDEN =
  'browser sandbox root allow-host http-header output max-image-bytes timeout offline strict public debug lock cache';

describe.each(FORBIDDEN.split(' '))('%s', (name) => {
  it('is for a named file alone', () => {
    expect(lines(`paper: a5\n${name}: x\n`, 'found')).toEqual([
      expect.stringMatching(/^2: .*--config tripreport\.yaml/),
    ]);
    expect(read(`${name}: x\n`, 'found').options).toEqual({});
    expect(read(`${name}: x\n`, 'named')).toMatchObject({ problems: [] });
  });
});

it.each([
  ['papper: a4', '1: “papper” is no option; did you mean paper?'],
  ['paper: a4\npaper: a5', '2: Map keys must be unique'],
  ['- a', '1: expected names and values'],
  ['config: other.yaml', '1: “config” is no option'],
  ['a: [', '1: '],
])('%j is told', (text, message) => {
  expect(lines(text, 'named')[0]).toContain(message.slice(0, 40));
});

it('an empty file says nothing', () => {
  expect(read('# only words\n', 'found')).toEqual({ options: {}, problems: [] });
});
