// Bleed, gutter and sheets as given → their values, and what they make of a PDF. Readers as those of values.ts.

import { asText, expected, inUnits, MM } from './values.ts';

/** Millimetres, up to `most`; a bare number is millimetres. */
export function readLength(most: number): (given: unknown) => number {
  const what = `a length from 0 to ${most}mm such as 3mm or 0.125in`;
  return (given) => {
    const text = asText(given, what, inUnits('mm'));
    const [, value, unit] =
      /^(\d{1,6}(?:\.\d{1,6})?)\s*(mm|cm|in|pt|px|")?$/i.exec(text.trim()) ?? expected(what, text);
    const mm = Number(value) * (MM[unit === '"' ? 'in' : (unit?.toLowerCase() ?? 'mm')] as number);
    return mm <= most ? mm : expected(what, text);
  };
}

/** How many pages come off one sheet. */
export type Fold = 4 | 8 | 16;

export function readFold(given: unknown): Fold {
  const value = Number(typeof given === 'string' ? given.trim() : given);
  return value === 4 || value === 8 || value === 16 ? value : expected('4, 8 or 16', given);
}

/** Settings that say how a PDF is printed. */
export interface PressChoices {
  readonly for?: 'screen' | 'print' | 'shop';
  readonly bleedMm?: number;
  readonly marks?: boolean;
  readonly outputProfile?: string;
  readonly imposition?: 'booklet' | '2up';
}

/** Nothing but what is printed: no links, and greys in black alone. */
export function isForPress({ for: use, outputProfile }: PressChoices): boolean {
  return use === 'shop' || outputProfile !== undefined;
}

/** Its pages are left- and right-hand ones of something that is turned over. */
export function isBound(choices: PressChoices): boolean {
  return choices.for === 'print' || isForPress(choices) || choices.imposition === 'booklet';
}

/** Its pages say exactly where they are cut. */
export function isTrimmed(choices: PressChoices): boolean {
  const { bleedMm = 0, marks = false } = choices;
  return isForPress(choices) || bleedMm > 0 || marks;
}
