// The text of one option → its value. Each reader throws Error naming what was expected and what was given; options.ts says which option.

export const CAPTION_PARTS = ['text', 'time', 'place', 'camera', 'exposure'] as const;
export type CaptionPart = (typeof CAPTION_PARTS)[number];

const PAPERS: Readonly<Record<string, readonly [number, number]>> = {
  a4: [210, 297],
  letter: [215.9, 279.4],
  a5: [148, 210],
  legal: [215.9, 355.6],
  square: [210, 210],
};

const MM: Readonly<Record<string, number>> = { mm: 1, cm: 10, in: 25.4, pt: 25.4 / 72, px: 25.4 / 96 };

function expected(what: string, text: string): never {
  throw new Error(`expected ${what}, got "${text.length > 60 ? `${text.slice(0, 57)}…` : text}"`);
}

export function readPaper(text: string): { readonly widthMm: number; readonly heightMm: number } {
  const name = text.trim().toLowerCase();
  // Only its own names: `constructor` is one of every object.
  const named = Object.hasOwn(PAPERS, name) ? PAPERS[name] : undefined;
  if (named) return { widthMm: named[0], heightMm: named[1] };
  const size = /^(\d+(?:\.\d+)?)\s*x\s*(\d+(?:\.\d+)?)\s*(mm|cm|in)?$/i.exec(text.trim());
  const unit = MM[size?.[3]?.toLowerCase() ?? 'mm'] as number;
  const [widthMm, heightMm] = size ? [Number(size[1]) * unit, Number(size[2]) * unit] : [0, 0];
  if (widthMm < 80 || heightMm < 80 || widthMm > 1200 || heightMm > 1200)
    return expected(`${Object.keys(PAPERS).join(', ')}, or WIDTHxHEIGHTmm from 80 to 1200 mm`, text);
  return { widthMm, heightMm };
}

export function readMargin(text: string): readonly [number, number, number, number] {
  const lengths = text
    .trim()
    .split(/\s+/)
    .map((word) => {
      const [, value, unit] =
        /^(\d+(?:\.\d+)?)(mm|cm|in|pt|px)?$/.exec(word) ?? expected('one to four lengths such as 20mm', text);
      return Number(value) * (MM[unit ?? 'mm'] as number);
    });
  const [top, right = top, bottom = top, left = right] = lengths;
  if (lengths.length > 4 || top === undefined) return expected('one to four lengths such as 20mm', text);
  return [top, right as number, bottom as number, left as number];
}

export function readLanguage(text: string): string {
  try {
    return Intl.getCanonicalLocales(text.trim())[0] ?? expected('a language tag such as en or zh-Hans', text);
  } catch {
    return expected('a language tag such as en or zh-Hans', text);
  }
}

/** A list of parts, or a template: any text with a piece in braces. */
export function readCaptions(text: string): readonly CaptionPart[] | { readonly template: string } {
  if (/\{[a-z]+(?::[a-z]+)?\}/i.test(text)) return { template: text };
  const words = text.split(/[\s,+]+/).filter(Boolean);
  if (words.length === 1 && words[0] === 'none') return [];
  for (const word of words)
    if (!(CAPTION_PARTS as readonly string[]).includes(word))
      expected(`${CAPTION_PARTS.join(', ')} (with commas), none, or a template such as "{text}, {time}"`, text);
  return words as CaptionPart[];
}

/** `NIKON D5000=+1:00:00; Pixel=-0:30`: what to add to each camera's clock. */
export function readClocks(text: string): readonly { readonly camera: string; readonly seconds: number }[] {
  const clocks = text
    .split(/[;\n]|(?<=:\d\d),/)
    .map((one) => one.trim())
    .filter(Boolean);
  if (clocks.length === 0) expected('CAMERA=+1:00:00', text);
  return clocks.map((one) => {
    const [, camera, sign, hours, minutes, seconds] =
      /^(.*[^\s=])\s*=\s*([+\-\u2212]?)(\d{1,6}):([0-5]\d)(?::([0-5]\d))?$/.exec(one) ??
      expected('CAMERA=+1:00:00 (hours, minutes, seconds to add)', one);
    const size = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds ?? 0);
    return { camera: camera as string, seconds: sign === '-' || sign === '\u2212' ? -size : size };
  });
}

/** `500m`, `1.5 km`; a bare number is metres. Kilometres. */
export function readDistance(text: string): number {
  const [, value, unit] =
    /^(\d+(?:\.\d+)?)\s*(m|km)?$/i.exec(text.trim()) ?? expected('a distance such as 500m or 2km', text);
  const km = unit?.toLowerCase() === 'km' ? Number(value) : Number(value) / 1000;
  return km <= 100 ? km : expected('at most 100km', text);
}

/** For front matter, where a switch has a value. */
export function readSwitch(text: string): boolean {
  if (/^(?:true|yes|on|1)$/i.test(text)) return true;
  return /^(?:false|no|off|0)$/i.test(text) ? false : expected('true or false', text);
}

export function oneOf(...words: readonly string[]): (text: string) => string {
  return (text) => (words.includes(text) ? text : expected(words.join(', '), text));
}

export function wholeNumber(least: number, most: number): (text: string) => number {
  return (text) => {
    const value = /^\d+$/.test(text.trim()) ? Number(text) : Number.NaN;
    return value >= least && value <= most ? value : expected(`a whole number from ${least} to ${most}`, text);
  };
}

export function readBytes(text: string): number {
  const [, value, unit] =
    /^(\d+(?:\.\d+)?)\s*(k|m|g)?i?b?$/i.exec(text.trim()) ?? expected('a size such as 50MB', text);
  return Math.round(Number(value) * 1024 ** ['', 'k', 'm', 'g'].indexOf((unit ?? '').toLowerCase()));
}

export function readPixels(text: string): number {
  const [, value, unit] =
    /^(\d+(?:\.\d+)?)\s*(k|m|g)?(?:px|p)?$/i.exec(text.trim()) ?? expected('a number of pixels such as 150M', text);
  return Math.round(Number(value) * 1000 ** ['', 'k', 'm', 'g'].indexOf((unit ?? '').toLowerCase()));
}

export function readDuration(text: string): number {
  const [, value, unit] =
    /^(\d+(?:\.\d+)?)\s*(ms|s|m|min|h)?$/.exec(text.trim()) ?? expected('a time such as 90s or 5m', text);
  const ms = Number(value) * { ms: 1, s: 1000, m: 60_000, min: 60_000, h: 3_600_000 }[(unit ?? 's') as 's'];
  return ms >= 1 && ms <= 86_400_000 ? ms : expected('a time from 1ms to 24h', text);
}

export function readHost(text: string): string {
  return /^[a-z0-9.:[\]_-]+$/i.test(text)
    ? text.toLowerCase()
    : expected('a host name such as photos.example.org', text);
}

export function readHeader(text: string): string {
  return /^(https?:\/\/[^\s/]+\/?\s+)?[!#$%&'*+.^_`|~0-9a-z-]+:\s*[^\r\n]*$/i.test(text)
    ? text
    : expected('"Name: value"', text.replace(/:.*/s, ': …'));
}
