// Step 1, front-matter: finds where YAML nests deeper than anyone writes it. The library builds what it reads by
// calling itself level by level, and a program that runs out of stack in there may be ended by its engine, without an
// error.

import { type CST, Parser } from 'yaml';

const DEEPEST = 100;

/** The offset of the first thing that lies too deep. The tokens are read without a call for each level. */
export function tooDeepInYaml(source: string): number | undefined {
  // So deep a thing needs as many signs to open what it lies in.
  if (source.length <= DEEPEST) return undefined;
  let level = [...new Parser().parse(source)].flatMap(inside);
  for (let depth = 1; level.length > 0; depth += 1) {
    if (depth > DEEPEST) return level[0]!.offset;
    level = level.flatMap(inside);
  }
  return undefined;
}

function inside(token: CST.Token): readonly CST.Token[] {
  if (token.type === 'document') return token.value ? [token.value] : [];
  if (!('items' in token)) return [];
  return token.items.flatMap(({ key, value }) => [key, value].filter((one) => one !== null && one !== undefined));
}
