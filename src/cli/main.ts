// The edge: argv → a command → an exit code.

import { Command, CommanderError, Option } from 'commander';
import { readManifest } from '../files/manifest.ts';
import type { Options } from '../options/settings.ts';
import { EXIT_CODES } from '../problems.ts';
import { addOptions, byKey } from './command-flags.ts';
import { MANY_FLAGS, WATCH_FLAGS } from './many/many-flags.ts';

export async function run(argv: readonly string[]): Promise<void> {
  // A reader that went away (`| head`) is no reason to end without the PDF; the writer of stdout notices on its own.
  process.stderr.on('error', () => {});
  let lost: NodeJS.ErrnoException | undefined;
  process.stdout.on('error', (error) => void (lost ??= error));
  await runProgram(argv);
  await new Promise<void>((taken) => process.stdout.write('', () => setImmediate(taken)));
  if (!lost || lost.code === 'EPIPE' || process.exitCode) return;
  const { streamError } = await import('../files/atomic-write.ts');
  await fail(streamError(lost, 'the answer there is not complete; files that were written are'));
}

async function runProgram(argv: readonly string[]): Promise<void> {
  try {
    const root = program();
    const [asked, about] = argv.slice(2);
    // Commander shows the help of all without a word about the one that there is not.
    const commands = root.commands.map((one) => one.name());
    if (asked === 'help' && about !== undefined && !about.startsWith('-') && ![...commands, 'help'].includes(about)) {
      const { nearest } = await import('../options/nearest.ts');
      const meant = nearest(about, commands);
      process.stderr.write(`error: unknown command '${about}'\n${meant ? `(Did you mean ${meant}?)\n` : ''}`);
      process.stderr.write('(tripreport --help lists the commands)\n');
      process.exitCode = 2;
      return;
    }
    // Commander's own letter, which older lines use.
    await root.parseAsync(argv.map((one, at) => (at === 2 && one === '-V' ? '-v' : one)));
  } catch (error) {
    if (error instanceof CommanderError) {
      process.exitCode = error.exitCode === 0 ? 0 : 2;
      if (error.code === 'commander.unknownCommand' && /\.(?:md|markdown)$/i.test(argv[2] ?? ''))
        process.stderr.write(`(to build a PDF from it: tripreport build ${argv[2]})\n`);
      if (error.exitCode !== 0) await answerUsage(argv, error.message);
      return;
    }
    await fail(error);
  }
}

/** What only a failure needs is loaded here: the help, and the start of every run, wait for none of it. */
async function fail(error: unknown): Promise<void> {
  const [{ knownError }, { printError }] = await Promise.all([import('./run-command.ts'), import('./terminal.ts')]);
  const known = knownError(error);
  printError(known, process.stderr);
  process.exitCode = known.exitCode;
}

/** A wrong command line is an answer too where `--json` asks for one. */
async function answerUsage(argv: readonly string[], message: string): Promise<void> {
  if (argv[2] !== 'build' || !argv.includes('--json')) return;
  const [{ BuildError }, { failureDocument }, { plainJson }] = await Promise.all([
    import('../diagnostics.ts'),
    import('./json-document.ts'),
    import('./harmless.ts'),
  ]);
  const error = new BuildError('E_USAGE', message.replace(/^error: /, ''), { hint: 'tripreport build --help' });
  process.stdout.write(`${plainJson(failureDocument(error, []))}\n`);
}

async function buildAll(inputs: readonly string[], options: Options, many: Record<string, unknown>): Promise<void> {
  const { manyCommand } = await import('./many/many-command.ts');
  process.exitCode = await manyCommand(inputs, options, many);
}

