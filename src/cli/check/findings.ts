// The edge: what a check found → a list for people: by place, one line a finding, each hint once, the count at the end.

import { styleText } from 'node:util';
import { type Problem, toldWords } from '../../diagnostics.ts';
import { groupBy } from '../../lists.ts';
import type { Checked } from '../../stages/checking.ts';
import { plain } from '../harmless.ts';

type Stream = NodeJS.WriteStream;

/** @param stream where it will be shown: coloured if that is a terminal. */
export function findingsOf(checked: Checked, stream: Stream): string {
  const { problems } = checked;
  const files = groupBy(problems, ({ place }) => place?.file ?? '');
  const lists = [...files].map(([file, found]) => `${file ? plain(file) : 'The report'}\n${listOf(found, stream)}`);
  const hints = problems.flatMap(({ code, hint }) => (hint ? [{ code, line: `${code}: ${plain(hint)}\n` }] : []));
  const help = [...groupBy(hints, ({ code }) => code).values()]
    .flatMap((ofCode) => [...new Set(ofCode.map(({ line }) => line))])
    .join('');
  return [...lists, ...(help ? [help] : []), `${summaryOf(checked)}\n`].join('\n');
}

function listOf(problems: readonly Problem[], stream: Stream): string {
  const sorted = problems.toSorted(
    ({ place: a }, { place: b }) => (a?.line ?? 0) - (b?.line ?? 0) || (a?.column ?? 0) - (b?.column ?? 0),
  );
  const places = sorted.map(({ place }) => (place ? `${place.line}:${place.column}` : ''));
  const width = places.reduce((most, { length }) => Math.max(most, length), 0);
  return sorted
    .map((problem, at) => {
      const { code, severity } = problem;
      const label =
        severity === 'warning' ? styleText('yellow', 'warning', { stream }) : styleText('cyan', 'note   ', { stream });
      return `  ${(places[at] ?? '').padStart(width)}  ${label}  ${plain(`${code}: ${toldWords(problem)}`)}\n`;
    })
    .join('');
}

/** `8 pages, 28 photos: 2 warnings, 1 note` */
export function summaryOf({ pages, images, problems }: Checked): string {
  const count = (n: number, one: string): string => `${n} ${one}${n === 1 ? '' : 's'}`;
  const warnings = problems.filter(({ severity }) => severity === 'warning').length;
  const notes = problems.length - warnings;
  const found = [...(warnings ? [count(warnings, 'warning')] : []), ...(notes ? [count(notes, 'note')] : [])];
  const photos = images.total === 0 ? 'no photos' : count(images.total, 'photo');
  const missing = images.missing > 0 ? `, ${images.missing} missing` : '';
  return `${count(pages, 'page')}, ${photos}${missing}: ${found.join(', ') || 'nothing to mend'}`;
}
