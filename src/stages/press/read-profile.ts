// The printing condition that the user names: its profile, read and judged before any work.

import { BuildError } from '../../diagnostics.ts';
import { readNamedFile } from '../../files/named-file.ts';
import type { Settings } from '../../options/settings.ts';
import type { Exchange } from '../../pdf/press/exchange.ts';
import { outputProfile } from '../../pdf/press/output-profile.ts';

const MOST_BYTES = 20 * 2 ** 20;

/** undefined where none is asked for. @throws BuildError E_INPUT where it cannot be read, E_USAGE where it is none of a
 *  print shop's. */
export async function readExchange({
  outputProfile: file,
  condition,
}: Pick<Settings, 'outputProfile' | 'condition'>): Promise<Exchange | undefined> {
  if (file === undefined) return undefined;
  const read = await readNamedFile(file, MOST_BYTES, () => true);
  if (read.kind !== 'read') {
    const why = read.kind === 'failed' ? read.why : read.kind === 'long' ? 'is too long' : 'is no file';
    throw new BuildError('E_INPUT', `--output-profile: ${file} ${why}`, {
      cause: 'cause' in read ? read.cause : undefined,
    });
  }
  const profile = outputProfile(read.bytes);
  if (typeof profile === 'string')
    throw new BuildError('E_USAGE', `--output-profile: ${file} ${profile}`, {
      hint: 'the print shop names one, such as PSOcoated_v3.icc or GRACoL2013_CRPC6.icc',
    });
  return { profile, condition: condition ?? profile.description ?? 'Custom' };
}
