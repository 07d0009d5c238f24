// What npm brings along: which package is missing, damaged or made for another system, and the command that mends it.
// Loads nothing itself: whoever could not load a package hands the reason in.

import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BuildError } from './diagnostics.ts';
import { readManifest } from './files/manifest.ts';

/** @throws BuildError E_INSTALL that names the packages that every run needs and that are not there. */
export function requireInstallation(): void {
  requirePackages(Object.keys(readManifest().dependencies), 'tripreport needs');
}

/** @param needs who needs them: `HEIC photos need`. @throws BuildError E_INSTALL that names those not there. */
export function requirePackages(names: readonly string[], needs: string): void {
  const missing = names.filter((name) => !isInstalled(name));
  if (missing.length > 0) throw notInstalled(missing, needs);
}

/** @param needs as above. @param reason the words of whoever could not load it. */
export function unloadable(name: string, needs: string, reason: string): BuildError {
  if (!isInstalled(name)) return notInstalled([name], needs);
  const platform = /using the (\S+) runtime/.exec(reason)?.[1];
  const missing = platform === undefined ? undefined : missingPart(name, platform);
  if (missing) return installError(`${needs} ${name}, ${missing.words}`, missing.hint);
  return installError(`${needs} ${name}, which cannot be loaded: ${essence(reason)}`, remedyFor(reason));
}

/** An error of ours where Node did not find a package, or one of its files does not fit. */
export function asInstallError(error: unknown): BuildError | undefined {
  const { code, message = '' } = (error ?? {}) as Partial<NodeJS.ErrnoException>;
  if (!/^(?:ERR_)?MODULE_NOT_FOUND$|^ERR_DLOPEN_FAILED$/.test(code ?? '')) return undefined;
  try {
    requireInstallation();
  } catch (all) {
    return all as BuildError;
  }
  return installError(
    `tripreport needs a package that cannot be loaded: ${essence(message)}`,
    remedyFor(message),
    error,
  );
}

/** The command that installs what is missing, and where. @param root of this package; another in tests. */
export function mend(root = ROOT): string {
  return inFolder(root, 'npm ci --include=optional', 'npm install --include=optional');
}

/** The same where what is there does not fit: npm takes that for installed. */
export function mendAnew(root = ROOT): string {
  const remove = process.platform === 'win32' ? 'rmdir /s /q node_modules' : 'rm -r node_modules';
  return inFolder(root, 'npm ci --include=optional', `${remove} && npm install --include=optional`);
}

/** Npm works in the folder around the outermost node_modules, or in the checkout. */
function inFolder(root: string, locked: string, unlocked: string): string {
  const project = /^(.*?)[\\/](?:lib[\\/])?node_modules[\\/]/.exec(root)?.[1];
  const folder = project ?? root;
  if (project !== undefined && !existsSync(join(project, 'package.json')))
    return 'install tripreport again: npm install -g --include=optional …';
  const quoted = /\s/.test(folder) ? `"${folder}"` : folder;
  return `cd ${quoted} && ${existsSync(join(folder, 'package-lock.json')) ? locked : unlocked}`;
}

const ROOT = fileURLToPath(new URL('..', import.meta.url)).replace(/[\\/]$/, '');
const require = createRequire(import.meta.url);

function installError(message: string, hint: string | readonly string[], cause?: unknown): BuildError {
  return new BuildError('E_INSTALL', message, { hint, cause });
}

function notInstalled(names: readonly string[], needs: string): BuildError {
  const others = names.length > 3 ? ` and ${names.length - 3} more` : '';
  const not = names.length === 1 ? 'which is' : 'which are';
  return installError(`${needs} ${names.slice(0, 3).join(', ')}${others}, ${not} not installed`, mend());
}

function isInstalled(name: string, from: NodeJS.Require = require): boolean {
  if (from.resolve.paths(name)?.some((folder) => existsSync(join(folder, name, 'package.json')))) return true;
  try {
    from.resolve(`${name}/package.json`);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ERR_PACKAGE_PATH_NOT_EXPORTED';
  }
}

/** A package and the parts that hold its native code (those of sharp, in `@img/`), as installed: their versions, and
 *  the sizes of the native files. Empty where it is not installed, or was compiled on this machine. */
