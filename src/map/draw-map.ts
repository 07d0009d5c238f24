// Writes the route model as one SVG. Text stays text, in the page's faces and in the sizes that it was laid out with;
// colours and all other weights are in the style sheets, by class. Decides nothing.

import { DEGREE_PX } from './graticule-labels.ts';
import { LABEL_PX, type Mark } from './map-marks.ts';
import type { Polyline, XY } from './plane.ts';
import type { Locator, RouteModel } from './route.ts';
import { NAME_PX } from './waypoint-labels.ts';

/** `title` names the picture for those who cannot see it. */
export function drawRoute(model: RouteModel, title: string): string {
  const { widthPx, heightPx } = model;
  const layers = [
    ground(model),
    grid(model),
    track(model),
    degrees(model),
    names(model),
    bar(model),
    north(model),
    model.locator ? locator(model.locator) : '',
    model.marks.map(leader).join(''),
    model.marks.map(label).join(''),
  ];
  return [
    `<svg class="route" xmlns="http://www.w3.org/2000/svg" role="img" aria-label="${escaped(title)}" direction="ltr"`,
    ` width="${n(widthPx)}" height="${n(heightPx)}" viewBox="0 0 ${n(widthPx)} ${n(heightPx)}">`,
    `<clipPath id="route-frame"><rect width="${n(widthPx)}" height="${n(heightPx)}"/></clipPath>`,
    `<g clip-path="url(#route-frame)">${layers.join('')}</g>`,
    frame(FRAME_PX / 2, widthPx - FRAME_PX, heightPx - FRAME_PX),
    '</svg>',
  ].join('');
}

/** Width of the line. It stands inside, because nothing beyond the text's width is printed. */
const FRAME_PX = 0.5;

function frame(edge: number, width: number, height: number): string {
  return `<rect class="frame" x="${edge}" y="${edge}" width="${n(width)}" height="${n(height)}" stroke-width="${FRAME_PX}"/>`;
}

function ground({ widthPx, heightPx, base, globe }: RouteModel): string {
  const sheet = `<rect class="${base && !globe ? 'sea' : 'plain'}" width="${n(widthPx)}" height="${n(heightPx)}"/>`;
  if (!base) return sheet;
  return `${sheet}${globe ? `<path class="sea" d="${paths(globe, 'Z')}"/>` : ''}${land(base)}`;
}

function land({ land, borders }: Locator['base']): string {
  const ground = land.length > 0 ? `<path class="land" fill-rule="evenodd" d="${paths(land, 'Z')}"/>` : '';
  return ground + (borders.length > 0 ? `<path class="border" d="${paths(borders)}"/>` : '');
}

function grid({ grid }: RouteModel): string {
  const pieces = grid.flatMap((line) => line.pieces);
  return pieces.length > 0 ? `<path class="grid" d="${paths(pieces)}"/>` : '';
}

/** The light edges of all lines lie under all lines, so that none cuts another. */
function track({ track }: RouteModel): string {
  const drawn = (name: string): string => track.map((line) => `<path class="${name}" d="${paths([line])}"/>`).join('');
  return `<g class="track">${drawn('casing')}${drawn('line')}</g>`;
}

function degrees({ degrees }: RouteModel): string {
  const texts = degrees.map(({ text, x, y }) => `<text x="${n(x)}" y="${n(y)}">${escaped(text)}</text>`);
  return `<g class="degrees" font-size="${DEGREE_PX}">${texts.join('')}</g>`;
}

function names({ names }: RouteModel): string {
  const drawn = names.map(
    ({ at: [x, y], text, textX, textY, end }) =>
      `<rect x="${n(x - 2.25)}" y="${n(y - 2.25)}" width="4.5" height="4.5"/><text x="${n(textX)}" y="${n(textY)}"${end ? ' text-anchor="end"' : ''}>${escaped(text)}</text>`,
  );
  return drawn.length > 0 ? `<g class="waypoints" font-size="${NAME_PX}">${drawn.join('')}</g>` : '';
}

