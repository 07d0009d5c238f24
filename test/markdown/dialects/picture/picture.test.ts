// Addresses, sizes and words of pictures, in the many ways people write them.

import { describe, expect, it } from 'vitest';
import { isPictureAddress } from '../../../../src/formats.ts';
import {
  isManyPictures,
  plainText,
  readLength,
  readSize,
  sizeOfStyle,
  widthOfClass,
  withoutAlias,
} from '../../../../src/markdown/dialects/picture/picture.ts';

it.each([
  ['a.jpg', true],
  ['A.HEIC?x=1', true],
  ['a.jxl#t', true],
  ['photo?id=7&format=webp', true],
  ['data:image/png;base64,AA', true],
  ['a.mp4', false],
  ['a.jpg.html', false],
])('%s is a picture’s address: %s', (address, is) => expect(isPictureAddress(address)).toBe(is));

it.each([
  ['photos/', true],
  ['photos/*.jpg', true],
  ['2 * 3', false],
  ['https://a.b/', false],
])('%s means many: %s', (address, many) => expect(isManyPictures(address)).toBe(many));

describe('sizes', () => {
  it.each([
    ['300', '300'],
    ['300px', '300'],
    ['50%', '50%'],
    ['18cm', '18cm'],
    ['2rem', '2em'],
    ['72pt', '96'],
    ['80vw', '80%'],
    ['0.5\\textwidth', '50%'],
    ['0', undefined],
    ['wide', undefined],
  ])('the length %s: %s', (written, length) => expect(readLength(written)).toBe(length));
  it.each([
    ['300x200', { width: '300', height: '200' }],
    ['=300x', { width: '300' }],
    ['x200', { height: '200' }],
    ['50%', { width: '50%' }],
    ['x', undefined],
  ])('the size %s', (written, size) => expect(readSize(written)).toEqual(size));
  it.each([
    ['width:50%;height:3cm', { width: '50%', height: '3cm' }],
    ['max-width: 300px', { width: '300' }],
    ['color:red', {}],
  ])('the style %s', (style, size) => expect(sizeOfStyle(style)).toEqual(size));
  it.each([
    ['w-50 x', '50%'],
    ['size-33p', '33%'],
    ['w-51', undefined],
  ])('the class %s: %s', (classes, width) => expect(widthOfClass(classes)).toBe(width));
});

it.each([
  ['@site/static/a.jpg', '/a.jpg'],
  ['~@/a.jpg', '/a.jpg'],
  ['{static}/a.jpg', '/a.jpg'],
  ['{attach}a.jpg', 'a.jpg'],
  ['a.jpg', 'a.jpg'],
])('%s without its alias: %s', (address, plain) => expect(withoutAlias(address)).toBe(plain));

it.each([
  ['The <b>lake</b> &amp; *its* shore', 'The lake & its shore'],
  ['Sunset&hellip; &eacute;t&eacute;', 'Sunset… été'],
  ['[words](a.b) ![x](y)', 'words x'],
  ['2 * 3 * 4', '2 * 3 * 4'],
])('the words of %s', (words, plain) => expect(plainText(words)).toBe(plain));
