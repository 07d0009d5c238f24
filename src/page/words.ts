// Step 4: the few words that the page itself says, in the language of the report. Pure; no clock, no machine locale.

import type { Report } from '../model.ts';
import { hasHour, msOf } from '../wall-clock.ts';

/** `author · date`, as far as known. */
export function byline(report: Report): string {
  return [report.author, report.date && longDate(report.date, report.language)].filter(Boolean).join(' · ');
}

/** Title of the box that stands in for a photo that could not be had. */
export function missingWords(language: string): string {
  return inLanguage(language, {
    zh: '图片缺失',
    'zh-Hant': '圖片缺失',
    ja: '画像がありません',
    ko: '사진 없음',
    de: 'Bild fehlt',
    fr: 'Image manquante',
    es: 'Falta la imagen',
    it: 'Immagine mancante',
    pt: 'Imagem em falta',
    nl: 'Foto ontbreekt',
    ru: 'Нет изображения',
    he: 'תמונה חסרה',
    ar: 'صورة مفقودة',
    en: 'Photo missing',
  });
}

/** Heading of the index of photos. */
export function photosHeading(language: string): string {
  return inLanguage(language, {
    zh: '照片索引',
    ja: '写真一覧',
    ko: '사진 목록',
    de: 'Fotos',
    es: 'Fotos',
    it: 'Foto',
    pt: 'Fotos',
    nl: 'Foto’s',
    ru: 'Фотографии',
    he: 'תמונות',
    ar: 'الصور',
    en: 'Photos',
  });
}

/** Heading of the route page. */
export function routeHeading(language: string): string {
  return inLanguage(language, {
    zh: '路线',
    'zh-Hant': '路線',
    ja: '行程地図',
    ko: '경로',
    de: 'Route',
    fr: 'Itinéraire',
    es: 'Ruta',
    it: 'Percorso',
    pt: 'Percurso',
    nl: 'Route',
    ru: 'Маршрут',
    he: 'המסלול',
    ar: 'المسار',
    en: 'Route',
  });
}

/** What stands in small print under a map. `towns`: names of places are from GeoNames, whose licence asks to be named. */
export function mapCredit(language: string, towns: boolean): string {
  const data = towns ? 'Natural Earth, GeoNames' : 'Natural Earth';
  return inLanguage(language, {
    zh: `地图数据：${data}`,
    'zh-Hant': `地圖資料：${data}`,
    ja: `地図データ：${data}`,
    ko: `지도 데이터: ${data}`,
    de: `Kartendaten: ${data}`,
    fr: `Données cartographiques : ${data}`,
    es: `Datos del mapa: ${data}`,
    it: `Dati cartografici: ${data}`,
    pt: `Dados do mapa: ${data}`,
    nl: `Kaartgegevens: ${data}`,
    ru: `Картографические данные: ${data}`,
    he: `נתוני המפה: ${data}`,
    ar: `بيانات الخريطة: ${data}`,
    en: `Map data: ${data}`,
  });
}

/** `p. 7`: where a photo stands. */
export function pageReference(language: string, page: number): string {
  return inLanguage(language, {
    zh: `第${page}页`,
    'zh-Hant': `第${page}頁`,
    ja: `${page}ページ`,
    ko: `${page}쪽`,
    de: `S.\u00a0${page}`,
    ru: `с.\u00a0${page}`,
    he: `עמ׳\u00a0${page}`,
    ar: `ص\u00a0${page}`,
    en: `p.\u00a0${page}`,
  });
}

/** `Sep 22, 9:32 AM` from a local wall-clock time, or the day alone. `year`: say it, too. */
export function shortTime(local: string, language: string, year: boolean): string {
  const hour = hasHour(local);
  const format = new Intl.DateTimeFormat(language, {
    ...(year ? { year: 'numeric' } : {}),
    month: 'short',
    day: 'numeric',
    ...(hour ? { hour: 'numeric', minute: '2-digit' } : {}),
    timeZone: 'UTC',
  });
  return format.format(msOf(local)).replace(/\u202f/g, '\u00a0');
}

/** An ISO date in words; anything else as the author wrote it. */
function longDate(date: string, language: string): string {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})(?:$|[T ])/.exec(date) ?? [];
  if (!year) return date;
  const time = Date.UTC(Number(year), Number(month) - 1, Number(day));
  return new Intl.DateTimeFormat(language, {
    dateStyle: 'long',
    timeZone: 'UTC',
  }).format(time);
}

/** `zh-Hant` where traditional characters differ; `en` for every language that is not listed. */
function inLanguage(language: string, words: Readonly<Record<string, string>> & { readonly en: string }): string {
  const traditional = /^zh-(hant|tw|hk|mo)/i.test(language) ? words['zh-Hant'] : undefined;
  return traditional ?? words[language.split('-')[0]?.toLowerCase() ?? ''] ?? words.en;
}
