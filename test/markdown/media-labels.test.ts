// The word before a film, a sound, a card or a map is of the report's language, whoever writes it: an element, a
// picture's address, a shortcode or the cover.
import { describe, expect, it } from 'vitest';
import { draw, read } from './draw.ts';

/** What is printed of a text, without tags. */
const printed = (text: string, lang?: string) =>
  draw(read(text, lang === undefined ? {} : { lang })).map((html) => html.replace(/<[^<>]*>/g, ''));

describe('what paper cannot show has its word in the language of the report', () => {
  it.each([
    ['de', ['Video: Auf dem Pass a.mp4', 'Audio: b.mp3', 'Link: https://example.org/', 'Karte: Bergen', 'Karte']],
    ['fr', ['Vidéo\u00a0: Auf dem Pass a.mp4', 'Audio\u00a0: b.mp3', 'Lien\u00a0: https://example.org/']],
    ['zh', ['视频：Auf dem Pass a.mp4', '音频：b.mp3', '链接：https://example.org/', '地图：Bergen', '地图']],
    ['zh-TW', ['影片：Auf dem Pass a.mp4', '音訊：b.mp3', '連結：https://example.org/', '地圖：Bergen', '地圖']],
    ['ja', ['動画：Auf dem Pass a.mp4', '音声：b.mp3', 'リンク：https://example.org/', '地図：Bergen', '地図']],
    ['pl', ['Wideo: Auf dem Pass a.mp4', 'Dźwięk: b.mp3', 'Link: https://example.org/', 'Mapa: Bergen', 'Mapa']],
    ['ar', ['فيديو: Auf dem Pass a.mp4', 'صوت: b.mp3', 'رابط: https://example.org/', 'خريطة: Bergen', 'خريطة']],
    ['eo', ['Video: Auf dem Pass a.mp4', 'Audio: b.mp3', 'Link: https://example.org/', 'Map: Bergen', 'Map']],
  ])('%s', (lang, expected) => {
    const text = [
      '![Auf dem Pass](a.mp4)',
      '<audio src="b.mp3"></audio>',
      '{% linkcard https://example.org/ %}',
      '{{< map place="Bergen" >}}',
      '{{< map url="https://example.org/m" >}}',
    ].join('\n\n');
    expect(printed(text, lang).slice(0, expected.length)).toEqual(expected);
  });

  it.each([
    ['in a table', '| a | b |\n|---|---|\n| <video src="a.mp4"></video> | x |', 'Vidéo\u00a0: a.mp4'],
    ['in a list', '- {{< map lat="1.5" lon="2.5" >}}', 'Carte\u00a0: 1.5, 2.5'],
    ['a bare address', 'https://vimeo.com/76979871', 'Vidéo\u00a0: https://vimeo.com/76979871'],
    ['a shortcode', '{{< audio src="sea.mp3" >}}', 'Audio\u00a0: sea.mp3'],
    ['the cover', '---\ncover: a.mp4\ntitle: Nord\n---\n\nOui.', 'Vidéo\u00a0: a.mp4'],
  ])('%s', (_, text, expected) => {
    expect(printed(text, 'fr').join('\n')).toContain(expected);
  });

  it('in the words of a picture', () => {
    const place = '{{< map place="Bergen" >}}';
    const { pictures } = read(`![${place}](a.jpg)\n\n![b](b.jpg "*Near* ${place}")`, { lang: 'fr' });
    const said = JSON.stringify(pictures.map(({ alt, caption, captionHtml }) => [alt, caption, captionHtml]));
    expect(said).toMatch(/Carte\s: Bergen.*Carte\s: Bergen/);
    expect(said).not.toMatch(/[\ufdd0-\ufdef]/);
  });

  it('also where only the text tells the language', () => {
    const text = 'Nous sommes partis de la gare et nous avons marché avec les enfants dans la forêt.\n\n![](a.mp4)';
    expect(printed(text).at(-1)).toBe('Vidéo\u00a0: a.mp4');
  });
});

it('what stands for a word is no character of a text', () => {
  expect(printed('a\ufdd0b \ufdd4', 'de')).toEqual(['a\ufffdb \ufffd']);
});
