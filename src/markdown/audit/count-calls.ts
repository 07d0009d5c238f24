// Step 1, audit: lists the calls and tags of other systems that show pictures: sign, pattern, groups of the address.
// Shares nothing with the dialects.

export interface Call {
  readonly name: string;
  readonly sign: string;
  readonly pattern: RegExp;
  /** The groups that may hold the address; without any, the call shows pictures that it does not name. */
  readonly groups: readonly number[];
  /** Finds every address in a call that shows several. */
  readonly each?: RegExp;
}

export const CALLS: readonly Call[] = [
  {
    name: 'vuepress',
    sign: 'caption',
    pattern: /^[ \t]{0,3}:{3,9}[ \t]{0,3}caption[ \t]{1,9}(\S{1,500})[ \t\r]*$/gim,
    groups: [1],
  },
  {
    name: 'trac',
    sign: '[[Image(',
    pattern: /\[\[Image\((?:[\w-]{1,50}:(?!\/\/)){0,8}([^(),\n]{1,500})[^()\n]{0,300}\)\]\]/g,
    groups: [1],
  },
  {
    name: 'confluence',
    sign: '<ac:image',
    pattern:
      /<ac:image\b[^<>]{0,500}>[^<>]{0,200}<ri:\w+\b[^<>]{0,300}?\sri:(?:filename|value)\s*=\s*"([^"\n]{1,1000})"/g,
    groups: [1],
  },
  {
    name: 'typst',
    sign: 'image(',
    pattern: /#image\(\s{0,20}"([^"\n]{1,500})"|#figure\(\s{0,20}image\(\s{0,20}"([^"\n]{1,500})"/g,
    groups: [1, 2],
  },
  {
    name: 'mediawiki',
    sign: '[[',
    pattern:
      /\[\[(?:file|image|datei|bild|fichier|archivo|imagen|immagine|bestand|plik|файл|文件|图像|ファイル|画像):([^[\]|\n]{1,300})\|[^[\]\n]{0,500}(?:\[\[[^[\]\n]{1,300}\]\][^[\]\n]{0,500}){1,20}\]\]/gi,
    groups: [1],
  },
  {
    name: 'mediawiki',
    sign: '</gallery>',
    pattern: /<gallery(?:\s[^<>\n]{0,300})?>[^<>]{1,20000}<\/gallery>/g,
    groups: [0],
    each: /(?<=^|>)[^|\n<>]{1,300}/gm,
  },
  {
    name: 'gollum',
    sign: '|',
    pattern: /(?<!!)\[\[([^[\]|\n]{1,500})\|(?:alt|width|height|align|float|frame)\b[^[\]\n]{0,500}\]\]/g,
    groups: [1],
  },
  {
    name: 'bracket',
    sign: '=',
    pattern:
      /\[(?!(?:caption|link|url|a|video|audio)\s)[a-z][\w-]{1,30}\s(?:[^[\]\n]{0,300}\s)?(?:src|file|url|image|img|path)=(?:"([^"\n]{1,500})"|'([^'\n]{1,500})'|([^\s"'\]]{1,300}))[^[\]\n]{0,500}\](?![([:])/gi,
    groups: [1, 2, 3],
  },
  {
    name: 'pair',
    sign: '[/',
    pattern:
      /\[(gallery|photoset|photos|album|slideshow|images|embed|photo|picture|carousel)\b[^[\]\n]{0,300}\][^[\]]{1,5000}?\[\/\1\]/gi,
    groups: [0],
    each: /[^\s,;|[\]]+/g,
  },
  {
    name: 'knitr',
    sign: 'include_graphics(',
    pattern: /include_graphics\((?:\s{0,99}c\([^()]{1,5000}\)|[^\n]{1,2000})/g,
    groups: [0],
    each: /(?<=["'])[^"'(),\n]{1,500}(?=["'])/g,
  },
  {
    name: 'readme',
    sign: '[block:image]',
    pattern: /\[block:image\](?:[^[]|\[(?!\/block\]|block:)){1,20000}\[\/block\]/g,
    groups: [0],
    each: /(?<="image"\s{0,9}:\s{0,9}\[?\s{0,20}")[^"\n]{1,1000}(?=")/g,
  },
  { name: 'tistory', sign: '[##_Image', pattern: /\[##_Image\|(?:kage@)?([^|\n]{1,500})\|/g, groups: [1] },
  { name: 'wordpress', sign: '[gallery', pattern: /\[gallery\b[^[\]\n]{0,200}\bids?=[^[\]\n]{1,500}\]/gi, groups: [] },
  {
    name: 'drawing',
    sign: '<image',
    pattern:
      /<image\b[^<>]{0,1000}?\s(?:xlink:href|href|src)\s{0,9}=\s{0,9}(?:"([^"\n<>]{1,2000})"|'([^'\n<>]{1,2000})')[^<>]{0,1000}>/gi,
    groups: [1, 2],
  },
  {
    name: 'element',
    sign: '-',
    pattern:
      /<[a-z][a-z0-9]{0,30}-[\w-]{1,40}\s(?:[^<>]{0,1000}\s)?src\s{0,9}=\s{0,9}(?:"([^"\n<>]{1,2000})"|'([^'\n<>]{1,2000})')[^<>]{0,1000}>/gi,
    groups: [1, 2],
  },
];
