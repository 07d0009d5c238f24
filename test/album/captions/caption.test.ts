// Whose words stand under a photo, and which say nothing.
import { describe, expect, it } from 'vitest';
import { altFor, informative, wordsFor } from '../../../src/album/captions/caption.ts';
import { reference } from '../../helpers/make.ts';
import { processorMs } from '../../helpers/time.ts';

describe('words that say nothing', () => {
  it.each([
    '',
    '  ',
    'image',
    'Image',
    'photo',
    'img',
    'Images 12',
    'image (3)',
    'Figure 3',
    'Picture #4',
    'untitled',
    '图片',
    '图片1',
    '截图',
    '照片 3',
    'スクリーンショット',
    'Foto 12',
    'IMG_1234',
    'IMG_1234.JPG',
    'IMG_20190625_101250',
    'DSC01234',
    'DSCF1234',
    '_MG_0001',
    'P1010001',
    'DJI_0042',
    'GOPR0012',
    'PXL_20210625_081932123',
    'mmexport1561450772000',
    'WhatsApp Image 2019-06-25 at 10.12.50',
    'screenshot 2019-06-25 at 10.12.50',
    'Screen Shot 2019-06-25 at 4.12.50 PM',
    'Screenshot_20190625-101250_Maps',
    '截屏2019-06-25 下午4.12.50',
    'hotel.jpg',
    'My hotel.jpg',
    'unknown_filename.1.jpeg',
    'Screen 2025-03-08 at 12.30.11.png',
    'Снимок экрана 2025-03-08 в 12.30.11.png',
    'images/hotel.jpg',
    'https://example.com/a.jpg',
    'data:image/png;base64,AAAA',
    '2019-06-25 10.12.50',
    '12345',
    '---',
    '0123456789abcdef0123',
    '3f2504e0-4f89-11d3-9a0c-0305e82c3301',
    'OLYMPUS DIGITAL CAMERA',
    'SONY DSC',
    'KODAK Digital Still Camera',
    'SAMSUNG CAMERA PICTURES',
    'default',
    'burst',
    'cof',
    'oznor_vivi',
    'Exif_JPEG_PICTURE',
    'Processed with VSCO with a6 preset',
    'Created with GIMP',
    'File written by Adobe Photoshop® 5.0',
    'charset="Ascii" ',
    '{"effect":"beauty"}',
  ])('%j', (text) => expect(informative(text)).toBeUndefined());
});

describe('words that say something', () => {
  it.each([
    'Hotel',
    'Party-1',
    'CMB',
    'A',
    '外滩',
    '图片里的外滩',
    'eBPF-2',
    'Image of the harbour',
    'Photo by Anna',
    'Screenshot of the map',
    'Room 101',
    'The default route',
    'Camera obscura',
    'Sony Center, Berlin',
    'Panorama of Bern',
    'Picture this',
    'Café',
    'B 52',
    'Day 3',
    'Version 2.0 is out.',
    'Is this the hotel?',
    'Nor’easter',
    'Foto von Anna',
  ])('%j', (text) => expect(informative(text)).toBe(text));
});

describe('an alternative text that is the name of its file is no caption', () => {
  it.each([
    ['Party-1', 'img/Party-1.jpg', undefined],
    ['bench', 'https://a.example/x/bench-2.png?raw=true', undefined],
    ['CMB', 'images/CMB.JPG', undefined],
    ['外滩', '%E5%A4%96%E6%BB%A9.jpg', undefined],
    ['Waitan', 'waitan_night_03.jpg', undefined],
    ['lighthouse at dusk', 'a/lighthouse_at_dusk.webp', undefined],
    ['Lighthouse', 'IMG_2034.jpg', 'Lighthouse'],
    ['The harbour at dusk', 'harbour.jpg', 'The harbour at dusk'],
    ['A', 'a.jpg', 'A'],
  ])('%s of %s', (alt, written, expected) => {
    expect(wordsFor(reference('a', { alt, written }), {})?.text).toBe(expected);
    expect(altFor(reference('a', { alt, written }), {}, 1, 'en')).toBe(alt);
    expect(wordsFor(reference('a', { alt, written, caption: alt }), {})?.text).toBe(alt);
    expect(wordsFor(reference('a', { alt, written }), { description: 'D' })?.text).toBe(expected ?? 'D');
  });
});

describe('whose words', () => {
  it.each([
    ['caption first', { caption: 'C', title: 'T', alt: 'A' }, {}, 'C'],
    ['then title', { title: 'T', alt: 'A' }, {}, 'T'],
    ['then alt', { alt: 'A' }, { description: 'D' }, 'A'],
    ['a caption may be anything', { caption: 'photo', alt: 'A' }, {}, 'photo'],
    [
      'a caption that repeats the file name in the alt text stays',
      { caption: 'IMG_1234', alt: 'IMG_1234' },
      {},
      'IMG_1234',
    ],
    ['an empty caption is none', { caption: ' ', alt: 'A' }, {}, 'A'],
    ['alt that says nothing gives way to the file', { alt: 'IMG_1234' }, { description: 'D', title: 'T' }, 'D'],
    ['the file’s title when it has no description', { alt: 'image' }, { title: 'T' }, 'T'],
    ['camera junk in the description', { alt: '' }, { description: 'SONY DSC', title: 'T' }, 'T'],
    ['nothing at all', { alt: 'image' }, { description: 'burst' }, undefined],
  ] as const)('%s', (_, ref, metadata, expected) => {
    expect(wordsFor(reference('p', ref), metadata)?.text).toBe(expected);
  });
});

