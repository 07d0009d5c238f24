// `tripreport completion bash|zsh|fish`: a script for the shell, made of the commands and their options as they are.

import type { Command, Option } from 'commander';
import { BuildError } from '../../diagnostics.ts';
import { nearest } from '../../options/nearest.ts';
import { OPTION_KEYS, OPTIONS } from '../../options/table.ts';
import { printError } from '../terminal.ts';

export function completionCommand(shell: string, root: Command): number {
  const script = Object.hasOwn(SCRIPTS, shell) ? SCRIPTS[shell] : undefined;
  if (script) {
    process.stdout.write(script(commandsOf(root)));
    return 0;
  }
  const meant = nearest(shell, Object.keys(SCRIPTS));
  const error = new BuildError('E_USAGE', `completion: expected ${Object.keys(SCRIPTS).join(', ')}, got "${shell}"`, {
    hint: meant ? `did you mean ${meant}?` : 'for example: tripreport completion bash >> ~/.bashrc',
  });
  printError(error, process.stderr);
  return error.exitCode;
}

interface Flag {
  readonly long: string;
  readonly short: string | undefined;
  readonly help: string;
  readonly takesValue: boolean;
  /** The words that it takes, where it takes no others. */
  readonly words: readonly string[];
}

interface Named {
  readonly name: string;
  readonly help: string;
  readonly flags: readonly Flag[];
  /** Of its own, such as `cache clear`. */
  readonly inner: readonly string[];
}

function commandsOf(root: Command): readonly Named[] {
  return root.commands.map((command) => ({
    name: command.name(),
    help: command.description(),
    flags: command.options.filter(({ hidden, long }) => !hidden && long).map(flagOf),
    inner: command.commands.map((one) => one.name()),
  }));
}

function flagOf({ long, short, description, flags }: Option): Flag {
  const key = OPTION_KEYS.find((one) => OPTIONS[one].flag === flags);
  const { words = [] } = key ? (OPTIONS[key].read as { readonly words?: readonly string[] }) : {};
  return { long: long as string, short, help: description, takesValue: flags.includes('<'), words };
}

const bash = (commands: readonly Named[]): string => {
  const words = commands.flatMap(({ name, flags }) =>
    flags
      .filter(({ words }) => words.length > 0)
      .map(
        ({ long, words }) =>
          `    "${name} ${long}") COMPREPLY=($(compgen -W "${words.join(' ')}" -- "$cur")); return ;;`,
      ),
  );
  const values = commands.map(({ name, flags }) => {
    const taking = flags
      .filter(({ takesValue }) => takesValue)
      .flatMap(({ long, short }) => [long, ...(short ? [short] : [])]);
    return taking.length > 0 ? [`    ${taking.map((flag) => `"${name} ${flag}"`).join('|')}) return ;;`] : [];
  });
  const flags = commands.map(
    ({ name, flags, inner }) =>
      `    ${name}) COMPREPLY=($(compgen -W "${[...flags.map(({ long }) => long), '--help', ...inner].join(' ')}" -- "$cur")) ;;`,
  );
  return `# tripreport completion bash >> ~/.bashrc
_tripreport() {
  local cur=\${COMP_WORDS[COMP_CWORD]} prev=\${COMP_WORDS[COMP_CWORD-1]} command=\${COMP_WORDS[1]}
  COMPREPLY=()
  if ((COMP_CWORD == 1)); then
    COMPREPLY=($(compgen -W "${commands.map(({ name }) => name).join(' ')} help --help --version" -- "$cur"))
    return
  fi
  case "$command $prev" in
${[...words, ...values.flat()].join('\n')}
  esac
  case "$command $cur" in
    *" -"*${commands
      .filter(({ inner }) => inner.length > 0)
      .map(({ name }) => `|"${name} "*`)
      .join('')}) ;;
    *) return ;;
  esac
  case "$command" in
${flags.join('\n')}
  esac
}
complete -o default -F _tripreport tripreport
`;
};

const zsh = (commands: readonly Named[]): string => {
  const single = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;
  const shown = (text: string): string => text.replace(/[[\]:\\]/g, (sign) => `\\${sign}`);
  const argument = ({ long, takesValue, words, help }: Flag): string =>
    single(
      `${long}${takesValue ? '=' : ''}[${shown(help)}]${takesValue ? `:value:${words.length > 0 ? `(${words.join(' ')})` : '_files'}` : ''}`,
    );
  const cases = commands.map(
    ({ name, flags, inner }) =>
      `    ${name}) _arguments ${[...flags.map(argument), single(inner.length > 0 ? `1:command:(${inner.join(' ')})` : '*:file:_files')].join(' ')} ;;`,
  );
  return `#compdef tripreport
# tripreport completion zsh > "\${fpath[1]}/_tripreport"
_tripreport() {
  local -a commands
  commands=(${commands.map(({ name, help }) => single(`${name}:${shown(help)}`)).join(' ')})
  if ((CURRENT == 2)); then
    _describe command commands
    return
  fi
  local command=$words[2]
  shift words
  ((CURRENT--))
  case $command in
${cases.join('\n')}
  esac
}
compdef _tripreport tripreport
`;
};

const fish = (commands: readonly Named[]): string => {
  const single = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
  const first = '__fish_use_subcommand';
  const lines = commands.flatMap(({ name, help, flags, inner }) => [
    `complete -c tripreport -n ${first} -f -a ${name} -d ${single(help)}`,
    ...inner.map((one) => `complete -c tripreport -n '__fish_seen_subcommand_from ${name}' -f -a ${one}`),
    ...flags.map(({ long, short, takesValue, words, help }) =>
      [
        `complete -c tripreport -n '__fish_seen_subcommand_from ${name}' -l ${long.slice(2)}`,
        ...(short ? [`-s ${short.slice(1)}`] : []),
        ...(takesValue ? ['-r'] : []),
        ...(words.length > 0 ? [`-f -a ${single(words.join(' '))}`] : []),
        `-d ${single(help)}`,
      ].join(' '),
    ),
  ]);
  return `# tripreport completion fish > ~/.config/fish/completions/tripreport.fish\n${lines.join('\n')}\n`;
};

const SCRIPTS: Readonly<Record<string, (commands: readonly Named[]) => string>> = { bash, zsh, fish };
