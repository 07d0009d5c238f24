// Dates and hours as people of each language write them.
import { expect, it } from 'vitest';
import { dateWriter } from '../../src/album/dates.ts';

it.each([
  ['zh-CN', '2019年6月25日 16:19', '6月25日', '16:19'],
  ['zh-Hant-TW', '2019年6月25日 下午4:19', '6月25日', '下午4:19'],
  ['ja', '2019年6月25日 16:19', '6月25日', '16:19'],
  ['en-US', 'June 25, 2019, 4:19\u00a0PM', 'June 25', '4:19\u00a0PM'],
  ['en', 'June 25, 2019, 4:19\u00a0PM', 'June 25', '4:19\u00a0PM'],
  ['en-GB', '25 June 2019, 16:19', '25 June', '16:19'],
  ['de', '25. Juni 2019, 16:19', '25. Juni', '16:19'],
  ['fr', '25 juin 2019, 16:19', '25 juin', '16:19'],
  ['ko', '2019년 6월 25일 오후\u00a04:19', '6월 25일', '오후\u00a04:19'],
  ['he', '25 ביוני 2019, 16:19', '25 ביוני', '16:19'],
  ['ar', '25 يونيو 2019، 4:19\u00a0م', '25 يونيو', '4:19\u00a0م'],
  ['no such language!', 'June 25, 2019, 4:19\u00a0PM', 'June 25', '4:19\u00a0PM'],
])('%s', (language, full, day, hour) => {
  const dates = dateWriter(language);
  expect(dates.full('2019-06-25T16:19:32')).toBe(full);
  expect(dates.shortDay('2019-06-25T16:19:32')).toBe(day);
  expect(dates.hour('2019-06-25T16:19:32')).toBe(hour);
});

it('a day alone has no hour', () => {
  const dates = dateWriter('en-GB');
  expect(dates.full('2019-06-25')).toBe('25 June 2019');
  expect(dates.hour('2019-06-25')).toBeUndefined();
});

it('a morning in Korean, evenings in Urdu', () => {
  expect(dateWriter('ko-KR').full('2019-06-25T09:14:00')).toBe('2019년 6월 25일 오전\u00a09:14');
  expect(dateWriter('ur').full('2019-06-25T19:14:00')).toContain('2019، 7:14');
});

it('midnight belongs to its own day', () => {
  expect(dateWriter('en-GB').full('2019-06-25T00:00:00')).toBe('25 June 2019, 00:00');
});
