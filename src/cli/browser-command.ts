// `tripreport browser`: which browser would print and why no other, its path, getting one, and its AppArmor profile.

import { apparmorProfile } from '../browser/apparmor.ts';
import { browserPath, installBrowser, type SurveyedBrowser, surveyBrowsers } from '../browser/browser.ts';
import { openFolder } from '../files/temporary.ts';
import { resolveOptions } from '../options/resolve.ts';
import type { Options } from '../options/settings.ts';
import { plain, plainPath } from './harmless.ts';
import { runCommand } from './run-command.ts';

/** Starts every browser found, to say which a build uses and what is wrong with the others. */
export function browserCommand(options: Options): Promise<number> {
  return runCommand({ quiet: false, json: false }, async (host, endProgress) => {
    const settings = resolveOptions(['-'], options);
    const { path: folder, close } = await openFolder(host.environment);
    let used = false;
    const tell = (browser: SurveyedBrowser): void => {
      process.stdout.write(describe(browser, used));
      used ||= browser.version !== undefined;
    };
    try {
      for (const problem of await surveyBrowsers(settings, { ...host, folder }, tell))
        host.tell({ kind: 'problem', problem });
      endProgress();
    } finally {
      await close();
    }
  });
}

const ORIGINS = { named: 'named by', cache: 'downloaded', shipped: 'brought along by npm', installed: 'installed' };

function describe({ candidate, name, version, failure }: SurveyedBrowser, used: boolean): string {
  const origin = [ORIGINS[candidate.from], candidate.namedBy].filter(Boolean).join(' ');
  const state = failure ?? `${version} ${used ? 'starts, but comes later' : 'is used'}`;
  return `${plain(name)}\n  ${origin}: ${plain(state)}\n`;
}

export async function browserPathCommand(options: Options): Promise<number> {
  const settings = resolveOptions(['-'], options);
  process.stdout.write(`${plainPath(await browserPath(settings, { environment: process.env }))}\n`);
  return 0;
}

export async function browserApparmorCommand(options: Options): Promise<number> {
  process.stdout.write(await apparmorProfile(resolveOptions(['-'], options), process.env));
  return 0;
}

export async function browserInstallCommand(): Promise<number> {
  const path = await installBrowser({
    environment: process.env,
    tell: (event) => {
      if (event.kind === 'progress' && process.stderr.isTTY)
        process.stderr.write(`\rDownloading ${event.done} of ${event.total} MB`);
    },
  });
  process.stdout.write(`${plainPath(path)}\n`);
  return 0;
}
