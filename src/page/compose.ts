// Step 4: blocks and photos (and, for printing, the Plan and the encoded files) → one HTML document. Adds no size that the plan
// did not choose. Pure but for reading the style sheets; the browser only ever sees what is written here.

import type {
  Album,
  Block,
  Photo,
  Plan,
  PlannedBeside,
  PlannedPhoto,
  PlannedRow,
  PlannedText,
  Print,
  Report,
} from '../model.ts';
import { fontFaces, fontStacks, readStyle } from './fonts/faces.ts';
import { breakAddresses, hyphenate } from './hyphens.ts';
import { type InlineSize, inlinePictures } from './inline-pictures.ts';
import { splitHtml } from './split-paragraph.ts';
import { isCjk, type PageBox } from './themes/page-box.ts';
import { byline, missingWords } from './words.ts';

export interface Composition {
  readonly report: Report;
  readonly album: Album;
  readonly box: PageBox;
  readonly inline: ReadonlyMap<string, InlineSize>;
}

/** The whole document, its body not yet laid out: all text in one flow, no photo rows, every caption once. What measure() reads. */
export function composeDocument(composition: Composition): string {
  const { album, inline } = composition;
  const body = album.blocks
    .map((block, i) => textBlock(composition, block, i, '', inlinePictures(inline, new Map())))
    .join('\n');
  const captions = [...album.photos.values()]
    .filter((photo) => photo.caption || photo.note || photo.number)
    .map((photo) => `<figcaption data-photo="${photo.id}">${captionHtml(photo)}</figcaption>`);
  return documentHtml(composition, `<main>\n${body}\n</main>\n<div id="captions">${captions.join('')}</div>`);
}

/** The body as planned, to take the place of the unplanned one. Items carry data-i, their index in reading order, for the check of the breaks. */
export function composeBody(composition: Composition, plan: Plan, prints: ReadonlyMap<string, Print>): string {
  const { album, inline, report } = composition;
  const index = new Map(album.blocks.map((block, i) => [block.id, i]));
  const pictures = inlinePictures(inline, prints);
  const cuts = tailCuts(plan);
  const counts = sliceCounts(plan);
  const pieces: string[] = [];
  let item = 0;
  const block = (id: string): Block => album.blocks[index.get(id) as number] as Block;

  plan.pages.forEach((page, p) => {
    page.items.forEach((planned, at) => {
      const start = at === 0 && p > 0;
      const attributes = `data-i="${item++}" class="${classNames(start ? 'page-start' : '')}"`;
      const gap = start || planned.gapPx === 0 ? '' : `margin-top:${px(planned.gapPx)}`;
      if (planned.kind === 'row') pieces.push(rowHtml(planned, attributes, gap, album.photos, prints, report.language));
      else if (planned.kind === 'beside') pieces.push(besideHtml(planned));
      else if (planned.from === 0) pieces.push(textHtml(planned, start, gap, item - 1));
      else pieces.push(''); // the rest of a block that flows on by itself
      function besideHtml(beside: PlannedBeside): string {
        const cut = beside.before && beside.before.line > 0 ? beside.before.offset : 0;
        const before = beside.before ? columnText(beside.before.block, cut, false) : '';
        const after = beside.after ? columnText(beside.after.block, 0, !beside.before) : '';
        const figure = photoHtml(beside.photo, album.photos, prints, report.language);
        const style = `height:${px(beside.heightPx)};padding-inline-start:${px(beside.column.xPx)};${gap}`;
        return `<div ${attributes.replace('class="', 'class="beside ')} style="${style}">${before}<div class="photo">${figure}</div>${after}</div>`;
      }
    });
  });
  return `<main>\n${pieces.filter(Boolean).join('\n')}\n</main>`;

  function textHtml(planned: PlannedText, start: boolean, gap: string, i: number): string {
    const cut = cuts.get(planned.block);
    const total = counts.get(planned.block) as number;
    // Where a paragraph runs on to the next page, `widows` fixes the line it breaks at even when its page is not full.
    const split =
      planned.to < total ? `;widows:${total - planned.to};orphans:${Math.min(2, planned.to)}` : kept(planned);
    const at = index.get(planned.block) as number;
    const extra = `data-i="${i}"`;
    const html = textBlock(
      composition,
      block(planned.block),
      at,
      `${gap}${split}`,
      pictures,
      start ? 'page-start' : '',
      extra,
    );
    return cut === undefined ? html : addClass(splitHtml(html, cut)[0], 'head');
  }

  /** A list, table or quotation that the plan keeps whole: the browser would begin it at the foot of the page before. */
  function kept(planned: PlannedText): string {
    const one = block(planned.block);
    return one.kind === 'prose' && one.tag !== 'paragraph' ? ';break-inside:avoid' : '';
  }

  /** A paragraph beside a photo, or from character `cut` on its tail; `first`: nothing but a heading stands above it. */
  function columnText(id: string, cut: number, first: boolean): string {
    const html = textBlock(composition, block(id), index.get(id) as number, '', pictures, cut > 0 ? 'tail' : '');
    if (cut > 0) return splitHtml(html, cut)[1];
    return first ? html : html.replace(/^(<p[^>]*class="[^"]*)\bflush\b/, '$1');
  }
}

