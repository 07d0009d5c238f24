// The options of the table as flags of a command, and what was given of them by the names of the table.

import { type Command, Option } from 'commander';
import type { Options } from '../options/settings.ts';
import { type CommandName, OPTION_KEYS, OPTIONS, usualInWords } from '../options/table.ts';

/** Those of the table that the command knows, in its groups. */
export function addOptions(command: Command, name: CommandName): void {
  for (const key of OPTION_KEYS) {
    const { commands, flag, formerly, help, group, many } = OPTIONS[key];
    if (!commands.includes(name)) continue;
    const usual = usualInWords(OPTIONS[key]);
    const option = new Option(flag, usual === '' ? help : `${help} (default: ${usual})`);
    option.helpGroup(`${group}:`);
    const hidden = [formerly && `${formerly} <value>`, oppositeOf(flag)].flatMap((other) => other || []);
    // The flag that switches off comes last: alone, it would be a choice of its opposite.
    const others = hidden.map((other) => new Option(other).hideHelp());
    for (const one of flag.includes('--no-') ? [...others, option] : [option, ...others]) {
      if (many) one.argParser((value: string, list: string[] | undefined) => [...(list ?? []), value]);
      command.addOption(one);
    }
  }
}

/** What takes back a switch that front matter or a file of options has set: `--no-toc` for `--toc`. */
function oppositeOf(flag: string): string | undefined {
  const [long = ''] = /--[a-z-]+/.exec(flag) ?? [];
  if (flag.includes('<') || long === '') return undefined;
  return long.startsWith('--no-') ? `--${long.slice(5)}` : `--no-${long.slice(2)}`;
}

/** Commander names options by their long flag, Options by key. */
export function byKey(options: Record<string, unknown>): Options {
  const chosen: Record<string, unknown> = {};
  for (const key of OPTION_KEYS) {
    const { flag, formerly, many } = OPTIONS[key];
    const spellings = [flag, ...(formerly === undefined ? [] : [`${formerly} <value>`])];
    const given = spellings.map((one) => options[new Option(one).attributeName()]).filter((one) => one !== undefined);
    const value = many && given.length > 0 ? given.flat() : given[0];
    if (value !== undefined) chosen[key] = value;
  }
  return chosen;
}