function bar({ bar }: RouteModel): string {
  if (!bar) return '';
  const { x, y, lengthPx, text } = bar;
  const [left, foot] = [x + 4, y + 17];
  const half = lengthPx / 2;
  return [
    '<g class="bar">',
    `<rect class="full" x="${n(left)}" y="${n(foot - 3)}" width="${n(half)}" height="3"/>`,
    `<rect class="hollow" x="${n(left + half)}" y="${n(foot - 3)}" width="${n(half)}" height="3"/>`,
    `<text x="${n(left)}" y="${n(foot - 6)}">0</text>`,
    `<text x="${n(left + lengthPx)}" y="${n(foot - 6)}" text-anchor="middle">${escaped(text)}</text>`,
    '</g>',
  ].join('');
}

function north({ north }: RouteModel): string {
  if (!north) return '';
  const [x, y] = [north.x + north.width / 2, north.y];
  return `<g class="north"><path d="M${n(x)},${n(y)}L${n(x + 4.5)},${n(y + 17)}L${n(x)},${n(y + 13.5)}L${n(x - 4.5)},${n(y + 17)}Z"/><text x="${n(x)}" y="${n(y + 28)}" text-anchor="middle">N</text></g>`;
}

/** What the large map shows is drawn once more, in colours of its own: a tint that is laid over it would be
 *  transparent, which print shops do not take. */
function locator({ x, y, width, height, base, here }: Locator): string {
  const whole = `width="${n(width)}" height="${n(height)}"`;
  const part = `x="${n(here.x)}" y="${n(here.y)}" width="${n(here.width)}" height="${n(here.height)}"`;
  const ground = `<rect class="sea" ${whole}/>${land(base)}`;
  return [
    `<clipPath id="route-locator"><rect ${whole}/></clipPath><clipPath id="route-here"><rect ${part}/></clipPath>`,
    `<g class="locator" transform="translate(${n(x)} ${n(y)})"><g clip-path="url(#route-locator)">${ground}`,
    `<g class="here" clip-path="url(#route-here)">${ground}</g><rect class="here" ${part}/></g>`,
    `${frame(0, width, height)}</g>`,
  ].join('');
}

/** From the dot to the nearest side of the label. */
function leader({ at: [x, y], box, aside }: Mark): string {
  if (!aside) return '';
  const to: XY = [clamp(x, box.x, box.x + box.width), clamp(y, box.y, box.y + box.height)];
  return `<g class="leader"><path d="${paths([[[x, y], to]])}"/><circle cx="${n(x)}" cy="${n(y)}" r="2.6"/></g>`;
}

function label({ box, lines }: Mark): string {
  const middle = box.x + box.width / 2;
  const rows = lines.map(
    (line, at) =>
      `<text x="${n(middle)}" y="${n(box.y + (box.height / (lines.length || 1)) * (at + 0.5) + LABEL_PX * 0.345)}" text-anchor="middle">${escaped(line)}</text>`,
  );
  const round = Math.min(box.height / 2, 7.5);
  return `<g class="mark" font-size="${LABEL_PX}"><rect x="${n(box.x)}" y="${n(box.y)}" width="${n(box.width)}" height="${n(box.height)}" rx="${n(round)}"/>${rows.join('')}</g>`;
}

/** One decimal is a fortieth of a millimetre. */
function paths(lines: readonly Polyline[], end: 'Z' | '' = ''): string {
  const short = (value: number): string => String(Math.round(value * 10) / 10);
  const one = (points: Polyline): string => `M${points.map(([x, y]) => `${short(x)},${short(y)}`).join('L')}${end}`;
  return lines
    .filter((points) => points.length > 1)
    .map(one)
    .join('');
}

/** Sizes and places of text. */
function n(value: number): string {
  return String(Math.round(value * 100) / 100);
}

function clamp(value: number, from: number, to: number): number {
  return Math.max(from, Math.min(to, value));
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);
}
