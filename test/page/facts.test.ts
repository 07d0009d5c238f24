import { describe, expect, it } from 'vitest';
import type { PlannedText } from '../../src/model.ts';
import { factsBeside, factsOfChapters } from '../../src/page/facts.ts';
import { px } from '../../src/page/markup.ts';
import { pageBox } from '../../src/page/themes/page-box.ts';
import { THEMES } from '../../src/page/themes/themes.ts';
import { album, heading, photo, report, run, settings, taken } from '../helpers/make.ts';

const at = (local: string, certainty?: 'guess') => ({ metadata: taken(local, certainty ? { certainty } : {}) });

function chapter(times: readonly (string | undefined)[], language = 'en') {
  const photos = times.map((time, i) => photo(`p${i}`, time === undefined ? {} : at(time)));
  const blocks = [heading('h', 2, 'One'), run('r', photos.map(({ id }) => id).join(' '))];
  return factsOfChapters(album(photos, { blocks }), language).get('h') ?? [];
}

describe('key facts of a chapter', () => {
  const DAY = ['2025-09-22T07:20:00', '2025-09-22T12:34:00', '2025-09-22T14:36:00'];

  it.each<[string, readonly (string | undefined)[], string, readonly string[]]>([
    ['a day', DAY, 'en', ['September 22, 2025', '7:20 AM – 2:36 PM', '3 photographs']],
    ['in German', DAY, 'de', ['22. September 2025', '7:20 – 14:36', '3 Fotos']],
    ['in Chinese', DAY, 'zh-Hans', ['2025年9月22日', '7:20 – 14:36', '3张照片']],
    ['whatever their order', DAY.toReversed(), 'en', ['September 22, 2025', '7:20 AM – 2:36 PM', '3 photographs']],
    ['one moment', DAY.slice(0, 1), 'en', ['September 22, 2025', '7:20 AM']],
    ['two days have no hours', [DAY[0], '2025-09-23T01:00:00'], 'en', ['September 22–23, 2025']],
    ['days without hours', ['2025-09-22', '2025-09-22'], 'en', ['September 22, 2025']],
    ['nothing where few say when', [DAY[0], undefined, undefined], 'en', []],
    ['nothing of months', [DAY[0], '2025-12-01T01:00:00'], 'en', []],
    ['nothing without photos', [], 'en', []],
  ])('%s', (_, times, language, expected) => {
    expect(chapter(times, language)).toEqual(expected);
  });

  it('guesses are none', () => {
    const blocks = [heading('h', 2, 'One'), run('r', 'p0')];
    expect(factsOfChapters(album([photo('p0', at('2025-09-22T07:20:00', 'guess'))], { blocks }), 'en').size).toBe(0);
  });

  it('each chapter has those of its own photos, down to the next; sections have none', () => {
    const photos = ['20', '21', '22'].map((day) => photo(`p${day}`, at(`2025-09-${day}T10:00:00`)));
    const blocks = [
      heading('title', 1, 'All'),
      run('r0', 'p20'),
      heading('a', 2, 'A'),
      run('r1', 'p21'),
      heading('b', 3, 'B'),
      run('r2', 'p22'),
    ];
    expect([...factsOfChapters(album(photos, { blocks }), 'en')]).toEqual([['a', ['September 21–22, 2025']]]);
  });
});

describe('beside the heading', () => {
  const photos = [photo('p0', at('2025-09-22T07:20:00'))];
  const parts = (theme: keyof typeof THEMES) => ({
    report: report(),
    album: album(photos, { blocks: [heading('h', 2, 'One'), run('r', 'p0')] }),
    box: pageBox(settings(), 'en', THEMES[theme]),
  });
  const item: PlannedText = { kind: 'text', block: 'h', from: 0, to: 1, gapPx: 0, heightPx: 46 };

  it('in the outer margin of its page, where the theme has them', () => {
    const { margin, widthPx } = parts('field').box.geometry;
    const facts = factsBeside(parts('field'));
    const { columnPx, gapPx } = margin as NonNullable<typeof margin>;
    expect(facts(item, { left: false, widthPx })).toBe(
      `<p class="facts" style="margin-top:-46px;margin-inline-start:${px(widthPx + gapPx)};width:${px(columnPx)}">September 22, 2025<br>7:20 AM</p>`,
    );
    expect(facts(item, { left: true, widthPx })).toContain(`margin-inline-start:${px(-gapPx - columnPx)}`);
    expect(facts({ ...item, block: 'r' }, { left: false, widthPx })).toBe('');
    expect(factsBeside(parts('classic'))(item)).toBe('');
  });
});
