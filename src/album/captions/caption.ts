// Step 3, album: chooses the words under a picture and the words for those who cannot see it. Pure. The author's words
// win over the file's; words that say nothing are left out.

import { FILE_ENDINGS, percentDecoded } from '../../formats.ts';
import { fillIn, wordsOf } from '../../locales/words.ts';
import type { Metadata, PictureRef } from '../../model.ts';
import { withoutLastWord } from '../../trimming.ts';
import { isMachineText } from './machine-words.ts';

/** The words under the photo, or undefined when nobody said anything about it. */
export function wordsFor(
  ref: PictureRef,
  metadata: Metadata,
): { readonly text: string; readonly from: 'author' | 'file' } | undefined {
  for (const text of [ref.caption, ref.title, ref.unseen ? '' : ref.alt]) {
    // What stands under a picture on purpose may be short or odd; an alt text is often left to a program.
    const kept = text === ref.alt && text !== ref.caption && text !== ref.title ? informative(text) : text?.trim();
    if (kept && !(text === ref.alt && (isGenerated(kept) || (text !== ref.title && namesFile(kept, ref)))))
      return { text: kept, from: 'author' };
  }
  const { description, title, descriptionBeside, camera } = metadata;
  const text = [description, title, descriptionBeside].map((words) => ofFile(words, camera)).find(Boolean);
  return text ? { text: shortened(text), from: 'file' } : undefined;
}

