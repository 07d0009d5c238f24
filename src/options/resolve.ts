// Layers of options (front matter, then flags or a program's) → complete, checked Settings, each value with its origin.

import path from 'node:path';
import { BuildError, type Problem, warning } from '../diagnostics.ts';
import { archiveIn } from '../files/archives/entry-names.ts';
import type { SourcePlace } from '../model.ts';
import { trimEndOf } from '../trimming.ts';
import { nearest } from './nearest.ts';
import { wide } from './papers.ts';
import type { OptionKey, Options, Settings, Use } from './settings.ts';
import { longName, nameInText, OPTION_KEYS, OPTIONS, type OptionRow } from './table.ts';
import { readSwitch } from './values.ts';

/** Who made a choice, and where their relative paths start: absent for the user, whose paths stay as typed. */
export interface Origin {
  readonly by: 'default' | 'text' | 'user';
  readonly folder?: string | undefined;
  readonly place?: SourcePlace | undefined;
}

/** What one origin gives. A wrong value of the user's is an error; a text's is a problem, and the layer beneath holds.
 *  */
export interface Layer {
  readonly by: Exclude<Origin['by'], 'default'>;
  readonly folder?: string | undefined;
  /** Of a file that the user names for many texts: what a text asks for goes before it. */
  readonly beneathTexts?: boolean;
  readonly values: { readonly [K in OptionKey]?: { readonly value: unknown; readonly place?: SourcePlace } };
}

/** Settings, and what they were made from. */
export interface ResolvedOptions {
  readonly settings: Settings;
  readonly originOf: (key: OptionKey) => Origin;
  readonly problems: readonly Problem[];
  /** From the lowest to the highest. */
  readonly layers: readonly Layer[];
}

/** A program's options → complete settings. @throws BuildError E_USAGE naming the option and what is right. */
export function resolveOptions(inputs: readonly string[], options: Options = {}): Settings {
  return chooseOptions(inputs, options).settings;
}

/** The same with the origin of each. `options` are flags by key, or a program's: checked whatever their types say.
 *  @param config what a file says that the user has named */
export function chooseOptions(inputs: readonly string[], options: Options, config?: Layer): ResolvedOptions {
  checkInputs(inputs);
  const values = valuesByKey(options);
  return resolveLayers(inputs, [...(config ? [config] : []), { by: 'user', values }]);
}

/** `choices` with a layer beneath all that they were made from: what a text asks for, where nobody else has chosen. */
export function withLayer({ settings, layers }: ResolvedOptions, beneath: Layer): ResolvedOptions {
  return resolveLayers(settings.inputs, [beneath, ...layers]);
}

/** `choices` with more folders that pictures may come from. */
export function withRoots(choices: ResolvedOptions, folders: readonly string[]): ResolvedOptions {
  if (folders.length === 0) return choices;
  const { settings, layers } = choices;
  const values = { roots: { value: [...new Set([...settings.roots, ...folders])] } };
  return resolveLayers(settings.inputs, [...layers, { by: 'user', values }]);
}

/** `choices` with what a text asks for: over the files that are there for many texts, and beneath all that its user
 *  gives. */
export function withText({ settings, layers }: ResolvedOptions, text: Layer): ResolvedOptions {
  const files = layers.filter(({ beneathTexts }) => beneathTexts);
  return resolveLayers(settings.inputs, [...files, text, ...layers.filter(({ beneathTexts }) => !beneathTexts)]);
}

/** What the PDF is for comes first: it says the defaults of others. */
const READING_ORDER: readonly OptionKey[] = ['for', ...OPTION_KEYS.filter((key) => key !== 'for')];

