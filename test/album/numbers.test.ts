// Numbers of photos: only when something refers to them, in the order in which the pages show them; what is said of
// each photo there.
import { describe, expect, it } from 'vitest';
import { curate } from '../../src/album/curate.ts';
import { numbersOf } from '../../src/album/numbers.ts';
import type { Metadata, Photo } from '../../src/model.ts';
import type { Settings } from '../../src/options/settings.ts';
import { fetched, inspected, prose, reference, report, run, settings as settingsFor, taken } from '../helpers/make.ts';

const text = prose('p');

const shot = (local: string, more: Partial<Metadata> = {}): Metadata => ({
  ...taken(local),
  camera: 'NIKON D5000',
  ...more,
});

/** Two runs, `icon` in a line of text; `c` was taken before `b`, at the same moment as its twin `d`. */
const FACTS: Readonly<Record<string, Metadata>> = {
  icon: {},
  a: shot('2019-06-25T10:12:50', { gps: { lat: 31.18948, lon: 121.48478 } }),
  b: shot('2019-06-26T09:00:00', { placeName: 'Suzhou, China', gps: { lat: 31.3, lon: 120.6 } }),
  c: shot('2019-06-25T20:30:00'),
  d: shot('2019-06-25T20:30:01'),
};

function album(settings: Partial<Settings>, language = 'en-GB'): ReadonlyMap<string, Photo> {
  const ids = Object.keys(FACTS);
  const blocks = [run('r1', 'a'), text, run('r2', 'b c d')];
  const pictures = ids.map((id) => reference(id, { alt: id === 'a' ? 'The Bund' : '', inline: id === 'icon' }));
  const images = ids.map((id) => fetched(id));
  const found = ids.map((id) => {
    const fingerprint =
      id === 'c' || id === 'd' ? '00ff00ff00ff00ff' : `${id.charCodeAt(0)}0f0f0f0f0f0f0f`.slice(0, 16);
    return inspected(id, { fingerprint, metadata: FACTS[id] ?? {} });
  });
  const all = settingsFor({ captions: ['text', 'time'], ...settings });
  return curate(report({ language, blocks, pictures }), { images, problems: [] }, found, all).photos;
}

const numbers = (settings: Partial<Settings>): Record<string, number | undefined> =>
  Object.fromEntries([...album(settings)].map(([id, { number }]) => [id, number]));

describe('numbers of photos', () => {
  it('count the runs through, nothing else', () => {
    expect([...numbersOf([run('r1', 'x'), text, run('r2', 'z y')])]).toEqual([
      ['x', 1],
      ['z', 2],
      ['y', 3],
    ]);
  });

  const none = undefined;
  it.each<[string, Partial<Settings>, Record<string, number | undefined>]>([
    ['nothing refers to them', {}, { icon: none, a: none, b: none, c: none, d: none }],
    ['an index', { index: true }, { icon: none, a: 1, b: 2, c: 3, d: 4 }],
    ['a route page', { map: true }, { icon: none, a: 1, b: 2, c: 3, d: 4 }],
    ['in the order of capture', { index: true, order: 'captured' }, { icon: none, a: 1, b: 4, c: 2, d: 3 }],
    ['a folded burst', { index: true, bursts: 'first' }, { icon: none, a: 1, b: 2, c: 3, d: none }],
    ['with headings of days', { index: true, days: true }, { icon: none, a: 1, b: 2, c: 3, d: 4 }],
  ])('%s', (_, settings, expected) => expect(numbers(settings)).toEqual(expected));

  it('say when and where in words of the language, day and hour apart; coordinates only when asked for', () => {
    const told = (settings: Partial<Settings>, language: string) =>
      Object.fromEntries([...album(settings, language)].map(([id, { when, where }]) => [id, [when, where]]));
    expect(told({ index: true }, 'en-GB')).toEqual({
      icon: [none, none],
      a: [{ day: '25 June', hour: '10:12' }, none],
      b: [{ day: '26 June', hour: '09:00' }, 'Suzhou, China'],
      c: [{ day: '25 June', hour: '20:30' }, none],
      d: [{ day: '25 June', hour: '20:30' }, none],
    });
    expect(told({ index: true, gps: true }, 'zh-Hans').a).toEqual([
      { day: '6月25日', hour: '10:12' },
      '31.18948° N, 121.48478° E',
    ]);
    expect(told({}, 'en-GB').b).toEqual([none, none]);
  });

  it('a template counts the photos, not the icons, and does not say the number again where an index needs it', () => {
    const first = (settings: Partial<Settings>) =>
      album({ captions: { template: '{n}. {text} ({time:short})' }, ...settings }).get('a')?.caption;
    expect(first({})).toBe('1. The Bund (10:12)');
    expect(first({ index: true })).toBe('The Bund (10:12)');
  });

  it('the words for those who cannot see a photo name the same number', () => {
    expect(album({}).get('b')?.alt).toBe('Photo 2');
    expect(album({ index: true }).get('b')?.alt).toBe('Photo 2');
  });
});