/** `Party-1` of Party-1.jpg, `bench` of bench-2.jpg: what editors write where nobody said anything. */
function namesFile(alt: string, { written, caption, title }: PictureRef): boolean {
  if (alt === caption || alt === title) return false;
  const name =
    percentDecoded(written.slice(0, LONG * 10))
      .split(/[?#]/)[0]
      ?.split(/[/\\]/)
      .at(-1) ?? '';
  const stem = lettersOf(name.replace(ENDING, ''));
  const words = lettersOf(alt.replace(ENDING, ''));
  return words.length >= 2 && stem.length >= 2 && stem.startsWith(words);
}

const ENDING = /\.[a-z0-9]{2,5}$/i;

const lettersOf = (text: string): string => {
  const letters = text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
  let end = letters.length;
  while (end > 0 && /\d/.test(letters[end - 1] as string)) end--;
  return letters.slice(0, end);
};

/** A file's own words, unless a camera or a program wrote them. */
function ofFile(text: string | undefined, camera: string | undefined): string | undefined {
  const kept = informative(text);
  const isCamera = camera !== undefined && kept !== undefined && camera.toLowerCase().includes(kept.toLowerCase());
  return kept === undefined || isCamera || isMachineText(kept) ? undefined : kept;
}

/** For screen readers; never empty. `number` counts the report's pictures from 1. Words that stand below the picture
 *  anyway are not read twice. */
export function altFor(
  ref: PictureRef,
  metadata: Metadata,
  number: number,
  language: string,
  caption?: string,
): string {
  const words = altWords(ref, metadata);
  const isSaid = words !== undefined && caption !== undefined && lettersIn(caption).includes(lettersIn(words));
  return words === undefined || isSaid ? fillIn(wordsOf(language).labels.photo, number) : words;
}

/** What is said about the photo, by anybody; undefined where nobody did. */
export function altWords(ref: PictureRef, metadata: Metadata): string | undefined {
  return informative(ref.alt) ?? wordsFor(ref, metadata)?.text;
}

const lettersIn = (text: string): string => text.replace(/[\s\u00ad]+/g, '').toLowerCase();

/** The text, unless it is a file name, a path, an address, a bare word for "picture", or written by a camera. */
export function informative(text: string | undefined): string | undefined {
  const trimmed = text?.trim();
  if (!trimmed || MACHINE_TEXT.test(trimmed)) return undefined;
  // A long text is no name; and the patterns need not be quick on a megabyte of slashes.
  return trimmed.length <= LONG && NOTHING.some((pattern) => pattern.test(trimmed)) ? undefined : trimmed;
}

const PICTURE =
  '(?:images?|img|photos?|pictures?|pics?|screen ?shots?|screen ?captures?|screen ?recording|figures?|fig|thumbnails?|thumb|alt(?: text)?|untitled|placeholder|unnamed|pasted image|pasted|clipboard|bild|foto|fotos|bildschirmfoto|imagen|immagine|imagem|captura(?: de (?:pantalla|tela))?|capture(?: d.écran)?|图片?|图像|照片|相片|截图|截屏|屏幕截图|屏幕快照|圖片|圖像|相片|截圖|螢幕截圖|画像|写真|スクリーンショット|사진|이미지|스크린샷|фото|изображение|снимок экрана)';

const LONG = 300;

const isGenerated = (alt: string): boolean => GENERATED.test(alt.slice(-LONG).trimEnd()) || CONTAINING.test(alt);

/** How OneNote begins them, and Word did before it marked them at their end. */
const CONTAINING =
  /^(?:(?:machine|computer) generated alternative text|(?:automatisch|maschinell|vom computer) generierter alternativtext|texte de remplacement généré par (?:une machine|une? ordinateur|l.ordinateur)|texto alternativo generado por (?:el equipo|la máquina)|testo alternativo generato (?:dal computer|automaticamente)|texto alternativo gerado por (?:computador|computador automático|máquina)|(?:计算机|机器)生成了可选文字|(?:電腦|機器)產生的替代文字|コンピューターによって生成された代替テキスト|컴퓨터에서 생성한 대체 텍스트|a picture containing |ein bild, das .{1,200} enthält|une image contenant |imagen que contiene |immagine che contiene |uma imagem (?:com|contendo) |afbeelding met |obraz zawierający |изображение выглядит как |en bild som visar |et billede, der indeholder |et bilde som inneholder |图片包含|圖片包含|.{1,200}が含まれている画像|.{1,200}이\(가\) 표시된 사진)/iu;

/** How Word and its kind end an alt text that a program made: for those who cannot see, but no caption. */
const GENERATED =
  /(?:ai[- ]generated content may be incorrect|description automatically generated(?: with [\p{L} ]{1,40}confidence)?|automatisch (?:generierte|erstellte) beschreibung|ki-generierte inhalte können fehlerhaft sein|description générée automatiquement|le contenu généré par l.ia peut être incorrect|descripción generada automáticamente|el contenido generado por ia puede ser incorrecto|descrizione generata automaticamente|il contenuto generato dall.ia potrebbe non essere corretto|descrição gerada automaticamente|o conteúdo gerado por ia pode estar incorreto|automatisch gegenereerde beschrijving|opis wygenerowany automatycznie|автоматически созданное описание|контент, созданный ии, может быть неверным|(?:已自动生成|自动生成的)(?:的)?(?:描述|说明)|(?:描述|说明)已自动生成|ai ?生成的内容可能不正确|自動的に生成された説明|ai によって生成されたコンテンツは間違っている可能性があります|자동 생성된 설명)[.。]?$/iu;

/** A file's own words may be an article: under a photo stands its beginning. */
function shortened(text: string): string {
  return text.length <= LONG ? text : `${withoutLastWord(text.slice(0, LONG))} …`;
}

/** Settings that cameras keep in text fields. */
const MACHINE_TEXT = /^(?:charset=|<\?xml|<[a-z]+|\{"|\[\{)/i;

const NOTHING: readonly RegExp[] = [
  // Only digits, marks and spaces: `1`, `2019-06-25 10.12.50`, `---`.
  /^[^\p{L}]*$/u,
  // One small letter, typed where something had to stand.
  /^[a-z]$/,
  // Addresses and paths.
  /^(?:https?:|file:|data:|www\.)\S*$/i,
  /^[^\s/\\]*[/\\]\S*\.\w{2,5}$/,
  // File names, with or without spaces; dots that end no sentence belong to them (`at 12.30.11.png`).
  new RegExp(`^(?:[^.!?。]|\\.(?=[^\\s.])){0,120}\\.(?:${FILE_ENDINGS})$`, 'i'),
  // A bare word for "picture", perhaps numbered or dated.
  new RegExp(`^${PICTURE}[\\s\\d_.,:#()（）\\-–—at]*$`, 'iu'),
  // Names that cameras, phones and messengers give: IMG_1234, DSC01234, _MG_0001, PXL_2021…, 100_0001, WhatsApp Image …
  /^_?(?:img|dsc[fn]?|_?mg|mvi|vid|pxl|dji|gopr|gh0\d|p\d|pict|sam|cimg|kif|mmexport|wx_camera_|wechatimg|fb_img|received|burst|pano|image|photo|signal|dscn|hpim|sany|dc|rimg|lrm_export|snapseed|inshot|screenshot)[-_ ]?[\d_\-.()（）~]+(?:[-_][a-z0-9]{1,8}){0,3}$/i,
  /^whatsapp (?:image|bild|imagen)\b.*$/i,
  /^(?:screen ?shot|screenshot|bildschirmfoto|capture d.écran|captura de pantalla|截屏|屏幕截图|屏幕快照|スクリーンショット)[\s_-]*\d{4}.*$/iu,
  // The name of a format, as converters of notebooks and documents write it, or of what it is.
  /^(?:png|jpe?g|gif|svg|webp|pdf|tiff?|heic|avif|text|file|media)$/i,
  // Hashes and identifiers.
  /^(?=.*\d)[0-9a-f]{16,}$/i,
  /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i,
  // What cameras and programs write into the description of every picture.
  /^(?:olympus|konica|minolta|kodak|nikon|canon|sony|samsung|panasonic|fujifilm|casio|ricoh|pentax|leica|sanyo|hp|digital)?[\s-]*(?:dsc|digital (?:still )?camera|photosmart.*|camera pictures|camera)$/i,
  /^(?:default|exif[_ -]?jpeg(?:[_ -]?picture)?|jpeg|picture|hdr|cof|dav|fbt|fmt|edf|mde|nor|ptr|rhdr|oznor[a-z]*|rptnr|sdr|btf|qrf|dig|burst|hdrpl|rbt|ztd|nightshot|binary comment|user comments?|none|null|undefined|n\/a|unknown|vsco|picasa|instagram|description|caption|title|ascii|unicode)$/i,
  /^(?:cof|dav|oznor|rhdr|hdr|nor|edf|mde|sdr|fbt)(?:_[a-z]+)+$/i,
  /^(?:created with|edited (?:with|in)|processed (?:with|by)|file written by|generated by|made with|creator: |lead technologies|shot on|dcf |jpeg encoder|compressed by|handmade software)\b.*$/i,
];