/** All commands. `build`: what is done with the inputs and options of that one. */
export function program(build: typeof buildAll = buildAll): Command {
  const { version, description } = readManifest();
  const root = new Command('tripreport')
    .description(description)
    .version(version, '-v, --version', 'print the version')
    .helpOption('-h, --help', 'show this help')
    .helpCommand('help [command]', 'show the help of a command')
    .exitOverride()
    .showHelpAfterError('(tripreport --help lists the commands)')
    .configureHelp({ helpWidth: helpWidth(), minWidthToWrap: 12 });

  const building = root
    .command('build')
    .description('build a PDF from Markdown: tripreport build post.md -o report.pdf')
    .argument(
      '<post.md...>',
      'the Markdown texts, or an export.zip or folder of one, in order; - reads stdin; https is fetched',
    )
    .exitOverride()
    .showHelpAfterError('(tripreport build --help lists the options)')
    .addHelpText('after', exitHelp())
    .action((inputs: string[], options: Record<string, unknown>) => build(inputs, byKey(options), options));
  addOptions(building, 'build');
  for (const [flag, help] of WATCH_FLAGS) building.addOption(new Option(flag, help).helpGroup('Output:'));
  for (const [flag, help] of MANY_FLAGS) building.addOption(new Option(flag, help).helpGroup('Many at once:'));

  const preview = root
    .command('preview')
    .description('show the pages in a browser, as they print, again after every change of text, photo or track')
    .argument('<post.md...>', 'the Markdown texts, in order; https addresses are fetched')
    .option('--open', 'open it in the browser')
    .option('--port <n>', 'where on this machine it is served (default: any port that is free)')
    .option('-q, --quiet', 'print nothing but errors and the address')
    .exitOverride()
    .showHelpAfterError('(tripreport preview --help lists the options)')
    .action(async (inputs: string[], { open, port, ...options }: Record<string, unknown>) => {
      const { previewCommand } = await import('./preview/preview-command.ts');
      const asked = { open: open === true, port: port === undefined ? undefined : String(port) };
      process.exitCode = await previewCommand(inputs, byKey(options), asked);
    });
  addOptions(preview, 'preview');

  const check = root
    .command('check')
    .description('say what a build would warn of, and what to know before sending it; writes no PDF')
    .argument('<post.md...>', 'the Markdown texts, in order: one report, as of build; - reads stdin; https is fetched')
    .option('--format <kind>', 'text, json, sarif, or github (annotations of a workflow)', 'text')
    .option('--json', 'the same as --format json')
    .option('--sarif', 'the same as --format sarif')
    .option('-q, --quiet', 'print nothing where there is nothing to mend')
    .exitOverride()
    .showHelpAfterError('(tripreport check --help lists the options)')
    .addHelpText('after', exitHelp())
    .action(async (inputs: string[], { format, json, sarif, ...options }: Record<string, unknown>) => {
      const { checkCommand } = await import('./check/check-command.ts');
      const asked = json ? 'json' : sarif ? 'sarif' : String(format);
      process.exitCode = await checkCommand(inputs, byKey(options), asked);
    });
  addOptions(check, 'check');

  const photos = root
    .command('photos')
    .description('list the photos of a post: time and zone, place, camera, pixels, problems')
    .argument('<post.md...>', 'the Markdown texts, in order; - reads stdin; https addresses are fetched')
    .option('--json', 'print one JSON document instead of the table')
    .option('--csv', 'print comma-separated values instead of the table')
    .option('-q, --quiet', 'print nothing but the photos and errors')
    .exitOverride()
    .showHelpAfterError('(tripreport photos --help lists the options)')
    .action(async (inputs: string[], { csv, ...options }: Record<string, unknown>) => {
      const { photosCommand } = await import('./photos-command.ts');
      process.exitCode = await photosCommand(inputs, byKey(options), csv === true);
    });
  addOptions(photos, 'photos');

  const draft = root
    .command('new')
    .description('write a Markdown draft from a folder of photos: tripreport new photos/ -o post.md')
    .argument('<photos...>', 'folders of photos, with those inside them, or single files')
    .option('-o, --output <file>', 'the draft to write, never over an old file; - writes it to stdout', 'post.md')
    .option('--by <kind>', 'one heading per day, or per gap of three hours', 'day')
    .option('-q, --quiet', 'print nothing but errors and the path of the draft')
    .exitOverride()
    .showHelpAfterError('(tripreport new --help lists the options)')
    .action(async (sources: string[], { output, by, quiet, ...options }: Record<string, unknown>) => {
      const { newCommand } = await import('./new-command.ts');
      process.exitCode = await newCommand(sources, {
        output: String(output),
        by: String(by),
        quiet: quiet === true,
        options: byKey(options),
      });
    });
  addOptions(draft, 'new');

  root
    .command('init')
    .description('write a tripreport.yaml: options for all texts of a folder, each explained and switched off')
    .argument('[folder]', 'where it is written', '.')
    .exitOverride()
    .showHelpAfterError('(tripreport init --help)')
    .action(async (folder: string) => {
      const { initCommand } = await import('./config/init-command.ts');
      process.exitCode = await initCommand(folder);
    });

  root
    .command('merge-reports')
    .description('make one table and one exit code of the JSON that builds on several machines have written')
    .argument('<report.json...>', 'what `tripreport build --json` has printed')
    .option('--format <kind>', 'text, json, or markdown (for the summary of a job)', 'text')
    .exitOverride()
    .showHelpAfterError('(tripreport merge-reports --help lists the options)')
    .action(async (files: string[], { format }: Record<string, unknown>) => {
      const { mergeCommand } = await import('./many/merge-command.ts');
      process.exitCode = await mergeCommand(files, String(format));
    });

  const browser = root
    .command('browser')
    .description('the browser that prints: which one is used and why no other (starts each), where it is, getting one')
    .exitOverride()
    .helpCommand(false)
    .showHelpAfterError('(tripreport browser --help lists its commands)')
    .action(async (options: Record<string, unknown>) => {
      const { browserCommand } = await import('./browser-command.ts');
      process.exitCode = await browserCommand(byKey(options));
    });
  addOptions(browser, 'browser');
  const browserPath = browser
    .command('path')
    .description('print the path of the browser that would be tried first')
    .exitOverride()
    .action(async (_: unknown, command: Command) => {
      const { browserPathCommand } = await import('./browser-command.ts');
      process.exitCode = await browserPathCommand(byKey(command.optsWithGlobals()));
    });
  addOptions(browserPath, 'browser path');
  browser
    .command('install')
    .description('download a headless browser into the cache of tripreport')
    .exitOverride()
    .action(async () => {
      const { browserInstallCommand } = await import('./browser-command.ts');
      process.exitCode = await browserInstallCommand();
    });
  const browserApparmor = browser
    .command('apparmor')
    .description('print the AppArmor profile that lets the browser start its sandbox (Ubuntu 23.10 and later)')
    .exitOverride()
    .action(async (_: unknown, command: Command) => {
      const { browserApparmorCommand } = await import('./browser-command.ts');
      process.exitCode = await browserApparmorCommand(byKey(command.optsWithGlobals()));
    });
  addOptions(browserApparmor, 'browser apparmor');

  root
    .command('completion')
    .description('print what lets a shell complete commands and options: tripreport completion bash >> ~/.bashrc')
    .argument('<shell>', 'bash, zsh or fish')
    .exitOverride()
    .showHelpAfterError('(tripreport completion --help)')
    .action(async (shell: string) => {
      const { completionCommand } = await import('./shell/completion.ts');
      process.exitCode = completionCommand(shell, root);
    });

  const cache = root
    .command('cache')
    .description(
      'what is kept between runs, downloads and prints of photos: at most 2 GB of each, the longest unused go first',
    )
    .exitOverride()
    .helpCommand(false);
  for (const [what, words] of [
    ['dir', 'print the folder of downloads; that of prints lies beside it'],
    ['clear', 'remove it all'],
    ['verify', 'check everything against its checksum and remove what is damaged'],
  ] as const)
    cache
      .command(what)
      .description(words)
      .exitOverride()
      .action(async () => {
        const { cacheCommand } = await import('./cache-command.ts');
        process.exitCode = await cacheCommand(what);
      });
  return root;
}

const helpWidth = (): number => Math.min(process.stdout.columns || 80, 110);

/** Broken between two codes. */
function exitHelp(): string {
  const codes = Object.entries(EXIT_CODES).map(([code, { short }]) => `${code} ${short}`);
  const most = Math.max(30, Math.min(helpWidth(), 80) - 3);
  const lines = `Exit codes: ${codes.join(' · ')}`.match(new RegExp(`\\S.{1,${most}}(?: ·|$)`, 'g')) ?? [];
  return ['', ...lines].join('\n');
}
