// Step 4: the report and the album with the marks of their language (smart-marks.ts), wherever words are printed. A
// caption has those of the text that it stands in. Pure.

import type { Album, Block, Photo, PictureRef, Report } from '../../model.ts';
import { smartMarks } from './smart-marks.ts';

export function withSmartMarks<T extends { readonly report: Report; readonly album: Album }>(given: T): T {
  const { report, album } = given;
  const { language, title, subtitle, description, author } = report;
  const setIn = (own: string) => (text: string) => smartMarks(text, own);
  const set = setIn(language);
  return {
    ...given,
    report: {
      ...report,
      ...(title === undefined ? {} : { title: set(title) }),
      ...(subtitle === undefined ? {} : { subtitle: set(subtitle) }),
      ...(author === undefined ? {} : { author: set(author) }),
      ...(description === undefined ? {} : { description: set(description) }),
    },
    album: {
      ...album,
      blocks: album.blocks.map((block) => smartBlock(block, language)),
      photos: new Map(
        [...album.photos].map(([id, photo]) => [id, smartPhoto(photo, setIn(photo.ref.language ?? language))]),
      ),
    },
  };
}

function smartBlock(block: Block, language: string): Block {
  if (block.kind === 'heading')
    return { ...block, html: smartMarks(block.html, language), text: smartMarks(block.text, language) };
  if (block.kind !== 'prose' || block.tag === 'code' || block.tag === 'rule') return block;
  return { ...block, html: smartMarks(block.html, block.language ?? language) };
}

function smartPhoto(photo: Photo, set: (text: string) => string): Photo {
  if (photo.caption === undefined) return photo;
  return { ...photo, caption: set(photo.caption), ref: smartRef(photo.ref, set) };
}

/** Its words are compared with the caption's: both are set alike. */
function smartRef(ref: PictureRef, set: (text: string) => string): PictureRef {
  const { caption, alt, captionHtml } = ref;
  return {
    ...ref,
    alt: set(alt),
    ...(caption === undefined ? {} : { caption: set(caption) }),
    ...(captionHtml === undefined ? {} : { captionHtml: set(captionHtml) }),
  };
}
