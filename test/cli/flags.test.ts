// The command line: no flag takes the text for its value, and one with a value never leaves it to the texts.
import { CommanderError } from 'commander';
import { describe, expect, it } from 'vitest';
import { program } from '../../src/cli/main.ts';
import type { Options } from '../../src/options/settings.ts';
import { OPTION_KEYS, OPTIONS, type OptionRow } from '../../src/options/table.ts';

/** What `tripreport build` makes of these words; undefined: it refuses them. */
async function understood(...words: readonly string[]): Promise<[readonly string[], Options] | undefined> {
  let found: [readonly string[], Options] | undefined;
  const all = program(async (inputs, options) => {
    found = [inputs, options];
  });
  for (const one of [all, ...all.commands]) one.configureOutput({ writeErr: () => {} });
  try {
    await all.parseAsync(['node', 'tripreport', 'build', ...words]);
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
  }
  return found;
}

const flags = OPTION_KEYS.filter((key) => OPTIONS[key].commands.includes('build')).flatMap((key) => {
  const { flag, formerly, many }: OptionRow = OPTIONS[key];
  const [first, ...others] = flag.replace(/ <.*/, '').split(', ');
  const value = /<.*>/.test(flag);
  return [first, ...others, ...(formerly ? [formerly] : [])].map((name) => ({
    name: name as string,
    key,
    value,
    many,
  }));
});

describe.each(flags.filter(({ value }) => !value))('the plain flag $name', ({ name, key }) => {
  it.each([[[name, 'post.md']], [['post.md', name]], [[name, 'post.md', 'b.md', name]]])('%j', async (words) => {
    const texts = words.filter((word) => word !== name);
    expect(await understood(...words)).toEqual([texts, { [key]: !name.startsWith('--no-') }]);
  });
});

const plainLong = flags.filter(({ name, value }) => !value && name.startsWith('--'));

describe.each(plainLong)('$name has an opposite, for what a text or a file of options sets', ({ name, key }) => {
  const opposite = name.startsWith('--no-') ? `--${name.slice(5)}` : `--no-${name.slice(2)}`;
  const off = !name.startsWith('--no-');
  it.each([
    [[opposite, 'post.md'], !off],
    [['post.md', name, opposite], !off],
    [[opposite, name, 'post.md'], off],
  ])('%j', async (words, value) => {
    expect(await understood(...words)).toEqual([['post.md'], { [key]: value }]);
  });
});

describe.each(flags.filter(({ value }) => value))('$name takes a value', ({ name, key, many }) => {
  const given = (value: string) => ({ [key]: many ? [value] : value });
  it('always one', async () => {
    expect(await understood(name, 'post.md')).toBeUndefined();
    expect(await understood('post.md', name)).toBeUndefined();
    expect(await understood(name, 'x', 'post.md')).toEqual([['post.md'], given('x')]);
    expect(await understood(name, 'x', 'post.md', 'b.md')).toEqual([['post.md', 'b.md'], given('x')]);
    if (name.startsWith('--')) expect(await understood(`${name}=x`, 'post.md')).toEqual([['post.md'], given('x')]);
  });
});

it('a flag of before is read as the one of now, and both together', async () => {
  expect(await understood('--header', 'A: 1', '--http-header', 'B: 2', 'post.md')).toEqual([
    ['post.md'],
    { headers: ['B: 2', 'A: 1'] },
  ]);
  const help =
    program()
      .commands.find((one) => one.name() === 'build')
      ?.helpInformation() ?? '';
  expect(help).toContain('--http-header <line>');
  expect(help).not.toMatch(/--header\b/);
});
