// The README and docs/ say what the code does: the table of options is the one in options.ts; UPDATE_README=1
// rewrites it.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Argument } from 'commander';
import { expect, it } from 'vitest';
import { parseTemplate } from '../src/album/captions/caption-template.ts';
import { templateProblems } from '../src/album/notes.ts';
import { program } from '../src/cli/main.ts';
import { cacheFolder } from '../src/files/cache-folder.ts';
import { parse } from '../src/markdown/parse.ts';
import type { OptionKey } from '../src/options/settings.ts';
import {
  type CommandName,
  type FrontMatterPlace,
  longName,
  nameInText,
  OPTION_KEYS,
  OPTIONS,
  usualInWords,
} from '../src/options/table.ts';
import { EXIT_CODES } from '../src/problems.ts';
import { jsonAnswer } from './helpers/json.ts';
import { configSchema, frontMatterSchema } from './helpers/option-schemas.ts';
import { choicesFor } from './helpers/options.ts';
import { ROOT } from './helpers/run.ts';

const read = (name: string): string => readFileSync(path.join(ROOT, name), 'utf8');
const options = read('docs/options.md');

/** `made` stands between the two signs: it does, or is put there. */
function keptIn(page: string, sign: string, made: string): void {
  const pattern = new RegExp(`(<!-- ${sign}: [^>]*-->\\n)[\\s\\S]*?(<!-- /${sign} -->)`);
  const text = read(page);
  if (process.env.UPDATE_README)
    writeFileSync(
      path.join(ROOT, page),
      text.replace(pattern, (_, open, close) => `${open}${made}${close}`),
    );
  else expect(pattern.exec(text)?.[0]).toContain(`-->\n${made}<!--`);
}

const cell = (text: string): string => text.replace(/\|/g, '\\|');
const text = read('docs/text.md');

it('lists every option as --help does', () => {
  const rows = OPTION_KEYS.flatMap((key, index) => {
    const { flag, help, frontMatter, group } = OPTIONS[key];
    const row = `| \`${flag}\`${frontMatter ? inFrontMatter(key, frontMatter) : ''} | ${cell(help)} | ${usualInWords(OPTIONS[key])} |`;
    const before = OPTION_KEYS[index - 1];
    return before && OPTIONS[before].group === group ? [row] : [`| **${group}** | | |`, row];
  });
  const table = `| option | meaning | default |\n|---|---|---|\n${rows.join('\n')}\n\n${MARKS}\n`;
  keptIn('docs/options.md', 'options', table);
});

const MARKS =
  '◆ may also stand in front matter, by its long name or the one that stands beside it; ◇ there under `tripreport:` alone.';

/** Inside `map:` both ways: at the top, and under `tripreport:`. */
function inFrontMatter(key: OptionKey, place: FrontMatterPlace): string {
  const name = place.startsWith('map.') ? `map: {${place.slice(4)}: …}` : nameInText(key);
  const own = name === longName(key) ? '' : ` \`${name}\``;
  return ` ${place === 'own' ? '◇' : '◆'}${own}`;
}

it('lists every command, with the options that are its own', () => {
  const all = program().commands.flatMap((one) => [one, ...one.commands]);
  const rows = all.flatMap((command) => {
    const { registeredArguments: given, parent } = command;
    const name = [parent?.parent ? parent.name() : '', command.name()].filter(Boolean).join(' ');
    const shared = OPTION_KEYS.filter((key) => OPTIONS[key].commands.includes(name as CommandName));
    const usage = [name, ...given.map((one) => shapeOf(one))].join(' ');
    const own = command.options.filter(
      ({ flags, hidden }) => !hidden && !shared.some((key) => OPTIONS[key].flag === flags),
    );
    return [
      `| **\`${usage}\`** | ${cell(command.description())}${sharedWords(shared)} | |`,
      ...own.map(
        ({ flags, description, defaultValue = '' }) => `| \`${flags}\` | ${cell(description)} | ${defaultValue} |`,
      ),
    ];
  });
  keptIn('docs/options.md', 'commands', `| command, option | meaning | default |\n|---|---|---|\n${rows.join('\n')}\n`);
});

function shapeOf(one: Argument): string {
  const words = `${one.name()}${one.variadic ? '…' : ''}`;
  return one.required ? `<${words}>` : `[${words}]`;
}

