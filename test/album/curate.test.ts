// The album: one photo per reference, its words and note, and the order, as drawings of runs (`a b | c`).
import { describe, expect, it } from 'vitest';
import { curate } from '../../src/album/curate.ts';
import { warning } from '../../src/diagnostics.ts';
import type { Block, InspectedImage, Metadata, PictureRef, TakenAt } from '../../src/model.ts';
import type { Settings } from '../../src/options/settings.ts';
import {
  fetched,
  heading,
  inspected,
  PLACE,
  prose,
  reference,
  report,
  run,
  settings as settingsFor,
  taken,
} from '../helpers/make.ts';
import { watchProblems } from '../helpers/problems.ts';

/** Blocks from a drawing: `a b` is a run, `k` its caption, `p` a paragraph, `h2 words` a heading, `---` a rule, `/` a
 *  page break. */
function blocksOf(drawing: string): Block[] {
  return drawing.split('|').map((part, index): Block => {
    const text = part.trim();
    const id = `b${index + 1}`;
    if (text === 'p') return prose(id);
    if (text === 'k') return prose(id, 'caption');
    if (text === '---') return prose(id, 'rule');
    if (text === '/') return { kind: 'break', id, place: PLACE };
    const [, level, words = ''] = /^h(\d)(?: (.+))?$/.exec(text) ?? [];
    return level ? heading(id, Number(level) as 2, words) : run(id, text);
  });
}

function draw(blocks: readonly Block[]): string {
  return blocks
    .map((block) => {
      if (block.kind === 'photos') return `${block.strip ? 'strip ' : ''}${block.pictures.join(' ')}`;
      if (block.kind === 'heading') return block.text ? `h${block.level} ${block.text}` : `h${block.level}`;
      if (block.kind === 'break') return '/';
      return block.tag === 'rule' ? '---' : block.tag === 'caption' ? 'k' : 'p';
    })
    .join(' | ');
}

interface Given {
  readonly drawing: string;
  readonly metadata?: Readonly<Record<string, Metadata>>;
  readonly refs?: Readonly<Record<string, Partial<PictureRef>>>;
  readonly found?: Readonly<Record<string, Partial<InspectedImage>>>;
  readonly settings?: Partial<Settings>;
  readonly language?: string;
  readonly enrich?: (facts: Metadata) => Metadata;
}

function album({ drawing, metadata = {}, refs = {}, found = {}, settings = {}, language = 'en-GB', enrich }: Given) {
  const blocks = blocksOf(drawing);
  const ids = [
    ...new Set([...blocks.flatMap((block) => (block.kind === 'photos' ? block.pictures : [])), ...Object.keys(refs)]),
  ].sort();
  const curated = curate(
    report({ language, blocks, pictures: ids.map((id) => reference(id, refs[id])) }),
    { images: ids.map((id) => fetched(id)), problems: [] },
    ids.map((id) => inspected(id, { metadata: metadata[id] ?? {}, ...found[id] })),
    settingsFor({ captions: ['text', 'time'], ...settings }),
    enrich,
  );
  return watchProblems(curated);
}

const captions = (given: Given): Record<string, string | undefined> =>
  Object.fromEntries([...album(given).photos].map(([id, { caption }]) => [id, caption]));
/** Of photos without words: hours that stand alone are written where nothing else was asked for. */
const notes = (given: Given): Record<string, string | undefined> =>
  notesBeside({ ...given, settings: { captions: ['time'], ...given.settings } });

const notesBeside = (given: Given): Record<string, string | undefined> =>
  Object.fromEntries([...album(given).photos].map(([id, { note }]) => [id, note]));

it.each([
  ['de', '25. Juni 2019, 16:19', '25. Juni 2019'],
  ['zh-Hans', '2019年6月25日 16:19', '2019年6月25日'],
  ['ja', '2019年6月25日 16:19', '2019年6月25日'],
  ['fr', '25 juin 2019, 16:19', '25 juin 2019'],
  ['ru', '25 июня 2019 г., 16:19', '25 июня 2019 г.'],
])('a photo of a text in another language has its date and its day in that one: %s', (language, full, day) => {
  const metadata = { a: taken('2019-06-24T16:19:00'), b: taken('2019-06-25T16:19:00') };
  const given: Given = { drawing: 'a | p | b', metadata, refs: { b: { language } } };
  expect(notes(given)).toEqual({ a: '24 June 2019, 16:19', b: full });
  const { blocks } = album({ ...given, settings: { days: true } });
  expect(blocks.flatMap((block) => (block.kind === 'heading' ? [block.text] : []))).toEqual(['24 June 2019', day]);
});

describe('one photo per reference', () => {
  it('carries what inspection found', () => {
    expect(album({ drawing: 'a' }).photos.get('a')).toMatchObject({
      id: 'a',
      file: '/files/a',
      format: 'jpeg',
      widthPx: 4000,
      heightPx: 3000,
      alt: 'Photo 1',
      address: 'images/a.jpg',
    });
  });

  it('keeps a missing one in the shape that inspection gave it, with its words and its place', () => {
    const missing = warning('W_HTTP_404', 'not found');
    const { photos } = album({
      drawing: 'a',
      refs: { a: { alt: 'Bund' } },
      found: { a: { file: undefined, widthPx: 1200, heightPx: 800, missing } as never },
    });
    expect(photos.get('a')).toMatchObject({
      widthPx: 1200,
      heightPx: 800,
      caption: 'Bund',
      alt: 'Photo 1',
      missing: { code: 'W_HTTP_404', place: { file: 'post.md', line: 1 } },
    });
    expect(photos.get('a')?.file).toBeUndefined();
  });

  it('also inline pictures and the cover', () => {
    const given = { drawing: 'b', refs: { a: { inline: true, alt: 'icon of a bus' }, c: { cover: true } } };
    expect([...album(given).photos.keys()]).toEqual(['a', 'b', 'c']);
  });
});

