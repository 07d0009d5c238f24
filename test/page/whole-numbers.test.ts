// Figures joined by hyphens stay on one line, and nothing is added to what is copied.
import { describe, expect, it } from 'vitest';
import { hasLongCode, holdNumbers } from '../../src/page/whole-numbers.ts';

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

describe('numbers and what they count', () => {
  it.each([
    ['en', 'a 50 mm lens at ISO 200, p. 4', 'a [50 mm] lens at [ISO 200], [p. 4]'],
    ['en', 'on 20 September and September 21, 9:05 AM', 'on [20 September] and [September 21], [9:05 AM]'],
    ['en', '612 m; 1 480 NOK; 12.5 km, 80 %', '[612 m]; [1 480 NOK]; [12.5 km], [80 %]'],
    ['en', 'wind above 20 m/s, 80 km/h or 5 l/min, 3 m/slow', 'wind above [20 m/s], [80 km/h] or [5 l/min], 3 m/slow'],
    ['de', 'am 20. September um 14 Uhr, S. 12', 'am [20. September] um [14 Uhr], [S. 12]'],
    ['fr', 'le 3 mai', 'le [3 mai]'],
    ['ru', '5 июня', '[5 июня]'],
    ['en', 'in 2 minutes, 5 messages, 3 Maybe', undefined],
    ['en', 'level 2 mmap v.2 m_x', undefined],
    ['en', '<code>5 km</code>', undefined],
  ])('%s: %s', (language, html, expected) => {
    const written = holdNumbers(html, language).replace(/<span class="whole">(.*?)<\/span>/g, '[$1]');
    expect(written).toBe(expected ?? html);
  });

  it('none stands inside of another', () => {
    expect(held('<p>2019-06-25 10:00 20 km</p>')).toBe('<p>[2019-06-25] [10:00] [20 km]</p>');
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

describe('code that would tear the line before it', () => {
  it.each([
    ['code that fills a line', `turns <code>${'x/'.repeat(40)}</code> end`, true],
    ['with a class', `turns <code class="b">${'x'.repeat(60)}</code>`, true],
    ['code of several words', `<code>${'npm run build && '.repeat(9)}</code>`, false],
    ['a short one', `<code>${'x'.repeat(59)}</code>`, false],
    ['an address', `<a href="#x">https://example.org/${'x'.repeat(60)}</a>`, false],
  ])('%s', (_, html, expected) => {
    expect(hasLongCode(`<p>${html}</p>`)).toBe(expected);
  });
});
