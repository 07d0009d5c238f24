// Step 4, for paper (`--for print`): the addresses that the text links to → leaves that list them by their numbers,
// each with its QR code. Pure: letters of one width say how many lines an address takes.

import { wordsOf } from '../../locales/words.ts';
import { PX_PER_MM } from '../../model/lengths.ts';
import type { Composition } from '../compose.ts';
import { escapeHtml, px } from '../markup.ts';
import type { PageBox } from '../themes/page-box.ts';
import { addressNumber } from '../type/address-numbers.ts';
import type { AppendixPart } from './appendix.ts';
import { type QrCode, qrCode } from './qr-code.ts';

/** `addresses`: of the numbers 1, 2, 3 … */
export function composeLinks(
  { report, box }: Pick<Composition, 'report' | 'box'>,
  addresses: readonly string[],
): AppendixPart {
  const heading = { text: wordsOf(report.language).headings.links, anchor: 'photo.links' };
  const words = escapeHtml(heading.text);
  const numberPx = Math.ceil((addressNumber(addresses.length).length + 1) * LETTER_PX);
  const columns = Math.max(1, Math.floor((box.geometry.widthPx + COLUMN_GAP_PX) / (COLUMN_PX + COLUMN_GAP_PX)));
  const columnPx = (box.geometry.widthPx - (columns - 1) * COLUMN_GAP_PX) / columns;
  const entries = addresses.map((address, i) => entryOf(address, i + 1, columnPx - numberPx));
  const style = [
    `--columns:${columns}`,
    `--number:${px(numberPx)}`,
    ...Object.entries({ size: SIZE_PX, line: LINE_PX, above: ABOVE_PX, gap: GAP_PX, columns: COLUMN_GAP_PX }).map(
      ([name, value]) => `--${name}-px:${px(value)}`,
    ),
  ].join(';');
  const leaves = cutLeaves(entries, columns, roomPx(box)).map((some, page) => {
    const range = `${some[0]?.number}–${some.at(-1)?.number}`;
    const head =
      page === 0
        ? `<h2 id="${heading.anchor}">${words}</h2>`
        : `<p class="running" aria-hidden="true">${words} ${range}</p>`;
    return `<section class="leaf links-page" style="${style}">${head}<ol>\n${some.map(entryHtml).join('\n')}\n</ol></section>`;
  });
  return { html: leaves.join('\n'), heading, pages: leaves.length, style: 'links.css' };
}

interface Entry {
  readonly number: number;
  readonly address: string;
  readonly code: (QrCode & { readonly sidePx: number }) | undefined;
  readonly heightPx: number;
}

function entryOf(address: string, number: number, widthPx: number): Entry {
  const code = number > MOST_CODES ? undefined : codeOf(address);
  const roomPx = Math.max(10 * LETTER_PX, widthPx - (code ? GAP_PX + code.sidePx : 0));
  const lines = Math.max(1, Math.ceil(letters(shown(address)) / Math.floor(roomPx / LETTER_PX)));
  return { number, address, code, heightPx: Math.max(code?.sidePx ?? 0, 2 * ABOVE_PX + lines * LINE_PX) };
}

function codeOf(address: string): Entry['code'] {
  const code = qrCode(address);
  return code && { ...code, sidePx: Math.ceil(PX_PER_MM * Math.max(LEAST_MM, code.modules * MODULE_MM)) };
}

/** Rows of so many entries; none is parted. */
function cutLeaves(entries: readonly Entry[], columns: number, roomPx: number): readonly (readonly Entry[])[] {
  const leaves: Entry[][] = [[]];
  let left = roomPx;
  for (let at = 0; at < entries.length; at += columns) {
    const row = entries.slice(at, at + columns);
    const heightPx = Math.max(...row.map((entry) => entry.heightPx)) + GAP_PX;
    if (heightPx > left && leaves.at(-1)!.length > 0) {
      leaves.push([]);
      left = roomPx;
    }
    leaves.at(-1)!.push(...row);
    left -= heightPx;
  }
  return leaves;
}

/** A leaf is 1 px lower than the text area; behind the last row is no gap. */
function roomPx({ geometry: { heightPx, linePx }, theme: { leafHeadLines } }: PageBox): number {
  return heightPx - 1 - leafHeadLines * linePx + GAP_PX;
}

function entryHtml({ number, address, code }: Entry): string {
  const link = `<a dir="ltr" href="${escapeHtml(address)}">${escapeHtml(shown(address))}</a>`;
  return `<li><b>${addressNumber(number)}</b>${link}${code ? codeHtml(code) : ''}</li>`;
}

/** Whoever listens has the address beside it. */
function codeHtml({ modules, path, sidePx }: NonNullable<Entry['code']>): string {
  const box = `viewBox="0 0 ${modules} ${modules}" style="width:${px(sidePx)};height:${px(sidePx)}"`;
  return `<svg aria-hidden="true" ${box}><path fill="white" d="M0 0h${modules}v${modules}h-${modules}z"/><path fill="black" d="${path}"/></svg>`;
}

const shown = (address: string): string => address.replace(/^mailto:/i, '');

/** Where the face lacks a sign, that of another is wider. */
function letters(text: string): number {
  return [...text].reduce((sum, sign) => sum + (sign >= '!' && sign <= '~' ? 1 : 2.2), 0);
}

/** More would make the list longer than most texts: then addresses stand without them. */
const MOST_CODES = 300;
const LEAST_MM = 16;
const MODULE_MM = 0.36;

const SIZE_PX = 9;
/** The face for code has letters of 0.6 em. */
const LETTER_PX = 0.61 * SIZE_PX;
const LINE_PX = 12;
/** Above the first line: as far down as the code begins within its border. */
const ABOVE_PX = 5;
const GAP_PX = 9;
const COLUMN_PX = 230;
const COLUMN_GAP_PX = 26;
