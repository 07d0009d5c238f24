// Step 5, plan: photos with the words that their author set beside them (a table of photos and texts, a step of a
// list): one block each, as high as the higher of the two. Photos of one table, or of
// one list, that are alike stand as wide as each other. Atoms → candidates.

import { captionHeight, columnsWide, type PhotoBox, type Rules } from '../rules.ts';
import type { Atoms, Entry } from '../search/atoms.ts';
import { WEIGHTS } from '../search/costs.ts';
import type { BesideBlock, Candidate } from './candidate.ts';
import { heldByList } from './hung.ts';
import { heightLimit } from './rows.ts';

/** A photo and its words, at any width. */
interface Pair {
  readonly photo: PhotoBox;
  readonly run: Entry;
  readonly words: Entry;
  readonly indentPx: number;
  /** Which pairs stand as wide as each other. */
  readonly kind: string;
}

/** How a pair sets beside a photo of so many columns of the grid. */
interface Setting {
  readonly set: BesideBlock;
  readonly heightPx: number;
  readonly white: number;
  readonly price: number;
}

export function wordsCandidates(rules: Rules, atoms: Atoms): Candidate[] {
  return tablesOf(pairsOf(atoms)).flatMap((pairs) => {
    const settings = pairs.map((pair) => rules.wordsPx.map((_, i) => settingOf(rules, pair, i + 1)));
    const columns = cheapestColumns(settings);
    // Where nothing has to agree with it, a column less or more may fill its page.
    const others = pairs.length === 1 ? OTHERS : [];
    return pairs.flatMap((pair, i): Candidate[] => {
      const usual = settings[i]![columns] ?? settings[i]!.find((one) => one !== undefined);
      if (!usual || (pair.indentPx > 0 && isNarrowed(pair.photo, usual))) return [];
      const more = others.flatMap(({ by, price }) => {
        const one = settings[i]![columns + by];
        return one ? [{ ...one, price: one.price + price }] : [];
      });
      return [usual, ...more].map((one) => candidateOf(pair, one));
    });
  });
}

/** In a list, such a photo stands under its words, as wide as its author asks. */
function isNarrowed({ exact, maxPx, aspect }: PhotoBox, { set }: Setting): boolean {
  return exact && set.innerPx * aspect < maxPx - 1;
}

function candidateOf({ run, words }: Pair, { set, heightPx, white, price }: Setting): Candidate {
  const from = Math.min(run.first, words.first);
  const to = from + run.count + words.count;
  return { from, to, heightPx, price, sizes: [], white, asked: true, set };
}

/** Runs of one photo with words right before or after it. */
function pairsOf({ entries, forced }: Atoms): Pair[] {
  let table = 0;
  return entries.flatMap((run, e): Pair[] => {
    const { block } = run;
    if (block.kind !== 'photos' && !(block.kind === 'prose' && /^(?:words|list)$/.test(block.tag))) table++;
    if (block.kind !== 'photos' || !block.words) return [];
    const words = entries[block.words === 'after' ? e + 1 : e - 1];
    const photo = run.photos[0];
    const second = words && Math.max(words.first, run.first);
    if (!photo || run.count !== 1 || !words?.measured?.besidePx || forced[second!]) return [];
    const kind = `${table} ${photo.aspect >= 1 ? 'wide' : 'upright'}`;
    return [{ photo, run, words, indentPx: heldByList(entries, e), kind }];
  });
}

function tablesOf(pairs: readonly Pair[]): Pair[][] {
  const tables = new Map<string, Pair[]>();
  for (const pair of pairs) tables.set(pair.kind, [...(tables.get(pair.kind) ?? []), pair]);
  return [...tables.values()];
}

/** Index of the setting that suits all best. */
function cheapestColumns(settings: readonly (readonly (Setting | undefined)[])[]): number {
  let best = -1;
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < (settings[0]?.length ?? 0); i++) {
    const price = settings.reduce((sum, one) => sum + (one[i]?.price ?? WEIGHTS.overflow), 0);
    if (price < least) [best, least] = [i, price];
  }
  return best;
}

function settingOf(rules: Rules, { photo, run, words, indentPx }: Pair, columns: number): Setting | undefined {
  const columnPx = rules.wordsPx[columns - 1]!;
  const wordsPx = words.measured!.besidePx![columns - 1]!;
  const cellPx = columnsWide(rules, columns) - indentPx;
  if (columnPx === 0 || wordsPx === 0 || cellPx < NARROWEST_PX) return undefined;
  const widthPx = Math.min(cellPx, photo.maxPx, heightLimit(rules, photo) * photo.aspect);
  const innerPx = widthPx / photo.aspect;
  const captionPx = captionHeight(rules, photo, cellPx);
  const under = captionPx > 0 ? rules.captionGapPx + captionPx : 0;
  const textPx = Math.max(rules.linePx, wordsPx) - rules.trimPx;
  const heightPx = Math.max(innerPx + under, textPx);
  if (heightPx > rules.tallestPx) return undefined;
  const white = heightPx * (rules.widthPx - indentPx) - widthPx * (innerPx + under) - columnPx * textPx;
  const share = run.block.kind === 'photos' ? run.block.share : undefined;
  const wished = photo.exact ? photo.maxPx : share ? share * rules.widthPx : undefined;
  const usual = columnsWide(rules, photo.aspect >= 1 ? USUAL.wide : USUAL.upright);
  const price =
    WEIGHTS.block +
    // It has to stand so wide: more room for it costs little.
    (photo.exact && cellPx < photo.maxPx - 1 ? WEIGHTS.notWorthTrying : 0) +
    (wished ? WISHED : AWAY) * Math.log(cellPx / (wished ?? usual)) ** 2 +
    (rules.white * white) / (rules.widthPx * rules.heightPx);
  const side = run.block.kind === 'photos' && run.block.words === 'before' && indentPx === 0 ? 'right' : 'left';
  const set: BesideBlock = {
    kind: 'beside',
    photo,
    ...(words.first < run.first
      ? { before: { block: words.block.id, line: 0, offset: 0 } }
      : { after: { block: words.block.id } }),
    columnPx,
    textPx,
    captionPx,
    captionAt: captionPx > 0 ? 'under' : 'none',
    innerPx,
    asked: { side, indentPx, cellPx, heightPx },
  };
  return { set, heightPx, white, price };
}

/** No photo is narrower. */
const NARROWEST_PX = 60;

/** Columns that photos take where nobody says how wide they are, and the prices of others. */
const USUAL = { wide: 6, upright: 4 } as const;
const AWAY = 150;
const WISHED = 400;
/** Other widths for a photo alone of its kind, in columns, and their price. */
const OTHERS = [
  { by: -1, price: 15 },
  { by: 1, price: 8 },
] as const;
