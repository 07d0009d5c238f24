// Meridians and parallels of a view with their degrees, and the scale bar. Pure.

import type { Position } from '../model.ts';
import { cropLine, inset, type Polyline, simplify } from './plane.ts';
import { KM_PER_DEGREE, wrapped } from './sphere.ts';
import { isFlat, linesOnMap, type View } from './view.ts';

export interface GridLine {
  readonly kind: 'meridian' | 'parallel';
  readonly pieces: readonly Polyline[];
  /** Its degrees. */
  readonly text: string;
}

/** Degrees between lines: whole ones, then minutes and seconds of arc. */
const STEPS: readonly number[] = [1, 60, 3600].flatMap((parts) => [30, 20, 10, 5, 2, 1].map((count) => count / parts));
const LINES_ACROSS = 4;

export function graticule(view: View): readonly GridLine[] {
  const across = (Math.min(view.widthPx, view.heightPx) * view.kmPerPx) / KM_PER_DEGREE;
  if (view.kind === 'world') return [...meridians(view, 30), ...parallels(view, 30)];
  const latStep = stepFor(across);
  const { lat } = view.centre;
  const lonStep =
    Math.abs(lat) + view.radiusDeg > 88 ? 30 : stepFor(across / Math.max(0.05, Math.cos((lat * Math.PI) / 180)));
  return [...meridians(view, lonStep), ...parallels(view, latStep)];
}

function stepFor(span: number): number {
  return STEPS.findLast((step) => step >= span / LINES_ACROSS) ?? (STEPS[0] as number);
}

function meridians(view: View, step: number): readonly GridLine[] {
  const { centre } = view;
  const [south, north] = latitudes(view);
  const wide = widthDeg(view);
  return multiples(centre.lon - wide, centre.lon + wide, step).flatMap((lon) => {
    const points = samples(south, north, 96).map((lat) => ({ lat, lon }));
    return gridLine(view, points, 'meridian', degreeText(wrapped(lon), step, 'EW'));
  });
}

function parallels(view: View, step: number): readonly GridLine[] {
  const [south, north] = latitudes(view);
  const wide = widthDeg(view);
  const { lon } = view.centre;
  return multiples(south, north, step)
    .filter((lat) => Math.abs(lat) < 89.9)
    .flatMap((lat) => {
      const points = samples(lon - wide, lon + wide, 96).map((one) => ({ lat, lon: one }));
      return gridLine(view, points, 'parallel', degreeText(lat, step, 'NS'));
    });
}

function latitudes(view: View): readonly [number, number] {
  const { kind, centre, radiusDeg } = view;
  const most = isFlat(view) ? 85 : 90;
  const reach = kind === 'world' ? 180 : radiusDeg * 1.1;
  return [Math.max(-most, centre.lat - reach), Math.min(most, centre.lat + reach)];
}

function widthDeg({ kind, centre, radiusDeg }: View): number {
  const highest = Math.min(89.9, Math.abs(centre.lat) + radiusDeg);
  if (kind === 'world' || highest > 85) return 179.99;
  return Math.min(179.99, (radiusDeg * 1.1) / Math.cos((highest * Math.PI) / 180));
}

function multiples(from: number, to: number, step: number): readonly number[] {
  const found: number[] = [];
  // Whole numbers are counted, because sums of fractions drift.
  for (let at = Math.ceil(from / step - 1e-9); at * step <= to + 1e-9 && found.length < 400; at++)
    found.push(at * step);
  return found;
}

function samples(from: number, to: number, count: number): readonly number[] {
  return Array.from({ length: count + 1 }, (_, at) => from + ((to - from) * at) / count);
}

function gridLine(
  view: View,
  positions: readonly Position[],
  kind: GridLine['kind'],
  text: string,
): readonly GridLine[] {
  const pieces = linesOnMap(view, positions)
    .flatMap((line) => cropLine(line, inset(view, 0)))
    .map((piece) => simplify(piece, 0.1));
  return pieces.length > 0 ? [{ kind, pieces, text }] : [];
}

/** `67°56′ N`; as fine as the step. */
export function degreeText(degrees: number, step: number, [plus, minus]: string): string {
  const seconds = Math.round(Math.abs(degrees) * 3600);
  const [whole, minutes, rest] = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60), seconds % 60];
  const two = (value: number): string => String(value).padStart(2, '0');
  const finer = (step < 1 ? `${two(minutes)}′` : '') + (step < 1 / 60 - 1e-9 ? `${two(rest)}″` : '');
  const side = seconds === 0 || seconds === 180 * 3600 ? '' : ` ${degrees > 0 ? plus : minus}`;
  return `${whole}°${finer}${side}`;
}

// ------------------------------------------------------------------------------------------------- scale bar

export interface ScaleBar {
  readonly lengthPx: number;
  readonly text: string;
}

/** The longest round length within a quarter of the map's width; none for the whole world, which has no one scale. */
export function scaleBar({ kind, kmPerPx, widthPx }: View): ScaleBar | undefined {
  if (kind === 'world' || !(kmPerPx > 0)) return undefined;
  const most = widthPx * 0.25 * kmPerPx;
  const power = 10 ** Math.floor(Math.log10(most));
  const km = ([5, 2, 1].find((times) => times * power <= most) as number) * power;
  const text = km < 0.9999 ? `${Math.round(km * 1000)} m` : `${Math.round(km)} km`;
  return { lengthPx: km / kmPerPx, text };
}
