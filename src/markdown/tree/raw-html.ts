// Step 1, tree: splits a piece of raw HTML into start tags, end tags and text for the tree. Knows HTML's tokens,
// entities and comments, not its meaning; an <svg> drawing becomes a picture with its source as address.

import { Tokenizer } from 'htmlparser2';

export interface HtmlEvents {
  /** `at` is the index in the piece. */
  tag(name: string, attributes: ReadonlyMap<string, string>, at: number): void;
  endTag(name: string): void;
  text(value: string, at: number): void;
  comment(value: string, at: number): void;
}

export function readHtml(source: string, events: HtmlEvents): void {
  const html = source.includes('<svg') ? drawingsToPictures(source) : source;
  let at = 0;
  let name = '';
  let attributes = new Map<string, string>();
  let attribute = '';
  let value = '';
  let text = '';
  let textAt = 0;

  const flushText = () => {
    if (text !== '') events.text(text, textAt);
    text = '';
  };
  const endOpenTag = (selfClosing: boolean) => {
    if (name === 'image') {
      // Browsers read the old name of <img>; a drawing's own names its file in another attribute.
      const address = attributes.get('href') ?? attributes.get('xlink:href');
      if (address !== undefined && !attributes.has('src')) attributes.set('src', address);
      name = 'img';
    }
    events.tag(name, attributes, at);
    // `<span/>` is an open tag to HTML, but nobody writes it to mean that.
    if (selfClosing) events.endTag(name);
  };
  const tokenizer = new Tokenizer(
    { xmlMode: false, decodeEntities: true },
    {
      onopentagname(start, end) {
        flushText();
        at = start - 1;
        name = html.slice(start, end).toLowerCase();
        attributes = new Map();
      },
      onattribname(start, end) {
        attribute = html.slice(start, end).toLowerCase();
        value = '';
      },
      onattribdata(start, end) {
        value += html.slice(start, end);
      },
      onattribentity(code) {
        value += String.fromCodePoint(code);
      },
      onattribend() {
        if (!attributes.has(attribute)) attributes.set(attribute, value.replace(/^[“”„]|[“”]$/g, ''));
      },
      onopentagend() {
        endOpenTag(false);
      },
      onselfclosingtag() {
        endOpenTag(true);
      },
      onclosetag(start, end) {
        flushText();
        const closed = html.slice(start, end).toLowerCase();
        if (closed === 'br') events.tag('br', new Map(), start - 2);
        else events.endTag(closed);
      },
      ontext(start, end) {
        if (text === '') textAt = start;
        text += html.slice(start, end);
      },
      ontextentity(code, end) {
        if (text === '') textAt = end;
        text += String.fromCodePoint(code);
      },
      oncomment(start, end, endOffset) {
        flushText();
        events.comment(html.slice(start, Math.max(start, end - endOffset)), start - 4);
      },
      oncdata(start, end, endOffset) {
        if (text === '') textAt = start;
        text += html.slice(start, Math.max(start, end - endOffset));
      },
      ondeclaration() {},
      onprocessinginstruction() {},
      onend() {},
    },
  );
  tokenizer.write(html);
  tokenizer.end();
  flushText();
}

/** Every whole `<svg>…</svg>` as `<img src="data:…">`; the line count and what follows stay where they were. */
function drawingsToPictures(source: string): string {
  let out = '';
  let from = 0;
  for (;;) {
    const start = source.indexOf('<svg', from);
    const end = start < 0 ? -1 : source.indexOf('</svg>', start);
    if (start < 0 || end < 0) return out + source.slice(from);
    const drawing = source.slice(start, end + 6);
    out += source.slice(from, start) + (photosInside(drawing) ?? pictureOf(drawing));
    from = end + 6;
  }
}

/** A drawing around photos (`<image href="a.jpg">`) as those photos: files cannot be read from inside a drawing. */
function photosInside(drawing: string): string | undefined {
  const photos = [...drawing.matchAll(/<image\b[^<>]*>/gi)].flatMap((match) => {
    const named = /\s(?:xlink:)?href\s*=\s*(?:"([^"]*)"|'([^']*)')/i.exec(match[0]);
    const address = named?.[1] ?? named?.[2] ?? '';
    return /^\s*(?:data:|#|$)/i.test(address) ? [] : [{ address, at: match.index }];
  });
  if (photos.length === 0) return undefined;
  let out = '';
  let at = 0;
  for (const photo of photos) {
    out += `${drawing.slice(at, photo.at).replace(/[^\n]+/g, '')}<img alt="" src="${photo.address}">`;
    at = photo.at;
  }
  return out + drawing.slice(at).replace(/[^\n]+/g, '');
}

function pictureOf(drawing: string): string {
  const open = drawing.slice(0, drawing.indexOf('>') + 1);
  const size = ['width', 'height']
    .map((key) => new RegExp(`\\s${key}=["']?([0-9.]+[a-z%]*)`, 'i').exec(open))
    .map((found) => (found ? ` ${found[0].trim().split('=')[0]}="${found[1]}"` : ''))
    .join('');
  // An icon that only its own coordinates size.
  const [, side] = /\sviewBox=["']\s*[\d.-]+[\s,]+[\d.-]+[\s,]+(\d{1,2}(?:\.\d+)?)[\s,]/i.exec(open) ?? [];
  const icon = size === '' && side !== undefined && Number(side) <= 48 ? ` width="${side}"` : '';
  const named = /<title[^<>]*>([^<]*)<\/title>/.exec(drawing)?.[1] ?? '';
  const whole = open.includes('xmlns=') ? drawing : drawing.replace('<svg', '<svg xmlns="http://www.w3.org/2000/svg"');
  const data = `data:image/svg+xml;base64,${Buffer.from(whole).toString('base64')}`;
  const lines = '\n'.repeat(drawing.split('\n').length - 1);
  return `<img alt="${named.replace(/"/g, '&quot;')}"${size}${icon}${lines} src="${data}">`;
}
