// What stands in the parentheses of a picture, as CommonMark reads it and as people type it.
import { describe, expect, it } from 'vitest';
import { looksMeant, readTarget, strictTarget } from '../../../../src/markdown/dialects/picture/link-target.ts';

describe('as CommonMark reads it', () => {
  it.each([
    ['(a.jpg)', { address: 'a.jpg', to: 7 }],
    ['(<a b.jpg> "T")', { address: 'a b.jpg', title: 'T', to: 15 }],
    ['(a(1).jpg)', { address: 'a(1).jpg', to: 10 }],
    ['( a.jpg\n"T" )', { address: 'a.jpg', title: 'T', to: 13 }],
    ['(a b.jpg)', undefined],
    ['(a.jpg', undefined],
    ['(a.jpg "T)', undefined],
    ['(img\\a.jpg)', { address: 'img\\a.jpg', to: 11 }],
  ])('%s', (text, target) => expect(strictTarget(text, 0)).toEqual(target));
});

describe('as its author meant it', () => {
  it.each([
    ['(my photo.jpg)', 'my photo.jpg', 'the address of this picture has spaces'],
    ['(a.jpg =300x200)', 'a.jpg', undefined],
    ['(a.jpg “T”)', 'a.jpg', 'the title of this picture has quotes that Markdown does not take'],
    ['(a (1.jpg)', 'a (1.jpg', 'the address of this picture has spaces'],
    ['（图.jpg）', '图.jpg', 'this picture is not quite Markdown'],
    ['(a.jpg and more', undefined, undefined],
    ['(a.jpg', 'a.jpg', 'the closing parenthesis of this picture is missing'],
    ['(a remark)', undefined, undefined],
  ])('%s', (text, address, repaired) => {
    const target = readTarget(text, 0);
    expect([target?.address, target?.repaired]).toEqual([address, repaired]);
  });
});

it.each([
  ['a.jpg', true],
  ['photos/', true],
  ['photos/*.jpg', true],
  ['a remark', false],
  ['<a.jpg', false],
  ['', false],
])('%j is meant as a picture: %s', (address, meant) => expect(looksMeant(address)).toBe(meant));
