// Step 7 (print): a font and fontconfig settings for a Linux that has none. Without, the browser prints no text at all,
// not even in the page's own fonts (measured with Chromium 147), and text in SVG pictures becomes boxes.

import { existsSync, readdirSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Problem, warning } from '../diagnostics.ts';
import { unpackShippedFonts } from './bundled-chromium.ts';

export interface FontSupport {
  /** For FONTCONFIG_FILE; absent where the system's own settings do. */
  readonly config?: string;
  readonly problem?: Problem;
}

/** Called when the folder is made, before any text is drawn. Changes no variable of this process: the browser and the
 *  processes that draw SVG pictures are started with `config`. */
export async function supportFonts(environment: NodeJS.ProcessEnv, folder: string): Promise<FontSupport> {
  if (process.platform !== 'linux' || environment.FONTCONFIG_PATH) return {};
  const config = join(folder, 'fonts.conf');
  const given = environment.FONTCONFIG_FILE;
  if (given && existsSync(given)) return {};
  const usual = fontFolders(environment);
  const some = usual.some((name) => hasFont(name, 4));
  if (some && existsSync(SYSTEM)) return {};
  const own = join(folder, 'system-fonts');
  if (!existsSync(config)) {
    if (!some) await unpackShippedFonts(own).catch(() => {});
    await writeFile(config, fontSettings([...usual, own], join(folder, 'font-cache')));
  }
  if (some || existsSync(own)) return { config };
  return {
    config,
    problem: warning('W_NO_FONTS', 'no font is installed on this system: the browser may print no text'),
  };
}

const SYSTEM = '/etc/fonts/fonts.conf';

function fontFolders(environment: NodeJS.ProcessEnv): string[] {
  const home = environment.HOME;
  const data = environment.XDG_DATA_HOME ?? (home && join(home, '.local', 'share'));
  return [
    '/usr/share/fonts',
    '/usr/local/share/fonts',
    '/run/current-system/sw/share/X11/fonts',
    ...(data ? [join(data, 'fonts')] : []),
    ...(home ? [join(home, '.fonts')] : []),
  ];
}

function hasFont(folder: string, depth: number): boolean {
  try {
    const entries = readdirSync(folder, { withFileTypes: true });
    if (entries.some((entry) => !entry.isDirectory() && /\.(ttf|otf|ttc|otc|pfb)$/i.test(entry.name))) return true;
    return depth > 0 && entries.some((entry) => entry.isDirectory() && hasFont(join(folder, entry.name), depth - 1));
  } catch {
    return false;
  }
}

function fontSettings(folders: readonly string[], cache: string): string {
  const lines = [
    '<?xml version="1.0"?>',
    '<fontconfig>',
    `<include ignore_missing="yes">${SYSTEM}</include>`,
    ...folders.map((folder) => `<dir>${escapeXml(folder)}</dir>`),
    `<cachedir>${escapeXml(cache)}</cachedir>`,
    '</fontconfig>',
  ];
  return `${lines.join('\n')}\n`;
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
