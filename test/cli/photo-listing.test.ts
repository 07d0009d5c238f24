// The CSV of `tripreport photos`: opened in a spreadsheet or shown on a terminal, words of a stranger's post do nothing
// there.
import { describe, expect, it } from 'vitest';
import { csvOf, type ListedPhoto } from '../../src/cli/photo-listing.ts';

const PHOTO: ListedPhoto = {
  file: 'a.jpg',
  line: 5,
  takenAt: {
    local: '2019-06-25T16:19:32',
    offset: '-07:00',
    from: 'DateTimeOriginal',
    offsetFrom: null,
    certainty: null,
  },
  gps: { lat: -33.85, lon: -70.5 },
  camera: 'Canon',
  caption: null,
  widthPx: 40,
  heightPx: 30,
  post: 'post.md',
  place: null,
  gpsFrom: 'file',
  placeFrom: null,
  lens: null,
  exposure: null,
  problems: [],
  number: null,
  sidecar: null,
};

function row(more: Partial<ListedPhoto>): string {
  return csvOf([{ ...PHOTO, ...more }]).split('\n')[1]!;
}

describe('csvOf', () => {
  it('numbers and zones keep their sign', () => {
    expect(row({})).toBe(
      'post.md,5,a.jpg,2019-06-25T16:19:32,-07:00,DateTimeOriginal,,,-33.85,-70.5,,Canon,,,,40,30,,,',
    );
  });

  it.each([
    ['a formula', '=HYPERLINK("http://evil")', `"'=HYPERLINK(""http://evil"")"`],
    ['a call of a program', "@SUM(1)|cmd!'/c calc'", "'@SUM(1)|cmd!'/c calc'"],
    ['+', '+1+1', "'+1+1"],
    ['-', '-2+3', "'-2+3"],
    ['a full-width =', '＝1+1', "'＝1+1"],
    ['behind a tab or a line', '\t\r\n=1+1', "' =1+1"],
    ['behind what is left out', '\u001b=1+1', "'=1+1"],
    ['colours of a terminal', 'a\u001b[31mb\u0007\u009b2J', 'a[31mb2J'],
    ['letters that turn round', 'gpj\u202Eexe.a', 'gpjexe.a'],
    ['lines', 'first\n  second', 'first second'],
    ['anything else', '5 − 3 = “2”, O’Hare – 家族👨‍👩‍👧', '"5 − 3 = “2”, O’Hare – 家族👨‍👩‍👧"'],
  ])('a caption, a file or a camera: %s', (_, given, shown) => {
    expect(row({ caption: given })).toContain(`,,${shown},40,30,`);
    expect(row({ file: given })).toContain(`post.md,5,${shown},2019`);
    expect(row({ camera: given })).toContain(`-70.5,,${shown},,,,40`);
  });
});
