// `tripreport check`: what a build would warn of and what its author should know before sending it, on stdout: a list
// for people, JSON, SARIF, or annotations for GitHub. Writes no PDF.

import { BuildError } from '../../diagnostics.ts';
import { inThread } from '../../guard/in-thread.ts';
import { nearest } from '../../options/nearest.ts';
import type { Options, Settings } from '../../options/settings.ts';
import type { Checked } from '../../stages/checking.ts';
import { chooseConfigured } from '../../stages/texts/configured.ts';
import { plainJson } from '../harmless.ts';
import { checkedDocument } from '../json-document.ts';
import { checkNamed, runCommand } from '../run-command.ts';
import { printError } from '../terminal.ts';
import { annotationsOf } from './annotations.ts';
import { findingsOf } from './findings.ts';
import { sarifOf } from './sarif.ts';

const FORMATS: Readonly<Record<string, (checked: Checked, exitCode: number) => string>> = {
  text: (checked) => findingsOf(checked, process.stdout),
  json: (checked, exitCode) => `${plainJson(checkedDocument(checked, exitCode))}\n`,
  sarif: (checked) => `${plainJson(sarifOf(checked), 2)}\n`,
  github: annotationsOf,
};

/** @param format one of FORMATS */
export function checkCommand(inputs: readonly string[], options: Options, format: string): Promise<number> {
  const quiet = options.quiet === true;
  return runCommand({ quiet: true, json: format === 'json' }, async (caller, endProgress) => {
    const show = Object.hasOwn(FORMATS, format) ? FORMATS[format] : undefined;
    if (!show) {
      const meant = nearest(format, Object.keys(FORMATS));
      const hint = meant ? `did you mean ${meant}?` : undefined;
      throw new BuildError('E_USAGE', `--format: expected ${Object.keys(FORMATS).join(', ')}, got "${format}"`, {
        hint,
      });
    }
    // No PDF is written, so nothing may be said about where it would go.
    const asked = { ...options, output: 'none', allowMissing: true };
    const { settings } = await chooseConfigured(inputs, asked);
    await checkNamed(settings);
    const checked = await inThread({ work: 'check', inputs, options: asked }, settings, caller);
    endProgress();
    const refused = await refusalOf(checked, settings);
    if (!quiet || checked.problems.length > 0) process.stdout.write(show(checked, refused?.exitCode ?? 0));
    if (refused) printError(refused, process.stderr);
    return refused?.exitCode;
  });
}

/** Loaded only now: what it needs is large, and most of a check is done elsewhere. */
async function refusalOf(checked: Checked, settings: Settings): Promise<BuildError | undefined> {
  const { refuse } = await import('../../stages/acceptance.ts');
  try {
    refuse(checked, settings, 'not good enough');
    return undefined;
  } catch (error) {
    if (error instanceof BuildError) return error;
    throw error;
  }
}
