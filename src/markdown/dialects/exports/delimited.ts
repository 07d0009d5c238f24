// Step 1, dialects: the lines of a table of values (CSV, TSV) → the lines of a Markdown table. Pure; linear.

/** The lines of the table: a head, the line below it, the rows. Undefined where there are no columns. */
export function tableLines(values: string, head = true): readonly string[] | undefined {
  const lines = values.replace(/^\uFEFF/, '').split('\n');
  const first = lines.find((line) => line.trim() !== '') ?? '';
  const sign = SIGNS.map((one) => [one, first.split(one).length] as const).reduce((a, b) => (b[1] > a[1] ? b : a))[0];
  const rows = rowsOf(lines.join('\n'), sign);
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  if (rows.length === 0 || width > MOST_COLUMNS) return undefined;
  const [top = [], ...others] = head ? rows : [[], ...rows];
  const written = (row: readonly string[]) =>
    `| ${Array.from({ length: width }, (_, at) => row[at] ?? '').join(' | ')} |`;
  return [written(top), `|${' --- |'.repeat(width)}`, ...others.map(written)];
}

const SIGNS = [',', ';', '\t', '|'] as const;
const MOST_COLUMNS = 100;

/** Values in quotes hold signs, line ends and doubled quotes (RFC 4180). */
function rowsOf(text: string, sign: string): readonly (readonly string[])[] {
  const rows: string[][] = [];
  let row: string[] = [];
  const endRow = () => {
    if (row.some((cell) => cell !== '')) rows.push(row);
    row = [];
  };
  for (let at = 0; at < text.length; ) {
    const { cell, end } = text[at] === '"' ? quoted(text, at) : bare(text, at, sign);
    row.push(inCell(cell));
    at = end + 1;
    if (text[end] !== sign) endRow();
    else if (at >= text.length) row.push('');
  }
  endRow();
  return rows;
}

function quoted(text: string, from: number): { readonly cell: string; readonly end: number } {
  const parts: string[] = [];
  for (let at = from + 1; ; ) {
    const close = text.indexOf('"', at);
    if (close < 0) return { cell: text.slice(from), end: text.length };
    parts.push(text.slice(at, close));
    if (text[close + 1] !== '"') return { cell: parts.join(''), end: close + 1 };
    parts.push('"');
    at = close + 2;
  }
}

function bare(text: string, from: number, sign: string): { readonly cell: string; readonly end: number } {
  let end = from;
  while (end < text.length && text[end] !== sign && text[end] !== '\n') end += 1;
  return { cell: text.slice(from, end), end };
}

const inCell = (cell: string): string =>
  cell
    .trim()
    .replace(/\\?\|/g, '\\|')
    .split('\n')
    .map((line) => line.trim())
    .join('<br>');