describe('words for those who cannot see it', () => {
  it.each([
    ['the author’s alt text', { alt: 'A dog', caption: 'Rex' }, {}, 'en', 'A dog'],
    ['else the caption', { alt: 'IMG_1', caption: 'Rex' }, {}, 'en', 'Rex'],
    ['else the file', {}, { description: 'A dog in snow' }, 'en', 'A dog in snow'],
    ['else its number', {}, {}, 'en-GB', 'Photo 7'],
    ['in Chinese', { alt: '图片' }, {}, 'zh-CN', '照片 7'],
    ['in Japanese', {}, {}, 'ja', '写真 7'],
    ['in German', {}, {}, 'de-CH', 'Foto 7'],
  ] as const)('%s', (_, ref, metadata, language, expected) => {
    expect(altFor(reference('p', ref), metadata, 7, language)).toBe(expected);
  });
});

describe('long texts', () => {
  it('of a file: their beginning', () => {
    const text = wordsFor(reference('p'), { description: 'word '.repeat(100) })?.text ?? '';
    expect(text.length).toBeLessThan(310);
    expect(text).toMatch(/word …$/);
  });
  it('of the author: as written', () => {
    const alt = 'word '.repeat(100).trim();
    expect(wordsFor(reference('p', { alt }), {})?.text).toBe(alt);
  });
  it.each(['/'.repeat(1e6), '1'.repeat(1e6), 'img'.repeat(3e5), 'IMG_' + '-_'.repeat(5e5), ' '.repeat(1e6) + 'x'])(
    'hostile ones are quick',
    (text) => expect(processorMs(() => informative(text))).toBeLessThan(200),
  );
});

describe('what Word and its kind write for those who cannot see', () => {
  it.each([
    'A picture containing outdoor, water, sky Description automatically generated',
    'A boat on the water AI-generated content may be incorrect.',
    'A picture containing text',
    'Ein Bild, das Wasser, Himmel, draußen enthält. Automatisch generierte Beschreibung',
    'Ein Bild, das Text enthält.',
    'Ein Boot. KI-generierte Inhalte können fehlerhaft sein.',
    'Une image contenant eau, ciel Description générée automatiquement',
    'Imagen que contiene agua, cielo Descripción generada automáticamente',
    'Immagine che contiene acqua Descrizione generata automaticamente',
    'Uma imagem com água, céu Descrição gerada automaticamente',
    'Afbeelding met water, lucht Automatisch gegenereerde beschrijving',
    'Obraz zawierający woda Opis wygenerowany automatycznie',
    'Изображение выглядит как вода Автоматически созданное описание',
    '图片包含 水, 天空 描述已自动生成',
    '水, 空 が含まれている画像 自動的に生成された説明',
    'A boat Description automatically generated with medium confidence',
  ])('is no caption, but read out: %s', (alt) => {
    expect(wordsFor(reference('a', { alt }), {})).toBeUndefined();
    expect(altFor(reference('a', { alt }), {}, 1, 'en')).toBe(alt);
  });

  it.each([
    'A picture of the harbour',
    'Bild der Woche',
    'A boat, generated by waves',
    'The automatically generated map',
  ])('is told from what an author writes: %s', (alt) => expect(wordsFor(reference('a', { alt }), {})?.text).toBe(alt));

  it('stays where the author set it under the picture', () => {
    const caption = 'A picture containing text';
    expect(wordsFor(reference('a', { caption, title: caption, alt: '' }), {})?.text).toBe(caption);
  });
});

describe('words that stand below the photo are not said of it, too', () => {
  it.each([
    ['the alt text is the caption', { alt: 'The pier' }, 'The pier', 'Photo 7'],
    ['but for spaces, hyphens and capitals', { alt: 'the  light\u00adhouse' }, 'The lighthouse', 'Photo 7'],
    ['it is a part of the caption', { alt: 'The pier' }, 'The pier at eleven', 'Photo 7'],
    ['it says more', { alt: 'The pier, with a cat' }, 'The pier', 'The pier, with a cat'],
    ['it says something else', { alt: 'A cat', caption: 'The pier' }, 'The pier', 'A cat'],
    ['an ornament with a caption', { alt: '', caption: 'The pier' }, 'The pier', 'Photo 7'],
    ['no caption is shown', { alt: 'The pier' }, undefined, 'The pier'],
  ] as const)('%s', (_, ref, caption, expected) => {
    expect(altFor(reference('p', ref), {}, 7, 'en', caption)).toBe(expected);
  });
});