function documentHtml({ report, box }: Composition, body: string): string {
  const { geometry, paperWidthPx, paperHeightPx, marginPx } = box;
  const stacks = fontStacks(report.language);
  const title = escapeHtml(report.title ?? '');
  const size = `${px(paperWidthPx)} ${px(paperHeightPx)}`;
  const furniture = (side: string) => `
@page :${side} {
  @top-${side} { content: ${cssString(shortTitle(report.title ?? ''))}; font: 7pt/1 ${stacks.sans}; color: #8a8a8a; vertical-align: middle }
  @bottom-${side} { content: counter(page); font: 7pt/1 ${stacks.sans}; color: #8a8a8a; vertical-align: middle }
}`;
  return `<!doctype html>
<html lang="${escapeHtml(report.language)}" dir="${report.direction}">
<head>
<meta charset="utf-8">
<title>${title}</title>
<style>
${fontFaces(report.language)}
:root{--serif:${stacks.serif};--sans:${stacks.sans};--mono:${stacks.mono};--w:${px(geometry.widthPx)};--h:${px(geometry.heightPx)};--font:${px(geometry.fontPx)};--line:${px(geometry.linePx)};--trim:${px(geometry.lineTrimPx)}}
@page { size: ${size}; margin: ${marginPx.map(px).join(' ')} }${furniture('left')}${furniture('right')}
@page :first { @top-left { content: none } @top-right { content: none } }
${readStyle('base.css')}
${readStyle('classic.css')}
${body.includes('class="katex') ? readStyle('fonts/katex.css') : ''}
</style>
</head>
<body>
${body}
</body>
</html>
`;
}

/** One heading or prose block; photo runs and page breaks have no text of their own. */
function textBlock(
  { report, album }: Composition,
  block: Block,
  at: number,
  style: string,
  pictures: (html: string) => string,
  name = '',
  extra = '',
): string {
  if (block.kind === 'photos' || block.kind === 'break') return '';
  const data = `data-b="${block.id}"${extra ? ` ${extra}` : ''}${style ? ` style="${style}"` : ''}`;
  if (block.kind === 'heading') {
    const tag = `h${block.level}`;
    if (block.id !== 'title')
      return `<${tag} id="${escapeHtml(block.anchor)}" ${data}${classAttribute(name)}>${pictures(block.html)}</${tag}>`;
    const line = byline(report);
    return `<header ${data}${classAttribute(name)}><h1 id="${escapeHtml(block.anchor)}">${pictures(block.html)}</h1>${line ? `<p class="byline">${escapeHtml(line)}</p>` : ''}</header>`;
  }
  const previous = album.blocks[at - 1];
  const flush =
    block.tag === 'paragraph' &&
    !isCjk(report.language) &&
    (previous?.kind !== 'prose' || previous.tag !== 'paragraph');
  const names = classNames(name, flush ? 'flush' : '');
  const language = block.language ? ` lang="${escapeHtml(block.language)}"` : '';
  const direction = block.direction ? ` dir="${block.direction}"` : '';
  const words = HYPHENATED.has(block.tag)
    ? breakAddresses(hyphenate(block.html, block.language ?? report.language))
    : block.html;
  const html = words.replace(/^<([a-z0-9]+)/i, (_, tag) => `<${tag} ${data}${language}${direction}`);
  return pictures(names ? addClass(html, names) : html);
}

const HYPHENATED: ReadonlySet<string> = new Set(['paragraph', 'list', 'quote']);

