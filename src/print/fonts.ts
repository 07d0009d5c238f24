// Step 7 (print): on Linux the browser prints no text at all, not even in the page's own fonts, when the system has no font or no
// fontconfig settings (measured with Chromium 147). Gives it both then; leaves every other system alone.

import { existsSync, readdirSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Problem, warning } from '../diagnostics.ts';
import { shippedFonts } from './shipped.ts';

export interface FontSupport {
  /** For FONTCONFIG_FILE; absent where the system's own settings do. */
  readonly config?: string;
  readonly problem?: Problem;
}

/** @param folder the run's temporary folder: settings and a plain Latin font are put there. */
export async function supportFonts(environment: NodeJS.ProcessEnv, folder: string): Promise<FontSupport> {
  if (process.platform !== 'linux' || environment.FONTCONFIG_FILE || environment.FONTCONFIG_PATH) return {};
  const usual = fontFolders(environment);
  const some = usual.some((name) => hasFont(name, 4));
  if (some && existsSync(SYSTEM)) return {};
  const own = some ? undefined : await shippedFonts(folder).catch(() => undefined);
  const config = join(folder, 'fonts.conf');
  await writeFile(config, fontSettings([...usual, ...(own ? [own] : [])], join(folder, 'font-cache')));
  if (some || own) return { config };
  return {
    config,
    problem: warning('W_NO_FONTS', 'no font is installed on this system: the browser may print no text', {
      hint: 'install any font, for example the package fonts-dejavu-core (Debian, Ubuntu) or font-dejavu (Alpine)',
    }),
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
