// Step 1: YAML of names and values, such as a theme's → its data with the line of each. Pure.

import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import type { LinedValues } from '../../model.ts';

export function linedYaml(text: string): LinedValues {
  const counter = new LineCounter();
  const { contents, errors } = parseDocument(text, { lineCounter: counter, uniqueKeys: true });
  if (errors.length > 0) {
    const told = errors.map(({ linePos, message }) => ({
      line: linePos?.[0].line ?? 1,
      message: (message.split('\n')[0] as string).replace(/ at line .*/, ''),
    }));
    return { entries: [], errors: told };
  }
  if (contents === null) return { entries: [], errors: [] };
  if (!isMap(contents))
    return { entries: [], errors: [{ line: 1, message: 'expected names and values such as “accent: 0f5c63”' }] };
  const lineOf = (node: unknown): number => counter.linePos((node as Node | null)?.range?.[0] ?? 0).line || 1;
  const entries = contents.items.map(({ key, value }) => ({
    name: String(isScalar(key) ? key.value : key),
    value: (value as Node | null)?.toJSON() as unknown,
    written: isScalar(value) && typeof value.source === 'string' ? value.source : undefined,
    line: lineOf(key),
    lines: isSeq(value) ? value.items.map(lineOf) : [],
  }));
  return { entries, errors: [] };
}
