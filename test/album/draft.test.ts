// Photos and their facts → the draft, as text.
import { describe, expect, it } from 'vitest';
import { type DraftPhoto, type DraftStyle, draftReport } from '../../src/album/draft.ts';

/** `2019-06-25T16:19+08:00 words`: a photo of that moment; a date alone has no hour, nothing no time. */
function photo(path: string, when = '', more: Partial<DraftPhoto> = {}): DraftPhoto {
  const match = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2})([+-]\d{2}:\d{2}))?$/.exec(when);
  if (!match) return { path, ...more };
  const [, day = '', hour, offset] = match;
  if (!hour) return { path, takenAt: { local: day, from: 'filename' }, ...more };
  const local = `${day}T${hour}:00`;
  const momentMs = Date.parse(`${local}${offset}`);
  return { path, takenAt: { local, offset: offset!, from: 'DateTimeOriginal' }, momentMs, ...more };
}

const draft = (photos: readonly DraftPhoto[], style: Partial<DraftStyle> = {}): string =>
  draftReport(photos, { folder: 'photos', by: 'day', ...style });
const headings = (text: string): string[] => text.split('\n').filter((line) => line.startsWith('#'));
const pictures = (text: string): string[] => [...text.matchAll(/!\[.*\]\((.*)\)$/gm)].map(([, path]) => path!);

describe('draft', () => {
  it('the whole of it', () => {
    const text = draft([
      photo('p/a.jpg', '2019-06-25T10:00+08:00', { caption: 'The Bund' }),
      photo('p/b.jpg', '2019-06-25T10:10+08:00'),
      photo('p/c.jpg', '2019-06-25T14:00+08:00'),
      photo('p/e.jpg', '2019-06-26T08:30+08:00', { placeName: 'Suzhou, China' }),
      photo('p/d.jpg'),
    ]);
    expect(text).toBe(`\
# June 25 – June 26, 2019

<!-- A draft: every comment is a place for prose. Comments are not printed. -->

## June 25, 2019

<!-- 10:00 AM to 10:10 AM, 2 photos -->

![The Bund](p/a.jpg)
![](p/b.jpg)

<!-- 2:00 PM, 1 photo -->

![](p/c.jpg)

## June 26, 2019 – Suzhou, China

<!-- 8:30 AM, 1 photo -->

![](p/e.jpg)

## Without a date

<!-- 1 photo -->

![](p/d.jpg)
`);
  });

  it('days are those of the place: an evening here is the morning there, and in order', () => {
    const text = draft([
      photo('shanghai-late', '2019-06-25T23:50+08:00'),
      photo('california', '2019-06-25T11:00-07:00'),
      photo('shanghai-next', '2019-06-26T00:10+08:00'),
    ]);
    expect(headings(text).slice(1)).toEqual(['## June 25, 2019', '## June 26, 2019']);
    expect(pictures(text)).toEqual(['shanghai-late', 'california', 'shanghai-next']);
  });
  it('a day alone goes to its day, at the end of it', () => {
    const text = draft([
      photo('whatsapp', '2019-06-25'),
      photo('late', '2019-06-25T20:00+02:00'),
      photo('next', '2019-06-26T07:00+02:00'),
      photo('other', '2019-06-27'),
    ]);
    expect(pictures(text)).toEqual(['late', 'whatsapp', 'next', 'other']);
    expect(headings(text)).toHaveLength(4);
  });
  it('by gap: three hours apart, past midnight, with the hours in the heading', () => {
    const text = draft(
      [
        photo('a', '2019-06-25T09:12+08:00'),
        photo('b', '2019-06-25T11:40+08:00'),
        photo('c', '2019-06-25T22:10+08:00'),
        photo('d', '2019-06-26T01:00+08:00'),
        photo('e', '2019-06-26T09:00+08:00'),
        photo('f', '2019-06-26'),
        photo('g'),
      ],
      { by: 'gap' },
    );
    expect(headings(text).slice(1)).toEqual([
      '## June 25, 2019, 9:12 AM – 11:40 AM',
      '## June 25, 2019, 10:10 PM – June 26, 2019, 1:00 AM',
      '## June 26, 2019, 9:00 AM',
      '## June 26, 2019',
      '## Without a date',
    ]);
    expect(pictures(text)).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'g']);
  });
  it.each([
    ['shanghai_2019', '# shanghai 2019'],
    ['kyoto-in-may', '# kyoto in may'],
    ['2019-06 Shanghai', '# 2019-06 Shanghai'],
    ['a*b <c>', '# a\\*b \\<c\\>'],
    ['100APPLE', '# June 25, 2019'],
    ['DCIM', '# June 25, 2019'],
    ['', '# June 25, 2019'],
  ])('folder %j: %s', (folder, expected) => {
    expect(headings(draft([photo('a', '2019-06-25')], { folder }))[0]).toBe(expected);
  });
  it.each([
    [undefined, '2019-06-25', '2019-07-03', '# June 25 – July 3, 2019'],
    ['en-GB', '2019-06-25', '2019-07-03', '# 25 June – 3 July 2019'],
    ['en-US', '2019-06-25', '2019-07-03', '# June 25 – July 3, 2019'],
    ['zh-Hans', '2019-06-25', '2019-07-03', '# 2019年6月25日 – 7月3日'],
    ['de', '2019-06-25', '2019-07-03', '# 25. Juni – 3. Juli 2019'],
    [undefined, '2019-12-30', '2020-01-02', '# December 30, 2019 – January 2, 2020'],
  ])('the title of a week, %s: the year once where it is one', (lang, first, last, expected) => {
    const text = draft([photo('a', first), photo('b', last)], lang ? { lang } : {});
    expect(headings(text)[0]).toBe(expected);
  });
  it.each(['day', 'gap'] as const)('universal time tells neither a day nor an hour, only the order (by %s)', (by) => {
    const utc = (path: string, when: string): DraftPhoto => {
      const { takenAt, momentMs } = photo(path, `${when}+00:00`);
      return { path, momentMs, takenAt: { ...takenAt!, from: 'filename', offsetFrom: 'utc' } };
    };
    const late = [utc('PXL_2', '2024-05-01T22:40'), utc('PXL_1', '2024-05-01T22:00')];
    const alone = draft(late, { by });
    expect(headings(alone)).toEqual(['# Photos']);
    expect(pictures(alone)).toEqual(['PXL_1', 'PXL_2']);
    expect(alone).not.toMatch(/AM|PM|2024/);
    const mixed = draft([...late, photo('a', '2024-05-02T09:00+02:00')], { by });
    expect(headings(mixed)[0]).toBe('# May 2, 2024');
    expect(headings(mixed).at(-1)).toBe('## Without a date');
    expect(pictures(mixed)).toEqual(['a', 'PXL_1', 'PXL_2']);
  });
  it('no dates at all: no headings but the title', () => {
    expect(headings(draft([photo('a'), photo('b')]))).toEqual(['# Photos']);
  });
  it('--lang and --clock stand in the front matter, dates are in that language', () => {
    const text = draft([photo('a', '2019-06-25T16:19+08:00')], { lang: 'zh-Hans', clocks: 'NIKON "D5000"=+1:00' });
    expect(text.slice(0, text.indexOf('<!--'))).toBe(
      '---\nlang: zh-Hans\ntripreport:\n  clocks: "NIKON \\"D5000\\"=+1:00"\n---\n\n# 2019年6月25日\n\n',
    );
  });
});
