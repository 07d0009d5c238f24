import { describe, expect, it } from 'vitest';
import { parseGpx } from '../../../src/map/tracks/gpx.ts';
import { processorMs } from '../../helpers/time.ts';

const gpx = (body: string): string => `<?xml version="1.0"?>\n<gpx version="1.1" creator="a">${body}</gpx>`;

describe('what a GPX file holds', () => {
  it.each([
    [
      'a track of two segments, with times',
      gpx(
        '<trk><trkseg><trkpt lat="1.5" lon="-2"><time>2025-09-22T06:47:00Z</time></trkpt></trkseg><trkseg><trkpt lat="3" lon="4"/></trkseg></trk>',
      ),
      [[{ lat: 1.5, lon: -2, utcMs: Date.UTC(2025, 8, 22, 6, 47) }], [{ lat: 3, lon: 4 }]],
      [],
    ],
    [
      'a route of GPX 1.0 in its own namespace, prefixed',
      '<g:gpx xmlns:g="http://www.topografix.com/GPX/1/0"><g:rte><g:rtept lat="10" lon="20"><g:name>A</g:name></g:rtept><g:rtept lat="11" lon="21"/></g:rte></g:gpx>',
      [
        [
          { lat: 10, lon: 20 },
          { lat: 11, lon: 21 },
        ],
      ],
      [],
    ],
    [
      'waypoints with names, their words folded, predefined entities read',
      gpx('<wpt lat="5" lon="6"><name> Cape\n &amp; light </name></wpt><wpt lat="7" lon="8"/>'),
      [],
      [
        { lat: 5, lon: 6, name: 'Cape & light' },
        { lat: 7, lon: 8 },
      ],
    ],
    [
      'CDATA and a byte order mark',
      `\uFEFF${gpx('<wpt lat="5" lon="6"><name><![CDATA[a < b]]></name></wpt>')}`,
      [],
      [{ lat: 5, lon: 6, name: 'a < b' }],
    ],
    [
      'extensions are passed over, whatever they hold',
      gpx(
        '<trk><trkseg><trkpt lat="1" lon="2"><extensions><time>1999-01-01T00:00:00Z</time><trkpt lat="9" lon="9"/></extensions><time>2025-01-01T00:00:00+01:00</time></trkpt></trkseg></trk>',
      ),
      [[{ lat: 1, lon: 2, utcMs: Date.UTC(2024, 11, 31, 23) }]],
      [],
    ],
    [
      'a time without zone is universal; a clock that was never set has none',
      gpx(
        '<trk><trkseg><trkpt lat="1" lon="2"><time>2025-01-01T12:00:00.5</time></trkpt><trkpt lat="1" lon="2"><time>1980-01-06T00:00:00Z</time></trkpt></trkseg></trk>',
      ),
      [
        [
          { lat: 1, lon: 2, utcMs: Date.UTC(2025, 0, 1, 12) + 500 },
          { lat: 1, lon: 2 },
        ],
      ],
      [],
    ],
  ])('%s', (_, text, segments, waypoints) => {
    expect(parseGpx(text, 'a.gpx')).toEqual({ track: { segments, waypoints }, problems: [] });
  });

  it.each([
    ['2024-05-01T10:00:00Z', 10 * 60],
    ['2024-05-01T10:00:00.250000Z', 10 * 60 + 0.25 / 60],
    ['2024-05-01T10:00:00,25Z', 10 * 60 + 0.25 / 60],
    ['2024-05-01T10:00:00+02:00', 8 * 60],
    ['2024-05-01T10:00:00+0200', 8 * 60],
    ['2024-05-01T10:00:00-0330', 13 * 60 + 30],
    ['2024-05-01T10:00:00+02', 8 * 60],
    [' 2024-05-01T10:05Z ', 10 * 60 + 5],
    ['2024-05-01T10:05+02:00', 8 * 60 + 5],
    ['2024-05-01T10:05', 10 * 60 + 5],
    ['2024-05-01 10:05:00', 10 * 60 + 5],
    ['2024-05-01t10:05:00z', 10 * 60 + 5],
  ])('the time %s', (time, minutes) => {
    const { track, problems } = parseGpx(
      gpx(`<trk><trkseg><trkpt lat="1" lon="2"><time>${time}</time></trkpt></trkseg></trk>`),
      'a.gpx',
    );
    expect(problems).toEqual([]);
    expect(track?.segments[0]?.[0]?.utcMs).toBe(Date.UTC(2024, 4, 1) + minutes * 60_000);
  });

  it('says how many points have a time that is none', () => {
    const times = ['yesterday', '2024-13-01T10:00:00Z', '2024-05-01', '2024-05-01T10:00:00Z', ''];
    const points = times.map((time) => `<trkpt lat="1" lon="2"><time>${time}</time></trkpt>`).join('');
    const { track, problems } = parseGpx(gpx(`<trk><trkseg>${points}</trkseg></trk>`), 'a.gpx');
    expect(track?.segments[0]?.filter(({ utcMs }) => utcMs !== undefined)).toHaveLength(1);
    expect(problems.map(({ code, message }) => [code, message])).toEqual([
      ['W_GPX', '3 points have a time that cannot be read, and tell of no photo where it was taken'],
    ]);
  });

  it('leaves out points without a usable position, and says how many', () => {
    const points = ['lat="91" lon="0"', 'lat="1"', 'lat="0" lon="0"', 'lat="x" lon="1"', 'lat="0x10" lon="1"'];
    const text = gpx(
      `<trk><trkseg>${points.map((at) => `<trkpt ${at}/>`).join('')}<trkpt lat="1" lon="1"/></trkseg></trk>`,
    );
    const { track, problems } = parseGpx(text, 'a.gpx');
    expect(track?.segments).toEqual([[{ lat: 1, lon: 1 }]]);
    expect(problems.map(({ code, message }) => [code, message])).toEqual([
      ['W_GPX', '5 points have no usable position and were left out'],
    ]);
  });
});

