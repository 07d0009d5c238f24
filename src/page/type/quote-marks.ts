// Step 4: the quotation marks of languages: outer pair, inner pair. Pure.

export interface QuoteMarks {
  readonly double: readonly [open: string, close: string];
  readonly single: readonly [open: string, close: string];
}

/** Undefined where straight marks are letters of the script (Hebrew, Arabic), or nobody can tell. */
export function quoteMarksOf(tag: string): QuoteMarks | undefined {
  const [language = '', ...more] = tag.toLowerCase().split('-');
  const region = more.find((part) => BY_REGION.has(`${language}-${part}`));
  const pairs = (region ? BY_REGION.get(`${language}-${region}`) : undefined) ?? BY_LANGUAGE.get(language);
  if (!pairs) return undefined;
  const [a = '', b = '', c = '', d = ''] = pairs.split('|');
  return { double: [a, b], single: [c, d] };
}

const ENGLISH = '“|”|‘|’';
const LOW_HIGH = '„|“|‚|‘';
const LOW_CLOSED = '„|”|‚|’';
const SWEDISH = '”|”|’|’';
const RUSSIAN = '«|»|„|“';
const FRENCH = '«\u202f|\u202f»|“|”';

const BY_LANGUAGE: ReadonlyMap<string, string> = new Map([
  ...'en es pt it nl tr id vi ko zh ja ga cy eu ca gl th ms tl af'.split(' ').map((tag) => [tag, ENGLISH] as const),
  ...'de cs sk sl bg is lt lv et sr mk sq'.split(' ').map((tag) => [tag, LOW_HIGH] as const),
  ...'pl hu ro hr'.split(' ').map((tag) => [tag, LOW_CLOSED] as const),
  ...'sv fi da'.split(' ').map((tag) => [tag, SWEDISH] as const),
  ...'ru uk be el hy'.split(' ').map((tag) => [tag, RUSSIAN] as const),
  ...'nb no nn'.split(' ').map((tag) => [tag, '«|»|‘|’'] as const),
  ['fr', FRENCH],
]);

const BY_REGION: ReadonlyMap<string, string> = new Map([
  ['de-ch', '«|»|‹|›'],
  ['de-li', '«|»|‹|›'],
  ['fr-ch', '«|»|‹|›'],
  ['it-ch', '«|»|‹|›'],
  ['zh-hant', '「|」|『|』'],
  ['zh-tw', '「|」|『|』'],
  ['zh-hk', '「|」|『|』'],
]);
