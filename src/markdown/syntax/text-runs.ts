// Step 1, syntax: lines that follow one another in a list item. marked joins them one by one, and copies all that it
// has joined for each: it gets a stretch of them to join to, and the stretches are joined once.

import type { Lexer, Token, Tokens } from 'marked';

type ReadBlocks = (source: string, tokens?: Token[], clipped?: boolean) => Token[];

/** The first stretch of a run of lines → those behind it. */
type Runs = Map<Tokens.Text, LinesBehind[]>;

interface LinesBehind {
  readonly lines: Tokens.Text;
  /** Characters that it began with: the end of the stretch before. */
  readonly began: number;
}

/** Characters of a stretch, about. */
const STRETCH = 500;

export function joinLinesOnce(lexer: Lexer): void {
  const read = lexer.blockTokens.bind(lexer) as ReadBlocks;
  const readBlocks: ReadBlocks = (source, tokens = [], clipped = false) => {
    // Elsewhere they are paragraphs, which are read whole.
    if (lexer.state.top || tokens.length > 0) return read(source, tokens, clipped);
    const begins = lexer.inlineQueue.length;
    const runs: Runs = new Map();
    const found = read(source, tokensInStretches(runs), clipped);
    join(runs, lexer.inlineQueue, begins);
    return [...found];
  };
  lexer.blockTokens = readBlocks as Lexer['blockTokens'];
}

/** To whoever asks for the last token, and adds to it, the last stretch of a run is the run. */
function tokensInStretches(runs: Runs): Token[] {
  const tokens: Token[] = [];
  tokens.at = (index) => {
    const token = tokens.slice(index)[0] as Tokens.Text | undefined;
    if (token?.type !== 'text') return token;
    const behind = runs.get(token) ?? [];
    const last = behind.at(-1)?.lines ?? token;
    if (last.raw.length < STRETCH) return last;
    // Whoever adds a line looks whether the one before has ended.
    const raw = last.raw.endsWith('\n') ? '\n' : '';
    const lines: Tokens.Text = { type: 'text', raw, text: '' };
    behind.push({ lines, began: raw.length });
    runs.set(token, behind);
    return lines;
  };
  return tokens;
}

/** @param queue words that are yet to be read: those of a run are its last stretch's so far. @param begins where those
 *  of these tokens begin in it. */
function join(runs: Runs, queue: Lexer['inlineQueue'], begins: number): void {
  const texts = new Map<Token[] | undefined, string>();
  for (const [token, behind] of runs) {
    token.raw += behind.map(({ lines: { raw }, began }) => raw.slice(began)).join('');
    token.text += behind.map(({ lines: { text } }) => text).join('');
    texts.set(token.tokens, token.text);
  }
  if (texts.size > 0) for (const words of queue.slice(begins)) words.src = texts.get(words.tokens) ?? words.src;
}