describe('captions', () => {
  it('repeated under every photo are dropped', () => {
    const refs = { a: { alt: 'Our trip' }, b: { alt: 'Our trip' }, c: { alt: 'Our trip' } };
    expect(captions({ drawing: 'a b | p | c', refs })).toEqual({ a: undefined, b: undefined, c: undefined });
    // They still serve those who cannot see.
    expect(album({ drawing: 'a b c', refs }).photos.get('b')?.alt).toBe('Our trip');
  });
  it('repeated under two photos, or under most, stay', () => {
    const two = { a: { alt: 'Bund' }, b: { alt: 'Bund' } };
    expect(captions({ drawing: 'a b', refs: two })).toEqual({ a: 'Bund', b: 'Bund' });
    const most = { ...two, c: { alt: 'Bund' }, d: { alt: 'Hall' } };
    expect(captions({ drawing: 'a b c d', refs: most })).toMatchObject({ c: 'Bund', d: 'Hall' });
  });
  it('one and the same description in all files is a program’s doing', () => {
    const metadata = {
      a: { description: 'My camera' },
      b: { description: 'My camera' },
      c: { description: 'My camera' },
    };
    expect(captions({ drawing: 'a b c d', metadata, refs: { d: { alt: 'Hall' } } })).toEqual({
      a: undefined,
      b: undefined,
      c: undefined,
      d: 'Hall',
    });
  });
  it('the author’s words win over the file’s', () => {
    expect(captions({ drawing: 'a', refs: { a: { alt: 'Bund' } }, metadata: { a: { description: 'D' } } }).a).toBe(
      'Bund',
    );
  });
  it('can be switched off', () => {
    const given = { drawing: 'a', refs: { a: { alt: 'Bund' } }, settings: { captions: ['time'] as const } };
    expect(captions(given).a).toBeUndefined();
  });
});

