import { expect, it } from 'vitest';
import { nearest } from '../../src/options/nearest.ts';

it.each([
  ['papr', 'paper'],
  ['max_missing', 'maxMissing'],
  ['max-misisng', 'maxMissing'],
  ['colour', undefined],
])('option %s: %s', (word, meant) => expect(nearest(word, ['paper', 'dpi', 'maxMissing', 'order'])).toBe(meant));

it.each([
  ['img_2013.jpg', 1, 'IMG_2031.JPG'],
  ['img_231.jpg', 1, 'IMG_2031.JPG'],
  ['img_231.jpg', 0, undefined],
  ['hotel.jpg', 3, 'hostel.jpg'],
])('file %s with %i slips: %s', (name, slips, meant) => {
  const names = ['hostel.jpg', 'hotels-.jpg', 'IMG_2031.JPG'];
  expect(nearest(name, names, (one) => one.toLowerCase(), slips)).toBe(meant);
});
