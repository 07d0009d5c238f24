// Step 1: Markdown text → marked's tokens, with our delimiter rules for Chinese and our ends of bare addresses. Uses a lexer of its
// own for every text: no global state of marked is read or changed.

import { Lexer, type Token, Tokenizer, type TokensList } from 'marked';
import { bareAddressLength, EMPHASIS_RULES } from './cjk.ts';

/** Throws RangeError when the text nests too deeply for the machine's stack. */
export function lex(text: string): TokensList {
  return newLexer().lex(text);
}

/** Inline Markdown found inside raw HTML; reference definitions of the text are known. */
export function lexInline(text: string, links: TokensList['links']): Token[] {
  const lexer = newLexer();
  lexer.tokens.links = links;
  return lexer.inlineTokens(text);
}

function newLexer(): Lexer {
  const tokenizer = new Tokenizer();
  const base = { url: tokenizer.url.bind(tokenizer), tag: tokenizer.tag.bind(tokenizer) };
  tokenizer.url = (source) => {
    const token = base.url(source);
    if (!token) return token;
    const length = bareAddressLength(token.raw);
    return length === token.raw.length ? token : base.url(token.raw.slice(0, length));
  };
  tokenizer.tag = (source) => base.tag(source) ?? carelessImage(source);
  const lexer = new Lexer({ gfm: true, tokenizer });
  tokenizer.rules = { ...tokenizer.rules, inline: { ...tokenizer.rules.inline, ...EMPHASIS_RULES } };
  return lexer;
}

/** `<img src="a.jpg"alt="b">` and the like: no tag to CommonMark, a picture to every browser. */
function carelessImage(source: string): ReturnType<Tokenizer['tag']> {
  const found = /^<img\s[^<>]*>/i.exec(source);
  if (!found) return undefined;
  return { type: 'html', raw: found[0], text: found[0], block: false, inLink: false, inRawBlock: false };
}
