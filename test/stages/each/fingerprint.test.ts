// A text is built again when a file changes that its PDF is made of: every option that names one is accounted for.
import { expect, it } from 'vitest';
import { OPTION_KEYS, OPTIONS, type OptionRow } from '../../../src/options/table.ts';

/** Whose content is hashed: with the pictures (logo, cover), the theme's own folder, the tracks, the profile. */
const HASHED = ['coverPhoto', 'gpx', 'logo', 'outputProfile', 'theme'];
/** Whose content changes no page, or stands in the other settings (config), or comes with the pictures (roots). */
const LEFT_OUT = ['browser', 'config', 'debug', 'output', 'png', 'roots'];

/** A file of that name is taken, and another folder makes another one of it. */
function namesFile(key: (typeof OPTION_KEYS)[number]): boolean {
  const { read }: OptionRow = OPTIONS[key];
  const reads = ['./a.pdf', './a.svg', './a/'].map((given) => {
    try {
      return JSON.stringify([read(given, '/one'), read(given, '/two')]);
    } catch {
      return '';
    }
  });
  return reads.some((text) => /\/one\/a/.test(text) && /\/two\/a/.test(text));
}

it('of every option that names a file it is known whether its content counts', () => {
  const named = OPTION_KEYS.filter(namesFile);
  expect([...new Set([...named, 'logo'])].sort()).toEqual([...HASHED, ...LEFT_OUT].sort());
});
