// `--pages 3-7`: which pages of what was printed are wanted, and what there is to say of the others.

import { BuildError, note, type Problem } from '../../diagnostics.ts';
import { chosenPages } from '../../options/page-ranges.ts';
import type { Settings } from '../../options/settings.ts';
import type { Finished } from '../../pdf/finish.ts';
import { emptyPagesOf } from '../press/for-press.ts';

export interface Chosen {
  /** undefined: all. */
  readonly kept: readonly number[] | undefined;
  readonly absent?: string | undefined;
  /** Of the report. */
  readonly count: number;
  readonly emptyPages: number;
}

/** @throws BuildError E_USAGE where none of the pages that are wanted is there */
export function choosePages(
  { pages, emptyPages }: { readonly pages: number; readonly emptyPages: number },
  settings: Settings,
): Chosen {
  const count = pages - emptyPages;
  if (!settings.pages) return { kept: undefined, count, emptyPages };
  const { kept, absent } = chosenPages(settings.pages, count);
  if (kept.length === 0)
    throw new BuildError('E_USAGE', `--pages: the report has ${counted(count)}, and not page ${absent}`, {
      hint: count === 1 ? 'leave --pages out' : `name some of 1-${count}`,
    });
  return { kept, absent, count, emptyPages: emptyPagesOf(kept.length, settings) };
}

const counted = (pages: number): string => (pages === 1 ? 'one page' : `${pages} pages`);

export function chosenNotes({ kept, absent, count }: Chosen, { cutLinks }: Finished): readonly Problem[] {
  if (!kept) return [];
  const beyond = absent === undefined ? [] : [`the report has ${counted(count)}: page ${absent} is not there`];
  const links = cutLinks === 1 ? 'one link leads to a page' : `${cutLinks} links lead to pages`;
  const cut = cutLinks === 0 ? [] : [`${links} left out: only the words are here`];
  return [...beyond, ...cut].map((words) => note('N_PAGES', words));
}
