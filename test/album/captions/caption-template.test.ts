// Caption templates: a piece whose value is absent takes its punctuation along.
import { expect, it } from 'vitest';
import { fieldsOf, fillTemplate, parseTemplate } from '../../../src/album/captions/caption-template.ts';
import { processorMs } from '../../helpers/time.ts';

const BUND = { text: 'Bund', time: '16:19', place: 'Shanghai', camera: 'X100' };

it.each([
  ['{text} — {time}, {place}', BUND, 'Bund — 16:19, Shanghai'],
  ['{text} — {time}, {place}', { ...BUND, time: '' }, 'Bund — Shanghai'],
  ['{text} — {time}, {place}', { ...BUND, place: '' }, 'Bund — 16:19'],
  ['{text} — {time}, {place}', { ...BUND, text: '' }, '16:19, Shanghai'],
  ['{text} — {time}, {place}', { text: 'Bund' }, 'Bund'],
  ['{text} — {time}, {place}', { place: 'Shanghai' }, 'Shanghai'],
  ['{text} — {time}, {place}', {}, undefined],
  ['{text} ({time}, {place})', BUND, 'Bund (16:19, Shanghai)'],
  ['{text} ({time}, {place})', { ...BUND, time: '' }, 'Bund (Shanghai)'],
  ['{text} ({time}, {place})', { ...BUND, place: '' }, 'Bund (16:19)'],
  ['{text} ({time}, {place})', { text: 'Bund' }, 'Bund'],
  ['{text}（{time}）', { text: '外滩' }, '外滩'],
  ['{text}（{time}）', { text: '外滩', time: '16:19' }, '外滩（16:19）'],
  ['{text}, {place} ({camera})', BUND, 'Bund, Shanghai (X100)'],
  ['{text}, {place} ({camera})', { ...BUND, place: '' }, 'Bund (X100)'],
  ['{text}, {place} ({camera})', { ...BUND, text: '' }, 'Shanghai (X100)'],
  ['{text}, {place} ({camera})', { camera: 'X100' }, '(X100)'],
  ['{time}, {place} [{camera}]', { ...BUND, place: '' }, '16:19 [X100]'],
  ['{text}，{place}（{camera}）', { ...BUND, place: '' }, 'Bund（X100）'],
  ['{text} ({time}), {place}', { ...BUND, time: '' }, 'Bund, Shanghai'],
  ['{text}, {time} ({camera}), {place}', { text: 'Bund', place: 'Shanghai' }, 'Bund, Shanghai'],
  ['{text} — {time}, {place}, {camera}', { text: 'Bund', camera: 'X100' }, 'Bund — X100'],
  ['{text}{time}, {place}', { ...BUND, time: '' }, 'Bund, Shanghai'],
  ['Taken with {camera} at {time}', BUND, 'Taken with X100 at 16:19'],
  ['Taken with {camera} at {time}', { time: '16:19' }, '16:19'],
  ['Taken with {camera} at {time}', { camera: 'X100' }, 'Taken with X100'],
  ['{text}.', BUND, 'Bund.'],
  ['{text} in {place}.', { text: 'Bund' }, 'Bund'],
  ['[{camera}] {text}', { text: 'Bund' }, 'Bund'],
  ['{text} :-)', { text: 'Bund' }, 'Bund :-)'],
  ['{text} (sic)', { text: 'Bund' }, 'Bund (sic)'],
  ['{{text}}', { text: 'Bund' }, '{Bund}'],
  ['{unknown} {text}', { text: 'Bund' }, 'Bund'],
  ['© Anna', BUND, '© Anna'],
  ['', BUND, undefined],
])('%s of %j is %j', (template, values: Readonly<Record<string, string>>, expected) => {
  expect(fillTemplate(parseTemplate(template), (name) => values[name])).toBe(expected);
});

it('lists its pieces, also those in brackets', () => {
  expect(fieldsOf(parseTemplate('{text} ({time:short}, [{place}]) {n}'))).toEqual(['text', 'time:short', 'place', 'n']);
});

it('is quick on a hostile template', () => {
  const ms = processorMs(() => {
    for (const hostile of ['('.repeat(1e5), '({a}'.repeat(3e4), '{'.repeat(1e5), '(['.repeat(5e4)])
      parseTemplate(hostile);
  });
  expect(ms).toBeLessThan(500);
});
