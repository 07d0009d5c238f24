// Step 4: the logo that its author names: a picture like any other, above the title or where a head or foot has {logo}.
// Pure.

import path from 'node:path';
import type { Album, Length, PictureRef, Report, SourcePlace } from '../../model.ts';
import type { FurnitureChoices } from './page-furniture.ts';

export const LOGO = 'logo';

/** High enough to be read, low enough to be no picture of the report. */
const HEIGHT: Length = { value: 13, unit: 'mm' };

export interface LogoChoice {
  /** As it is written. */
  readonly address: string;
  /** Who names it, and where. A person's path starts in the current folder. */
  readonly byUser: boolean;
  readonly place?: SourcePlace | undefined;
}

/** The report with its logo, above the title where no head or foot has it. */
export function withLogo(report: Report, { address, byUser, place }: LogoChoice, choices: FurnitureChoices): Report {
  const first = report.inputs[0];
  const at = place ?? { file: first?.name ?? '', line: 1, column: 1 };
  const logo: PictureRef = {
    ...{ id: LOGO, input: 0, written: byUser ? fromFolder(address, first?.folder) : address, fallbacks: [] },
    ...{ alt: 'Logo', unseen: true, height: HEIGHT, inline: true, icon: true, place: at },
  };
  const pictures = [...report.pictures, logo];
  if (isInMargin(choices)) return { ...report, pictures };
  const html = `<p class="logo"><img data-picture="${LOGO}" alt="Logo"></p>`;
  const block = { kind: 'prose', id: LOGO, tag: 'html', html, text: '', place: at } as const;
  return { ...report, pictures, blocks: [block, ...report.blocks] };
}

/** The folder of a logo that a person names, which the text itself may not be able to read. */
export function folderOfLogo({ address, byUser }: LogoChoice): string | undefined {
  return byUser && !isRemote(address) ? path.dirname(path.resolve(address)) : undefined;
}

const isRemote = (address: string): boolean => /^https?:/i.test(address);

/** A path of this machine as an address beside the text. */
function fromFolder(address: string, folder: string | undefined): string {
  if (isRemote(address) || folder === undefined) return address;
  return path.relative(folder, path.resolve(address)).split(path.sep).map(encodeURIComponent).join('/');
}

const PIECE = '{logo}';

export function isInMargin({ head, foot }: FurnitureChoices): boolean {
  return [head, foot].some((line) => line && `${line.left}${line.middle}${line.right}`.includes(PIECE));
}

/** Its own picture is none of the report's photos. */
export function logoOf({ photos }: Pick<Album, 'photos'>): ReturnType<typeof photos.get> {
  const logo = photos.get(LOGO);
  return logo?.missing ? undefined : logo;
}
