// Options (as given by flags, API or front matter) → Settings (complete, checked), by the table in options/.

import path from 'node:path';
import { BuildError, type Problem, warning } from '../diagnostics.ts';
import type { Report } from '../model.ts';
import { nearest } from './nearest.ts';
import type { Options, Settings } from './settings.ts';
import { OPTIONS, type OptionRow } from './table.ts';

export { nearest } from './nearest.ts';
export type { Options, Settings } from './settings.ts';
export { OPTIONS, type OptionRow } from './table.ts';
export { CAPTION_PARTS, type CaptionPart } from './values.ts';

/** Checks every option and fills in the rest. Throws BuildError E_USAGE naming the option, what was given and what is right. */
export function resolveOptions(inputs: readonly string[], options: Options): Settings {
  checkInputs(inputs);
  checkNames(options);
  for (const input of inputs) checkAddress(input);
  const settings: Record<string, unknown> = { inputs };
  for (const row of OPTIONS) {
    const given = options[row.key];
    settings[row.key] = row.initial;
    if (given === undefined) continue;
    const value = row.many ? [given].flat().map((one) => readValue(row, one)) : readValue(row, given);
    Object.assign(settings, fields(row, value));
  }
  settings.output ??= outputBeside(inputs[0] as string);
  const cramped = noRoom(settings as unknown as Settings);
  if (cramped) throw new BuildError('E_USAGE', `--margin: ${cramped}`);
  if (settings.json && settings.output === '-')
    throw new BuildError('E_USAGE', '--json and -o - both want stdout', {
      hint: 'write the PDF to a file: -o report.pdf',
    });
  return settings as unknown as Settings;
}

/** Settings with the report's own look applied where the user gave no flag (`given` = raw options). Bad values become problems. */
export function applyLook(
  settings: Settings,
  given: Options,
  look: Report['look'],
): { settings: Settings; problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const changed: Record<string, unknown> = {};
  const unreadable: Record<string, unknown> = {};
  for (const [name, { value, place }] of Object.entries(look)) {
    const row = OPTIONS.find((row) => row.look && (row.lookName ?? longName(row)) === name);
    if (!row || given[row.key] !== undefined) continue;
    try {
      const read = row.read(value);
      Object.assign(changed, fields(row, row.many ? [read] : read));
    } catch (error) {
      problems.push(warning('W_FRONT_MATTER', `${name}: ${(error as Error).message}`, { place }));
      Object.assign(unreadable, row.unreadable);
    }
  }
  const looking: Settings = { ...settings, ...changed, ...unreadable };
  const cramped = noRoom(looking);
  if (!cramped) return { settings: looking, problems };
  const { marginMm: _, ...asThemed } = looking;
  const place = (look.margin ?? look.paper)?.place;
  problems.push(warning('W_FRONT_MATTER', `margin: ${cramped}; the usual ones are used`, place ? { place } : {}));
  return { settings: asThemed, problems };
}

/** Some words wide and some lines high, or nothing can be set. */
const LEAST_MM = 40;

function noRoom({ paper, marginMm }: Settings): string | undefined {
  if (!marginMm) return undefined;
  const [top, right, bottom, left] = marginMm;
  if (paper.widthMm - left - right >= LEAST_MM && paper.heightMm - top - bottom >= LEAST_MM) return undefined;
  return `these margins leave less than ${LEAST_MM} mm for the text on paper of ${paper.widthMm} × ${paper.heightMm} mm`;
}

/** `--max-images <n>` → `max-images`. */
export function longName(row: OptionRow): string {
  return (/--(?:no-)?([a-z-]+)/.exec(row.flag) as RegExpExecArray)[1] as string;
}

function fields(row: OptionRow, value: unknown): Partial<Settings> {
  return row.put ? row.put(value as never) : { [row.key]: value };
}

function readValue(row: OptionRow, given: unknown): unknown {
  try {
    return row.read(given);
  } catch (error) {
    // Only a program gives what is not text, and it knows the option by its key.
    const name = typeof given === 'string' ? `--${longName(row)}` : row.key;
    throw new BuildError('E_USAGE', `${name}: ${(error as Error).message}`, { cause: error });
  }
}

function checkInputs(inputs: unknown): void {
  const texts: readonly unknown[] = Array.isArray(inputs) ? inputs : [inputs];
  if (texts.length === 0) throw new BuildError('E_USAGE', 'no input given', { hint: 'tripreport build post.md' });
  if (!texts.every((one) => typeof one === 'string' && !one.includes('\0')) || !Array.isArray(inputs))
    throw new BuildError(
      'E_USAGE',
      'input: expected a path, an http or https address, or - as text, or a list of these',
    );
}

/** A name that is passed over is a wish that is not granted. */
function checkNames(options: unknown): void {
  if (typeof options !== 'object' || options === null)
    throw new BuildError('E_USAGE', `options: expected an object such as { paper: 'a5' }, got ${options}`);
  for (const name of Object.keys(options)) {
    if (OPTIONS.some(({ key }) => key === name)) continue;
    const words = OPTIONS.flatMap((row) => [row.key, longName(row)]);
    const near = nearest(name, words);
    const meant = OPTIONS.find((row) => row.key === near || longName(row) === near);
    throw new BuildError('E_USAGE', `there is no option “${name}”${meant ? `; did you mean ${meant.key}?` : ''}`, {
      hint: `the options are ${OPTIONS.map(({ key }) => key).join(', ')}`,
    });
  }
}

function checkAddress(input: string): void {
  if (isAddress(input) && !URL.canParse(input)) throw badAddress(input, 'for example: https://host/post.md');
}

function isAddress(input: string): boolean {
  return /^https?:/i.test(input);
}

/** A text's PDF stands beside it; that of an address in the current folder, whatever the address says. */
function outputBeside(input: string): string {
  if (input === '-') return '-';
  if (!isAddress(input)) return input.replace(/\.(md|markdown|mdown|mkd|mdx|txt)$/i, '') + '.pdf';
  const written = path.posix.basename(new URL(input).pathname);
  let decoded: string;
  try {
    decoded = decodeURIComponent(written);
  } catch (cause) {
    throw badAddress(input, 'write a % in it as %25, or name the PDF: -o report.pdf', cause);
  }
  // Only now slashes show that were written as %2f.
  const name = (decoded.split(/[\\/]/).at(-1) as string).replace(/\p{Cc}/gu, '');
  return `${/^\.*$/.test(name) ? 'report' : name.replace(/\.[^.]*$/, '') || 'report'}.pdf`;
}

/** What lets somebody in, or may, is not shown. */
function badAddress(input: string, hint: string, cause?: unknown): BuildError {
  const shown = input.replace(/\/\/[^/]*@/, '//').replace(/[?#].*$/s, '');
  return new BuildError('E_USAGE', `${shown} is not a valid address`, { hint, cause });
}
