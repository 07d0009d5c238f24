// Parts of a paragraph in columns: every word once, and the lines of the whole.
import { describe, expect, it } from 'vitest';
import { withAttributes } from '../../../src/page/markup.ts';
import { columnPart, linesOf } from '../../../src/page/type/two-columns.ts';

const HTML = '<p>One two <b>three fo\u00adur five</b> six seven &amp; eight nine.</p>';
/** As the DOM counts: before "three", inside of "four", before "seven", before "nine". */
const STARTS = [8, 17, 27, 41];
const write = (names: readonly string[], style: readonly string[]) =>
  withAttributes(HTML, { class: names.filter(Boolean).join(' '), style: style.join(';') });
const words = (html: string): string => html.replace(/<[^<>]*>/g, '');
const classes = (html: string): string[] =>
  (/ class="([^"]*)"/.exec(html)?.[1] ?? '').split(' ').filter(Boolean).sort();

describe.each([true, false])('lines that were chosen: %s', (chosen) => {
  const lines = { starts: STARTS, chosen };

  it.each([1, 2, 3, 4])('cut after line %i, nothing is lost', (cut) => {
    const head = columnPart({ from: 0, to: cut }, lines, Number.POSITIVE_INFINITY, write);
    const tail = columnPart({ from: cut, to: 5 }, lines, Number.POSITIVE_INFINITY, write);
    // What ends a part inside of a word has its hyphen.
    const joined = words(head).replace(/\u2010$/, '\u00ad') + words(tail);
    expect(joined).toBe(words(HTML));
    expect(classes(head)).toEqual(expect.arrayContaining(['head', 'lines']));
    expect(classes(tail)).toContain('tail');
    expect(classes(head).includes('as-broken')).toBe(!chosen);
    // As many ends of lines as lines, but for the last of each.
    expect(`${head}${tail}`.match(/line-end/g) ?? []).toHaveLength(3);
  });

  it('a middle part is both', () => {
    const part = columnPart({ from: 1, to: 3 }, lines, Number.POSITIVE_INFINITY, write);
    expect(words(part)).toBe('three fo\u00adur five six '.slice(0, 19));
    expect(classes(part)).toEqual(expect.arrayContaining(['head', 'lines', 'tail']));
  });
});

it('says where the second column begins', () => {
  const lines = { starts: STARTS, chosen: true };
  const style = (html: string) => / style="([^"]*)"/.exec(html)?.[1];
  expect(style(columnPart({ from: 0, to: 5 }, lines, 3, write))).toBe('widows:2');
  expect(style(columnPart({ from: 2, to: 5 }, lines, 1, write))).toBe('widows:2');
  expect(style(columnPart({ from: 0, to: 5 }, lines, 5, write))).toBeUndefined();
  expect(style(columnPart({ from: 0, to: 5 }, lines, -2, write))).toBeUndefined();
  expect(classes(columnPart({ from: 0, to: 5 }, lines, 0, write))).toContain('column-begins');
  expect(classes(columnPart({ from: 0, to: 5 }, lines, 5, write))).not.toContain('column-begins');
});

it('lines are known where they were measured', () => {
  expect(linesOf({ columnStarts: [3], lineStarts: [3] })).toEqual({ starts: [3], chosen: true });
  expect(linesOf({ columnStarts: [3] })).toEqual({ starts: [3], chosen: false });
  expect(linesOf(undefined)).toEqual({ starts: [], chosen: false });
});