describe('a warning about points leads to the first of them', () => {
  const walk = (at: number) => `<trkpt lat="${69 + at / 1000}" lon="18"><ele>1</ele></trkpt>`;
  const points = (from: number, count: number) => Array.from({ length: count }, (_, at) => walk(from + at));
  const track = (lines: readonly string[], by = '\n') =>
    `<gpx>${by}<trk><trkseg>${by}${lines.join(by)}${by}</trkseg></trk></gpx>`;
  const FAR = '<trkpt lat="48" lon="11"/>';
  it.each([
    ['a stray', track([...points(0, 9), `  ${FAR}`, ...points(9, 9)]), 12, 3],
    ['two strays', track([...points(0, 9), FAR, ...points(9, 9), FAR]), 12, 1],
    ['in the second segment', track([...points(0, 9), '</trkseg><trkseg>', ...points(9, 9), ` ${FAR}`]), 22, 2],
    ['all on one line', track([...points(0, 9), FAR, ...points(9, 9)], ''), 1, 19 + points(0, 9).join('').length],
    ['lines of Windows', track([...points(0, 9), ` ${FAR}`, ...points(9, 9)], '\r\n'), 12, 2],
    ['a tag over several lines', track([...points(0, 9), '<trkpt\n lat="48"\n lon="11"/>', ...points(9, 9)]), 12, 1],
    ['below other lines', `\n\n${track([...points(0, 9), FAR, ...points(9, 9)])}`, 14, 1],
    ['no position', track([...points(0, 9), ' <trkpt lat="x" lon="1"/>']), 12, 2],
    ['a waypoint without one', track([...points(0, 9), '</trkseg></trk><wpt/><trk><trkseg>']), 12, 16],
    ['a time', track([...points(0, 9), '<trkpt lat="69.01" lon="18">', '   <time>soon</time></trkpt>']), 13, 4],
  ])('%s', (_, text, line, column) => {
    const { problems } = parseGpx(text, 'a.gpx');
    expect(problems.filter(({ message }) => !/damaged/.test(message)).map(({ place }) => place)).toEqual([
      { file: 'a.gpx', line, column },
    ]);
  });
});

describe('what is no GPX file', () => {
  it.each([
    ['an unclosed element', '<gpx>\n<trk>\n<trkseg>\n</trk></gpx>', 4, /unexpected close tag|unclosed|expected/i],
    ['a cut file', '<gpx>\n<trk>\n', 3, /unclosed tag/],
    ['another kind of XML', '<kml><Document/></kml>', 1, /first element is not <gpx>/],
    ['no XML', 'hello', 1, /./],
    ['an empty file', '', 1, /./],
    ['a DOCTYPE', '<?xml version="1.0"?>\n<!DOCTYPE gpx [<!ENTITY a "b">]>\n<gpx>&a;</gpx>', 2, /DOCTYPE/],
    ['an entity from nowhere', gpx('<metadata><name>&lol;</name></metadata>'), 2, /entity/],
    ['endless nesting', `<gpx>${'<a>'.repeat(5000)}`, 1, /nested too deeply/],
  ])('%s', (_, text, line, message) => {
    const { track, problems } = parseGpx(text, 'a.gpx');
    expect(track).toBeUndefined();
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ code: 'W_GPX', severity: 'warning', place: { file: 'a.gpx', line } });
    expect(problems[0]?.message).toMatch(message);
  });

  it('a file without points says so', () => {
    expect(parseGpx(gpx('<metadata/>'), 'a.gpx').problems[0]?.message).toBe(
      'the GPX file holds no point with a position',
    );
  });

  it('never throws on broken bytes of a real file', () => {
    const whole = gpx('<trk><trkseg><trkpt lat="1.5" lon="2"><time>2025-09-22T06:47:00Z</time></trkpt></trkseg></trk>');
    for (let at = 0; at < whole.length; at++) {
      parseGpx(whole.slice(0, at), 'a.gpx');
      parseGpx(`${whole.slice(0, at)}\u0000<&${whole.slice(at)}`, 'a.gpx');
    }
  });
});

