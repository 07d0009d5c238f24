// The edge: problems → workflow commands of GitHub Actions, which shows each at its line of the text. Pure.

import type { Problem } from '../../diagnostics.ts';
import type { Checked } from '../../stages/checking.ts';
import { summaryOf } from './findings.ts';

export function annotationsOf(checked: Checked): string {
  return `${[...checked.problems.map(annotation), summaryOf(checked)].join('\n')}\n`;
}

function annotation({ code, severity, message, hint, place, address }: Problem): string {
  const about = address && !message.includes(address) ? `${address}: ` : '';
  const where = place ? { file: place.file, line: place.line, col: place.column } : {};
  const properties = Object.entries({ ...where, title: code }).map(
    ([name, value]) => `${name}=${property(`${value}`)}`,
  );
  const level = severity === 'warning' ? 'warning' : 'notice';
  return `::${level} ${properties.join(',')}::${data(`${about}${message}${hint ? `\n${hint}` : ''}`)}`;
}

/** Escaped as GitHub's own toolkit does it: no word of a text begins a line or another command. */
const data = (text: string): string => text.replaceAll('%', '%25').replace(/\r\n?|[\n\u0085\u2028\u2029]/g, '%0A');

const property = (text: string): string => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
