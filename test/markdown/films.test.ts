// Films, sounds and cards of other pages, in every spelling: one line each, with title and address, and never a photo.
import { describe, expect, it } from 'vitest';
import { parse } from '../../src/markdown/parse.ts';
import { processorMs } from '../helpers/time.ts';
import { draw, read } from './draw.ts';

const YOUTUBE = 'https://www.youtube.com/watch?v=dQw4w9WgXcQ';
const SHORT = 'https://youtu.be/dQw4w9WgXcQ';
const VIMEO = 'https://vimeo.com/76979871';
const BILIBILI = 'https://www.bilibili.com/video/BV1xx411c7mD';
const THUMB = 'https://img.youtube.com/vi/dQw4w9WgXcQ/0.jpg';

/** What is printed of a text between two paragraphs, without tags. */
function lineOf(text: string): readonly string[] {
  const report = read(`Before.\n\n${text}\n\nAfter.`, { lang: 'en' });
  expect(report.pictures).toEqual([]);
  expect(report.problems).toEqual([]);
  const blocks = draw(report);
  expect([blocks[0], blocks.at(-1)]).toEqual(['<p>Before.</p>', '<p>After.</p>']);
  return blocks.slice(1, -1).map((html) => html.replace(/<[^<>]*>/g, '').replace(/&amp;/g, '&'));
}