function resolveLayers(inputs: readonly string[], layers: readonly Layer[]): ResolvedOptions {
  const settings: Record<string, unknown> = { inputs };
  const origins = new Map<OptionKey, Origin>();
  const problems: Problem[] = [];
  const forced: Partial<Settings>[] = [];
  for (const key of READING_ORDER) {
    const row: OptionRow = OPTIONS[key];
    settings[key] = defaultOf(row, settings.for as Use | undefined);
    for (const { by, folder, values } of layers.toReversed()) {
      const { value, place } = values[key] ?? {};
      if (value === undefined) continue;
      try {
        settings[key] = row.many ? partsOf(value).flatMap((one) => row.read(one, folder)) : row.read(value, folder);
        origins.set(key, { by, folder, place });
        break;
      } catch (error) {
        if (by === 'user') throw misread(key, row.many ? partsOf(value) : [value], error as Error, place);
        problems.push(warning('W_FRONT_MATTER', `${nameInText(key)}: ${(error as Error).message}`, { place }));
        if (row.unreadable) forced.push(row.unreadable);
      }
    }
  }
  settings.output ??= outputBeside(inputs[0] as string);
  Object.assign(settings, ...forced);
  const originOf = (key: OptionKey): Origin => origins.get(key) ?? { by: 'default' };
  // Two pages of A5 lie on one sheet of A4, which every printer has.
  if (settings.imposition !== undefined && !origins.has('paper')) settings.paper = OPTIONS.paper.read('a5');
  // Who takes the cover back does not want its photo, either.
  if (!settings.cover && originOf('cover').by === 'user' && originOf('coverPhoto').by === 'text')
    delete settings.coverPhoto;
  const read = settings as unknown as Settings;
  const resolved = read.landscape ? { ...read, paper: wide(read.paper) } : read;
  if (resolved.json && resolved.output === '-')
    throw new BuildError('E_USAGE', '--json and -o - both want stdout', {
      hint: 'write the PDF to a file: -o report.pdf',
    });
  if (resolved.condition !== undefined && resolved.outputProfile === undefined)
    throw new BuildError('E_USAGE', '--condition: there is no --output-profile that it is the name of');
  return { ...withRoom(resolved, originOf, problems), originOf, layers };
}

/** One value is a list of one. */
function partsOf(value: unknown): readonly unknown[] {
  return [value].flat();
}

/** Text of the table → value; a switch is off unless its flag switches it off, a list is empty. */
function defaultOf({ flag, standard, standardFor, many, read }: OptionRow, use: Use = 'screen'): unknown {
  const usual = standardFor?.[use] ?? standard;
  if (usual !== undefined) return read(usual);
  if (many) return [];
  return flag.includes('<') ? undefined : flag.includes('--no-');
}

function misread(key: OptionKey, given: readonly unknown[], error: Error, place?: SourcePlace): BuildError {
  if (place) return new BuildError('E_USAGE', `${nameInText(key)}: ${error.message}`, { cause: error, place });
  // Only a program gives what is not text, and it knows the option by its key.
  const name = given.every((one) => typeof one === 'string') ? `--${longName(key)}` : key;
  return new BuildError('E_USAGE', `${name}: ${error.message}`, { cause: error });
}

/** Some words wide and some lines high, or nothing can be set. */
const LEAST_MM = 40;

/** Without margins that leave no room; where the user alone chose paper and margins, that is an error. */
function withRoom(
  settings: Settings,
  originOf: ResolvedOptions['originOf'],
  problems: readonly Problem[],
): { readonly settings: Settings; readonly problems: readonly Problem[] } {
  const { marginMm, paper, ...others } = settings;
  const { gutterMm } = others;
  if (!marginMm) return { settings, problems };
  const [top, outer, bottom, inner] = marginMm;
  if (paper.widthMm - inner - outer - gutterMm >= LEAST_MM && paper.heightMm - top - bottom >= LEAST_MM)
    return { settings, problems };
  const size = `${paper.widthMm} × ${paper.heightMm} mm`;
  const cramped = `these margins leave less than ${LEAST_MM} mm for the text on paper of ${size}`;
  const asked = [originOf('marginMm'), originOf('paper')].find(({ by }) => by === 'text');
  if (!asked) throw new BuildError('E_USAGE', `--margin: ${cramped}`);
  const { place } = asked;
  const problem = warning('W_FRONT_MATTER', `margin: ${cramped}; the usual ones are used`, { place });
  return { settings: { ...others, paper }, problems: [...problems, problem] };
}

