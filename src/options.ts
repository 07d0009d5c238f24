// Options (as given by flags, API or front matter) → Settings (complete, checked), by the table in options/.

import path from 'node:path';
import { BuildError, type Problem, warning } from './diagnostics.ts';
import type { Report } from './model.ts';
import type { Options, Settings } from './options/settings.ts';
import { OPTIONS, type OptionRow } from './options/table.ts';

export type { Options, Settings } from './options/settings.ts';
export { OPTIONS, type OptionRow } from './options/table.ts';
export { CAPTION_PARTS, type CaptionPart } from './options/values.ts';

/** Checks every option and fills in the rest. Throws BuildError E_USAGE naming the option, what was given and what is right. */
export function resolveOptions(inputs: readonly string[], options: Options): Settings {
  if (inputs.length === 0) throw new BuildError('E_USAGE', 'no input given', { hint: 'tripreport build post.md' });
  const settings: Record<string, unknown> = { inputs };
  for (const row of OPTIONS) {
    const given = options[row.key];
    settings[row.key] = row.initial;
    if (given === undefined) continue;
    const value = row.many ? (given as unknown[]).map((one) => readValue(row, one)) : readValue(row, given);
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
      const read = row.read ? row.read(value) : value;
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
  if (typeof given !== 'string' || !row.read) return given;
  try {
    return row.read(given);
  } catch (error) {
    throw new BuildError('E_USAGE', `--${longName(row)}: ${(error as Error).message}`, { cause: error });
  }
}

function outputBeside(input: string): string {
  if (input === '-') return '-';
  if (/^https?:/i.test(input))
    return (
      (decodeURIComponent(path.posix.basename(new URL(input).pathname)).replace(/\.[^.]*$/, '') || 'report') + '.pdf'
    );
  return input.replace(/\.(md|markdown|mdown|mkd|mdx|txt)$/i, '') + '.pdf';
}