describe('a film is one line with its title and address', () => {
  it.each([
    ['<video src="a.mp4" controls></video>', 'Video: a.mp4'],
    ['<video controls>\n<source src="a.webm" type="video/webm">\n<source src="a.mp4">\n</video>', 'Video: a.webm'],
    ['<video controls><a href="a.mp4">x</a></video>', 'Video: a.mp4'],
    ['<embed src="a.mp4">', 'Video: a.mp4'],
    ['<object data="a.mov"></object>', 'Video: a.mov'],
    [
      '<iframe src="https://www.youtube.com/embed/dQw4w9WgXcQ?si=x" title="The pass"></iframe>',
      `Video: The pass ${YOUTUBE}`,
    ],
    [
      '<iframe src="https://www.youtube.com/embed/dQw4w9WgXcQ" title="YouTube video player"></iframe>',
      `Video: ${YOUTUBE}`,
    ],
    ['<iframe src="https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ"></iframe>', `Video: ${YOUTUBE}`],
    [
      '<iframe src="https://www.youtube.com/embed/videoseries?list=PL123456"></iframe>',
      'Video: https://www.youtube.com/playlist?list=PL123456',
    ],
    ['<iframe src="https://player.vimeo.com/video/76979871?h=82"></iframe>', `Video: ${VIMEO}`],
    [
      '<iframe src="//player.bilibili.com/player.html?isOutside=true&aid=7&bvid=BV1xx411c7mD"></iframe>',
      `Video: ${BILIBILI}`,
    ],
    [
      '<iframe src="https://www.dailymotion.com/embed/video/x7abc"></iframe>',
      'Video: https://www.dailymotion.com/video/x7abc',
    ],
    ['![](x.mp4)', 'Video: x.mp4'],
    ['![The pass](clips/x.MOV "On top")', 'Video: The pass clips/x.MOV'],
    ['![](x.mp4){width=50%}', 'Video: x.mp4'],
    ['![type:video](x.mp4)', 'Video: x.mp4'],
    ['![](x.flv)', 'Video: x.flv'],
    ['![[x.mp4]]', 'Video: x.mp4'],
    ['![[my clips/the pass.mov|The pass]]', 'Video: The pass my clips/the pass.mov'],
    [`![The pass](${YOUTUBE})`, `Video: The pass ${YOUTUBE}`],
    [`![](${SHORT})`, `Video: ${SHORT}`],
    ['![](https://www.youtube.com/shorts/dQw4w9WgXcQ)', 'Video: https://www.youtube.com/shorts/dQw4w9WgXcQ'],
    [`![](${VIMEO})`, `Video: ${VIMEO}`],
    [SHORT, `Video: ${SHORT}`],
    [`${YOUTUBE}&t=4s`, `Video: ${YOUTUBE}&t=4s`],
    [`<${VIMEO}>`, `Video: ${VIMEO}`],
    [BILIBILI, `Video: ${BILIBILI}`],
    ['https://example.org/1/abc.mp4', 'Video: https://example.org/1/abc.mp4'],
    [`[![thumb](${THUMB})](${SHORT})`, `Video: ${SHORT}`],
    [`[![The pass](https://i.ytimg.com/vi/dQw4w9WgXcQ/maxresdefault.jpg)](${YOUTUBE})`, `Video: The pass ${YOUTUBE}`],
    [`<a href="${SHORT}"><img src="${THUMB}" alt="The pass"></a>`, `Video: The pass ${SHORT}`],
    [`[![][t]](${SHORT})\n\n[t]: ${THUMB}`, `Video: ${SHORT}`],
    ['{{< youtube dQw4w9WgXcQ >}}', `Video: ${YOUTUBE}`],
    ['{{< youtube id="dQw4w9WgXcQ" title="The \\"pass\\"" >}}', expect.stringContaining(YOUTUBE)],
    [`{{< youtube ${SHORT} >}}`, `Video: ${SHORT}`],
    // Films of pages that nobody here knows.
    ['{{< video https://films.example/pass >}}', 'Video: https://films.example/pass'],
    ['{{< video src="https://films.example/pass" title="The *pass*" >}}', 'Video: The pass https://films.example/pass'],
    ['{{< rawvideo url="https://films.example/pass" >}}', 'Video: https://films.example/pass'],
    ['{{< youtube "https://films.example/pass" >}}', 'Video: https://films.example/pass'],
    ['{% audio https://sounds.example/birds %}', 'Audio: https://sounds.example/birds'],
    ['{% iframe https://pages.example/pass %}', 'Link: https://pages.example/pass'],
    ['{{ player(url="https://pages.example/pass") }}', 'Link: https://pages.example/pass'],
    ['<VideoPlayer src="https://films.example/pass" title="The pass" />', 'Video: The pass https://films.example/pass'],
    ['{{< vimeo 76979871 >}}', `Video: ${VIMEO}`],
    ['{{< bilibili BV1xx411c7mD >}}', `Video: ${BILIBILI}`],
    ['{{< video src="a.mp4" title="The pass" >}}', 'Video: The pass a.mp4'],
    ['{{< video https://www.youtube.com/embed/dQw4w9WgXcQ >}}', `Video: ${YOUTUBE}`],
    ['{{ youtube(id="dQw4w9WgXcQ") }}', `Video: ${YOUTUBE}`],
    ['{% youtube dQw4w9WgXcQ %}', `Video: ${YOUTUBE}`],
    [`{% youtube ${SHORT} %}`, `Video: ${SHORT}`],
    ['{% vimeo 76979871 %}', `Video: ${VIMEO}`],
    ['{% include youtube.html id="dQw4w9WgXcQ" %}', `Video: ${YOUTUBE}`],
    ['{% include video id="dQw4w9WgXcQ" provider="youtube" %}', `Video: ${YOUTUBE}`],
    [`{% embed ${SHORT} %}`, `Video: ${SHORT}`],
    [`{% embed url="${SHORT}" caption="The pass" %}`, `Video: The pass ${SHORT}`],
    ['@[youtube](dQw4w9WgXcQ)', `Video: ${YOUTUBE}`],
    [`@[youtube](${SHORT})`, `Video: ${SHORT}`],
    ['@[vimeo](76979871)', `Video: ${VIMEO}`],
    ['@[bilibili](BV1xx411c7mD)', `Video: ${BILIBILI}`],
    [`@[](${SHORT})`, `Video: ${SHORT}`],
    ['@[video](a.mp4)', 'Video: a.mp4'],
    ['!video(a.mp4)', 'Video: a.mp4'],
    ['!youtube[dQw4w9WgXcQ]', `Video: ${YOUTUBE}`],
    ['!yt[The pass](dQw4w9WgXcQ)', `Video: The pass ${YOUTUBE}`],
    [`{{video ${SHORT}}}`, `Video: ${SHORT}`],
    ['{{youtube dQw4w9WgXcQ}}', `Video: ${YOUTUBE}`],
    ['{{youtube>dQw4w9WgXcQ?medium}}', `Video: ${YOUTUBE}`],
    ['[youtube dQw4w9WgXcQ]', `Video: ${YOUTUBE}`],
    [`[youtube=${YOUTUBE}&w=640]`, `Video: ${YOUTUBE}`],
    ['[youtube]dQw4w9WgXcQ[/youtube]', `Video: ${YOUTUBE}`],
    [`[embed]${SHORT}[/embed]`, `Video: ${SHORT}`],
    ['[video width="640" mp4="a.mp4"][/video]', 'Video: a.mp4'],
    ['(youtube: dQw4w9WgXcQ)', `Video: ${YOUTUBE}`],
    ['(video: a.mp4 caption: The pass)', 'Video: The pass a.mp4'],
    ['::youtube{#dQw4w9WgXcQ}', `Video: ${YOUTUBE}`],
    ['::youtube[The pass]{#dQw4w9WgXcQ}', `Video: The pass ${YOUTUBE}`],
    ['::video{src=a.mp4}', 'Video: a.mp4'],
    ['<YouTube id="dQw4w9WgXcQ" />', `Video: ${YOUTUBE}`],
    ['<lite-youtube videoid="dQw4w9WgXcQ" playlabel="x"></lite-youtube>', `Video: ${YOUTUBE}`],
    ['<amp-youtube data-videoid="dQw4w9WgXcQ" layout="responsive"></amp-youtube>', `Video: ${YOUTUBE}`],
    ['<Vimeo videoId="76979871" />', `Video: ${VIMEO}`],
    ['```{youtube} dQw4w9WgXcQ\n```', `Video: ${YOUTUBE}`],
    [`\`\`\`video\n${SHORT}\n\`\`\``, `Video: ${SHORT}`],
    [`\`\`\`vid\n[The pass](${SHORT})\n\`\`\``, `Video: The pass ${SHORT}`],
    ['| clip |\n|---|\n| ![The pass](a.mp4) |', 'clipVideo: The pass a.mp4'],
    [`| clip |\n|---|\n| [![The pass](${THUMB})](${SHORT}) |`, `clipVideo: The pass ${SHORT}`],
    ['- ![](a.mp4)\n- {{< youtube dQw4w9WgXcQ >}}', `Video: a.mp4Video: ${YOUTUBE}`],
  ])('%s', (text, line) => {
    const [first, ...more] = lineOf(text);
    expect(first?.replace(/\n/g, '')).toEqual(line);
    expect(more).toEqual([]);
  });

  it('a still in front of one is a photo, and so is a photo of the author’s that leads to one', () => {
    const poster = read(`<video poster="still.jpg" src="a.mp4"></video>\n\n[![The pass](pass.jpg)](${SHORT})`);
    expect(draw(poster)).toEqual(['[still.jpg]', '<p>Video: a.mp4</p>', '[pass.jpg]']);
    expect(poster.pictures.at(-1)?.link).toBe(SHORT);
  });

  it('among the photos of a gallery, of the front matter, or as a cover it is a line or left out, never a photo', () => {
    const gallery = read('{{< gallery >}}\ne.mp4\nf.jpg\n- clips/g.mov\n{{< /gallery >}}');
    expect(draw(gallery)).toEqual(['<p>Video: e.mp4</p>', '[f.jpg]', '<p>Video: clips/g.mov</p>']);
    const front = read('---\ntitle: T\nphotos: [a.mp4, b.jpg]\ncover: c.mp4\n---\nWords');
    expect(draw(front)).toEqual(['h1 T', '<p>Video: c.mp4</p>', '<p>Words</p>', '[b.jpg]']);
    expect([...gallery.problems, ...front.problems]).toEqual([]);
  });

  it('within a sentence it parts the words, and a link with words stays one', () => {
    expect(lineOf('See ![](a.mp4) and more.')).toEqual(['See', 'Video: a.mp4', 'and more.']);
    expect(lineOf(`See [the film](${SHORT}) and ${SHORT} there.`)).toEqual([`See the film and ${SHORT} there.`]);
  });
});

