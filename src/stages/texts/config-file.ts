// tripreport.yaml: options for all texts of a folder. One that is found beside or above a text may set what front
// matter may; one that its user names may set everything. Nothing in it runs.

import { realpath } from 'node:fs/promises';
import path from 'node:path';
import { BuildError, type Problem, warning } from '../../diagnostics.ts';
import { isInside, type NamedFile, readNamedFile } from '../../files/named-file.ts';
import { decodeText } from '../../files/text-bytes.ts';
import { openReadableFolders } from '../../images/local/readable-folders.ts';
import { type ConfigOptions, readConfigOptions } from '../../markdown/front-matter/config-options.ts';
import { linedYaml } from '../../markdown/front-matter/lined-yaml.ts';
import type { Layer } from '../../options/resolve.ts';

export const CONFIG = 'tripreport.yaml';
const MOST_BYTES = 256 * 1024;

/** What the user named. @throws BuildError E_USAGE for anything in it that is not understood */
export async function namedConfig(file: string): Promise<Layer> {
  const refuse = (message: string, line?: number): never => {
    const place = line === undefined ? undefined : { file, line, column: 1 };
    throw new BuildError('E_USAGE', line === undefined ? `--config ${file}: ${message}` : message, {
      place,
      hint: HINT,
    });
  };
  const found = await readNamedFile(file, MOST_BYTES, () => true);
  if (found.kind !== 'read') return refuse(whyUnread(found));
  const folder = path.dirname(path.resolve(file));
  const { options, problems } = optionsIn(found.bytes, file, 'named');
  const [problem] = problems;
  if (problem) refuse(problem.message, problem.place?.line);
  return { by: 'user', beneathTexts: true, folder, values: withLogoAt(options, (logo) => path.resolve(folder, logo)) };
}

const HINT = 'schema/config.json says what may stand there; `tripreport init` writes one';

export interface FoundConfig {
  /** Real path. */
  readonly file: string;
  readonly layer: Layer;
  readonly problems: readonly Problem[];
}

/** The nearest one above a text, never above the top of its repository or site. */
export async function foundConfig(textFolder: string | undefined): Promise<FoundConfig | undefined> {
  if (textFolder === undefined) return undefined;
  const { top, allows } = await openReadableFolders(textFolder, []);
  const home = await realpath(textFolder).catch(() => path.resolve(textFolder));
  for (let folder = home; isInside(folder, top); folder = path.dirname(folder)) {
    const file = path.join(folder, CONFIG);
    const found = await readNamedFile(file, MOST_BYTES, allows);
    if (found.kind === 'failed' && (found.cause as NodeJS.ErrnoException).code === 'ENOENT') {
      if (folder === top) return undefined;
      continue;
    }
    const name = path.relative('.', file) || CONFIG;
    if (found.kind === 'read') return configOf(found.bytes, { file, name, folder, home });
    return {
      file,
      layer: { by: 'text', beneathTexts: true, values: {} },
      problems: [warning('W_CONFIG', `${name} is not used: ${whyUnread(found)}`)],
    };
  }
  return undefined;
}

interface Place {
  readonly file: string;
  readonly name: string;
  readonly folder: string;
  /** Of the text. */
  readonly home: string;
}

function configOf(bytes: Uint8Array, { file, name, folder, home }: Place): FoundConfig {
  const { options, problems } = optionsIn(bytes, name, 'found');
  const values = withLogoAt(options, (logo) => beside(logo, folder, home));
  return { file, layer: { by: 'text', beneathTexts: true, folder, values }, problems };
}

function optionsIn(bytes: Uint8Array, name: string, kind: 'named' | 'found'): ConfigOptions {
  let text: string;
  try {
    text = decodeText(bytes);
  } catch {
    const place = { file: name, line: 1, column: 1 };
    return { options: {}, problems: [warning('W_CONFIG', 'this is no text in UTF-8', { place })] };
  }
  return readConfigOptions(linedYaml(text), name, kind);
}

function whyUnread(found: Exclude<NamedFile, { kind: 'read' }>): string {
  if (found.kind === 'failed') return found.why;
  return found.kind === 'long' ? 'it is too long' : 'it is no file';
}

/** Addresses stay. */
function withLogoAt(options: ConfigOptions['options'], place: (logo: string) => string): ConfigOptions['options'] {
  const { logo } = options;
  if (typeof logo?.value !== 'string' || /^https?:/i.test(logo.value)) return options;
  return { ...options, logo: { ...logo, value: place(logo.value) } };
}

/** A path of the file's folder as an address beside the text. */
function beside(logo: string, folder: string, home: string): string {
  const local = path.relative(home, path.resolve(folder, logo));
  return local.split(path.sep).map(encodeURIComponent).join('/');
}
