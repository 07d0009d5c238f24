// Step 1, dialects: what tags of Hexo's themes do to words within a sentence (`{% u words %}`, `{% kbd Ctrl + C %}`).
// Those of Butterfly, Volantis, Stellar and NexT, also with a look (`{% span red, words %}`). The words stay.

const ELEMENTS = new Map([
  ['u', 'u'],
  ['wavy', 'u'],
  ['emp', 'em'],
  ['del', 'del'],
  ['sup', 'sup'],
  ['sub', 'sub'],
  ['mark', 'mark'],
  ['kbd', 'kbd'],
  // Hidden until a pointer rests on them.
  ['psw', ''],
  ['blur', ''],
  ['hashtag', ''],
  ['label', ''],
]);
/** Look and words, parted by a comma. */
const STYLED = /^(?:span|p|checkbox|radio)$/;
/** Behind the words: a colour, an address. */
const OWN_LOOK =
  /[ \t]{1,9}(?:color:\S{1,30}|default|primary|success|info|warning|danger|blue|pink|red|purple|orange|green|gr[ae]y|https?:\S{1,1000})$/;

/** Markdown or HTML for the words of the tag; undefined: it is another tag, or holds none. */
export function taggedWords(name: string, body: string): string | undefined {
  const whole = body.trim();
  // NexT: {% label primary@words %}
  if (name === 'label' && whole.includes('@')) return undefined;
  if (STYLED.test(name)) {
    const look = lookOf(whole) ?? (/^(?:checkbox|radio)$/.test(name) ? '' : undefined);
    const words = look === undefined ? '' : inert(whole.slice(look.length).trim());
    if (words === '' || /^(?:span|p)$/.test(name)) return words || undefined;
    return `${/\bchecked\b/.test(look ?? '') ? '☑' : '☐'} ${words}`;
  }
  const element = ELEMENTS.get(name);
  if (element === undefined) return undefined;
  const bare = /^(?:mark|label|hashtag)$/.test(name) ? whole.replace(OWN_LOOK, '').trim() : whole;
  const words = inert(bare.replace(/^(["'])(.*)\1$/, '$2'));
  if (words === '') return undefined;
  return element === '' ? words : `<${element}>${words}</${element}>`;
}

/** Emphasis and links within the words count; no tag begins in them. */
const inert = (words: string): string => words.replace(/[<>{}|]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** The names before the first comma, with it. */
function lookOf(words: string): string | undefined {
  const end = words.indexOf(',') + 1;
  return end > 0 && end < 200 && /^[\w #-]*$/.test(words.slice(0, end - 1)) ? words.slice(0, end) : undefined;
}
