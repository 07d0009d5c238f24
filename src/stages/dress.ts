// The theme of a report: one of those that come along, or the folder of its author's own, read and checked; and the
// options that it brings where nobody has chosen.

import { mkdir, realpath, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { BuildError, type Problem, warning } from '../diagnostics.ts';
import { type NamedFile, readNamedFile } from '../files/named-file.ts';
import { decodeText } from '../files/text-bytes.ts';
import { openReadableFolders } from '../images/local/readable-folders.ts';
import { append } from '../lists.ts';
import { linedYaml } from '../markdown/front-matter/lined-yaml.ts';
import type { Album, Fault, InspectedImage } from '../model.ts';
import { type Layer, type ResolvedOptions, withLayer } from '../options/resolve.ts';
import type { Settings } from '../options/settings.ts';
import { TEXT_OPTIONS } from '../options/table.ts';
import { themeOf } from '../page/themes/look.ts';
import { checkSheet } from '../page/themes/own/own-sheet.ts';
import { ownTheme } from '../page/themes/own/own-theme.ts';
import { type OwnValues, readOwnValues } from '../page/themes/own/own-values.ts';
import { accentOf } from '../page/themes/photo-accent.ts';
import type { Theme } from '../page/themes/theme.ts';
import { quartersOf } from '../photos/pixels/appearance.ts';

export interface Dressed {
  readonly choices: ResolvedOptions;
  readonly theme: Theme;
  readonly problems: readonly Problem[];
}

/** @param folder of the run, where what the page needs of the author's theme is put.
 *  @throws BuildError E_USAGE where the user names a theme that cannot be used. */
export async function dress(
  choices: ResolvedOptions,
  textFolder: string | undefined,
  folder: string,
): Promise<Dressed> {
  const { settings } = choices;
  const named = themeOf(settings);
  if (named)
    return {
      choices: withLayer(choices, usualIn(named)),
      theme: named,
      problems: [],
    };
  const { by, place } = choices.originOf('theme');
  const own = await readOwnTheme(
    settings.theme,
    by === 'text' ? await allowedBy(textFolder, settings.roots) : () => true,
    folder,
  );
  if (by !== 'text' && own.faults.length > 0)
    throw new BuildError('E_USAGE', `--theme: ${own.faults.slice(0, MOST_TOLD).map(inWords).join('; ')}`, {
      hint: HINT,
    });
  const problems = own.faults.map(({ file, line, message }) => {
    const at = line === undefined ? place : { file, line, column: 1 };
    return warning('W_FRONT_MATTER', line === undefined ? `theme: ${file}: ${message}` : message, {
      place: at,
      hint: HINT,
    });
  });
  const dressed = withLayer(withLayer(choices, own.layer), own.theme ? usualIn(own.theme) : NOTHING);
  const theme = own.theme ? themeOf(dressed.settings, own.theme) : themeOf({ ...dressed.settings, theme: 'classic' });
  return { choices: dressed, theme: theme as Theme, problems };
}

const MOST_TOLD = 8;
const HINT = 'docs/themes.md says what a theme of your own may hold';

const NOTHING: Layer = { by: 'text', values: {} };

/** What a theme brings where neither the report nor its user says otherwise. */
const usualIn = ({ paper, cover, columns }: Theme): Layer => ({
  by: 'text',
  values: {
    ...(paper ? { paper: { value: paper } } : {}),
    ...(cover ? { cover: { value: cover } } : {}),
    ...(columns ? { columns: { value: columns } } : {}),
  },
});

const inWords = ({ file, line, message }: FileFault): string =>
  `${file}${line === undefined ? '' : `:${line}`}: ${message}`;

/** Front matter may have come from anywhere: the folders that it may read pictures from. */
async function allowedBy(textFolder: string | undefined, roots: Settings['roots']): Promise<(real: string) => boolean> {
  return textFolder === undefined ? () => false : (await openReadableFolders(textFolder, roots)).allows;
}

interface FileFault extends Omit<Fault, 'line'> {
  readonly file: string;
  readonly line?: number;
}

const VALUES = 'theme.yaml';
const SHEET = 'theme.css';
const MOST_BYTES = { [VALUES]: 64 * 1024, [SHEET]: 128 * 1024, font: 20 * 2 ** 20 } as const;

async function readOwnTheme(
  place: string,
  allows: (real: string) => boolean,
  folder: string,
): Promise<{ readonly theme?: Theme; readonly layer: Layer; readonly faults: readonly FileFault[] }> {
  const faults: FileFault[] = [];
  const top = await realpath(place).catch(() => path.resolve(place));
  const inside = (real: string): boolean => allows(real) && (real === top || real.startsWith(top + path.sep));
  const read = async (name: string, most: number, optional = false): Promise<Uint8Array | undefined> => {
    const found = await readNamedFile(path.join(top, name), most, inside);
    if (found.kind === 'read') return found.bytes;
    const absent = found.kind === 'failed' && (found.cause as NodeJS.ErrnoException).code === 'ENOENT';
    if (!(optional && absent)) faults.push({ file: path.join(place, name), message: whyNot(found) });
    return undefined;
  };
  const text = async (name: typeof VALUES | typeof SHEET, optional = false): Promise<string | undefined> => {
    const bytes = await read(name, MOST_BYTES[name], optional);
    try {
      return bytes && decodeText(bytes);
    } catch {
      faults.push({ file: path.join(place, name), message: 'is no text in UTF-8' });
      return undefined;
    }
  };
  const yaml = await text(VALUES);
  if (yaml === undefined) return { layer: NOTHING, faults };
  const values = readOwnValues(linedYaml(yaml), yaml);
  append(
    faults,
    values.faults.map((fault) => ({ file: path.join(place, VALUES), ...fault })),
  );
  const css = await text(SHEET, true);
  const checked = css === undefined ? undefined : checkSheet(css);
  append(
    faults,
    (checked?.faults ?? []).map((fault) => ({ file: path.join(place, SHEET), ...fault })),
  );
  const target = path.join(folder, 'own-theme');
  await mkdir(target, { recursive: true });
  const files: string[] = [];
  for (const [i, { file }] of values.fonts.entries()) {
    const bytes = await read(file, MOST_BYTES.font);
    if (!bytes) continue;
    if (!isFont(bytes)) {
      faults.push({ file: path.join(place, file), message: 'is no WOFF2, TrueType or OpenType font' });
      continue;
    }
    const name = `${i}${path.extname(file).toLowerCase()}`;
    await writeFile(path.join(target, name), bytes);
    files[i] = `own-theme/${name}`;
  }
  const sheet = checked ? path.join(target, SHEET) : undefined;
  if (sheet && checked) await writeFile(sheet, checked.css);
  return { theme: ownTheme(values, sheet, files), layer: layerOf(values, path.join(place, VALUES)), faults };
}

function layerOf({ options }: OwnValues, file: string): Layer {
  const entries = Object.entries(options).flatMap(([name, { value, line }]) => {
    const key = TEXT_OPTIONS.get(name);
    return key ? [[key, { value, place: { file, line, column: 1 } }]] : [];
  });
  return { by: 'text', values: Object.fromEntries(entries) };
}

/** By its first bytes, whatever it is called. */
function isFont(bytes: Uint8Array): boolean {
  const first = Buffer.from(bytes.subarray(0, 4)).toString('latin1');
  return ['wOF2', '\0\x01\0\0', 'true', 'OTTO'].includes(first);
}

function whyNot(found: NamedFile): string {
  if (found.kind === 'outside') return 'lies outside of the folders that may be read (--root adds one)';
  if (found.kind === 'failed') return found.why;
  return found.kind === 'long' ? 'is too long' : 'is no file';
}

/** The accent of `auto`: of the photos that their author wants large, or else of all. */
export function photoAccent({ photos }: Album, images: readonly InspectedImage[]): string | undefined {
  const seen = [...photos.values()].filter(({ graphic, ref, missing }) => !graphic && !missing && !ref.inline);
  const large = seen.filter(({ ref }) => ref.cover || ['large', 'full', 'bleed'].includes(ref.scale ?? ''));
  const wanted = new Set((large.length > 0 ? large : seen).map(({ id }) => id));
  const prints = images.flatMap(({ picture, fingerprint }) =>
    wanted.has(picture) && fingerprint ? [fingerprint] : [],
  );
  return accentOf(prints.map(quartersOf));
}
