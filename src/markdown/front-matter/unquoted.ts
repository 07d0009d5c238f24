// Step 1, front-matter: reads YAML as its author means it who leaves the quotes out. `footer: {page} of {pages}` is a
// map with a stray word behind it, `foot: | {page} |` a block without lines, and `accent: #0f5c63` a comment.

/** Signs of YAML → signs without a meaning there, one for one, so that all places stay. */
const MASKS: Readonly<Record<string, string>> = { '{': '\ue100', '}': '\ue101', '|': '\ue102', '#': '\ue103' };
const SIGNS: ReadonlyMap<string, string> = new Map(Object.entries(MASKS).map(([sign, mask]) => [mask, sign]));

const MASKED = /[\ue100-\ue103]/g;

/** A piece of a head, a foot or a caption in single braces. */
const PIECE = /(?<!\{)\{([a-z]{1,12}(?::[a-z]{1,12})?)\}/g;
/** Only the pieces that there are: `{a}` may be a map. */
const PIECES = new Set(
  'title chapter author date page pages file logo text time place camera exposure day gps'.split(' '),
);

/** A key with a colour behind it, and nothing else. */
const COLOUR = /^([ \t]*[\w-]{0,30}(?:accent|colou?r|background)[\w-]{0,30}[ \t]*:[ \t]+)#(?=[\da-f]{3,8}[ \t]*$)/gim;
/** A line of places that begins with an empty one. */
const FIRST_EMPTY = /^([ \t]*(?:head|foot|header|footer)[ \t]*:[ \t]+)\|(?=[ \t]+[^\s#])/gm;

export function masked(yaml: string): string {
  const clean = MASKED.test(yaml) ? yaml.replace(MASKED, '\ufffd') : yaml;
  const mask = (sign: string): string => MASKS[sign] as string;
  return clean
    .replace(PIECE, (whole, name: string) =>
      PIECES.has(name.split(':')[0] as string) ? `${mask('{')}${name}${mask('}')}` : whole,
    )
    .replace(COLOUR, (_, key: string) => `${key}${mask('#')}`)
    .replace(FIRST_EMPTY, (_, key: string) => `${key}${mask('|')}`);
}

/** The same data with the signs as they were written, changed in place. */
export function unmasked(data: unknown, seen = new Set<unknown>()): unknown {
  if (typeof data === 'string') return data.replace(MASKED, (mask) => SIGNS.get(mask) as string);
  if (typeof data !== 'object' || data === null || seen.has(data)) return data;
  seen.add(data);
  const record = data as Record<string, unknown>;
  for (const [key, value] of Object.entries(record)) record[key] = unmasked(value, seen);
  return data;
}