function rowHtml(
  row: PlannedRow,
  attributes: string,
  gap: string,
  photos: ReadonlyMap<string, Photo>,
  prints: ReadonlyMap<string, Print>,
  language: string,
): string {
  const figures = row.photos.map((photo) => photoHtml(photo, photos, prints, language)).join('');
  return `<div ${attributes.replace('class="', 'class="row ')} style="height:${px(row.heightPx)};${gap}">${figures}</div>`;
}

function photoHtml(
  planned: PlannedPhoto,
  photos: ReadonlyMap<string, Photo>,
  prints: ReadonlyMap<string, Print>,
  language: string,
): string {
  const photo = photos.get(planned.photo) as Photo;
  const print = prints.get(photo.id);
  const size = `width:${px(planned.widthPx)};height:${px(planned.heightPx)}`;
  const edge = photo.whiteEdge ? ' class="edge"' : '';
  const picture = print
    ? `<img${edge} src="${escapeHtml(print.file)}" alt="${escapeHtml(photo.alt)}" style="${size}">`
    : `<div class="missing" style="${size}">${missingHtml(photo, language)}</div>`;
  const linked = photo.ref.link && print ? `<a href="${escapeHtml(photo.ref.link)}">${picture}</a>` : picture;
  const { caption } = planned;
  const words = caption
    ? `<figcaption style="inset-inline-start:${px(caption.xPx - planned.xPx)};top:${px(caption.yPx - planned.yPx)};width:${px(caption.widthPx)}">${captionHtml(photo)}</figcaption>`
    : '';
  const target = photo.number ? ` id="${photoAnchor(photo)}"` : '';
  return `<figure role="group"${target} style="inset-inline-start:${px(planned.xPx)};top:${px(planned.yPx)};${size}">${linked}${words}</figure>`;
}

/** Where links to a numbered photo lead. A heading's anchor never has a dot. */
export function photoAnchor({ number }: Photo): string {
  return `photo.${number}`;
}

function captionHtml(photo: Photo): string {
  const number = photo.number ? `<span class="number">${photo.number}</span> ` : '';
  const alone = number && !photo.caption ? ' alone' : '';
  const note = photo.note ? `<span class="note${alone}">${escapeHtml(photo.note)}</span>` : '';
  return `${number}${photo.caption ? escapeHtml(photo.caption) : ''}${note}`;
}

function missingHtml(photo: Photo, language: string): string {
  const { message } = photo.missing ?? { message: '' };
  return `<b>${escapeHtml(missingWords(language))}</b>${escapeHtml(photo.caption ?? photo.alt)}<code>${escapeHtml(photo.address)}${message ? ` — ${escapeHtml(message)}` : ''}</code>`;
}

/** Block → character where its tail starts that stands beside a photo. */
function tailCuts(plan: Plan): ReadonlyMap<string, number> {
  const cuts = new Map<string, number>();
  for (const { items } of plan.pages)
    for (const item of items)
      if (item.kind === 'beside' && item.before && item.before.line > 0)
        cuts.set(item.before.block, item.before.offset);
  return cuts;
}

/** Block → its number of slices, as far as the plan sets them in the flow. */
function sliceCounts(plan: Plan): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { items } of plan.pages)
    for (const item of items)
      if (item.kind === 'text') counts.set(item.block, Math.max(counts.get(item.block) ?? 0, item.to));
  return counts;
}

function addClass(html: string, name: string): string {
  const start = /^<[a-z0-9]+[^>]*>/i.exec(html)?.[0] ?? '';
  const marked = / class="/.test(start)
    ? start.replace(' class="', ` class="${name} `)
    : start.replace(/^<[a-z0-9]+/i, `$& class="${name}"`);
  return marked + html.slice(start.length);
}

function classNames(...names: readonly string[]): string {
  return names.filter(Boolean).join(' ');
}

function classAttribute(name: string): string {
  return name ? ` class="${name}"` : '';
}

/** CSS px to 1/64, the unit Chromium lays out in. */
export function px(value: number): string {
  return `${Math.round(value * 64) / 64}px`;
}

function shortTitle(title: string): string {
  return title.length > 60 ? `${title.slice(0, 58)}…` : title;
}

function cssString(text: string): string {
  return `"${text.replace(/["\\<\n\r\f]/g, (char) => `\\${char.charCodeAt(0).toString(16)} `)}"`;
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (char) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[char] as string);
}