describe('notes', () => {
  const day = { a: taken('2019-06-25T16:19:32'), b: taken('2019-06-25T16:40:00'), c: taken('2019-06-26T09:00:00') };

  it('say the date once in a run that bursts part, too', () => {
    const metadata = {
      a: taken('2019-06-25T10:00:00'),
      b: taken('2019-06-25T10:00:01'),
      c: taken('2019-06-25T11:00:00'),
      d: taken('2019-06-25T12:00:00'),
      e: taken('2019-06-25T12:00:01'),
      f: taken('2019-06-26T08:00:00'),
    };
    const found = Object.fromEntries([...'abcdef'].map((id) => [id, { fingerprint: '00ff00ff00ff00ff' }]));
    const given = { drawing: 'a b c d e f', metadata, found };
    const { blocks } = album({ ...given, settings: { bursts: 'strip' } });
    expect(draw(blocks)).toBe('strip a b | c | strip d e | f');
    const said = { a: '25 June 2019, 10:00', b: '10:00', c: '11:00', d: '12:00', e: '12:00' };
    expect(notes({ ...given, settings: { bursts: 'strip' } })).toEqual({ ...said, f: '26 June 2019, 08:00' });
    expect(notes({ ...given, settings: { bursts: 'strip', days: true } })).toEqual({ ...said, a: '10:00', f: '08:00' });
    // Another run goes on with the day.
    expect(notes({ ...given, drawing: 'a b | d e', settings: { bursts: 'strip' } }).d).toBe('12:00');
  });
  it('say the date once in a run, then the hour, and the date again when it changes', () => {
    expect(notes({ drawing: 'a b c', metadata: day })).toEqual({
      a: '25 June 2019, 16:19',
      b: '16:40',
      c: '26 June 2019, 09:00',
    });
  });
  it('go on with the day in the next run, and say it again after a dozen captions', () => {
    expect(notes({ drawing: 'a | p | b', metadata: day }).b).toBe('16:40');
    const ids = [...'abcdefghijklmno'];
    const metadata = Object.fromEntries(ids.map((id) => [id, taken('2019-06-25T16:19:32')]));
    const said = Object.entries(notes({ drawing: ids.join(' | p | '), metadata }));
    expect(said.flatMap(([id, text]) => (text === '16:19' ? [] : [id]))).toEqual(['a', 'o']);
  });
  it('say it again below the heading of a chapter, unless one says the day', () => {
    const full = '25 June 2019, 16:40';
    for (const [drawing, expected] of [
      ['h1 One | a | p | b', '16:40'],
      ['h1 One | a | h2 Two | p | b', full],
      ['h2 One | a | p | h1 Two | b', full],
      ['h2 One | a | h3 Two | p | b', '16:40'],
    ] as const) {
      expect([drawing, notes({ drawing, metadata: day }).b]).toEqual([drawing, expected]);
      expect(notes({ drawing, metadata: day, settings: { days: true } }).b).toBe('16:40');
    }
  });
  it('an hour alone is no caption; several photos without words have theirs in one line', () => {
    const given = { metadata: day, settings: { captions: ['text', 'time'] as const } };
    expect(notesBeside({ ...given, drawing: 'a' })).toEqual({ a: undefined });
    expect(notesBeside({ ...given, drawing: 'a b' })).toEqual({ a: '25 June 2019, 16:19–16:40', b: undefined });
    expect(notesBeside({ ...given, drawing: 'a b c' }).a).toBe('25 June 2019, 16:19 – 26 June 2019, 09:00');
    const refs = { a: { alt: 'Bund' } };
    expect(notesBeside({ ...given, drawing: 'a b', refs })).toEqual({ a: '25 June 2019, 16:19', b: undefined });
    // Not below the first of two that a photo with words parts.
    expect(notesBeside({ ...given, drawing: 'a b c', refs: { b: { alt: 'Bund' } } }).a).toBeUndefined();
    expect(notesBeside({ ...given, drawing: 'b a c', refs: { b: { alt: 'Bund' } } }).a).toBe(
      '25 June 2019, 16:19 – 26 June 2019, 09:00',
    );
    // Of one day that is known, hours alone.
    expect(
      notesBeside({
        drawing: 'c a b',
        metadata: { ...day, c: day.a },
        settings: given.settings,
        refs: { c: { alt: 'Bund' } },
      }).a,
    ).toBe('16:19–16:40');
    const same = { a: taken('2019-06-25T16:19:00'), b: taken('2019-06-25T16:19:40') };
    expect(notesBeside({ ...given, drawing: 'a b', metadata: same })).toEqual({ a: undefined, b: undefined });
    expect(notesBeside({ ...given, drawing: 'a b', settings: { ...given.settings, index: true } })).toEqual({
      a: '25 June 2019, 16:19',
      b: '16:40',
    });
    const parts = { captions: ['text', 'time', 'camera'] as const };
    expect(notesBeside({ drawing: 'a', metadata: day, settings: parts }).a).toBe('25 June 2019, 16:19');
  });
  it('in Chinese', () => {
    expect(notes({ drawing: 'a', metadata: day, language: 'zh-CN' }).a).toBe('2019年6月25日 16:19');
  });
  it('are absent where nothing is known', () => expect(notes({ drawing: 'a' })).toEqual({ a: undefined }));
  it('have no hour when only the day is known', () => {
    expect(notes({ drawing: 'a b', metadata: { a: taken('2019-06-25'), b: taken('2019-06-25') } })).toEqual({
      a: '25 June 2019',
      b: undefined,
    });
  });
  it('keep silent about universal time of an unknown place', () => {
    expect(
      notes({ drawing: 'a', metadata: { a: taken('2019-06-25T08:00:00', { offset: '+00:00', offsetFrom: 'utc' }) } }).a,
    ).toBeUndefined();
  });
  it('list the parts asked for, in that order, and nothing that locates', () => {
    const metadata = {
      a: {
        ...day.a,
        gps: { lat: 31.1, lon: 121.4 },
        placeName: 'Shanghai',
        camera: 'X100',
        exposure: 'f/2 · 1/60 s',
        lens: 'L',
      },
    };
    const parts = ['camera', 'exposure', 'place', 'time'] as const;
    const { note } = album({ drawing: 'a', metadata, settings: { captions: parts } }).photos.get('a')!;
    expect(note).toBe('X100 · f/2 · 1/60\u00a0s · Shanghai · 25 June 2019, 16:19');
  });
  it.each([
    [['text', 'time'], 'p1 p2 | k | p'],
    [['text'], 'p1 p2 | k | p'],
    [['time'], 'p1 p2 | p'],
    [['place', 'camera'], 'p1 p2 | p'],
    [[], 'p1 p2 | p'],
    [{ template: '{text}, {time}' }, 'p1 p2 | k | p'],
  ] as const)('%j: words of a run stand where words of photos do', (parts, expected) => {
    expect(draw(album({ drawing: 'p1 p2 | k | p', settings: { captions: parts } }).blocks)).toBe(expected);
  });
  it('none at all', () => expect(notes({ drawing: 'a', metadata: day, settings: { captions: [] } }).a).toBeUndefined());
});

describe('caption templates', () => {
  const metadata = {
    a: { ...taken('2019-06-25T16:19:32'), placeName: 'Shanghai', gps: { lat: 31.18948, lon: -121.48478 } },
    b: taken('2019-06-25T17:00:00'),
  };
  const fill = (template: string, more: Partial<Settings> = {}): string | undefined =>
    captions({ drawing: 'b a', metadata, refs: { a: { alt: 'Bund' } }, settings: { captions: { template }, ...more } })
      .a;

  it.each([
    ['{text} — {time:short}, {place}', 'Bund — 16:19, Shanghai'],
    ['{n}. {text} ({time})', '2. Bund (16:19)'],
    ['{time:long} {camera}', '25 June 2019, 16:19'],
    ['{date}', '25 June 2019'],
    ['{date:short}', '25 June'],
    ['{text} {gps}', 'Bund'],
    ['{nothing}', undefined],
  ])('%s', (template, expected) => expect(fill(template)).toBe(expected));

  it('prints coordinates only when asked', () => {
    expect(fill('{gps}', { gps: true })).toBe('31.18948° N, 121.48478° W');
  });
  it('replaces the note, and names unknown pieces once', () => {
    const { photos, problems } = album({
      drawing: 'a b',
      metadata,
      settings: { captions: { template: '{time:short} {wher} {wher}' } },
    });
    expect(photos.get('a')).toMatchObject({ caption: '16:19' });
    expect(photos.get('a')).not.toHaveProperty('note');
    expect(problems.map(({ code, severity }) => `${severity} ${code}`)).toEqual(['note W_CAPTION_TEMPLATE']);
  });
});

