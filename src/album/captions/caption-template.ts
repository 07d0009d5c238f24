// Step 3, album: fills a caption template such as `{text} — {time:short}, {place}` for one photo. Pure. An absent piece
// takes its punctuation along: what stands between two pieces shows only when both do, and brackets go with what they
// enclose.

export type TemplatePart =
  | { readonly kind: 'literal'; readonly text: string }
  | { readonly kind: 'field'; readonly name: string }
  /** Brackets and what they enclose: gone as a whole when nothing inside is known. */
  | { readonly kind: 'group'; readonly open: string; readonly close: string; readonly parts: readonly TemplatePart[] };

const BRACKETS: ReadonlyMap<string, string> = new Map(
  ['()', '[]', '（）', '【】', '「」', '《》', '“”', '‘’', '«»'].map(([open, close]) => [open!, close!]),
);

const MAX_LENGTH = 1000;

/** The template comes from a document: long ones are cut, so that matching brackets stays quick. */
export function parseTemplate(template: string): readonly TemplatePart[] {
  return parseParts(template.slice(0, MAX_LENGTH));
}

/** Names of the fields, in order. */
export function fieldsOf(parts: readonly TemplatePart[]): readonly string[] {
  return parts.flatMap((part) => {
    if (part.kind === 'group') return fieldsOf(part.parts);
    return part.kind === 'field' ? [part.name] : [];
  });
}

/** The value of a field by its name. */
type ValueOf = (name: string) => string | undefined;

export function fillTemplate(parts: readonly TemplatePart[], value: ValueOf): string | undefined {
  const { text, known } = fill(parts, value);
  return known ? text.trim() || undefined : undefined;
}

function parseParts(template: string): readonly TemplatePart[] {
  const parts: TemplatePart[] = [];
  for (let rest = template; rest; ) {
    const [part, length] = partAt(rest);
    rest = rest.slice(length);
    const last = parts.at(-1);
    if (part.kind !== 'literal' || last?.kind !== 'literal') parts.push(part);
    else parts[parts.length - 1] = { kind: 'literal', text: last.text + part.text };
  }
  return parts;
}

/** The part that a template begins with, of a literal one character, and its length. */
function partAt(template: string): readonly [TemplatePart, number] {
  const field = /^\{([A-Za-z]+(?::[A-Za-z]+)?)\}/.exec(template);
  if (field) return [{ kind: 'field', name: field[1]! }, field[0].length];
  const open = template[0]!;
  const end = closingBracket(template);
  const parts = end > 0 ? parseParts(template.slice(1, end)) : [];
  // Brackets that never close, or enclose no piece, are plain characters.
  if (fieldsOf(parts).length === 0) return [{ kind: 'literal', text: open }, 1];
  return [{ kind: 'group', open, close: template[end]!, parts }, end + 1];
}

/** Where the bracket that `text` opens with closes; 0 when it opens with none or does not close. */
function closingBracket(text: string): number {
  const open = text[0]!;
  const close = BRACKETS.get(open);
  if (close === undefined) return 0;
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === open) depth += 1;
    else if (text[at] === close && (depth -= 1) === 0) return at;
  }
  return 0;
}

function fill(parts: readonly TemplatePart[], value: ValueOf): { text: string; known: boolean } {
  if (parts.every((part) => part.kind === 'literal'))
    return { text: parts.map((part) => part.text).join(''), known: true };

  let text = '';
  let known = false;
  let lastWasKnown = true;
  /** The literal directly before the coming piece. */
  let direct = '';
  /** The literal before the first absent field since the last known piece: it belongs to whatever field comes next. */
  let waiting = '';
  for (const [index, part] of parts.entries()) {
    if (part.kind === 'literal') {
      direct = part.text;
      continue;
    }
    const piece = pieceText(part, value);
    lastWasKnown = piece !== undefined;
    if (piece !== undefined) {
      // Brackets part by themselves: what stands before them is theirs, comes and goes with them.
      const joint = known && part.kind === 'field' ? waiting || direct : direct;
      // A literal after an absent first piece goes with that one.
      text += known || index <= 1 ? `${joint}${piece}` : piece;
      known = true;
      waiting = '';
    } else if (known && part.kind === 'field') waiting ||= direct;
    direct = '';
  }
  // What follows the last piece stays only when that piece is known.
  if (lastWasKnown) text += direct;
  return { text, known };
}

function pieceText(part: TemplatePart, value: ValueOf): string | undefined {
  if (part.kind === 'field') return value(part.name) || undefined;
  if (part.kind === 'literal') return undefined;
  const inner = fill(part.parts, value);
  return inner.known ? `${part.open}${inner.text.trim()}${part.close}` : undefined;
}
