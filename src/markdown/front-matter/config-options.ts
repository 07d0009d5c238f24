// The names and values of a tripreport.yaml → the options that it sets: as below `tripreport:` in front matter. Pure.

import { type Problem, warning } from '../../diagnostics.ts';
import type { LinedValues, Report, SourcePlace } from '../../model.ts';
import { nearest } from '../../options/nearest.ts';
import type { OptionKey } from '../../options/settings.ts';
import { nameInText, OPTION_KEYS, TEXT_OPTIONS } from '../../options/table.ts';
import { settingsIn } from './page-options.ts';

export interface ConfigOptions {
  readonly options: Report['options'];
  readonly problems: readonly Problem[];
}

/** All options by the names that a file has for them. */
export const CONFIG_OPTIONS: ReadonlyMap<string, OptionKey> = new Map(
  OPTION_KEYS.filter((key) => key !== 'config').map((key) => [nameInText(key), key]),
);

/** Those that a text may set: as options, and the language of its words. */
export const FOUND_OPTIONS: ReadonlyMap<string, OptionKey> = new Map([...TEXT_OPTIONS, ['lang', 'lang']]);

/** @param kind who is found may set what a text may; who is named by its user, everything */
export function readConfigOptions(
  { entries, errors }: LinedValues,
  file: string,
  kind: 'named' | 'found',
): ConfigOptions {
  const at = (line: number): SourcePlace => ({ file, line, column: 1 });
  const faults = errors.map(({ line, message }) => warning('W_CONFIG', message, { place: at(line) }));
  const lines = new Map(entries.map(({ name, line }) => [name, line]));
  const names = kind === 'named' ? CONFIG_OPTIONS : FOUND_OPTIONS;
  const read = settingsIn(Object.fromEntries(entries.map(({ name, value }) => [name, value])), {
    keyOf: (name) => names.get(name),
    placeOf: (name) => at(lines.get(name) ?? 1),
    unknown: (name, place) => warning('W_CONFIG', unknownWords(name, [...names.keys()]), { place }),
  });
  return { options: read.options, problems: [...faults, ...read.problems] };
}

function unknownWords(name: string, names: readonly string[]): string {
  if (CONFIG_OPTIONS.has(name))
    return `“${name}” is not for a file that is merely found: name the file (--config tripreport.yaml), or give --${name}`;
  const meant = nearest(name, names);
  return `“${name}” is no option${meant === undefined ? '' : `; did you mean ${meant}?`}`;
}
