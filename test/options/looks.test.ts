// The look as given: themes, colours and families, however they are written.
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { FAMILIES, oneFamily, readColour, readTheme, THEME_NAMES } from '../../src/options/looks.ts';
import { fontFaces } from '../../src/page/fonts/faces.ts';
import type { Theme } from '../../src/page/themes/theme.ts';
import { THEMES } from '../../src/page/themes/themes.ts';

describe('the look that a text or a user asks for', () => {
  it('has the names of the themes that there are', () => {
    expect([...THEME_NAMES]).toEqual(Object.keys(THEMES));
  });

  it('has the families of the Latin faces that the themes bring along', () => {
    const named = new Set(
      Object.values(THEMES).flatMap(({ faces: { serif, sans, mono, display } }: Theme) => [serif, sans, mono, display]),
    );
    // A cut for titles of a family that is listed.
    named.delete('Source Serif 4 Display');
    expect([...named].sort()).toEqual([...FAMILIES].sort());
    const bundled = Object.values(THEMES)
      .map(({ faces }) => fontFaces(faces, 'en'))
      .join('');
    for (const family of FAMILIES) expect(bundled).toContain(`font-family:"${family}"`);
  });

  it.each([
    ['Field', 'field'],
    [' magazine ', 'magazine'],
    ['./mine', './mine'],
    ['looks/mine/', 'looks/mine/'],
  ])('theme %s', (given, theme) => {
    expect(readTheme(given)).toBe(theme);
  });

  it('a folder stands where the text that names it does', () => {
    expect(readTheme('./mine', '/posts/lofoten')).toBe(path.resolve('/posts/lofoten/mine'));
  });

  it.each([['minima'], [7], [''], [null], ['constructor']])('no theme: %s', (given) => {
    expect(() => readTheme(given)).toThrow(
      /expected classic, field, magazine, album, journal, or the path of a folder/,
    );
  });

  it.each([
    ['0f5c63', '#0f5c63'],
    ['#0F5C63', '#0f5c63'],
    ['c52', '#cc5522'],
    [112233, '#112233'],
    [1234, '#001234'],
    ['auto', 'auto'],
  ])('colour %s', (given, colour) => {
    expect(readColour(given)).toBe(colour);
  });

  it.each([['petrol'], ['#12345'], ['0f5c6g'], [1.5], ['url(#x)'], [null]])('no colour: %s', (given) => {
    expect(() => readColour(given)).toThrow(/expected a colour in hexadecimal digits/);
  });

  it.each([
    ['libre franklin', 'Libre Franklin'],
    ['EBGaramond', 'EB Garamond'],
    ['source-serif-4', 'Source Serif 4'],
  ])('family %s', (given, family) => {
    expect(oneFamily(given)).toBe(family);
  });

  it('no family: Comic Sans', () => {
    expect(() => oneFamily('Comic Sans')).toThrow(/expected one of Source Serif 4, /);
  });
});
