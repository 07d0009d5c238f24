// Step 3: the moment that a camera, a phone, a messenger or a screenshot wrote into a file's name → a clue; pure. A day
// in any other name says when something was published or computed, not when a photo was taken.

import { formatOfEnding, isShown } from '../../formats.ts';
import { localOf } from '../../wall-clock.ts';
import { buildClue, type Clue } from './clue.ts';

/** `fileName` without its folder. */
export function timeInFileName(fileName: string): Clue | undefined {
  // A Mac takes accents and Korean syllables apart; no device writes longer names.
  const name = fileName.slice(0, LONGEST).normalize('NFC');
  const dot = name.lastIndexOf('.');
  const ending = dot > 0 ? name.slice(dot + 1).toLowerCase() : '';
  const stem = formatOfEnding(ending) === undefined ? name : name.slice(0, dot);
  const epoch = EPOCH.exec(stem);
  if (epoch) return epochClue(Number(epoch[1]!.padEnd(13, '0')));
  const device = DEVICE.exec(stem);
  if (device) {
    const found = stampAt(stem.slice(device.index + device[0].length), /PXL_$/i.test(device[0]));
    if (found && (found.hours || !WEAK.test(device[0]) || isPhotos(ending))) return found.clue;
  }
  // Camera uploads and many phones write the moment alone, people a day and a few words behind a space.
  const bare = stampAt(stem.replace(/^[\s(]*(?:\d{1,3}\)?[-_\s]+)?(?=(?:19|20)\d{6}|(?:19|20)\d\d[-_.])/, ''));
  return bare && (bare.hours || (isPhotos(ending) && /^(?:[\s_(]|-\d{1,3}$|$)/.test(bare.rest)))
    ? bare.clue
    : undefined;
}

const LONGEST = 300;

/** A drawing is no photo, whatever day its name has; a screenshot says that it is one. */
function isPhotos(ending: string): boolean {
  const format = formatOfEnding(ending);
  return format === undefined || (isShown(format) && !['png', 'gif', 'svg', 'webp'].includes(format));
}

// -------------------------------------------------------------------------------------------------- who names

/** Milliseconds or seconds since 1970, by those that are known to write them. */
const EPOCH =
  /(?:^|[^A-Za-z\d])(?:mmexport(?:[\da-f]{32}_)?|wx_camera_|fb_(?:img|vid)_|microMsg\.|beauty_|(?:IMG|JPEG|image|photo|Screenshot|camera|VID|video|picture)[_-])(1\d{12}|1\d{9})(?!\d)/i;

/** What devices and their programs write before a moment; in several words for screenshots. */
const DEVICE_WORDS = [
  'IMG|IMAGE|VID|MVIMG|PANO|PXL|DSCN?|DSCF|DSC_PXL|BURST|PHOTO|PICT?|PIC|PICTURE|FOTO|BILD|WIN|DJI|DJI_FLY|GOPR|CIMG|P|C360|B612|SNOW|CAM|CAMERA|OpenCamera|GCAM',
  'LRM_EXPORT|InShot|Snapseed|MEITU|MTXX|BeautyPlus|VSCO|SmartSelect|Collage|Polish|PhotoGrid|PhotoCollage|HDR|NIGHT|PORTRAIT|SELFIE|MOTION|TRIM|XHS|TikTok|lv_0|faceu_0|pt|hdImg',
  'signal|WhatsApp[ _-]Image|WhatsApp[ _-]Bild|Imagen[ _-]de[ _-]WhatsApp|telegram|viber_image|viber image|KakaoTalk(?:_Photo)?|LINE|WeChat Image|微信图片|微信圖片|QQ图片|QQ圖片|Threema|Messenger|Skype_Picture|Zalo|VK',
  "screen[ _-]?shots?|screen[ _-]?capture|screen[ _-]?grab|screencap|Bildschirmfoto|Capture d[’'_]?écran|Captura(?:[ _]de[ _](?:pantalla|tela|ecrã))?|Schermata|Schermafbeelding|Schermafdruk|Schermopname|Skärmavbild|Skärmbild|Skärmklipp|Skjermbilde|Skærmbillede|Näyttökuva|Kuvakaappaus|Zrzut ekranu|Snímek obrazovky|Képernyőkép|Képernyőfotó|Ekran[ _](?:görüntüsü|Resmi)|Captură de ecran|Στιγμιότυπο|Снимок[ _]экрана|Знімок екрана|Ảnh chụp màn hình|Tangkapan Layar|ภาพถ่ายหน้าจอ|צילום מסך|لقطة شاشة|截屏|截图|截圖|屏幕截图|屏幕快照|屏幕捕获|螢幕截圖|螢幕快照|スクリーンショット|스크린샷",
].join('|');

/** `Screenshot from `, `IMG_`, `photo_5@`: all that stands before the digits. */
const DEVICE = new RegExp(
  `(?:^|[^\\p{L}\\d])(?:(?:${DEVICE_WORDS})[-_ ]{0,3}(?:(?:from|vom|du|de|del|desde|z|od|от|від|van|från|fra|da|on|am|le|el)[ _])?(?:E|\\d{1,6}@)?(?=\\d))`,
  'iu',
);

/** Words that also people write: their day alone says something only of a photo's file. */
const WEAK = /(?:image|photo|pict?|picture|foto|bild|collage|p|camera)[-_ ]*$/i;

// -------------------------------------------------------------------------------------------------- the moment

interface Stamp {
  readonly clue: Clue;
  /** False for a day alone. */
  readonly hours: boolean;
  /** What follows it. */
  readonly rest: string;
}

const YEAR_FIRST = /^((?:19|20)\d\d)([-_.]?)(\d\d)\2(\d\d)/;
/** As Telegram Desktop and phones set to Europe or Latin America. */
const DAY_FIRST = /^(\d{1,2})([-_.])(\d{1,2})\2((?:19|20)\d\d)(?!\d)/;

/** Between a day and its time. */
const BETWEEN =
  /^(?:[-_,T\s]{0,3}(?:at|um|à|às|alle|om|kl\.|a\slas|o|в|klo|u)[-_\s]|[-_,T\s]{0,3})((?:[上下]午|午[前後]|오[전후])?)\s?/;
const HOURS = /^(\d{1,2})([-_.:h ]?)(\d\d)([-_.:m ]?)(\d\d)(?!\d{4})/;
const ZONE = /^(?:[.,]?\d{1,9})?(Z|\+\d\d(?:[-_:]?[0-5]\d)?|-\d\d(?:[-_:]?[0-5]\d)?)(?![\p{L}\d])/u;

function stampAt(text: string, utc = false): Stamp | undefined {
  const dayFirst = DAY_FIRST.exec(text);
  const match = dayFirst ?? YEAR_FIRST.exec(text);
  if (!match) return undefined;
  const [whole, first, separator, month, last] = match;
  const date = dayFirst ? [last, month, first] : [first, month, last];
  const rest = text.slice(whole.length);
  const timed = hoursIn(rest, separator === '', utc);
  if (timed) {
    // `6/12/2023, 9:02:00 PM`: where half days are counted, the month may stand first.
    if (dayFirst && timed.half && Number(first) <= 12 && first !== month) return undefined;
    const clue = buildClue(date, timed.clock, timed.zone);
    if (clue) return { clue, hours: true, rest: timed.rest };
  }
  const clue = /^[\dA-Za-z]/.test(rest) && !/^T\d/.test(rest) ? undefined : buildClue(date, undefined);
  return clue && { clue, hours: false, rest };
}

interface Hours {
  readonly clock: readonly string[];
  readonly zone?: string | undefined;
  readonly half: boolean;
  readonly rest: string;
}

function hoursIn(text: string, compact: boolean, utc: boolean): Hours | undefined {
  const between = BETWEEN.exec(text);
  const match = between && HOURS.exec(text.slice(between[0].length));
  if (!match || (between[0] === '' && !compact)) return undefined;
  const [whole, hour = '', , minute = '', , second = ''] = match;
  if (hour.length === 1 && match[2] === '') return undefined;
  const rest = text.slice(between[0].length + whole.length);
  const clock = hourOf24(Number(hour), between[1]!, rest);
  // A hyphen after other forms counts copies: `20190625_101250-0001`.
  const zone = ZONE.exec(rest)?.[1];
  const isZone = zone !== undefined && (!zone.startsWith('-') || /T$/.test(between[0]));
  return {
    clock: [String(clock), minute, second],
    zone: isZone ? zoneOf(zone) : utc ? 'Z' : undefined,
    half: clock !== Number(hour) || /^[\s_-]*[ap]\.?\s?m\b/i.test(rest),
    rest,
  };
}

/** `+02` → `+02:00`. */
function zoneOf(written: string): string {
  if (written === 'Z') return written;
  return `${written.slice(0, 3)}:${/\d\d$/.exec(written.slice(3))?.[0] ?? '00'}`;
}

/** Half the day is named before the time or after it, with any kind of space, or none. */
function hourOf24(hour: number, before: string, rest: string): number {
  const second = /下午|午後|오후/.test(before) || /^[\s_-]*(?:p\.?\s?m|P\.?\s?M)(?!\p{L})/u.test(rest);
  // “12.10.30 am Meer” is at the seaside.
  const first = /上午|午前|오전/.test(before) || /^[\s_-]*(?:a\.\s?m|A\.?\s?M|am(?!\s\p{L}))(?!\p{L})/u.test(rest);
  if (second && hour < 12) return hour + 12;
  return first && hour === 12 ? 0 : hour;
}

function epochClue(ms: number): Clue | undefined {
  const local = localOf(ms);
  return buildClue(local.slice(0, 10).split('-'), local.slice(11).split(':'), 'Z');
}
