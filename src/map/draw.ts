// Room map: the route's model → one SVG. Text stays text, in the page's faces; colours and weights are those of styles/route.css by
// class. Adds no decision of its own.

import { LABEL_PX, type Mark } from './marks.ts';
import type { Locator, RouteModel } from './route.ts';
import type { XY } from './view.ts';

/** `title` names the picture for those who cannot see it. */
export function drawRoute(model: RouteModel, title: string): string {
  const { widthPx, heightPx } = model;
  const layers = [
    ground(model),
    grid(model),
    `<g class="track">${model.track.map((d) => `<path class="casing" d="${d}"/>`).join('')}${model.track.map((d) => `<path class="line" d="${d}"/>`).join('')}</g>`,
    gridLabels(model),
    waypoints(model),
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
    `<rect class="frame" width="${n(widthPx)}" height="${n(heightPx)}"/></svg>`,
  ].join('');
}

function ground({ widthPx, heightPx, base, globe }: RouteModel): string {
  const sheet = `<rect class="${base && !globe ? 'sea' : 'plain'}" width="${n(widthPx)}" height="${n(heightPx)}"/>`;
  if (!base) return sheet;
  return `${sheet}${globe ? `<path class="sea" d="${globe}"/>` : ''}${land(base)}`;
}

function land({ land, borders }: Locator['base']): string {
  const ground = land ? `<path class="land" fill-rule="evenodd" d="${land}"/>` : '';
  return ground + (borders ? `<path class="border" d="${borders}"/>` : '');
}

function grid({ grid }: RouteModel): string {
  const d = grid.flatMap(({ pieces }) => pieces.map((piece) => path(piece))).join('');
  return d ? `<path class="grid" d="${d}"/>` : '';
}

/** Beside the line, just inside the frame; where another piece of furniture stands, the degrees give way. */
function gridLabels({ grid, locator, north, bar, widthPx, heightPx }: RouteModel): string {
  const furniture = [locator, north, bar].filter((one) => one !== undefined);
  const free = (x: number, y: number): boolean =>
    x > 2 &&
    y > 8 &&
    x < widthPx - 44 &&
    y < heightPx - 4 &&
    !furniture.some((box) => x + 44 > box.x && x < box.x + box.width && y > box.y - 2 && y - 9 < box.y + box.height);
  const texts = grid.flatMap(({ label }) => {
    if (!label) return [];
    const [x, y] = label.along === 'top' ? [label.x + 3, 10] : [4, label.y - 3];
    // Degrees of both kinds meet in the corner.
    if (!free(x, y) || (label.along === 'left' && y < 22)) return [];
    return [`<text x="${n(x)}" y="${n(y)}">${escaped(label.text)}</text>`];
  });
  return `<g class="degrees">${texts.join('')}</g>`;
}

function waypoints({ waypoints }: RouteModel): string {
  const drawn = waypoints.map(
    ({ at: [x, y], name, textX, textY, end }) =>
      `<rect x="${n(x - 2.25)}" y="${n(y - 2.25)}" width="4.5" height="4.5"/><text x="${n(textX)}" y="${n(textY)}"${end ? ' text-anchor="end"' : ''}>${escaped(name)}</text>`,
  );
  return drawn.length > 0 ? `<g class="waypoints">${drawn.join('')}</g>` : '';
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
  const x = north.x + north.width / 2;
  const { y } = north;
  return `<g class="north"><path d="M${n(x)},${n(y)}L${n(x + 4.5)},${n(y + 17)}L${n(x)},${n(y + 13.5)}L${n(x - 4.5)},${n(y + 17)}Z"/><text x="${n(x)}" y="${n(y + 28)}" text-anchor="middle">N</text></g>`;
}

function locator({ x, y, width, height, base, here }: Locator): string {
  return [
    `<clipPath id="route-locator"><rect width="${n(width)}" height="${n(height)}"/></clipPath>`,
    `<g class="locator" transform="translate(${n(x)} ${n(y)})"><g clip-path="url(#route-locator)">`,
    `<rect class="sea" width="${n(width)}" height="${n(height)}"/>${land(base)}`,
    `<rect class="here" x="${n(here.x)}" y="${n(here.y)}" width="${n(here.width)}" height="${n(here.height)}"/></g>`,
    `<rect class="frame" width="${n(width)}" height="${n(height)}"/></g>`,
  ].join('');
}

/** From the dot to the nearest side of the label. */
function leader({ at: [x, y], box, aside }: Mark): string {
  if (!aside) return '';
  const to: XY = [clamp(x, box.x, box.x + box.width), clamp(y, box.y, box.y + box.height)];
  return `<g class="leader"><path d="${path([[x, y], to])}"/><circle cx="${n(x)}" cy="${n(y)}" r="2.6"/></g>`;
}

function label({ box, lines }: Mark): string {
  const middle = box.x + box.width / 2;
  const rows = lines.map(
    (line, at) =>
      `<text x="${n(middle)}" y="${n(box.y + (box.height / (lines.length || 1)) * (at + 0.5) + LABEL_PX * 0.345)}" text-anchor="middle">${escaped(line)}</text>`,
  );
  const round = Math.min(box.height / 2, 7.5);
  return `<g class="mark"><rect x="${n(box.x)}" y="${n(box.y)}" width="${n(box.width)}" height="${n(box.height)}" rx="${n(round)}"/>${rows.join('')}</g>`;
}

function path(points: readonly XY[]): string {
  return `M${points.map(([x, y]) => `${n(x)},${n(y)}`).join('L')}`;
}

/** Two decimals are exact to a micrometre's hundredfold, and short. */
function n(value: number): string {
  return String(Math.round(value * 100) / 100);
}

function clamp(value: number, from: number, to: number): number {
  return Math.max(from, Math.min(to, value));
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);
}
