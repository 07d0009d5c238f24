// What travels inside the PDF beside its pages (`--attach`): the texts that it was made from, and its track; and a note
// of what these say that no page shows.

import path from 'node:path';
import { note, type Problem } from '../../diagnostics.ts';
import { withoutPrivate } from '../../markdown/marks/private.ts';
import type { Album } from '../../model.ts';
import type { Attachment } from '../../pdf/attached-files.ts';
import type { Gathered } from '../gather.ts';

type Attaching = Pick<Gathered, 'report' | 'settings' | 'choices' | 'track'>;

export async function attachmentsOf(
  gathered: Attaching,
  album: Album,
): Promise<{ readonly files: readonly Attachment[]; readonly problems: readonly Problem[] }> {
  const { settings, choices } = gathered;
  const sources = settings.attach.includes('source') ? sourcesOf(gathered) : [];
  const track = settings.attach.includes('track') ? await trackOf(gathered, album) : undefined;
  const place = choices.originOf('attach').place;
  const unheard = settings.attach.includes('track') && !track;
  const none = unheard ? [note('N_ATTACHED', 'there is no track to put into the PDF: --gpx names one', { place })] : [];
  const files = [...sources, ...(track ?? [])];
  const told =
    files.length > 0 ? [note('N_ATTACHED', `the PDF holds ${files.map(inWords).join('; ')}`, { place })] : [];
  return { files, problems: [...none, ...told] };
}

/** What the text marks as private is left out where it is left out of the pages. */
function sourcesOf({ report, settings }: Attaching): readonly Attachment[] {
  const taken = new Set<string>();
  return report.inputs.map(({ name, text }) => ({
    name: freeName(nameOf(name), taken),
    text: settings.public ? withoutPrivate(text).text : text,
    type: 'text/markdown',
    relation: 'Source',
    words: 'Markdown that this document was made from',
  }));
}

/** Of a path or an address: no folder of a machine, and nothing behind a question mark. */
function nameOf(given: string): string {
  if (given === 'stdin') return 'report.md';
  const name = given
    .replace(/[?#].*$/s, '')
    .split(/[\\/]/)
    .at(-1) as string;
  return name === '' ? 'report.md' : name;
}

function freeName(name: string, taken: Set<string>): string {
  const { name: stem, ext } = path.posix.parse(name);
  let free = name;
  for (let count = 2; taken.has(free); count++) free = `${stem}-${count}${ext}`;
  taken.add(free);
  return free;
}

async function trackOf({ track, settings }: Attaching, album: Album): Promise<readonly Attachment[] | undefined> {
  if (!track) return undefined;
  const [{ trackToShow }, { writeGpx }] = await Promise.all([
    import('../../map/map.ts'),
    import('../../map/tracks/write-gpx.ts'),
  ]);
  const shown = await trackToShow(album, track, settings);
  if (shown.segments.length + shown.waypoints.length === 0) return undefined;
  const words = 'The way of the journey';
  return [{ name: 'track.gpx', text: writeGpx(shown), type: 'application/gpx+xml', relation: 'Data', words }];
}

/** `post.md (2 comments and 31 addresses that no page may show)` */
function inWords({ name, text, relation }: Attachment): string {
  if (relation === 'Data') return `${name} (${count(text, '<trkpt')} places with their heights and times)`;
  const found = [
    [count(text, '<!--'), 'comment'],
    [count(text, 'http://') + count(text, 'https://'), 'address', 'addresses'],
    [/^---\s*\n/.test(text) ? 1 : 0, 'front matter', 'front matter'],
  ] as const;
  const named = found
    .filter(([many]) => many > 0)
    .map(([many, one, several = `${one}s`]) =>
      one === 'front matter' ? one : `${many} ${many === 1 ? one : several}`,
    );
  return named.length === 0 ? name : `${name}, with ${named.join(', ')}, of which pages may show nothing`;
}

const count = (text: string, words: string): number => text.split(words).length - 1;
