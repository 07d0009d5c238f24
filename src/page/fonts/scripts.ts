// Step 4: the scripts that Latin faces do not hold, and the languages written in them. Pure.

const LANGUAGES = {
  hant: /^(zh-(hant|tw|hk|mo)|yue)\b/i,
  hans: /^zh\b/i,
  japanese: /^ja\b/i,
  korean: /^ko\b/i,
  hebrew: /^(he|yi)\b/i,
  arabic: /^(ar|fa|ur|ps|ckb|sd|ug)\b/i,
  thai: /^th\b/i,
  devanagari: /^(hi|mr|ne|sa)\b/i,
  georgian: /^ka\b/i,
  armenian: /^hy\b/i,
} as const;

export type Script = keyof typeof LANGUAGES;

/** In the order in which their faces are tried for what the others lack. */
export const SCRIPTS = Object.keys(LANGUAGES) as readonly Script[];

export function scriptOf(language: string): Script | undefined {
  return SCRIPTS.find((script) => LANGUAGES[script].test(language));
}

/** Written in characters of one width, with or without Han among them. */
export function isCjk(language: string): boolean {
  return /^(zh|ja|ko|yue|lzh)\b/i.test(language);
}

/** How many characters of a text stand in a square, each as wide as two letters. */
export function squaresIn(text: string): number {
  return text.match(/[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]/g)?.length ?? 0;
}
