// Figures joined by hyphens stay on one line, and nothing is added to what is copied.
import { describe, expect, it } from 'vitest';
import { holdNumbers } from '../../src/page/whole-numbers.ts';

/** With brackets around what is held together. */
const held = (html: string) => holdNumbers(html).replace(/<span class="whole">(.*?)<\/span>/g, '[$1]');

describe('held together', () => {
  it.each([
    ['<td>2019-06-25</td>', '<td>[2019-06-25]</td>'],
    ['<p>On 2019-06-25, at 14:30.</p>', '<p>On [2019-06-25], at [14:30].</p>'],
    ['<p>2019-06-25T14:30:05+08:00</p>', '<p>[2019-06-25T14:30:05+08:00]</p>'],
    ['<p>2019-06-25T14:30Z</p>', '<p>[2019-06-25T14:30Z]</p>'],
    ['<p>2019-06-25/2019-07-02</p>', '<p>2019-06-25/2019-07-02</p>'],
    ['<td>9:05–14:30:59</td>', '<td>[9:05]–[14:30:59]</td>'],
    ['<p>从2019-06-25到07-02</p>', '<p>从[2019-06-25]到[07-02]</p>'],
    ['<p>Tel:+47-555-0199 or (02)555-0199.</p>', '<p>Tel:[+47-555-0199] or [(02)555-0199].</p>'],
    ['<p>(010)-6512-3456; 1-800-555-0199</p>', '<p>[(010)-6512-3456]; [1-800-555-0199]</p>'],
    ['<p>978-3-16-148410-0</p>', '<p>[978-3-16-148410-0]</p>'],
    ['<p>555\u20100199</p>', '<p>[555\u20100199]</p>'],
    ['<p><strong>10-15</strong> km</p>', '<p><strong>[10-15]</strong> km</p>'],
  ])('%s', (html, expected) => {
    expect(held(html)).toBe(expected);
    expect(holdNumbers(html).replace(/<[^<>]*>/g, '')).toBe(html.replace(/<[^<>]*>/g, ''));
  });
});

describe('left as it is', () => {
  it.each([
    ['an attribute', '<a href="#2019-06-25">here</a>'],
    ['an address', '<a href="https://a.example/2019-06-25-b">https://a.example/2019-06-25-b?d=2019-06-25</a>'],
    ['a name', '<p>IMG_2019-06-25.jpg 2019-06-25.jpg DSC-0001 A2019-06-25</p>'],
    ['words', '<p>well-known 3-day 1:2 1:2:3:4 12:345</p>'],
    ['rows of groups as long as a line', `<p>${'12-34-'.repeat(20)}56</p>`],
    ['long numbers', '<p>1234567-1234567</p>'],
    ['a formula', '<p>x <span class="katex"><annotation>2019-06-25</annotation></span></p>'],
  ])('%s', (_, html) => {
    expect(holdNumbers(html)).toBe(html);
  });
});