describe('a damaged file gives what can be read', () => {
  const points = (count: number): string =>
    Array.from(
      { length: count },
      (_, at) => `<trkpt lat="${1 + at / 1000}" lon="2"><time>2025-09-22T06:${10 + at}:00Z</time></trkpt>\n`,
    ).join('');
  const whole = gpx(`\n<trk><name>Walk</name><trkseg>${points(20)}</trkseg></trk>`);
  it.each([
    ['cut in a time', whole.slice(0, whole.indexOf('06:25')), 16, /unclosed tag/, 18],
    ['cut in a tag', whole.slice(0, whole.indexOf('lat="1.01"')), 10, /unclosed tag|unexpected end/, 13],
    ['cut after a point', whole.slice(0, whole.indexOf('</trkseg>')), 20, /unclosed tag/, 23],
    ['zeros at the end', `${whole.slice(0, whole.indexOf('06:25'))}${'\0'.repeat(5000)}`, 16, /zeros/, 18],
    ['zeros after the end', `${whole}${'\0'.repeat(5000)}`, 20, /zeros/, 23],
    ['zeros in the midst', whole.replace('06:15', '\0\0\0\0\0'), 20, /zeros/, 8],
    ['blanks before it', `\n  ${whole}`, 20, /blanks/, 1],
    ['blanks and lines before it', `\r\n\t \r\n${whole}`, 20, /blanks/, 1],
    ['a byte order mark and blanks', `\uFEFF ${whole}`, 20, /blanks/, 1],
    ['cut in a closing tag', whole.slice(0, whole.indexOf('</trkseg>') + 5), 20, /unclosed|unexpected end/, 23],
    ['cut in a name', whole.slice(0, whole.indexOf('06:25') + 1), 16, /unclosed tag/, 18],
    ['a bare & at the end of a name', whole.replace('Walk', 'Walk &'), 20, /bare &/, 3],
    ['several bare &', whole.replace('Walk', 'A & B & C&D'), 20, /bare &/, 3],
    ['a bare &', whole.replace('Walk', 'Walk & swim'), 20, /bare &/, 3],
    ['a bare & in an attribute', whole.replace('creator="a"', 'creator="a&b"'), 20, /bare &/, 2],
    ['an entity from nowhere', whole.replace('Walk', 'Walk&nbsp;home'), 20, /entity/, 3],
    ['a wrong closing tag', whole.replace('</name>', '</nam>'), 20, /close tag|closing/i, 3],
  ])('%s', (_, text, count, why, line) => {
    const { track, problems } = parseGpx(text, 'a.gpx');
    expect(track?.segments.flat()).toHaveLength(count);
    expect(problems[0]).toMatchObject({ code: 'W_GPX', place: { file: 'a.gpx', line } });
    expect(problems[0]!.message).toMatch(why);
    expect(problems[0]!.message).toContain(`${count} points could be read`);
  });

  it('an & in CDATA is a letter, and no damage', () => {
    const { problems } = parseGpx(whole.replace('Walk', '<![CDATA[Walk & swim]]>'), 'a.gpx');
    expect(problems).toEqual([]);
  });

  it.each([['&'.repeat(1e5)], ['<![CDATA['.repeat(1e5)], ['\0'.repeat(1e6)], [`<gpx>${'\x01'.repeat(1e6)}`]])(
    'hostile ones are read in a moment',
    (text) => {
      expect(processorMs(() => void parseGpx(text, 'a.gpx'))).toBeLessThan(2000);
    },
  );
});

describe('heights', () => {
  it.each([
    ['10', 10],
    ['-12.5', -12.5],
    ['1 m', undefined],
    ['99999', undefined],
    ['', undefined],
  ])('%j', (ele, expected) => {
    const { track } = parseGpx(
      gpx(`<trk><trkseg><trkpt lat="1" lon="2"><ele>${ele}</ele></trkpt></trkseg></trk>`),
      'a',
    );
    expect(track?.segments[0]?.[0]?.ele).toBe(expected);
  });
});