describe('a sound, too', () => {
  it.each([
    ['<audio controls src="sea.mp3"></audio>', 'Audio: sea.mp3'],
    ['<audio controls><source src="sea.ogg"><source src="sea.mp3"></audio>', 'Audio: sea.ogg'],
    ['![](sea.m4a)', 'Audio: sea.m4a'],
    ['![The sea](sea.opus)', 'Audio: The sea sea.opus'],
    ['![](a.aac)', 'Audio: a.aac'],
    ['![](a.aiff)', 'Audio: a.aiff'],
    ['![[talk.mp3#t=10]]', 'Audio: talk.mp3'],
    ['{{< audio src="sea.mp3" caption="The sea" >}}', 'Audio: The sea sea.mp3'],
    ['{% audio sea.mp3 %}', 'Audio: sea.mp3'],
    ['[audio src="sea.mp3"]', 'Audio: sea.mp3'],
    ['@[audio](sea.mp3)', 'Audio: sea.mp3'],
    ['![](https://open.spotify.com/track/1ab)', 'Audio: https://open.spotify.com/track/1ab'],
    [
      '<iframe src="https://open.spotify.com/embed/track/1ab?utm=x"></iframe>',
      'Audio: https://open.spotify.com/track/1ab',
    ],
    ['https://soundcloud.com/someone/the-sea', 'Audio: https://soundcloud.com/someone/the-sea'],
  ])('%s', (text, line) => {
    expect(lineOf(text)).toEqual([line]);
  });
});

