// The edge: the first code that runs, which needs no package: says what is wrong where the program cannot be loaded.

import { readManifest } from '../files/manifest.ts';

/** Runs the command; where a package of ours cannot be loaded, answers as any other error does. */
export async function start(argv: readonly string[]): Promise<void> {
  const { node } = readManifest().engines;
  if (isOlder(process.versions.node, node)) {
    // What prints errors needs that version, too.
    process.stderr.write(
      `error E_INSTALL: Node.js ${process.versions.node} is too old for tripreport, which needs ${node}\n` +
        '  hint: install a newer one from nodejs.org\n',
    );
    process.exitCode = 9;
    return;
  }
  const program = await import('./main.ts').catch(async (error) => {
    const { asInstallError } = await import('../installation.ts');
    const installError = asInstallError(error);
    if (!installError) throw error;
    const { printError } = await import('./terminal.ts');
    if (argv[2] === 'build' && argv.includes('--json')) {
      const { failureDocument } = await import('./json-document.ts');
      const { plainJson } = await import('./harmless.ts');
      process.stdout.write(`${plainJson(failureDocument(installError, []))}\n`);
    }
    printError(installError, process.stderr);
    process.exitCode = installError.exitCode;
  });
  await program?.run(argv);
}

/** @param wanted as in package.json: `>=20.19`. */
function isOlder(version: string, wanted: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [leastMajor = 0, leastMinor = 0] = wanted.replace(/^\D+/, '').split('.').map(Number);
  return major < leastMajor || (major === leastMajor && minor < leastMinor);
}
