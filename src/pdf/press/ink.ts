// Step 8 (finish): greys of text and rules in black alone, or they are printed in four colours that never quite meet.

import type { PDFDocument } from '@cantoo/pdf-lib';
import type { StreamEdit } from '../content/edits.ts';
import { operatorCode, operatorsOf } from '../content/operators.ts';
import { editForms, editPages } from '../content/page-work.ts';

/** `gray`: as a shade of grey; `black`: as so much of the black plate. */
export type Ink = 'gray' | 'black';

/** What is drawn; pictures stay as they are. */
export function inkGreys(document: PDFDocument, ink: Ink): void {
  const edit = (bytes: Uint8Array): StreamEdit[] => greyEdits(bytes, ink);
  editPages(document, edit);
  editForms(document, edit);
}

const FILL = operatorCode('rg');
const STROKE = operatorCode('RG');

export function greyEdits(bytes: Uint8Array, ink: Ink): StreamEdit[] {
  const ops = operatorsOf(bytes);
  const edits: StreamEdit[] = [];
  while (ops.next()) {
    if (ops.op !== FILL && ops.op !== STROKE) continue;
    const grey = greyOf(ops.number(0), ops.number(1), ops.number(2));
    if (grey === undefined) continue;
    const text = ink === 'gray' ? `${grey} ${ops.op === FILL ? 'g' : 'G'}` : blackOf(grey, ops.op === FILL ? 'k' : 'K');
    edits.push({ at: ops.start, to: ops.end, text });
  }
  return edits;
}

const blackOf = (grey: number, operator: string): string => `0 0 0 ${rounded(1 - grey)} ${operator}`;

const rounded = (value: number): number => Math.round(value * 1000) / 1000;

/** Of a grey, also of one that is a little warm or cold; a light ground keeps its tint. Text that is nearly black is
 *  black: a shade of it is printed in dots. */
function greyOf(red: number, green: number, blue: number): number | undefined {
  const most = Math.max(red, green, blue);
  if (most - Math.min(red, green, blue) > (most > LIGHT ? LEAST_TINT : TINT)) return undefined;
  return most < DARK ? 0 : rounded(0.299 * red + 0.587 * green + 0.114 * blue);
}

const LIGHT = 0.9;
const LEAST_TINT = 0.012;
const TINT = 0.11;
const DARK = 0.19;