export function versionsOf(name: string): readonly string[] {
  try {
    const main = require.resolve(name);
    const root = main.slice(0, main.lastIndexOf(`${sep}${join(name)}${sep}`) + 1 + join(name).length);
    if (existsSync(join(root, 'src', 'build'))) return [];
    const folders = (createRequire(main).resolve.paths('@img/x') ?? []).map((folder) => join(folder, '@img'));
    const parts = folders.flatMap((folder) =>
      namesIn(folder)
        .filter((entry) => entry.startsWith(`${name}-`))
        .map((entry) => join(folder, entry)),
    );
    return [root, ...parts].map(versionIn);
  } catch {
    return [];
  }
}

function versionIn(folder: string): string {
  const { name, version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const native = namesIn(join(folder, 'lib')).filter((file) => /\.node$|\.so|\.dylib$|\.dll$|\.wasm$/.test(file));
  return [name, version, ...native.map((file) => statSync(join(folder, 'lib', file)).size)].join(' ');
}

/** Sorted; none where there is no folder. */
function namesIn(folder: string): readonly string[] {
  return existsSync(folder) ? readdirSync(folder).sort() : [];
}

/** sharp keeps its native code in packages of their own, some for each system, of which npm installs one system's. */
function missingPart(
  name: string,
  platform: string,
): { readonly words: string; readonly hint: readonly string[] } | undefined {
  const from = createRequire(require.resolve(name));
  // On Windows its library lies in the first package.
  const parts = platform.startsWith('win32') ? [''] : ['', '-libvips'];
  const missing = parts.map((part) => `@img/${name}${part}-${platform}`).filter((part) => !isInstalled(part, from));
  if (missing.length === 0) return undefined;
  const others = missing.length < parts.length ? [] : foreignPlatforms(name, from);
  return others.length > 0
    ? { words: `which is installed for ${others.join(', ')}: this system is ${platform}`, hint: [COPIED, mendAnew()] }
    : { words: `whose part ${missing[0]} is not installed`, hint: [mend()] };
}

const COPIED = 'node_modules was copied from another system: install it here';

function foreignPlatforms(name: string, from: NodeJS.Require): readonly string[] {
  const folders = (from.resolve.paths('@img/x') ?? []).map((folder) => join(folder, '@img'));
  const prefix = `${name}-`;
  return folders
    .flatMap((folder) => (existsSync(folder) ? readdirSync(folder) : []))
    .filter((entry) => entry.startsWith(prefix) && !/-libvips-|-wasm32$/.test(entry))
    .map((entry) => entry.slice(prefix.length));
}

/** The one line of a reason that says what is wrong, with the file's place in its package. */
function essence(reason: string): string {
  const lines = reason.split('\n').filter((line) => line.trim() !== '');
  const solutions = lines.findIndex((line) => line.startsWith('Possible solutions'));
  const line = (lines[solutions > 1 ? solutions - 1 : 0] ?? '').replace(/^ERR_DLOPEN_FAILED: /, '');
  const file = /^(.*\.node): /.exec(line)?.[1];
  // That is what the loader says of a file for another processor.
  if (file && existsSync(file) && /No such file/.test(line)) return `${basename(file)} is made for another system`;
  return line
    .slice(0, LONGEST_LINE)
    .replace(/(?<=^|[\s'"(])(?:\/|[A-Z]:\\)\S*?(?:node_modules[\\/]|[\\/](?=[^\s\\/]+(?:\s|$)))/g, '');
}

/** A loader's line with some paths is shorter. */
const LONGEST_LINE = 2000;

/** What no other copy of the package would mend. */
const OTHER_REMEDIES: readonly (readonly [RegExp, string])[] = [
  [/\/snap\/core/, 'Node.js from the snap store loads no native packages: install it from nodejs.org'],
  [/upgrade Node\.js/i, 'update Node.js'],
  [/GLIBC\w{0,9}_\d|CXXABI_|symbol not found/, 'this system is too old for the package: update the system'],
  [/microarchitecture/, 'this processor is too old for the package: use another computer'],
];

function remedyFor(reason: string): string {
  const other = OTHER_REMEDIES.find(([words]) => words.test(reason));
  if (other) return other[1];
  return /NODE_MODULE_VERSION/.test(reason) ? inFolder(ROOT, 'npm rebuild', 'npm rebuild') : mendAnew();
}
