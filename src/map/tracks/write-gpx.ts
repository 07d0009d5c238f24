// A track as the text of a GPX 1.1 file: places, heights and times, and nothing else that a recorder wrote. Pure.

import { xmlText } from '../../xml-text.ts';
import type { Position, Track } from '../../model.ts';

export function writeGpx({ segments, waypoints }: Track): string {
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<gpx version="1.1" creator="tripreport" xmlns="http://www.topografix.com/GPX/1/1">',
    ...waypoints.map(({ name, ...at }) =>
      name === undefined ? `<wpt${place(at)}/>` : `<wpt${place(at)}><name>${xmlText(name)}</name></wpt>`,
    ),
  ];
  if (segments.length > 0) lines.push('<trk>');
  for (const segment of segments) {
    lines.push('<trkseg>');
    for (const { ele, utcMs, ...at } of segment) {
      const height = ele === undefined ? '' : `<ele>${decimal(ele)}</ele>`;
      const time = utcMs === undefined ? '' : `<time>${new Date(utcMs).toISOString()}</time>`;
      lines.push(height || time ? `<trkpt${place(at)}>${height}${time}</trkpt>` : `<trkpt${place(at)}/>`);
    }
    lines.push('</trkseg>');
  }
  if (segments.length > 0) lines.push('</trk>');
  return [...lines, '</gpx>', ''].join('\n');
}

const place = ({ lat, lon }: Position): string => ` lat="${decimal(lat)}" lon="${decimal(lon)}"`;

/** To a centimetre, without an exponent, which XML's decimals have not. */
const decimal = (value: number): string => {
  const short = String(Number(value.toFixed(7)));
  return short.includes('e') ? value.toFixed(7) : short;
};