function checkInputs(inputs: unknown): void {
  const texts: readonly unknown[] = Array.isArray(inputs) ? inputs : [inputs];
  if (texts.length === 0) throw new BuildError('E_USAGE', 'no input given', { hint: 'tripreport build post.md' });
  if (!texts.every((one) => typeof one === 'string' && !one.includes('\0')) || !Array.isArray(inputs))
    throw new BuildError(
      'E_USAGE',
      'input: expected a path, an http or https address, or - as text, or a list of these',
    );
  for (const input of inputs)
    if (isAddress(input) && !URL.canParse(input)) throw badAddress(input, 'for example: https://host/post.md');
}

/** A name that is ignored is a wish that is not granted. */
function valuesByKey(options: unknown): Layer['values'] {
  if (typeof options !== 'object' || options === null)
    throw new BuildError('E_USAGE', `options: expected an object such as { paper: 'a5' }, got ${options}`);
  const given = new Map<OptionKey, string>();
  const values: Record<string, { readonly value: unknown }> = {};
  for (const [name, value] of Object.entries(options)) {
    const { key, isOff } = FLAG_NAMES.get(name) ?? { key: name as OptionKey, isOff: false };
    if (value === undefined && Object.hasOwn(OPTIONS, key)) continue;
    const other = given.get(key);
    if (other !== undefined) throw new BuildError('E_USAGE', `${other} and ${name} are one option`);
    given.set(key, name);
    if (Object.hasOwn(OPTIONS, key)) {
      values[key] = { value: isOff ? !switchOf(name, value) : value };
      continue;
    }
    const near = nearest(
      name,
      OPTION_KEYS.flatMap((key) => [key, longName(key)]),
    );
    const meant = OPTION_KEYS.find((key) => key === near || longName(key) === near);
    throw new BuildError('E_USAGE', `there is no option “${name}”${meant ? `; did you mean ${meant}?` : ''}`, {
      hint: `the options are ${OPTION_KEYS.join(', ')}`,
    });
  }
  return values;
}

/** What a program may call options beside their keys, for that is what the command line calls them: `--font-size` is
 *  `fontSize`. `isOff`: `noCache: true` is `cache: false`. */
const FLAG_NAMES: ReadonlyMap<string, { readonly key: OptionKey; readonly isOff: boolean }> = new Map(
  OPTION_KEYS.flatMap((key) => {
    const off = OPTIONS[key].flag.includes('--no-') ? [[camelCase(`no-${longName(key)}`), { key, isOff: true }]] : [];
    return [[camelCase(longName(key)), { key, isOff: false }], ...off] as const;
  }) as [string, { key: OptionKey; isOff: boolean }][],
);

function camelCase(name: string): string {
  return name.replace(/-./g, ([, letter = '']) => letter.toUpperCase());
}

function switchOf(name: string, value: unknown): boolean {
  try {
    return readSwitch(value);
  } catch (error) {
    throw new BuildError('E_USAGE', `${name}: ${(error as Error).message}`, { cause: error });
  }
}

function isAddress(input: string): boolean {
  return /^https?:/i.test(input);
}

/** A text's PDF stands beside it; that of an address in the current folder, whatever the address says. */
export function outputBeside(input: string): string {
  if (input === '-') return '-';
  if (!isAddress(input)) {
    const packed = archiveIn(input);
    if (packed) {
      const { archive, inside } = packed;
      const named = inside === '' ? archive : path.join(path.dirname(archive), path.basename(inside));
      return `${named.replace(/\.[^.]*$/, '')}.pdf`;
    }
    // A folder stands for the text in it.
    const named = trimEndOf(input, '/\\');
    const name = named.replace(/\.(md|markdown|mdown|mkd|mdx|txt|textbundle[\\/]*)$/i, '');
    return /^\.{0,2}$/.test(path.basename(name)) ? path.join(named, 'report.pdf') : `${name}.pdf`;
  }
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
