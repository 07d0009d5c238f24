// The edge: problems → workflow commands of GitHub Actions, which shows each at its line of the text. Pure.

import { type Told, toldWords } from '../../diagnostics.ts';
import type { Checked } from '../../stages/checking.ts';
import { summaryOf } from './findings.ts';

export function annotationsOf(checked: Checked): string {
  return `${[...checked.problems.map(annotation), summaryOf(checked)].join('\n')}\n`;
}

/** One command, without its line's end. */
export function annotation(told: Told): string {
  const { code, severity, hint, place } = told;
  const where = place ? { file: place.file, line: place.line, col: place.column } : {};
  const properties = Object.entries({ ...where, title: code }).map(
    ([name, value]) => `${name}=${property(`${value}`)}`,
  );
  const level = severity === 'note' ? 'notice' : severity;
  return `::${level} ${properties.join(',')}::${data(`${toldWords(told)}${hint ? `\n${hint}` : ''}`)}`;
}

/** Escaped as GitHub's own toolkit does it: no word of a text begins a line or another command. */
const data = (text: string): string => text.replaceAll('%', '%25').replace(/\r\n?|[\n\u0085\u2028\u2029]/g, '%0A');

const property = (text: string): string => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
