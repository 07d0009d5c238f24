// tripreport.yaml: options for all texts of a folder. One that is found beside or above a text may set what front
// matter may; one that its user names may set everything. Nothing in it runs.

import { realpath } from 'node:fs/promises';
import path from 'node:path';
import { BuildError, type Problem, warning } from '../../diagnostics.ts';
import { isInside, readNamedFile } from '../../files/named-file.ts';
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
  if (found.kind === 'failed') return refuse(found.why);
  if (found.kind !== 'read') return refuse(found.kind === 'long' ? 'it is too long' : 'it is no file');
  const folder = path.dirname(path.resolve(file));
  const { options, problems } = optionsIn(found.bytes, file, 'named');
  const [problem] = problems;
  if (problem) refuse(problem.message, problem.place?.line);
  const { logo } = options;
  const values = logo === undefined ? options : { ...options, logo: { ...logo, value: absolute(logo.value, folder) } };
  return { by: 'user', beneathTexts: true, folder, values };
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
    const why = found.kind === 'failed' ? found.why : found.kind === 'long' ? 'it is too long' : 'it is no file';
    return {
      file,
      layer: { by: 'text', beneathTexts: true, values: {} },
      problems: [warning('W_CONFIG', `${name} is not used: ${why}`)],
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
  const { logo } = options;
  const values =
    logo === undefined ? options : { ...options, logo: { ...logo, value: beside(logo.value, folder, home) } };
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

const isAddress = (value: unknown): boolean => typeof value !== 'string' || /^https?:/i.test(value);

const absolute = (value: unknown, folder: string): unknown =>
  isAddress(value) ? value : path.resolve(folder, value as string);

/** A path of the file's folder as an address beside the text. */
function beside(value: unknown, folder: string, home: string): unknown {
  if (isAddress(value)) return value;
  const local = path.relative(home, path.resolve(folder, value as string));
  return local.split(path.sep).map(encodeURIComponent).join('/');
}
