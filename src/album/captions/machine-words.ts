// Step 3, album: tells the settings and marks that phones and programs write into the text fields of every photo from
// words that somebody wrote about this one. Pure; linear in the text. For words of files only: an author may write what
// he likes.

/** Judged by its shape: pairs of names and values, JSON, identifiers, lists of settings; and by what is known. */
export function isMachineText(text: string): boolean {
  const words = text.slice(0, LOOKED_AT).trim();
  return KNOWN.test(words) || isIdentifier(words) || JSON_IN_IT.test(words) || isSettings(words) || isExposure(words);
}

const LOOKED_AT = 2000;

/** Marks and defaults, each a whole text. */
const KNOWN = new RegExp(
  `^(?:${[
    'smart|hello ?moto|apple ?mark|bokeh|dual ?cam(?:era)?|ai ?scene|ultra ?wide|night ?mode|hdr[+ ]?(?:on|off|auto)?|live ?photo|motion ?photo',
    'vivo|oppo|realme|oneplus|xiaomi|redmi|huawei|honor|meizu|gionee|snapchat|tiktok|meitu|b612|beautyplus|facetune|inshot|canva|lightroom|snapseed|photoshop|gimp|facebook|whatsapp|telegram|wechat|acdsee(?: .*)?|paint\\.net',
    'my (?:beautiful|lovely|nice) (?:picture|photo|image)|no (?:description|caption|title|comment)s?|(?:add|enter|type|write|insert|your) (?:a |an |your |the )?(?:description|caption|title|comment|text)s?(?: here)?(?:…|\\.\\.\\.)?|image ?(?:description|title|comment)|user ?comment|exif software .*',
    '(?:\\S+ ){0,3}digital (?:still ?)?(?:camera|image|picture|camcorder)|(?:\\S+ )?(?:dsc|digital stillcamera|camera phone)',
    '(?:optimi[sz]ed|enhanced|resized|exported|converted|retouched|upscaled) (?:by|with|using|from|via|for) .*|(?:saved|scanned) (?:with|using) .*|powered by .*|captured with .*|shot (?:on|by) (?:a |an |my )?(?:mi|redmi|xiaomi|oneplus|realme|poco|vivo|oppo|iphone|galaxy|pixel|huawei|honor|moto(?:rola)?)\\b.*',
  ].join('|')})$`,
  'i',
);

/** One word that no language has: with lines below or digits behind, without vowels, or too long. */
function isIdentifier(word: string): boolean {
  if (/[^\x21-\x7e]/.test(word)) return false;
  return (
    /^_|_/.test(word) ||
    /^[b-df-hj-np-tv-xz]{2,8}$/.test(word) ||
    /^0x[\da-f]+$/i.test(word) ||
    (word.length >= 24 && /\d/.test(word) && /[a-z]/i.test(word)) ||
    /^[a-z]{2,}\d{5,}$/i.test(word)
  );
}

const JSON_IN_IT = /[{[]\s{0,9}["'][\w.$ -]{1,60}["']\s{0,9}:/;

/** `filter: 0; touch: (-1.0, -1.0); sceneMode: 8`, `Steps: 20, Sampler: Euler a`: most of it is names with values. */
function isSettings(text: string): boolean {
  if (/\bSteps: \d+, Sampler: /.test(text)) return true;
  return [/[;|&\n]/, /,(?![^()]{0,40}\))/, /(?<!\s)\s+(?=[\w.-]{1,40}[:=])/].some((separator) => {
    const pieces = text
      .split(separator)
      .map((piece) => piece.trim())
      .filter(Boolean);
    const pairs = pieces.filter((piece) => PAIR.test(piece));
    const bare = pairs.filter((piece) => BARE_VALUE.test(piece));
    const coded = pairs.filter((piece) => CODED_NAME.test(piece));
    if (pairs.length < pieces.length * 0.6) return false;
    return (pairs.length >= 3 && bare.length >= 2) || (coded.length >= 1 && bare.length >= 1);
  });
}

/** A name in one word, or two, and a value in one. */
const PAIR = /^[A-Za-z][\w.-]{0,40}(?: [a-z]\w{0,20})?\s?[:=?]\s?(?:\([^()]{0,60}\)|\[[^[\]]{0,60}\]|\S{0,60})$/;
const BARE_VALUE =
  /[:=?]\s?(?:[-+]?\d[\d.,e+-]*%?|0x[\da-f]+|true|false|null|none|on|off|auto|yes|no|nan|\([-\d., ]*\)|\[[-\d., ]*\])?$/i;
/** `sceneMode`, `hw-remosaic`, `cct_value`, `xiaomi.exifInfo`. */
const CODED_NAME = /^(?:[a-z]+[A-Z]|\w+[_.]\w|[a-z]+-[a-z]+\s?[:=])/;

/** `f/2.8, 1/250 s, ISO 100, 27 mm` and nothing else. */
function isExposure(text: string): boolean {
  const pieces = text.split(/[\s,;·|]+/).filter(Boolean);
  const parts = pieces.filter((piece) =>
    /^(?:[fƒ]\/?\d+(?:\.\d+)?|1\/\d+s?|\d+(?:\.\d+)?(?:mm|s|sec|ev)?|iso:?\d*|mm|s|sec|[+-]\d.*ev|ev)$/i.test(piece),
  );
  return pieces.length >= 2 && parts.length === pieces.length && /\d/.test(text) && /iso|[fƒ]\/|mm|1\//i.test(text);
}