/** Which options of the table a command has: the few that it has, or the few that it has not. */
function sharedWords(shared: readonly OptionKey[]): string {
  const names = (keys: readonly OptionKey[]): string =>
    keys.map((key) => `\`--${OPTIONS[key].flag.replace(/^.*--| .*/g, '')}\``).join(' ');
  const others = OPTION_KEYS.filter((key) => !shared.includes(key));
  if (shared.length === 0) return '';
  if (others.length === 0) return '; all options above';
  return shared.length < others.length
    ? `; of those above only ${names(shared)}`
    : `; those above but not ${names(others)}`;
}

it.each([
  ['config.json', configSchema],
  ['front-matter.json', frontMatterSchema],
])('schema/%s is that of the table', (name, make) => {
  const schema = path.join(ROOT, 'schema', name);
  const text = `${JSON.stringify(make(), null, 1)}\n`;
  if (process.env.UPDATE_README) writeFileSync(schema, text);
  else expect(readFileSync(schema, 'utf8')).toBe(text);
});

it('lists the pieces of captions', () => {
  const [unknown] = templateProblems(parseTemplate('{unheard}'));
  const paragraph = /^The pieces are [\s\S]*?\n\n/m.exec(read('docs/photos.md'))?.[0] ?? '';
  const listed = namesIn(paragraph).filter((name) => name.startsWith('{'));
  expect(unknown?.hint).toBe(`the pieces are ${listed.join(' ')}`);
});

/** What stands in ticks. */
const namesIn = (text: string): string[] => [...text.matchAll(/`([^`]+)`/g)].map(([, name]) => name as string);

it('names every exit code', () => {
  for (const [code, { title }] of Object.entries(EXIT_CODES))
    expect(options).toContain(`\n| ${code} | ${title} | ${code === '0' ? 'replaced' : 'kept'} |\n`);
});

it('says where downloads, prints and browsers are kept, and what CI has to keep', () => {
  const home = { HOME: '/home/me' };
  const folders = (['pictures', 'photos', 'browser'] as const).map((what) =>
    cacheFolder(what, home, 'linux')?.replace(home.HOME, '~'),
  );
  const ci = read('docs/ci.md');
  for (const folder of folders) expect(ci).toContain(`\`${folder}\``);
  const parents = [...new Set(folders.map((folder) => path.posix.dirname(folder ?? '')))];
  expect(parents).toHaveLength(1);
  expect(ci).toContain(`path: ${parents[0]}\n`);
});

it('its example of --json is one of the shipped schema', () => {
  const example = /^```json\n(\{"schema": 2,[\s\S]*?)```/m.exec(options)?.[1] ?? '';
  jsonAnswer(example.replace('"…"', `"${'0'.repeat(64)}"`));
});

it('its front matter means what it says', () => {
  const example = /^```markdown\n(---\n[\s\S]*?---\n)```/m.exec(text)?.[1] ?? '';
  const report = parse([{ name: 'post.md', text: example, folder: '.' }], {});
  const { settings, problems } = choicesFor(report.options);
  expect([...report.problems, ...problems]).toEqual([]);
  expect(settings).toMatchObject({
    order: 'captured',
    days: true,
    index: true,
    map: true,
    gpx: ['track.gpx'],
    mapPrivacyKm: 0.5,
    clocks: [
      { camera: 'NIKON D5000', seconds: 3600 },
      { camera: 'Pixel', seconds: -1800 },
    ],
  });
});

it('the README is short, and every place that it and docs/ name is there', () => {
  expect(read('README.md').split('\n').length).toBeLessThanOrEqual(151);
  const pages = ['README.md', 'CONTRIBUTING.md', 'SECURITY.md', ...docs()];
  for (const page of pages) {
    const links = [...read(page).matchAll(/\]\((?!https?:|mailto:)([^)#\s]*)(?:#([^)\s]+))?\)/g)];
    const prose = read(page).replace(/```[\s\S]*?```|`[^`\n]*`/g, '');
    for (const [link, place, anchor] of links) {
      if (!prose.includes(link)) continue;
      const target = place === '' ? page : path.join(path.dirname(page), place as string);
      expect(existsSync(path.join(ROOT, target)), `${page}: ${link}`).toBe(true);
      if (anchor !== undefined) expect(anchorsOf(target), `${page}: ${link}`).toContain(anchor);
    }
  }
});

const docs = (): string[] =>
  readdirSync(path.join(ROOT, 'docs'))
    .filter((name) => name.endsWith('.md') && name !== 'problems.md') // generated, with examples
    .map((name) => `docs/${name}`);

/** As code hosts make them. */
function anchorsOf(page: string): string[] {
  const headings = [...read(page).matchAll(/^#{1,6} (.+)$/gm)].map(([, words]) => words as string);
  return headings.map((words) =>
    words
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s-]/gu, '')
      .replace(/ /g, '-'),
  );
}
