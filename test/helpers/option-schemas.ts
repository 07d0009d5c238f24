// The schemas of tripreport.yaml and of front matter, as the table of options has them: schema/config.json and
// schema/front-matter.json are written from here (UPDATE_README=1) and held to it.
import { CONFIG_OPTIONS } from '../../src/markdown/front-matter/config-options.ts';
import { OTHER_WORDS } from '../../src/markdown/front-matter/other-words.ts';
import type { OptionKey } from '../../src/options/settings.ts';
import { OPTIONS, type OptionRow, TEXT_OPTIONS, usualInWords } from '../../src/options/table.ts';
import { readSwitch } from '../../src/options/values.ts';

type Schema = Readonly<Record<string, unknown>>;

const TEXT = { type: ['string', 'number'] } as const;
const SWITCH_WORDS = ['true', 'yes', 'on', '1', 'false', 'no', 'off', '0'];
/** In any case, as it is read. */
const SWITCH = {
  anyOf: [
    { type: 'boolean' },
    { enum: [0, 1] },
    { type: 'string', pattern: `^(?:${SWITCH_WORDS.map(anyCase).join('|')})$` },
  ],
} as const;
/** A line at the head or foot of a page. */
const LINE = {
  anyOf: [
    { type: ['string', 'boolean', 'number'] },
    { type: 'array' },
    { type: 'object', description: 'left, middle, right' },
  ],
} as const;

function anyCase(word: string): string {
  return [...word].map((letter) => (/[a-z]/.test(letter) ? `[${letter}${letter.toUpperCase()}]` : letter)).join('');
}

interface Read {
  readonly words?: readonly string[];
  readonly range?: readonly [number, number];
}

/** What the reader of an option takes, as far as a schema can say it. */
export function kindOf(key: OptionKey): 'line' | 'switch' | 'words' | 'number' | 'text' {
  const { words, range } = OPTIONS[key].read as Read;
  if (key === 'head' || key === 'foot') return 'line';
  // A path is that of a photo on the cover.
  if (key === 'cover') return 'text';
  if (OPTIONS[key].read === readSwitch) return 'switch';
  return words ? 'words' : range ? 'number' : 'text';
}

function shapeOf(key: OptionKey): Schema {
  const { words = [], range: [minimum, maximum] = [0, 0] } = OPTIONS[key].read as Read;
  switch (kindOf(key)) {
    case 'line':
      return LINE;
    case 'switch':
      return SWITCH;
    case 'words':
      return { enum: words };
    case 'number':
      return {
        anyOf: [
          { type: 'integer', minimum, maximum },
          { type: 'string', pattern: '^\\s*[0-9]+\\s*$' },
        ],
      };
    case 'text':
      if (key === 'clocks') return { anyOf: [TEXT, { type: ['object', 'array'] }] };
      return {
        anyOf: [TEXT, { type: 'boolean' }, { type: 'array', items: { type: ['string', 'number', 'boolean'] } }],
      };
  }
}

/** Nothing after the colon is no choice, nor is an empty list. */
const orNothing = (schema: Schema): Schema => ({
  anyOf: [{ enum: [null, ''] }, { type: 'array', maxItems: 0 }, schema],
});

function optionSchema(key: OptionKey, more = ''): Schema {
  const row: OptionRow = OPTIONS[key];
  const usual = usualInWords(row);
  const shape = key === 'map' ? { anyOf: [SWITCH, { $ref: '#/$defs/map' }] } : shapeOf(key);
  const many = row.many ? { anyOf: [shape, { type: 'array', items: shape }] } : shape;
  return { description: `${row.help}${usual ? ` (default: ${usual})` : ''}${more}`, ...orNothing(many) };
}

const mapSchema = (): Schema => {
  const parts = [...TEXT_OPTIONS.values()].flatMap((key) => {
    const [, part] = /^map\.(.+)$/.exec(OPTIONS[key].frontMatter ?? '') ?? [];
    return part === undefined ? [] : [[part, optionSchema(key)] as const];
  });
  return { type: 'object', minProperties: 1, additionalProperties: false, properties: Object.fromEntries(parts) };
};

const HEAD = { $schema: 'https://json-schema.org/draft/2020-12/schema' } as const;
const ours = (names: Iterable<readonly [string, OptionKey]>, note: (key: OptionKey) => string = () => '') =>
  Object.fromEntries([...names].map(([name, key]) => [name, optionSchema(key, note(key))]));
/** What other programs call an option is understood, too. */
const others = (): Schema => Object.fromEntries([...OTHER_WORDS].map((name) => [name, {}]));

export function configSchema(): Schema {
  const named = (key: OptionKey): string =>
    OPTIONS[key].frontMatter || key === 'lang' ? '' : '. Only in a file that is named with --config';
  return {
    ...HEAD,
    title: 'tripreport.yaml',
    description: 'Options for all texts of a folder. A file that is found may set what front matter may.',
    type: ['object', 'null'],
    additionalProperties: false,
    properties: { ...others(), ...ours(CONFIG_OPTIONS, named) },
    $defs: { map: mapSchema() },
  };
}

const FIELDS: Readonly<Record<string, string>> = {
  title: 'the title of the report; none prints none',
  subtitle: 'stands below the title',
  author: 'a name, or a list of them',
  date: 'of the report',
  description: 'what the PDF says of itself',
  lang: 'language tag such as en or zh-Hans',
  cover: 'a picture that opens the report, or true: a page before all others',
};

export function frontMatterSchema(): Schema {
  const atTop = [...TEXT_OPTIONS].map(([name, key]): [string, Schema] => {
    const { description, ...shape } = optionSchema(key);
    // Elsewhere another program may mean something else by the name.
    const isOurs = OPTIONS[key].frontMatter === 'top' && name !== 'order';
    return [name, isOurs ? { description, anyOf: [shape, { type: ['object', 'array'] }] } : { description }];
  });
  const fields = Object.entries(FIELDS).map(([name, description]) => [name, { description }] as const);
  return {
    ...HEAD,
    title: 'front matter of a text for tripreport',
    description: 'Keys of other programs are left to them. Below tripreport, all are options.',
    type: ['object', 'null'],
    properties: {
      ...Object.fromEntries([...atTop.filter(([name]) => !(name in FIELDS)), ...fields]),
      tripreport: {
        description: 'options, where another program has their names at the top',
        type: ['object', 'null'],
        additionalProperties: false,
        properties: { ...others(), ...ours(TEXT_OPTIONS) },
      },
    },
    $defs: { map: mapSchema() },
  };
}
