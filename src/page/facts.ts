// Step 4: key facts of a chapter (its days, the hours of its photos, how many they are), in the margin beside its
// heading, where the theme has them. Pure; no clock, no machine locale.

import { photographs } from '../locales/words.ts';
import type { Album, Photo, PlannedText, Report } from '../model.ts';
import { msOf } from '../wall-clock.ts';
import type { OuterSide } from './furniture/page-sides.ts';
import { escapeHtml, px, startTag } from './markup.ts';
import { dayRange } from './opener.ts';
import { ranksOf } from './ranks.ts';
import type { PageBox } from './themes/page-box.ts';

interface Parts {
  readonly report: Pick<Report, 'language'>;
  readonly album: Album;
  readonly box: Pick<PageBox, 'theme' | 'geometry'>;
}

/** The facts beside a heading on its page, as an element that takes no room; '' where there are none. */
export function factsBeside({ report, album, box }: Parts): (heading: PlannedText, side?: OuterSide) => string {
  const { margin, widthPx } = box.geometry;
  if (!box.theme.facts || !margin) return () => '';
  const lines = factsOfChapters(album, report.language);
  return ({ block, from, heightPx }, side) => {
    const facts = from === 0 ? lines.get(block) : undefined;
    if (!facts) return '';
    const startPx = side?.left ? -margin.gapPx - margin.columnPx : widthPx + margin.gapPx;
    const place = `margin-top:${px(-heightPx)};margin-inline-start:${px(startPx)};width:${px(margin.columnPx)}`;
    const attributes = { class: side?.left ? 'facts left' : 'facts', style: place };
    return `${startTag('p', attributes)}${facts.map(escapeHtml).join('<br>')}</p>`;
  };
}

/** Of each chapter that has some, by the id of its heading. */
export function factsOfChapters(
  { blocks, photos }: Pick<Album, 'blocks' | 'photos'>,
  language: string,
): ReadonlyMap<string, readonly string[]> {
  const ranks = ranksOf(blocks);
  const chapters = new Map<string, Photo[]>();
  let here: Photo[] = [];
  for (const block of blocks) {
    if (block.kind === 'heading' && block.id !== 'title' && block.ofPhotos !== true && ranks.get(block.id) === 0) {
      here = [];
      chapters.set(block.id, here);
    }
    if (block.kind !== 'photos') continue;
    for (const id of block.pictures) {
      const photo = photos.get(id);
      if (photo && !photo.missing) here.push(photo);
    }
  }
  const facts = [...chapters].map(([id, own]) => [id, factsOf(own, language)] as const);
  return new Map(facts.filter(([, lines]) => lines.length > 0));
}

function factsOf(photos: readonly Photo[], language: string): readonly string[] {
  const times = photos
    .flatMap(({ metadata: { takenAt } }) => (takenAt && takenAt.certainty !== 'guess' ? [takenAt.local] : []))
    .sort();
  const [first, last] = [times[0], times.at(-1)];
  if (!first || !last || times.length * 2 < photos.length) return [];
  const days = [first.slice(0, 10), last.slice(0, 10)] as const;
  if (msOf(days[1]) - msOf(days[0]) > MOST_DAYS * DAY) return [];
  const count = photos.length < FEWEST ? [] : [photographs(language, photos.length)];
  return [dayRange(days[0], days[1], language), ...hoursOf(first, last, language), ...count];
}

const DAY = 86_400_000;
/** A chapter of more days tells no journey. */
const MOST_DAYS = 31;
/** Fewer are seen at a glance. */
const FEWEST = 3;

/** From the first to the last photo of one day. */
function hoursOf(first: string, last: string, language: string): readonly string[] {
  if (first.slice(0, 10) !== last.slice(0, 10) || first.length <= 10 || last.length <= 10) return [];
  const format = new Intl.DateTimeFormat(language, {
    hour: 'numeric',
    minute: '2-digit',
    timeZone: 'UTC',
    calendar: 'gregory',
  });
  const [from, to] = [first, last].map((time) => format.format(msOf(time)).replace(/[\u2009\u202f]/g, ' '));
  return [from === to ? (from as string) : `${from} – ${to}`];
}