describe('order', () => {
  const metadata = {
    a: taken('2019-06-25T12:00:00'),
    b: taken('2019-06-25T10:00:00'),
    c: taken('2019-06-25T11:00:00'),
    d: taken('2019-06-25T09:00:00'),
    e: taken('2019-06-25T08:00:00'),
    s1: taken('2019-06-25T10:00:00', { subSecond: '5' }),
    s2: taken('2019-06-25T10:00:00', { subSecond: '25' }),
    // 13:00 in Shanghai is before 7:00 in Berlin.
    w1: taken('2019-06-25T07:30:00', { offset: '+02:00' }),
    w2: taken('2019-06-25T13:00:00', { offset: '+08:00' }),
    f: taken('2019-06-25T13:10:00'),
    day: taken('2019-06-24'),
    'g.1': taken('2019-06-25T12:00:00'),
    'g.2': taken('2019-06-25T10:00:00'),
    'g.4': taken('2019-06-25T11:00:00'),
    'h.1': taken('2019-06-25T10:30:00'),
    'h.2': taken('2019-06-25T10:20:00'),
  };
  it.each([
    ['written', 'a b c', 'a b c'],
    // The members of a folder's gallery have no order of their author; what stands around it has.
    ['written', 'g.1 g.2 g.3 g.4', 'g.2 g.4 g.3 g.1'],
    [undefined, 'a g.1 g.2 b h.1 h.2', 'a g.2 g.1 b h.2 h.1'],
    ['captured', 'g.1 g.2 h.1', 'g.2 h.1 g.1'],
    [undefined, 'a b c', 'a b c'],
    ['captured', 'a b c | p | e d', 'b c a | p | e d'],
    ['captured', 'a | p | b', 'a | p | b'],
    ['captured', 'a | --- | b', 'a | --- | b'],
    ['captured', 'a x b', 'b x a'],
    ['captured', 'x y b a', 'x y b a'],
    ['captured', 'b t a', 'b t a'],
    ['captured', 's1 s2', 's2 s1'],
    ['captured', 'w1 w2', 'w2 w1'],
    // Without a zone: that of the nearest wall clock, Shanghai's.
    ['captured', 'w1 f w2', 'w2 f w1'],
    ['captured', 'day a b', 'day b a'],
    ['captured-all', 'a | --- | b c', 'b | --- | c a'],
    ['captured-all', 'a | / | b', 'b | / | a'],
    ['captured-all', 'a | p | b', 'a | p | b'],
    ['captured-all', 'a | h2 | b', 'a | h2 | b'],
    ['captured-all', 'a b | --- | p | c d', 'b a | --- | p | d c'],
  ] as const)('%s: %s → %s', (order, drawing, expected) => {
    expect(draw(album({ drawing, metadata, settings: order ? { order } : {} }).blocks)).toBe(expected);
  });
});

describe('bursts', () => {
  const shot = (local: string, camera = 'X'): Metadata => ({ ...taken(local), camera });
  const metadata = {
    a: shot('2019-06-25T10:00:00'),
    b: shot('2019-06-25T10:00:02'),
    c: shot('2019-06-25T10:00:04'),
    d: shot('2019-06-25T10:00:30'),
    e: shot('2019-06-25T10:00:31', 'Y'),
  };
  const alike = Object.fromEntries(
    ['a', 'b', 'c', 'd', 'e', 'x'].map((id) => [id, { fingerprint: '00ff00ff00ff00ff' }]),
  );
  const found = { ...alike, b: { fingerprint: '00ff00ff00ff00fe' } };
  const FLAT = `${'0'.repeat(16)}${'405060'.repeat(3)}`;
  it.each([
    ['keep', 'a b c d', found, 'a b c d'],
    ['first', 'a b c d', found, 'a d'],
    ['first', 'a d e', found, 'a d e'],
    ['first', 'a x b', found, 'a x b'],
    ['first', 'a | p | b', found, 'a | p | b'],
    ['first', 'a b', { ...found, b: { fingerprint: 'ff00ff00ff00ff00' } }, 'a b'],
    // Fog and night: no gradients at all, but other colours; a shade of difference is one moment still.
    ['first', 'a b', { a: { fingerprint: FLAT + '405060' }, b: { fingerprint: FLAT + '405090' } }, 'a b'],
    ['first', 'a b', { a: { fingerprint: FLAT + '405060' }, b: { fingerprint: FLAT + '485868' } }, 'a'],
    ['strip', 'd a b c e x', found, 'd | strip a b c | e x'],
    ['strip', 'a b', found, 'strip a b'],
  ] as const)('%s: %s', (bursts, drawing, looks, expected) => {
    expect(draw(album({ drawing, metadata, found: looks, settings: { bursts } }).blocks)).toBe(expected);
  });
  it('a photo with words of its own is kept', () => {
    const refs = { a: { alt: 'Before' }, b: { alt: 'After' } };
    expect(draw(album({ drawing: 'a b c', metadata, found, refs, settings: { bursts: 'first' } }).blocks)).toBe('a b');
  });
  it('says what was left out', () => {
    const { problems, photos } = album({ drawing: 'a b c d', metadata, found, settings: { bursts: 'first' } });
    expect(problems).toMatchObject([{ code: 'W_BURST', severity: 'note', place: PLACE }]);
    expect(photos.size).toBe(4);
  });
});

