// Step 1, audit: tells of every input which of its pictures and names of photos the report neither shows nor speaks of,
// and of words that only another program understands.
// The report is read once for all inputs together.

import type { Problem } from '../../diagnostics.ts';
import { append, groupBy } from '../../lists.ts';
import type { PictureRef } from '../../model.ts';
import type { BlockDraft } from '../blocks/blocks.ts';
import { fileNameOf, namesAsText } from './file-names-as-text.ts';
import { lostPictures } from './lost.ts';
import { namesUnseenIn } from './names-unseen.ts';
import { templateWords } from './template-words.ts';
import { wishesInText } from './wishes-in-text.ts';

interface AuditedInput {
  readonly index: number;
  readonly file: string;
  readonly text: string;
  /** The text without front matter. */
  readonly body: string;
}

interface Accounts {
  readonly drafts: readonly BlockDraft[];
  readonly pictures: readonly PictureRef[];
  readonly settled: readonly { readonly input: number; readonly line: number }[];
  readonly problems: readonly Problem[];
}

/** Input after input: what is lost, and what is not done. */
export function unaccounted(inputs: readonly AuditedInput[], accounts: Accounts): readonly Problem[] {
  const { drafts: all, pictures, settled, problems } = accounts;
  const placed = pictures.map(({ input, place }) => ({ input, line: place.line }));
  const linesOf = groupBy([...placed, ...settled], ({ input }) => input);
  const draftsOf = groupBy(all, ({ place }) => place.file);
  const told = groupBy(problems, ({ place }) => place?.file);
  const namesUnseen = namesUnseenIn({ drafts: all, pictures });
  let shown: ReadonlySet<string> | undefined;
  const shows = (fileName: string): boolean => {
    shown ??= new Set(pictures.flatMap(({ written, fallbacks }) => [written, ...fallbacks].map(fileNameOf)));
    return shown.has(fileName);
  };
  const found: Problem[] = [];
  // A part that a text sets in itself once more is of its file, whose words are asked once.
  const asked = new Set<string>();
  for (const { index, file, text, body } of inputs) {
    const lines = (linesOf.get(index) ?? []).map(({ line }) => line);
    const before = told.get(file) ?? [];
    const lost = lostPictures(text, file, lines, before);
    const drafts = asked.has(file) ? [] : (draftsOf.get(file) ?? []);
    asked.add(file);
    const asText = namesAsText(drafts, file, text, shows);
    const unseen = namesUnseen(body, file, { placed: lines, problems: [...before, ...lost, ...asText] });
    const words = templateWords(drafts, file, text, [...before, ...lost, ...asText, ...unseen]);
    for (const more of [lost, asText, unseen, words, wishesInText(body, file)]) append(found, more);
  }
  return found;
}
