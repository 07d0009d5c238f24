// Which files are profiles of a printing condition, and why others are none.
import { describe, expect, it } from 'vitest';
import { outputProfile } from '../../../src/pdf/press/output-profile.ts';
import { srgbProfile } from '../../../src/pdf/srgb.ts';
import { profile } from '../../helpers/profile.ts';

describe('the profile of a print shop', () => {
  it.each([
    ['prtrCMYK', 2, 'CMYK'],
    ['prtrCMYK', 4, 'CMYK'],
    ['prtrGRAY', 4, 'GRAY'],
  ])('%s of version %i', (kind, version, inks) => {
    expect(outputProfile(profile(kind, 'Coated paper', version))).toMatchObject({ inks, description: 'Coated paper' });
  });

  it('ends where it says; what follows is not its own', () => {
    const found = outputProfile(Buffer.concat([profile(), Buffer.from('more')]));
    expect(found).toMatchObject({ bytes: { length: profile().length } });
  });

  it('may have no name, or one that leads nowhere', () => {
    const nameless = profile();
    nameless.write('cprt', 132, 'latin1');
    expect(outputProfile(nameless)).toMatchObject({ description: undefined });
    for (const at of [128, 136, 140, 152]) {
      const wild = profile();
      wild.writeUInt32BE(0xffff_fff0, at);
      expect(outputProfile(wild)).toMatchObject({ inks: 'CMYK' });
    }
  });

  const old = profile();
  old[8] = 5;
  it.each([
    ['nothing', Buffer.alloc(0), 'is no ICC profile'],
    ['a text', Buffer.from('words '.repeat(40)), 'is no ICC profile'],
    ['one that was cut off', profile().subarray(0, 150), 'was cut off'],
    ['a newer one', old, 'version 5'],
    ['sRGB', srgbProfile(), 'of a screen'],
    ['that of a scanner', profile('scnrRGB '), 'of a scanner'],
    ['a printer of three colours', profile('prtrRGB '), 'for RGB'],
  ])('not %s', (_, bytes, why) => {
    expect(outputProfile(bytes)).toEqual(expect.stringContaining(why));
  });
});
