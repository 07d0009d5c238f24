// Step 1, marks: tells what classes and styles say of a photo: its size, its place, turned, without words. Every
// program has its own names for the same few wishes; they are read here and nowhere else.

import type { PictureRef } from '../../model.ts';
import { nearest } from '../../options/nearest.ts';

export type PhotoMarks = Pick<PictureRef, 'scale' | 'side' | 'floats' | 'turn' | 'uncaptioned'>;

const SIDE = /^(?:align|float|pull|img|image|text|figure|has-text-align|is-align)?-?(left|right|cent(?:er|re))$/;
/** Those at which text is to run round it; `.right` and `alignright` only say where it stands. */
const FLOATS = /^(?:float|pull)-?(?:left|right)$/;
const SCALES = [
  [/^(?:full-?)?bleed$|^bleed-?full$/, 'bleed'],
  [/^full(?:-?page)?$/, 'full'],
  [
    /^(?:hero|wide|kg-width-(?:wide|full)|align-?(?:wide|full)|full-?width|column-(?:page|screen)(?:-inset)?)$/,
    'large',
  ],
  [/^small$/, 'small'],
] as const;
const UNCAPTIONED = /^(?:caption-?off|no-?caption|caption-?none|without-?caption)$/;
const TURN = /^rotate-?(90|180|270|left|right)$/;
const TURN_BACK = /^-rotate-90$/;

/** Is it the name of a class that says something of a photo? */
export function isPhotoMark(written: string): boolean {
  const name = written.toLowerCase();
  return SIDE.test(name) || SCALES.some(([pattern]) => pattern.test(name)) || OTHERS.some((one) => one.test(name));
}

const OTHERS = [UNCAPTIONED, TURN, TURN_BACK];

/** The mark that a slip of the fingers made of this class; other sheets have classes that are but a letter away. */
export function photoMarkMeant(written: string): string | undefined {
  const name = written.toLowerCase();
  if (name.length < 4 || isPhotoMark(name) || OTHER_CLASSES.test(name)) return undefined;
  return nearest(name, MARKS, undefined, 1);
}

const MARKS = 'full hero wide small bleed left right center caption-off no-caption rotate-90 rotate-180'.split(' ');
const OTHER_CLASSES =
  /^(?:fill|fall|fuel|fully|hide|side|tide|wire|wine|wife|wise|wild|wider|width|size|light|night|tight|bright|smart|stall|shall|smell|breed|blend|lift|felt|lefts|zero|her|herb|here|hers|enter|centers|rights|pull|bull|null)$/;

/** `own`: classes of the picture itself, which go before those `around` it. */
export function photoMarks(own: string, style: string, around: string): PhotoMarks {
  const names = [...namesIn(own), ...namesIn(around)];
  const first = <T>(read: (name: string) => T | undefined): T | undefined => {
    for (const name of names) {
      const found = read(name);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  const scale = first((name) => SCALES.find(([pattern]) => pattern.test(name))?.[1]);
  const side = sideOfStyle(style) ?? first((name) => sideOf(SIDE.exec(name)?.[1]));
  const turn = turnOf(turnOfStyle(style)) ?? first(turnOfName);
  return {
    ...(scale ? { scale } : {}),
    ...(side ? { side } : {}),
    ...(FLOATED.test(style) || names.some((name) => FLOATS.test(name)) ? { floats: true as const } : {}),
    ...(turn ? { turn } : {}),
    ...(names.some((name) => UNCAPTIONED.test(name)) ? { uncaptioned: true as const } : {}),
  };
}

export function sideOf(written: string | undefined): PictureRef['side'] {
  return SIDES.get(written?.toLowerCase() ?? '');
}

const SIDES: ReadonlyMap<string, 'left' | 'right' | 'center'> = new Map([
  ['left', 'left'],
  ['right', 'right'],
  ['center', 'center'],
  ['centre', 'center'],
  ['middle', 'center'],
]);

function sideOfStyle(style: string): PictureRef['side'] {
  const float = FLOATED.exec(style)?.[1];
  if (float) return sideOf(float);
  return /(?:^|[;\s])margin(?:-left)?\s*:\s*(?:0\s+)?auto/i.test(style) ? 'center' : undefined;
}

const FLOATED = /(?:^|[;\s])float\s*:\s*(left|right)/i;

/** `transform: rotate(90deg)`, `rotate: 90deg`, `image-orientation: 90deg`. */
function turnOfStyle(style: string): string | undefined {
  return /(?:^|[;\s])(?:transform\s*:\s*rotate\(|rotate\s*:|image-orientation\s*:)\s*(-?\d{1,3})\s*deg/i.exec(
    style,
  )?.[1];
}

function turnOfName(name: string): PictureRef['turn'] {
  if (TURN_BACK.test(name)) return 270;
  const written = TURN.exec(name)?.[1];
  return turnOf(written === 'right' ? '90' : written === 'left' ? '270' : written);
}

/** Quarter turns with the clock; `90deg`, `-90`, `0.25turn`. */
function turnOf(written: string | undefined): PictureRef['turn'] {
  const turned = ((Number.parseInt(written ?? '', 10) % 360) + 360) % 360;
  return turned === 90 || turned === 180 || turned === 270 ? turned : undefined;
}

/** The class that says what `rotate=90` does; undefined: no quarter turn. */
export function turnClass(written: string): string | undefined {
  const turn = /^-?\d{1,3}(?:deg|°)?$/.test(written.trim()) ? turnOf(written) : undefined;
  return turn === undefined ? undefined : `rotate-${turn}`;
}

/** A mark behind a bar (`![[a.jpg|full]]`), as a class. */
export function markBehindBar(part: string): string | undefined {
  const word = part.trim().toLowerCase();
  if (/^(?:left|right|center|centre|hero|wide|full|small|bleed|caption-off|no-caption)$/.test(word)) return word;
  const turn = /^rotate\s*(?:[=:-]\s*)?(-?\d{1,3})(?:deg|°)?$/.exec(word)?.[1];
  return turn === undefined ? undefined : turnClass(turn);
}

const namesIn = (classes: string): string[] =>
  classes
    .toLowerCase()
    .split(/[\s.]+/)
    .filter(Boolean);
