// Step 1, notes: reads what a call names: which file, and which part of it (`x.md:2:5`, `x.md#section`, `x.md{3,5}`).

/** A place that asks for another text. */
export interface NoteCall {
  readonly from: number;
  readonly to: number;
  /** A name, a path or an identifier; empty for the text itself. */
  readonly target: string;
  readonly part?: NotePart | undefined;
  /** By its name anywhere in the vault, by its path, or by the identifier of a block in it. */
  readonly by: 'name' | 'path' | 'block';
  /** What is printed where it cannot be set. */
  readonly words: string;
}

/** Which part of a text is meant; lines count from 1, both included. */
export type NotePart =
  | { readonly heading: readonly string[] }
  | { readonly block: string }
  | { readonly region: string }
  | { readonly lines: readonly [from: number, to: number] };

const PATH =
  /^([^\n#{}]{1,400}?\.(?:md|markdown|mdown|mkdn?|mdx|qmd|rmd|rmarkdown))(?:#([^#{}\n]{1,200}))?(?:\{(\d{0,7}),(\d{0,7})\}|:(\d{0,7}):(\d{0,7})|:(\d{1,7})|:([\w.-]{1,100}))?$/i;

/** Undefined where no Markdown file is named. */
export function pathCall(written: string): Omit<NoteCall, 'from' | 'to'> | undefined {
  const bare = written.trim().replace(/^(["'<])(.*)["'>]$/s, '$2');
  const found = PATH.exec(bare);
  if (!found || /^[a-z][a-z0-9+.-]*:\/\//i.test(bare)) return undefined;
  const [, target = '', heading, ...places] = found;
  const [from, to, first, last, only, region] = places;
  const begin = from ?? first ?? only;
  const end = to ?? last ?? only;
  const part: NotePart | undefined =
    region !== undefined
      ? { region }
      : begin !== undefined
        ? { lines: [Number(begin) || 1, Number(end) || Number.POSITIVE_INFINITY] }
        : heading !== undefined
          ? { heading: [heading] }
          : undefined;
  return { target, part, by: 'path', words: target.replace(/^@(?=\/)/, '') };
}

/** A file of values stands as a table. */
export const DATA_FILE = /\.(?:csv|tsv)$/i;
/** A file of code or of another kind, which iA Writer shows as it is. */
export const CODE_FILE =
  /\.(?:py|js|mjs|ts|rb|sh|swift|c|cc|cpp|h|hpp|cs|java|kt|go|rs|php|pl|lua|r|sql|css|scss|html?|xml|json|ya?ml|toml|txt|tex)$/i;

/** A content block of iA Writer, which may name more than texts. */
export function contentBlock(written: string): Omit<NoteCall, 'from' | 'to'> | undefined {
  const target = written.trim();
  return DATA_FILE.test(target) || CODE_FILE.test(target)
    ? { target, part: undefined, by: 'path', words: target }
    : pathCall(written);
}

/** MkDocs: the names of files between two lines of scissors. */
export function scissorBlocks(text: string, starts: readonly number[]): readonly NoteCall[] {
  const calls: NoteCall[] = [];
  let open: { readonly from: number; readonly named: NoteCall[] } | undefined;
  for (const start of starts) {
    const end = text.indexOf('\n', start);
    const to = end < 0 ? text.length : end;
    const line = text.slice(start, Math.min(to, start + 500));
    const mark = /^[ \t]{0,12}-{1,9}8<-{1,9}[ \t]*$/.test(line);
    if (mark && open) {
      const { from, named } = open;
      // The first file takes the line of scissors above along, the last one the line below.
      named.forEach((call, index) => {
        calls.push({ ...call, from: index === 0 ? from : call.from, to: index === named.length - 1 ? to : call.to });
      });
      open = undefined;
    } else if (mark) open = { from: start, named: [] };
    else if (open && line.trim() !== '' && !line.startsWith(';')) {
      const call = pathCall(line);
      if (!call) open = undefined;
      else open.named.push({ ...call, from: start, to });
    }
  }
  return calls;
}

/** MDX: `import Part from './_part.mdx'`, and `<Part />` where it stands. */
export function importedNotes(text: string): readonly NoteCall[] {
  if (!/^import[ \t]/m.test(text)) return [];
  const names = new Map<string, ReturnType<typeof pathCall>>();
  for (const match of text.matchAll(
    /^import[ \t]{1,3}([A-Z]\w{0,60})[ \t]{1,3}from[ \t]{1,3}["']([^"'\n]{1,400})["']/gm,
  )) {
    const call = pathCall(match[2]!);
    if (call) names.set(match[1]!, call);
  }
  if (names.size === 0) return [];
  const calls: NoteCall[] = [];
  for (const match of text.matchAll(/<([A-Z]\w{0,60})\b[^<>\n]{0,300}\/>/g)) {
    const call = names.get(match[1]!);
    if (call) calls.push({ ...call, from: match.index, to: match.index + match[0].length });
  }
  return calls;
}

const MARK = 'x-note-in-place:';

/** What stands for the call with this number until the tree is built: a picture may stand wherever a note may. */
export function noteMark(index: number): string {
  return `![](${MARK}${index})`;
}

/** The number of the call that an address marks. */
export function markedNote(address: string): number | undefined {
  if (!address.startsWith(MARK)) return undefined;
  const digits = address.slice(MARK.length);
  return /^\d{1,7}$/.test(digits) ? Number(digits) : undefined;
}
