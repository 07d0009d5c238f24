// The viewer of `tripreport preview`, in the reader's browser: the pages of the PDF, what there is to mend, and each
// photo's facts. After a change it shows the new pages where the reader was, at the same size.
/// <reference lib="dom" />
/// <reference lib="dom.iterable" />

import { GlobalWorkerOptions, getDocument, type PDFDocumentProxy, type PDFPageProxy, TextLayer } from 'pdfjs-dist';
import type { Told } from '../diagnostics.ts';
import type { ShownPhoto } from '../model.ts';
import { element, fill, listProblems, photoFacts } from './panel.ts';

interface State {
  readonly version: number;
  readonly building: boolean;
  readonly name: string;
  readonly problems: readonly Told[];
  readonly photos: readonly ShownPhoto[];
  readonly error?: Omit<Told, 'severity'>;
}

GlobalWorkerOptions.workerSrc = 'worker.js';

const byId = <E extends HTMLElement>(id: string): E => document.getElementById(id) as E;
const book = byId('book');
const strip = byId('strip');
const panel = byId('panel');
const pageField = byId<HTMLInputElement>('page');
const PX_PER_PT = 96 / 72;
const ZOOMS = [0.25, 0.33, 0.5, 0.67, 0.8, 1, 1.25, 1.5, 2, 3, 4];

let shown = 0;
let pages: readonly PDFPageProxy[] = [];
let opened: PDFDocumentProxy | undefined;
let photos: readonly ShownPhoto[] = [];
/** Undefined: as wide as the window. */
let chosenZoom: number | undefined = remembered('zoom');
let drawing: IntersectionObserver | undefined;

new EventSource('news').onmessage = ({ data }) => void hear(JSON.parse(data) as State);

let wanted = 0;
async function hear(state: State): Promise<void> {
  byId('name').textContent = state.name;
  document.title = state.name;
  byId('status').textContent = state.error
    ? `${state.error.code}: ${state.error.message}`
    : state.building
      ? 'Building …'
      : '';
  listProblems(
    byId('problems'),
    state.error ? [{ ...state.error, severity: 'error' }, ...state.problems] : state.problems,
  );
  byId('count').textContent = String(state.problems.length + (state.error ? 1 : 0));
  photos = state.photos;
  if (state.version === 0 || state.version === wanted) return;
  wanted = state.version;
  await load(state.version);
}

async function load(version: number): Promise<void> {
  const document = await getDocument({ url: `report.pdf?${version}`, isEvalSupported: false }).promise;
  const all = await Promise.all(Array.from({ length: document.numPages }, (_, at) => document.getPage(at + 1)));
  if (version !== wanted) return void document.destroy();
  const place = whereNow();
  const old = opened;
  opened = document;
  pages = all;
  shown = version;
  byId('pages').textContent = String(pages.length);
  pageField.max = String(pages.length);
  layPages();
  goTo(place);
  drawStrip();
  byId('book').dataset.version = String(version);
  await old?.destroy();
}

// --------------------------------------------------------------------------------------------------- the pages

const zoom = (): number => {
  if (chosenZoom !== undefined) return chosenZoom;
  const across = isSpread() ? 2 : 1;
  const width = pages.reduce((most, page) => Math.max(most, page.getViewport({ scale: PX_PER_PT }).width), 1);
  return Math.max(0.1, (book.clientWidth - 32 - 4 * (across - 1)) / (width * across));
};

const isSpread = (): boolean => byId<HTMLInputElement>('spreads').checked;

function layPages(): void {
  drawing?.disconnect();
  const scale = zoom();
  byId('zoom').textContent = `${Math.round(100 * scale)} %`;
  book.className = isSpread() ? 'spread' : 'single';
  const old = [...book.children] as HTMLElement[];
  const sheets = pages.map((page, at) => {
    const { width, height } = page.getViewport({ scale: scale * PX_PER_PT });
    // The old page stays until the new one is drawn over it: nothing flickers.
    const sheet = old[at] ?? element('section', { className: 'sheet' });
    sheet.setAttribute('aria-label', `Page ${at + 1}`);
    sheet.style.setProperty('--width', `${Math.floor(width)}px`);
    sheet.style.setProperty('--height', `${Math.floor(height)}px`);
    sheet.dataset.page = String(at);
    delete sheet.dataset.drawn;
    return sheet;
  });
  fill(book, sheets);
  drawing = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) if (isIntersecting) void draw(target as HTMLElement);
    },
    { root: book, rootMargin: '100% 0px' },
  );
  for (const sheet of sheets) drawing.observe(sheet);
}

async function draw(sheet: HTMLElement): Promise<void> {
  const at = Number(sheet.dataset.page);
  const page = pages[at];
  const scale = zoom();
  const key = `${shown} ${scale}`;
  if (!page || sheet.dataset.drawn === key) return;
  sheet.dataset.drawn = key;
  const canvas = await drawn(page, scale * PX_PER_PT * devicePixelRatio).catch(() => undefined);
  if (!canvas || sheet.dataset.drawn !== key) return;
  const words = element('div', { className: 'textLayer' });
  sheet.style.setProperty('--total-scale-factor', String(scale * PX_PER_PT));
  fill(sheet, [canvas, words, ...spots(at, scale)]);
  const viewport = page.getViewport({ scale: scale * PX_PER_PT });
  await new TextLayer({ textContentSource: page.streamTextContent(), container: words, viewport }).render();
}