describe('day headings', () => {
  const metadata = {
    a: taken('2019-06-25T16:00:00'),
    b: taken('2019-06-25T23:59:59'),
    c: taken('2019-06-26T00:00:00'),
    d: taken('2019-06-25T08:00:00'),
  };
  it.each([
    ['a b', 'h2 25 June 2019 | a b'],
    ['h2 | a | p | b', 'h2 | h3 25 June 2019 | a | p | b'],
    ['h2 | p | a', 'h2 | h3 25 June 2019 | p | a'],
    ['p | p | a', 'p | h2 25 June 2019 | p | a'],
    ['a x c x', 'h2 25 June 2019 | a x | h2 26 June 2019 | c x'],
    ['x | p | a', 'x | h2 25 June 2019 | p | a'],
    ['a | p | c | p | d', 'h2 25 June 2019 | a | h2 26 June 2019 | p | c | h2 25 June 2019 | p | d'],
  ])('%s', (drawing, expected) => {
    expect(draw(album({ drawing, metadata, settings: { days: true } }).blocks)).toBe(expected);
  });
  it('leave a cover alone: no heading above it, the first photos of its day have theirs', () => {
    const refs = { c: { cover: true } };
    const given = { drawing: 'c | h1 | a | p | b', metadata: { ...metadata, c: metadata.a }, refs };
    expect(draw(album({ ...given, settings: { days: true } }).blocks)).toBe('c | h1 | h2 25 June 2019 | a | p | b');
    const said = { a: '16:00', b: '23:59', c: '25 June 2019, 16:00' };
    expect(notes({ ...given, settings: { days: true } })).toEqual(said);
    const later = { drawing: 'c | b a', metadata: { ...metadata, c: taken('2020-01-01T00:00:00') }, refs };
    expect(draw(album({ ...later, settings: { order: 'captured-all' } }).blocks)).toBe('c | a b');
  });
  it.each([
    ['h2 25 June 2019 | a b', 'h2 25 June 2019 | a b'],
    ['h2 25 June 2019 | p | a | p | b', 'h2 25 June 2019 | p | a | p | b'],
    ['h2 25 june 2019, in Shanghai | h3 | a', 'h2 25 june 2019, in Shanghai | h3 | a'],
    ['h2 25 June 2019 | a c | p | d', 'h2 25 June 2019 | a | h3 26 June 2019 | c | h3 25 June 2019 | p | d'],
    ['h2 25 June 2019 | h2 Lunch | a', 'h2 25 June 2019 | h2 Lunch | h3 25 June 2019 | a'],
    ['h2 25 June 2019 | h2 26 June 2019 | a', 'h2 25 June 2019 | h2 26 June 2019 | h3 25 June 2019 | a'],
    ['h2 125 June 2019 | a', 'h2 125 June 2019 | h3 25 June 2019 | a'],
    ['h2 25 June 20190 | a', 'h2 25 June 20190 | h3 25 June 2019 | a'],
    ['h2 25 June 2019, 9:12–16:00 | a', 'h2 25 June 2019, 9:12–16:00 | a'],
    ['h1 25 June 2019 – 2 July | a', 'h1 25 June 2019 – 2 July | h2 25 June 2019 | a'],
    ['h1 24 – 25 June 2019 | a', 'h1 24 – 25 June 2019 | h2 25 June 2019 | a'],
  ])('that the author wrote are not said twice: %s', (drawing, expected) => {
    const { blocks, photos } = album({ drawing, metadata, settings: { days: true, captions: ['time'] } });
    expect(draw(blocks)).toBe(expected);
    expect(photos.get('a')?.note).toBe('16:00');
  });
  it.each([
    ['h2 Tuesday: over the water | p | a', 'h2 Tuesday: over the water (25 June 2019) | p | a'],
    ['h2 Tue | a', 'h2 Tue (25 June 2019) | a'],
    ['h2 Day 2 | h3 Lunch | p | a', 'h2 Day 2 (25 June 2019) | h3 Lunch | p | a'],
    ['h2 25 June: home | a', 'h2 25 June: home (25 June 2019) | a'],
    ['h2 第二天 | a', 'h2 第二天 (25 June 2019) | a'],
    ['h2 Tuesday | a | p | c', 'h2 Tuesday (25 June 2019) | a | h3 26 June 2019 | p | c'],
    ['h2 Wednesday | p | a', 'h2 Wednesday | h3 25 June 2019 | p | a'],
    ['h2 Tuesdays | a', 'h2 Tuesdays | h3 25 June 2019 | a'],
    ['h2 125 June | a', 'h2 125 June | h3 25 June 2019 | a'],
  ])('stand at a heading that names the day in part: %s', (drawing, expected) => {
    const { blocks } = album({ drawing, metadata, settings: { days: true } });
    const shown = blocks.map((block) =>
      block.kind === 'heading' && block.aside ? { ...block, text: `${block.text} (${block.aside})` } : block,
    );
    expect(draw(shown)).toBe(expected);
  });
  it('have ids and anchors of their own, and the notes then tell hours only', () => {
    const settings = { days: true, captions: ['time'] } as const;
    const { blocks, photos } = album({ drawing: 'a | p | c | p | d', metadata, settings });
    const ids = blocks.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(blocks.flatMap((block) => (block.kind === 'heading' ? [block.anchor] : []))).toEqual([
      'day-2019-06-25',
      'day-2019-06-26',
      'day-2019-06-25-2',
    ]);
    expect([...photos.values()].map(({ note }) => note)).toEqual(['16:00', '00:00', '08:00']);
  });
});

