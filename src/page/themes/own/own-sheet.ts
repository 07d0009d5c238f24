// Step 4: the style sheet of an author's theme → the same, if it can only change looks: rules of known properties and
// plain values. Whatever else stands in it is told with its line. Pure, in one pass; nothing of CSS is guessed at.

import type { Fault } from '../../../model.ts';

/** How things look, not where they stand: that is the plan's. */
const PROPERTIES = new Set(
  `color background background-color border border-top border-bottom border-left border-right border-color border-style
  border-width border-radius border-top-color border-bottom-color border-top-width border-bottom-width border-top-style
  border-bottom-style border-inline-start border-inline-end border-block-start border-block-end padding padding-top
  padding-bottom padding-left padding-right padding-inline padding-inline-start padding-inline-end padding-block
  padding-block-start padding-block-end font font-family font-size font-style font-weight font-variant font-variant-caps
  font-variant-numeric font-variant-ligatures font-feature-settings font-kerning font-stretch line-height letter-spacing
  word-spacing text-align text-align-last text-indent text-transform text-decoration text-decoration-color
  text-decoration-line text-decoration-style text-decoration-thickness text-underline-offset text-wrap text-emphasis
  text-emphasis-color hyphens hanging-punctuation max-width list-style-type quotes opacity outline outline-color
  outline-offset outline-style outline-width`.split(/\s+/),
);

const FUNCTIONS = new Set(
  'var calc min max clamp rgb rgba hsl hsla oklch oklab lch lab color-mix linear-gradient is not where lang dir has first-child nth-child nth-of-type'.split(
    ' ',
  ),
);

const VALUE = /^[\w\s.,%#()+*/'"!-]+$/;
const SELECTOR = /^[\w\s.#:,>+~()*='"[\]-]+$/;

/** Without comments, which keep their lines. */
function uncommented(css: string): string {
  const parts = css.split('/*');
  return parts
    .map((part, i) => {
      if (i === 0) return part;
      const end = part.indexOf('*/');
      const comment = end < 0 ? part : part.slice(0, end);
      return `${'\n'.repeat(comment.split('\n').length - 1)} ${end < 0 ? '' : part.slice(end + 2)}`;
    })
    .join('');
}

/** The rules that may stand, and what may not. */
export function checkSheet(css: string): { readonly css: string; readonly faults: readonly Fault[] } {
  const faults: Fault[] = [];
  const rules: string[] = [];
  let line = 1;
  const blocks = uncommented(css.replace(/\r\n?/g, '\n')).split('}');
  const last = blocks.pop() as string;
  for (const block of blocks) {
    const [start = '', body, ...nested] = block.split('{');
    const head = withoutStatements(start, line, faults);
    const selector = head.trim();
    const at = line + linesIn(head.slice(0, head.length - head.trimStart().length));
    const inBody = line + linesIn(head);
    line += linesIn(block);
    const wrong = body === undefined ? 'a } without its {' : nested.length > 0 ? NESTED : selectorFault(selector);
    if (wrong) faults.push({ line: at, message: wrong });
    else {
      const kept = declarations(body as string, inBody, faults);
      if (kept.length > 0) rules.push(`${selector.replace(/\s+/g, ' ')}{${kept.join(';')}}`);
    }
  }
  const rest = withoutStatements(last, line, faults);
  if (rest.trim() !== '')
    faults.push({ line: line + linesIn(rest.slice(0, rest.search(/\S/))), message: 'a rule that does not end' });
  return { css: rules.join('\n'), faults };
}

/** What ends without a block (`@import …;`) would be taken for the selector of the rule below it. */
function withoutStatements(start: string, line: number, faults: Fault[]): string {
  let from = 0;
  let lines = 0;
  for (;;) {
    let at = from;
    while (at < start.length && /\s/.test(start[at]!)) if (start[at++] === '\n') lines++;
    const end = start[at] === '@' ? start.indexOf(';', at) : -1;
    if (end < 0) return '\n'.repeat(linesIn(start.slice(0, from))) + start.slice(from);
    faults.push({ line: line + lines, message: atRule(start.slice(at, end)) });
    lines += linesIn(start.slice(at, end));
    from = end + 1;
  }
}

const atRule = (rule: string): string => `${rule.split(/[\s(]/)[0]} may not stand in a theme, only rules`;

const NESTED = 'a { inside of a rule: rules stand one after the other';

function linesIn(text: string): number {
  return text.split('\n').length - 1;
}

function selectorFault(selector: string): string | undefined {
  if (selector.startsWith('@')) return atRule(selector);
  if (selector === '' || !SELECTOR.test(selector))
    return `“${selector.slice(0, 40)}” is no selector that a theme may have`;
  return unknownFunction(selector);
}

function declarations(body: string, from: number, faults: Fault[]): string[] {
  let line = from;
  return body.split(';').flatMap((declaration) => {
    const at = line + linesIn(declaration.slice(0, declaration.length - declaration.trimStart().length));
    line += linesIn(declaration);
    const text = declaration.trim();
    if (text === '') return [];
    const colon = text.indexOf(':');
    const property = text.slice(0, Math.max(0, colon)).trim().toLowerCase();
    const value = text.slice(colon + 1).trim();
    const wrong = declarationFault(property, value, text);
    if (!wrong) return [`${property}:${value.replace(/\s+/g, ' ')}`];
    faults.push({ line: at, message: wrong });
    return [];
  });
}

function declarationFault(property: string, value: string, text: string): string | undefined {
  if (property === '') return `“${text.slice(0, 40)}” is no property with its value`;
  if (!PROPERTIES.has(property)) return `${property.slice(0, 40)}: no property that a theme may set`;
  if (!VALUE.test(value)) return `${property}: “${value.slice(0, 40)}” has signs that no value here needs`;
  return unknownFunction(value, `${property}: `);
}

function unknownFunction(text: string, before = ''): string | undefined {
  for (let at = text.indexOf('('); at >= 0; at = text.indexOf('(', at + 1)) {
    const end = text[at - 1] === ' ' ? at - 1 : at;
    let start = end;
    while (start > 0 && /[\w-]/.test(text[start - 1] as string)) start -= 1;
    const name = text.slice(start, end);
    if (name !== '' && !FUNCTIONS.has(name.toLowerCase())) return `${before}${name}() may not stand in a theme`;
  }
  return undefined;
}
