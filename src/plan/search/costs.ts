// Step 5, plan: what is ugly, and how much: one table of weights and the formulas that use them. Prices are numbers:
// 1 is "barely noticed", 20 "a reader would mention it", 10 000 "forbidden, unless nothing else is possible".

/** Set by hand on real and made documents. Change one, then run `npm run bench -- plan` and look at drawn pages. */
export const WEIGHTS = {
  /** Breaks that must not be: finite, so that every document still has a plan. */
  forbidden: 10_000,
  /** A piece higher than a page, placed all the same. */
  overflow: 3_000,
  /** A break inside text that the browser would not make: it would go on filling the page. */
  unnatural: 400,
  /** A heading with a single line below it at the page foot. */
  strandedHeading: 1_000,
  /** Photo size off the target: weight · ln², more when smaller. */
  size: 120,
  smaller: 1.5,
  /** … and more again far from it: one very large photo among small ones is what the eye sees. */
  outlier: 2,
  /** A photo that is to lead, and does not take the whole width. */
  keyInset: 40,
  /** Narrower than 60 mm: weight · (missing share of 15 mm)². */
  narrow: 20,
  /** Fewer than 150 dots per inch: weight · ln². */
  coarse: 400,
  /** A single photo that stops short of the right edge, its caption there: weight · (1 − share)²; with nothing there; a
   *  group that does. */
  insetSingle: 4,
  insetLone: 60,
  insetGroup: 20,
  insetToFill: 35,
  /** A panorama that stops short of the right edge: only where its page would stay half empty. */
  insetPanorama: 50,
  /** An empty rectangle beside a photo: weight · (share of the text area beyond the bearable one)². */
  empty: 8_000,
  /** … and as much again, in proportion, for a hole. */
  hole: 4_000,
  /** Groups of three, four, five: harder to read in order. */
  groupOf: [0, 0, 0, 1, 4, 7],
  /** Photos stacked beside others: the eye must find the order. */
  stacked: 2,
  /** A photo alone in its row, in an item of a list that has several. */
  stackedInList: 60,
  /** Captions in two stacked columns, or longer than four lines under their photo: per line. */
  longCaption: 2,
  /** Photos in a row, each as wide as asked, whose heights differ: in proportion to the share of the highest. */
  unevenRow: 10,
  /** A photo alone in its row, whose author gives it and its neighbour shares of the width that fit side by side. */
  sharesApart: 100,
  /** The last photo of a run of three or more stands alone. */
  lonelyLast: 3,
  /** White at the page foot: weight · (white / height)² up to a quarter of the page, then in proportion: where much
   *  white cannot be helped, one short page is better than several. */
  foot: 6_000,
  footBeyond: 500,
  /** A page ends though what follows would still fit on it. */
  lazy: 25,
  /** The last page, or the page before a forced break, is nearly empty; nothing from 20 % of its height on. */
  shortLast: 120,
  page: 60,
  /** A run that continues on the next page, and each of its photos there, apart from their text. */
  breakInsideRun: 4,
  photoLeftBehind: 4,
  /** A run begins on another page than its paragraph ends. */
  anchor: 180,
  /** The picture above the title, on a page without it. */
  titleApart: 800,
  splitParagraph: 1,
  /** … after a line that ends inside a word. */
  splitWord: 250,
  /** One item of a list alone on its side of a break. */
  splitItem: 60,
  splitTable: 3,
  /** One row of a table alone on its side of a break. */
  splitTableEdge: 40,
  splitCode: 6,
  /** Break after a line that ends in a colon. */
  leadIn: 60,
  /** A rule at the foot of a page. */
  ruleAtFoot: 30,
  /** White beside photos, as a share of the text area. */
  white: 90,
  whiteBold: 150,
  /** Of text in columns, so few lines that they look like none. */
  fewLines: 60,
  /** Text beside a photo. */
  block: 1,
  blockTail: 2,
  blockPair: 2,
  /** … that follows a photo which belongs to what is before it. */
  blockAfter: 10,
  /** Text column shorter than the photo: weight · (share)²; the white has its own price. */
  slack: 12,
  tear: 2.5,
  /** Of a whole plan: photo sizes that vary, white beside photos, photos apart from their text; see evenness.ts. */
  uneven: 1_200,
  apart: 600,
  tightCaption: 1,
  /** The last of several pages is nearly empty; less so up to a third full. */
  ending: 600,
  /** Of a page: each further place at which its photos end, and each beyond two. */
  edge: 6,
  manyEdges: 40,
  /** Share of the spreads on which no photo leads. */
  flat: 500,
  /** No page is so hard to fill that a choice this much dearer than its best rival would be taken. */
  notWorthTrying: 200,
} as const;

/** Price of a photo's visual size √(w·h): `off` is the logarithm of its share of the target. */
export function sizeCost(off: number): number {
  return WEIGHTS.size * off * off * (1 + WEIGHTS.outlier * off * off) * (off < 0 ? WEIGHTS.smaller : 1);
}

/** Price of a photo’s width whatever the target: hard to see, few samples for paper, no lead although it should be. */
export function widthCost(
  rules: { readonly widthPx: number; readonly narrowPx: number; readonly goodDpi: number },
  photo: { readonly samples: number; readonly maxPx: number; readonly weight: number },
  widthPx: number,
): number {
  const missing = Math.max(0, Math.min(rules.narrowPx, photo.maxPx) - widthPx) / 57;
  const coarse = Math.max(0, Math.log((rules.goodDpi * widthPx) / (96 * photo.samples)));
  const inset = photo.weight > 1 && widthPx < Math.min(rules.widthPx, photo.maxPx) - 1 ? WEIGHTS.keyInset : 0;
  return WEIGHTS.narrow * missing * missing + WEIGHTS.coarse * coarse * coarse + inset;
}

/** Share of the text area that may stand empty beside a photo before anybody sees a hole. */
const BEARABLE_EMPTY = 0.085;
/** … and from which on nobody overlooks it. */
export const MOST_EMPTY = 0.145;

/** Lines that an empty rectangle goes on above and below: into the space around photos and short last lines. */
const AROUND_LINES = 1;

/** Price of an empty rectangle beside a photo, `hPx` of it high. */
export function emptyCost(
  page: { readonly widthPx: number; readonly heightPx: number; readonly linePx: number },
  wPx: number,
  hPx: number,
): number {
  if (hPx <= 0) return 0;
  const share = (wPx * (hPx + AROUND_LINES * page.linePx)) / (page.widthPx * page.heightPx);
  return WEIGHTS.empty * Math.max(0, share - BEARABLE_EMPTY) ** 2 + WEIGHTS.hole * Math.max(0, share - MOST_EMPTY);
}

/** Price of one finished page. `open`: the author or the end of the document ends it, white below is meant. Otherwise
 *  `nextPx` is the least height of what comes next, and `lazy` the price of ending before it although it would fit.
 *  `filledPx`: as far as its spaces can stretch it. */
export function pageCost(
  usedPx: number,
  heightPx: number,
  open: boolean,
  nextPx = 0,
  lazy = 0,
  filledPx = usedPx,
): number {
  if (open) return WEIGHTS.page + WEIGHTS.shortLast * Math.max(0, 1 - usedPx / (0.2 * heightPx));
  const white = Math.max(0, heightPx - filledPx) / heightPx;
  const square = Math.min(white, 0.25);
  const price = WEIGHTS.page + WEIGHTS.foot * square * square + WEIGHTS.footBeyond * (white - square);
  return usedPx + nextPx < heightPx - 1 ? price + lazy : price;
}