async function drawn(page: PDFPageProxy, scale: number): Promise<HTMLCanvasElement> {
  const viewport = page.getViewport({ scale });
  const canvas = element('canvas', { width: Math.floor(viewport.width), height: Math.floor(viewport.height) });
  await page.render({ canvas, viewport }).promise;
  return canvas;
}

function spots(at: number, scale: number): readonly HTMLElement[] {
  const px = (mm: number): string => `${(mm * 96 * scale) / 25.4}px`;
  return photos
    .filter(({ page }) => page === at)
    .map((photo) => {
      const spot = element('button', { className: 'spot', title: `${photo.address} · ${photo.dpi} dpi` });
      spot.setAttribute('aria-label', `Photo ${photo.address}`);
      Object.assign(spot.style, {
        left: px(photo.xMm),
        top: px(photo.yMm),
        width: px(photo.widthMm),
        height: px(photo.heightMm),
      });
      spot.onclick = () => {
        showPanel(true);
        photoFacts(byId('photo'), photo);
      };
      return spot;
    });
}

// ------------------------------------------------------------------------------------------------- where one is

interface Place {
  readonly page: number;
  /** Share of its height above the window's upper edge. */
  readonly above: number;
}

const sheetsNow = (): readonly HTMLElement[] => [...book.children] as HTMLElement[];

function whereNow(): Place {
  const top = book.scrollTop + book.offsetTop;
  const sheets = sheetsNow();
  const at = sheets.findIndex((sheet) => sheet.offsetTop + sheet.offsetHeight > top + 8);
  const sheet = sheets[at];
  return sheet ? { page: at, above: (top - sheet.offsetTop) / sheet.offsetHeight } : { page: 0, above: 0 };
}

function goTo({ page, above }: Place): void {
  const sheets = sheetsNow();
  const sheet = sheets[Math.min(page, sheets.length - 1)];
  if (sheet) book.scrollTop = sheet.offsetTop - book.offsetTop + above * sheet.offsetHeight;
  tellPage();
}

const toPage = (page: number): void => goTo({ page: Math.min(Math.max(page, 0), pages.length - 1), above: -0.01 });

function tellPage(): void {
  const { page, above } = whereNow();
  const now = Math.min(pages.length - 1, page + (above > 0.5 ? 1 : 0));
  if (document.activeElement !== pageField) pageField.value = String(now + 1);
  for (const [at, one] of [...strip.children].entries())
    at === now ? one.setAttribute('aria-current', 'page') : one.removeAttribute('aria-current');
}

book.onscroll = tellPage;
pageField.onchange = () => toPage(Number(pageField.value) - 1);

function setZoom(value: number | undefined): void {
  const place = whereNow();
  chosenZoom = value;
  remember('zoom', value);
  layPages();
  goTo(place);
}

const next = (step: 1 | -1): number => {
  const now = zoom();
  const found = step > 0 ? ZOOMS.find((one) => one > now + 0.01) : ZOOMS.findLast((one) => one < now - 0.01);
  return found ?? now;
};

byId('larger').onclick = () => setZoom(next(1));
byId('smaller').onclick = () => setZoom(next(-1));
byId('fit').onclick = () => setZoom(undefined);
byId('spreads').onchange = () => setZoom(chosenZoom);
byId('thumbs').onchange = drawStrip;
byId('side').onclick = () => showPanel(panel.hidden !== false);
addEventListener('resize', () => chosenZoom === undefined && setZoom(undefined));
addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || (event.target as Element).matches('input')) return;
  const act = {
    '+': () => setZoom(next(1)),
    '=': () => setZoom(next(1)),
    '-': () => setZoom(next(-1)),
    '0': () => setZoom(undefined),
    ArrowRight: () => toPage(whereNow().page + 1),
    ArrowLeft: () => toPage(whereNow().page - 1),
    Home: () => toPage(0),
    End: () => toPage(pages.length - 1),
  }[event.key];
  if (!act) return;
  event.preventDefault();
  act();
});

function showPanel(visible: boolean): void {
  const place = whereNow();
  panel.hidden = !visible;
  byId('side').setAttribute('aria-expanded', String(visible));
  if (chosenZoom === undefined && pages.length > 0) {
    layPages();
    goTo(place);
  }
}

async function drawStrip(): Promise<void> {
  strip.hidden = !byId<HTMLInputElement>('thumbs').checked;
  if (strip.hidden) return;
  const version = shown;
  const buttons = pages.map((_, at) => {
    const button = element('button', { textContent: String(at + 1) });
    button.onclick = () => toPage(at);
    return button;
  });
  fill(strip, buttons);
  tellPage();
  for (const [at, page] of pages.entries()) {
    const canvas = await drawn(page, 112 / page.getViewport({ scale: 1 }).width);
    if (version !== shown) return;
    buttons[at]?.prepend(canvas);
  }
}

function remembered(name: string): number | undefined {
  const value = Number(sessionStorage.getItem(name));
  return value > 0 ? value : undefined;
}

function remember(name: string, value: number | undefined): void {
  if (value === undefined) sessionStorage.removeItem(name);
  else sessionStorage.setItem(name, String(value));
}