describe('clocks', () => {
  const nikon = (local: string, more: Partial<TakenAt> = {}): Metadata => ({
    ...taken(local, more),
    camera: 'NIKON D5000',
  });
  const phone = (local: string, offset = '+08:00'): Metadata => ({
    ...taken(local, { offset, offsetFrom: 'gps' }),
    camera: 'Apple iPhone XS',
    gps: { lat: 31, lon: 121 },
  });

  it('are corrected as the user says, for that camera only', () => {
    const metadata = { a: nikon('2019-06-25T23:30:00'), b: phone('2019-06-25T23:40:00') };
    const { photos } = album({
      drawing: 'a b',
      metadata,
      settings: { clocks: [{ camera: 'nikon d5000', seconds: 3600 }] },
    });
    expect(photos.get('a')?.metadata.takenAt?.local).toBe('2019-06-26T00:30:00');
    expect(photos.get('b')?.metadata.takenAt?.local).toBe('2019-06-25T23:40:00');
  });
  const r5 = 'Canon EOS R5';
  const r = 'Canon EOS R';
  const [eleven, pro, max] = ['Apple iPhone 11', 'Apple iPhone 11 Pro', 'Apple iPhone 11 Pro Max'];
  it.each([
    ['a camera of that name, not one that begins so', 'Canon EOS R=60', [r5, r], [0, 60]],
    ['the model without its maker', 'iPhone 11=60', [eleven, pro, max], [60, 0, 0]],
    ['the words as typed, with more space and in capitals', ' CANON  eos r =60', [r, r5], [60, 0]],
    ['each its own', 'Canon EOS R=60; Canon EOS R5=120', [r, r5], [60, 120]],
    ['each its own, whichever stands first', 'Canon EOS R5=120; Canon EOS R=60', [r, r5], [60, 120]],
    ['a name before a part of it', 'EOS=60; Canon EOS R5=120', [r, r5], [60, 120]],
    ['the model before a part of it', 'Canon EOS=60; R5=120', [r, r5], [60, 120]],
    ['of two parts the longer', 'iPhone=60; iPhone 11=120', [pro, 'Apple iPhone 8'], [120, 60]],
    ['of the same name twice the first', 'Canon EOS R=60; canon eos r=120', [r], [60]],
    ['a part where no camera has that name', 'Canon=60', [r, r5, pro], [60, 60, 0]],
  ] as const)('mean %s: %s', (_, rules, cameras, seconds) => {
    const clocks = rules.split(';').map((rule) => {
      const [camera = '', shift] = rule.split('=');
      return { camera, seconds: Number(shift) };
    });
    const at = (second: number) => `2019-06-25T10:${String(Math.floor(second / 60)).padStart(2, '0')}:00`;
    const metadata = Object.fromEntries(cameras.map((camera, index) => [`p${index}`, { ...taken(at(0)), camera }]));
    const { photos } = album({ drawing: Object.keys(metadata).join(' '), metadata, settings: { clocks } });
    expect([...photos.values()].map((photo) => photo.metadata.takenAt?.local)).toEqual(seconds.map(at));
  });
  it('do not touch what the satellites or the file name say', () => {
    const metadata = {
      a: nikon('2019-06-25T23:30:00', { from: 'GPSDateTime' }),
      b: nikon('2019-06-25T23:30:00', { from: 'filename' }),
    };
    const { photos } = album({ drawing: 'a b', metadata, settings: { clocks: [{ camera: 'NIKON', seconds: 60 }] } });
    expect([...photos.values()].map((photo) => photo.metadata.takenAt?.local)).toEqual([
      '2019-06-25T23:30:00',
      '2019-06-25T23:30:00',
    ]);
  });
  it.each([
    ['both neighbours agree', '2019-06-27T10:00:00', { b: '+08:00', d: '+08:00' }, '+08:00'],
    ['only one side, near', '2019-06-25T12:00:00', { b: '+08:00' }, '+08:00'],
    ['they differ: the nearer within half a day', '2019-06-25T12:00:00', { b: '+08:00', d: '+02:00' }, '+08:00'],
    ['they differ and both are far', '2019-06-27T10:00:00', { b: '+08:00', d: '+02:00' }, undefined],
    ['nobody knows', '2019-06-25T12:00:00', {}, undefined],
  ] as const)(
    'borrow the zone of the same camera: %s',
    (_, local, offsets: Readonly<Record<string, string>>, expected) => {
      const known = (id: string, when: string): Metadata =>
        nikon(when, offsets[id] ? { offset: offsets[id], offsetFrom: 'tag' } : {});
      const metadata = { a: nikon(local), b: known('b', '2019-06-25T10:00:00'), d: known('d', '2019-06-30T10:00:00') };
      const takenAt = album({ drawing: 'a b d', metadata }).photos.get('a')?.metadata.takenAt;
      expect(takenAt?.offset).toBe(expected);
      if (expected) expect(takenAt?.offsetFrom).toBe('neighbour');
    },
  );
  it.each([
    ['a week apart', '2019-06-22T10:00:00', '2019-06-25T10:00:00', '2019-06-29T10:00:00', '+01:00'],
    [
      'spring and autumn, with summer time between',
      '2019-03-02T10:00:00',
      '2019-07-10T10:00:00',
      '2019-11-02T10:00:00',
      undefined,
    ],
    ['far apart, but one is near', '2019-03-02T10:00:00', '2019-03-02T18:00:00', '2019-11-02T10:00:00', '+01:00'],
  ] as const)('borrow the zone on which both neighbours agree: %s', (_, before, local, after, expected) => {
    const tagged = (when: string) => nikon(when, { offset: '+01:00', offsetFrom: 'tag' });
    const metadata = { a: tagged(before), b: nikon(local), c: tagged(after) };
    expect(album({ drawing: 'a b c', metadata }).photos.get('b')?.metadata.takenAt?.offset).toBe(expected);
  });
  describe('with a track that places some photos', () => {
    const gps = { lat: 48, lon: 16 };
    /** Until noon. */
    const enrich = (facts: Metadata): Metadata => {
      const { takenAt } = facts;
      if (facts.gps || !takenAt || takenAt.local > '2019-06-25T12') return facts;
      if (takenAt.offset) return { ...facts, gps, gpsFrom: 'track' };
      return { ...facts, gps, gpsFrom: 'track', takenAt: { ...takenAt, offset: '+02:00', offsetFrom: 'gps' } };
    };
    it('borrow the zone of a place on it', () => {
      const metadata = {
        a: nikon('2019-06-25T11:00:00'),
        b: nikon('2019-06-25T13:00:00'),
        c: nikon('2019-06-26T02:00:00'),
      };
      const { photos } = album({ drawing: 'a b c', metadata, enrich });
      expect(
        [...photos.values()].map((photo) => [photo.metadata.takenAt?.offset, photo.metadata.takenAt?.offsetFrom]),
      ).toEqual([
        ['+02:00', 'gps'],
        ['+02:00', 'neighbour'],
        // Fifteen hours after the one that knows: what is borrowed is not lent on.
        [undefined, undefined],
      ]);
    });
    it("find the place by the zone that the camera's own files tell", () => {
      const metadata = {
        a: nikon('2019-06-25T10:00:00', { offset: '+08:00', offsetFrom: 'tag' }),
        b: nikon('2019-06-25T11:00:00'),
      };
      const { photos } = album({ drawing: 'a b', metadata, enrich });
      expect(photos.get('b')?.metadata).toMatchObject({ gps, takenAt: { offset: '+08:00', offsetFrom: 'neighbour' } });
    });
  });
  describe('of a universal time (a messenger, Takeout)', () => {
    const utc = (when: string, camera?: string): Metadata => ({
      takenAt: { local: when, offset: '+00:00', offsetFrom: 'utc', from: 'Takeout', certainty: 'likely' },
      ...(camera ? { camera } : {}),
    });
    const abroad = (when: string, offset = '+02:00') => ({
      ...nikon(when, { offset, offsetFrom: 'gps' }),
      camera: 'X',
    });
    it.each([
      ['a photo near by its moment', utc('2024-06-12T08:15:00'), ['2024-06-12T11:00:00'], '2024-06-12T10:15:00+02:00'],
      [
        'photos around it that agree',
        utc('2024-06-12T23:30:00'),
        ['2024-06-10T09:00:00', '2024-06-15T09:00:00'],
        '2024-06-13T01:30:00+02:00',
      ],
      [
        'two of the next day that agree',
        utc('2023-06-11T09:02:00'),
        ['2023-06-12T11:02:00', '2023-06-12T11:02:00'],
        '2023-06-11T11:02:00+02:00',
      ],
      [
        'two of the days before it',
        utc('2024-06-16T21:00:00'),
        ['2024-06-12T11:00:00', '2024-06-14T23:10:00'],
        '2024-06-16T23:00:00+02:00',
      ],
      [
        'two on one side, over midnight',
        utc('2024-06-10T23:30:00'),
        ['2024-06-12T11:00:00', '2024-06-12T12:00:00', '2024-06-13T08:00:00'],
        '2024-06-11T01:30:00+02:00',
      ],
      [
        'two of more than a week later: none',
        utc('2024-06-01T08:15:00'),
        ['2024-06-12T11:00:00', '2024-06-12T12:00:00'],
        '2024-06-01T08:15:00+00:00',
      ],
      [
        'one of the week, the other is too far: none',
        utc('2024-06-06T08:15:00'),
        ['2024-06-12T11:00:00', '2024-06-14T12:00:00'],
        '2024-06-06T08:15:00+00:00',
      ],
      ['none near', utc('2024-06-14T08:15:00'), ['2024-06-12T11:00:00'], '2024-06-14T08:15:00+00:00'],
      ['none at all', utc('2024-06-14T08:15:00'), [], '2024-06-14T08:15:00+00:00'],
      // Eleven hours by the clock on the wall are thirteen in truth.
      ['near by the clock alone', utc('2024-06-12T22:00:00'), ['2024-06-12T11:00:00'], '2024-06-12T22:00:00+00:00'],
    ] as const)('is lent by %s', (_, facts, around, expected) => {
      const list = around.map((when, index) => [`n${index}`, abroad(when)] as const);
      const { photos } = album(hours([['u', facts], ...list]));
      const { local, offset } = photos.get('u')!.metadata.takenAt!;
      expect(`${local}${offset}`).toBe(expected);
    });
    it('is not lent by photos of that week that disagree', () => {
      const list = [
        ['u', utc('2024-06-10T08:15:00')],
        ['a', abroad('2024-06-12T10:00:00')],
        ['b', abroad('2024-06-13T10:00:00', '+03:00')],
      ] as const;
      expect(album(hours(list)).photos.get('u')!.metadata.takenAt).toMatchObject({ offset: '+00:00' });
    });
    it('is lent by its own camera before any other', () => {
      const own = { ...abroad('2024-06-12T06:00:00', '+09:00'), camera: 'Y' };
      const { photos } = album(
        hours([
          ['u', utc('2024-06-12T08:15:00', 'Y')],
          ['a', abroad('2024-06-12T10:00:00')],
          ['b', own],
        ]),
      );
      expect(photos.get('u')!.metadata.takenAt).toMatchObject({ local: '2024-06-12T17:15:00', offset: '+09:00' });
    });
  });
  it('never borrow from another camera', () => {
    const metadata = { a: nikon('2019-06-25T12:00:00'), b: phone('2019-06-25T12:01:00') };
    expect(album({ drawing: 'a b', metadata }).photos.get('a')?.metadata.takenAt).not.toHaveProperty('offset');
  });

  const hours = (list: readonly (readonly [string, Metadata])[]) => ({
    drawing: list.map(([id]) => id).join(' '),
    metadata: Object.fromEntries(list),
  });
  const interleaved = (shift: number) =>
    hours(
      Array.from({ length: 9 }, (_, index) => {
        const id = `p${index}`;
        if (index % 2 === 0) return [id, phone(`2019-06-25T${String(10 + index).padStart(2, '0')}:00:00`)] as const;
        return [id, nikon(`2019-06-25T${String(10 + index + shift).padStart(2, '0')}:20:00`)] as const;
      }),
    );

  it.each([
    [0, []],
    [-3, ['the clock of the NIKON D5000 seems to be 3:00:00 slow']],
    [5, ['the clock of the NIKON D5000 seems to be 5:00:00 fast']],
  ])('against a camera with satellites, written in one sequence: %d hours', (shift, expected) => {
    const { problems, photos } = album(interleaved(shift));
    expect(problems.map(({ message }) => message)).toEqual(expected);
    // Told, not corrected.
    expect(photos.get('p1')?.metadata.takenAt?.local).toBe(`2019-06-25T${String(11 + shift).padStart(2, '0')}:20:00`);
  });
  it.each([
    ['NIKON D500', []],
    ['nikon', []],
    ['Nikkon', ['no photo here was taken with a “Nikkon”: its clock corrects nothing']],
  ])('a correction for %s', (camera, expected) => {
    const metadata = { a: { ...taken('2019-06-25T10:00:00'), camera: 'NIKON D5000' }, b: { camera: 'Canon' } };
    const { problems } = album({ drawing: 'a b', metadata, settings: { clocks: [{ camera, seconds: 60 }] } });
    expect(problems.map(({ message }) => message)).toEqual(expected);
    if (problems[0]) expect(problems[0].hint).toBe('the cameras are: Canon, NIKON D5000');
  });
  it('corrected, nothing is left to tell', () => {
    expect(
      album({ ...interleaved(-3), settings: { clocks: [{ camera: 'NIKON', seconds: 3 * 3600 }] } }).problems,
    ).toEqual([]);
  });
  it('against the satellites in the same files', () => {
    const file = (local: string, gpsUtc: string): Metadata => ({
      ...nikon(local, { offset: '+08:00', offsetFrom: 'gps' }),
      gps: { lat: 31, lon: 121 },
      gpsUtc,
    });
    const metadata = {
      a: file('2019-06-25T09:00:00', '2019-06-25T02:00:03'),
      b: file('2019-06-25T10:00:00', '2019-06-25T02:59:10'),
      c: file('2019-06-25T11:00:00', '2019-06-25T03:59:58'),
    };
    const { problems } = album({ drawing: 'a b c', metadata });
    expect(problems).toMatchObject([
      {
        code: 'W_CLOCK',
        severity: 'note',
        message: 'the clock of the NIKON D5000 seems to be 1:00:00 slow',
        hint: 'if so, correct its times with --clock "NIKON D5000=+1:00:00"',
      },
    ]);
  });
});