it.each([
  ['@[youtube]('],
  ['[embed] '],
  ['(youtube: a caption:'],
  ['::youtube['],
  ['<lite-youtube '],
  ['```cardlink\nurl: https://x.y\n'],
  ['https://player.bilibili.com/player.html?aid=&'],
  ['{{< bookmark '],
])('takes no longer than the text is long: %s', (piece) => {
  const textOf = (length: number): string => piece.repeat(length / piece.length);
  const work = (length: number) => processorMs(() => parse([{ name: 'post.md', text: textOf(length) }], {}));
  work(1_000);
  const [short, long] = [work(5_000), work(40_000)];
  expect(long).toBeLessThan(40 * Math.max(short, 20));
});

describe('a card of another page is its title and address, and its thumbnail no photo', () => {
  const HUT = 'https://example.org/hut';
  const fields = `title: "The hut"\ndescription: "A hut: in the hills"\nhost: example.org\nfavicon: https://example.org/f.png\nimage: https://example.org/hut.jpg`;
  it.each([
    [`\`\`\`cardlink\nurl: ${HUT}\n${fields}\n\`\`\``, `Link: The hut ${HUT}`],
    [`\`\`\`embed\n${fields}\nurl: "${HUT}"\naspectRatio: "52"\n\`\`\``, `Link: The hut ${HUT}`],
    [`\`\`\`link-card\n${HUT}\n\`\`\``, `Link: ${HUT}`],
    [`~~~bookmark\nurl: ${HUT}\n\n~~~`, `Link: ${HUT}`],
    [`\`\`\`cardlink\nurl: ${SHORT}\ntitle: The pass\nimage: ${THUMB}\n\`\`\``, `Video: The pass ${SHORT}`],
    [`{{< linkcard "${HUT}" "https://example.org/hut.jpg" >}}`, `Link: ${HUT}`],
    [`{{< bookmark url="${HUT}" title="The hut" image="hut.jpg" >}}`, `Link: The hut ${HUT}`],
    [`{% linkcard ${HUT} %}`, `Link: ${HUT}`],
    [`{% link The hut, ${HUT}, https://example.org/hut.jpg %}`, `Link: The hut ${HUT}`],
    [`::link-card{url="${HUT}" image="hut.jpg"}`, `Link: ${HUT}`],
    [`@[card](${HUT})`, `Link: ${HUT}`],
    [`%[${HUT}]`, `Link: ${HUT}`],
    [`[embed]${HUT}[/embed]`, `Link: ${HUT}`],
  ])('%s', (text, line) => {
    expect(lineOf(text)).toEqual([line]);
  });

  it('of Ghost: its words, then the address', () => {
    const card = `<figure class="kg-card kg-bookmark-card"><a class="kg-bookmark-container" href="${HUT}"><div class="kg-bookmark-title">The hut</div><img src="hut.jpg"></a></figure>`;
    expect(lineOf(card)).toEqual(['The hut', HUT]);
  });

  it.each([
    ['a fence that says something else', '```embed\nSome code {\n```'],
    ['a fence without an address', '```cardlink\ntitle: The hut\n```'],
    ['a fence of a language', '```media-query\nurl: x\n```'],
    ['within another fence', '````\n```cardlink\nurl: https://example.org\n```\n````'],
  ])('%s stays code', (_, text) => {
    const report = read(text);
    expect(report.blocks.map((block) => block.kind === 'prose' && block.tag)).toEqual(['code']);
    expect(report.problems).toEqual([]);
  });
});
