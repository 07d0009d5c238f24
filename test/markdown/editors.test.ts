// Pictures as the exports of editors, blogs and site generators write them → where they stand and with which words.
import { describe, expect, it } from 'vitest';
import { draw, read } from './draw.ts';

describe('exports and site generators', () => {
  it.each([
    ['MkDocs, floating', '![The lake](a.jpg){ align=left }', '[a.jpg]'],
    ['MkDocs, with its size and loading', '![](a.jpg){ width="300" loading=lazy }\n', '[a.jpg]'],
    ['Docusaurus', '<img src={require("./img/a.jpg").default} alt="x" />', '[./img/a.jpg]'],
    ['Docusaurus, Markdown', '![x](@site/static/img/a.jpg)', '[/img/a.jpg]'],
    [
      'VuePress container',
      '::: tip The mill\n![](a.jpg)\n:::',
      '<blockquote class="alert alert-tip"><p class="alert-title">The mill</p></blockquote>',
      '[a.jpg]',
    ],
    ['WordPress caption', '[caption id="x" width="300"]<img src="a.jpg" /> The lake[/caption]', '[a.jpg «The lake»]'],
    ['Typora', '<img src="a.jpg" alt="x" style="zoom:50%;" />', '[a.jpg]'],
    ['HackMD', '![](https://i.imgur.com/a.jpg =300x200)', '[https://i.imgur.com/a.jpg]'],
    ['Notion', '![Untitled](Trip%20to%20the%20lake%20f3a1/IMG_1.jpg)', '[Trip%20to%20the%20lake%20f3a1/IMG_1.jpg]'],
    [
      'Ghost',
      '<figure class="kg-card kg-image-card kg-card-hascaption"><img src="a.jpg" class="kg-image" loading="lazy" width="2000" height="1333" srcset="s/a.jpg 600w, a.jpg 2000w"><figcaption><span>The lake</span></figcaption></figure>',
      '[a.jpg «The lake»]',
    ],
    [
      'Ghost gallery',
      '<figure class="kg-card kg-gallery-card"><div class="kg-gallery-container"><div class="kg-gallery-row"><div class="kg-gallery-image"><img src="a.jpg"></div><div class="kg-gallery-image"><img src="b.jpg"></div></div></div></figure>',
      '[a.jpg | b.jpg]',
    ],
    [
      'Medium',
      '<figure name="4f" id="4f" class="graf graf--figure"><img class="graf-image" data-image-id="1*x.jpeg" data-width="4000" data-height="3000" src="https://cdn-images-1.medium.com/max/800/1*x.jpeg"><figcaption class="imageCaption">The lake</figcaption></figure>',
      '[https://cdn-images-1.medium.com/max/800/1*x.jpeg «The lake»]',
    ],
    ['Word through pandoc', '![](media/image1.png){width="6.5in" height="4.3in"}', '[media/image1.png]'],
    [
      'a reference in angle brackets',
      '![x][l]\n\n[l]: <my photos/a b.jpg> "The lake"',
      '[my photos/a b.jpg «The lake»]',
    ],
    ['Hexo', '{% asset_img a.jpg The lake %}', '[a.jpg]'],
    ['Logseq', '- ![a](../assets/a.jpg){:height 300, :width 400}', '[../assets/a.jpg]'],
    [
      'WordPress gallery in Markdown',
      '- ![](a.jpg)\n    \n    Morning\n    \n- [![](b.jpg)](B.jpg)\n    \n    *Evening*\n    ',
      '[a.jpg «Morning» | B.jpg «Evening»]',
    ],
    ['one photo and its line in a list', '* ![](a.jpg)\n\n  The lake\n', '[a.jpg «The lake»]'],
    [
      'steps with photos keep their list',
      '1. ![](a.jpg)\n\n   Left.\n\n2. ![](b.jpg)\n\n   Right.\n',
      '[a.jpg]',
      '<ol><li><p>Left.</p></li></ol>',
      '[b.jpg]',
      '<ol start="2"><li><p>Right.</p></li></ol>',
    ],
    [
      'a list with words of its own',
      '- ![](a.jpg)\n\n  Morning\n\n- No photo\n',
      '[a.jpg]',
      '<ul><li><p>Morning</p></li></ul>',
      '<ul><li><p>No photo</p></li></ul>',
    ],
    [
      'Notion, files as a property',
      '# Bay\n\nStatus: Done\nPhotos: Bay/a%20b.jpg, Bay/c.jpg\nTags: a\n\n![Noon](Bay/c.jpg)\n',
      'h1 Bay',
      '<p>Status: Done<br>Photos:</p>',
      '[Bay/a%20b.jpg]',
      '<p>Tags: a</p>',
      '[Bay/c.jpg]',
    ],
    [
      'Notion, a sign before a box',
      '<aside>\n<img src="https://www.notion.so/icons/sun.svg" alt="https://www.notion.so/icons/sun.svg" width="40px" />\n\nGo **early**.\n\n</aside>',
      '<blockquote class="alert"><p>Go <strong>early</strong>.</p></blockquote>',
    ],
    [
      'Notion, an emoji as a drawing',
      '<aside>\n<img src="https://notion-emojis.s3-us-west-2.amazonaws.com/prod/svg-twitter/1f4a1.svg" width="40px" />\nGo.\n</aside>',
      '<blockquote class="alert"><p>Go.</p></blockquote>',
    ],
    [
      'Notion, a sign of its own',
      '<aside>\n<img src="Bay/sun.png" alt="sun" width="40px" />\n\nGo early.\n\n</aside>',
      '<blockquote class="alert"><p>{Bay/sun.png} Go early.</p></blockquote>',
    ],
    [
      'Notion, a photo in a box',
      '<aside>\n<img src="a.jpg" width="400px" />\n\nWords\n\n</aside>',
      '[a.jpg]',
      '<p>Words</p>',
    ],
    [
      'Ghost callout',
      '<div class="kg-card kg-callout-card kg-callout-card-blue"><div class="kg-callout-emoji">💡</div><div class="kg-callout-text">Go <b>early</b>.</div></div>',
      '<blockquote class="alert"><p>💡 Go <b>early</b>.</p></blockquote>',
    ],
    [
      'Ghost callout without a sign',
      '<div class="kg-card kg-callout-card"><div class="kg-callout-text">Go early.</div></div>',
      '<blockquote class="alert"><p>Go early.</p></blockquote>',
    ],
    [
      'Ghost film',
      '<figure class="kg-card kg-video-card kg-card-hascaption" data-kg-thumbnail="/t.jpg"><div class="kg-video-container"><video src="__GHOST_URL__/content/media/a.mp4" poster="https://img.spacergif.org/v1/640x360/0a/spacer.png"></video><div class="kg-video-overlay"><svg viewBox="0 0 24 24"><path d="M2 3"/></svg></div><div class="kg-video-player-container"><span>0:00</span></div></div><figcaption>The ferry</figcaption></figure>',
      '[/t.jpg «The ferry»]',
      '<p>Video: /content/media/a.mp4</p>',
    ],
    [
      'Ghost film without a still',
      '<figure class="kg-card kg-video-card"><video src="a.mp4" poster="https://img.spacergif.org/v1/640x360/0a/spacer.png"></video></figure>',
      '<p>Video: a.mp4</p>',
    ],
    [
      'Ghost sound',
      '<div class="kg-card kg-audio-card"><img src="t.jpg" alt="audio-thumbnail" class="kg-audio-thumbnail kg-audio-hide"><div class="kg-audio-player-container"><audio src="a.mp3"></audio><div class="kg-audio-title">Bells</div><div class="kg-audio-player"><div class="kg-audio-time">0:12</div></div></div></div>',
      '<p>Audio: a.mp3</p>',
      '<p>Bells</p>',
    ],
    [
      'Ghost file',
      '<div class="kg-card kg-file-card"><a class="kg-file-card-container" href="https://a.example/t.gpx"><div class="kg-file-card-title">The track</div><div class="kg-file-card-icon"><svg viewBox="0 0 24 24"><path d="M2 3"/></svg></div></a></div>',
      '<p>The track</p>',
    ],
    [
      'Joplin, names of before',
      '![Lake](:/0a1b2c3d4e5f60718293a4b5c6d7e8f9)\n\n<img src="../_resources/b-1.jpg" alt="b.jpg" width="350" height="233" class="jop-noMdConv">\n',
      '[:/0a1b2c3d4e5f60718293a4b5c6d7e8f9 | ../_resources/b-1.jpg]',
    ],
    [
      'Joplin, RAW',
      'A night boat\n\nLights.\n\nid: 1b7c3f5a9d0e4c2b8a6f7e5d4c3b2a10\nparent_id: \nauthor: Vera\nuser_data: \ntype_: 1',
      'h1 A night boat',
      '<p>Lights.</p>',
    ],
    [
      'Joplin, RAW, a title alone',
      'A night boat\n\nid: 1b7c3f5a9d0e4c2b8a6f7e5d4c3b2a10\nsource: x\nupdated_time: y\ntype_: 1\n',
      'h1 A night boat',
    ],
    [
      'Joplin, RAW, a title that is a heading',
      '# A night boat\n\nid: 1b7c3f5a9d0e4c2b8a6f7e5d4c3b2a10\nsource: x\nupdated_time: y\ntype_: 1\n',
      'h1 A night boat',
    ],
    [
      'lines that only look like it',
      'A\n\nid: 12\nsource: x\ntype_: 1',
      '<p>A</p>',
      '<p>id: 12\nsource: x\ntype_: 1</p>',
    ],
    ['Jupyter', '![x](attachment:a.png)', '[attachment:a.png]'],
    ['Discourse', '![lake|690x388, 50%](upload://x.jpeg)', '[upload://x.jpeg]'],
  ])('%s', (_, text, ...expected) => {
    const report = read(text);
    expect(draw(report)).toEqual(expected);
    expect(report.problems).toEqual([]);
  });

  it('keeps the sizes that they ask for', () => {
    const width = (text: string) => read(text).pictures.map(({ width }) => `${width?.value}${width?.unit}`);
    // A share of the picture's own pixels, not of the text's width.
    expect(width('<img src="a.jpg" style="zoom:50%;" />')).toEqual(['undefinedundefined']);
    expect(width('<img src="a.jpg" style="zoom:50%;width:40%" />')).toEqual(['40%']);
    expect(width('![](a.jpg =300x200)')).toEqual(['300px']);
    expect(width('![](media/image1.png){width="6.5in"}')).toEqual(['6.5in']);
  });
});

describe('a picture inside', () => {
  it.each([
    ['a heading', '## Day 2 ![](a.jpg)', 'h2 Day 2', '[a.jpg]'],
    ['a cell of words', '| Mill | ![](a.jpg) |\n|---|---|\n| Lake | 3 km |', '{a.jpg}'],
    ['an item', '- Mill\n  ![](a.jpg)\n- Lake', '<ul><li>Mill</li></ul>', '[a.jpg]', '<ul><li>Lake</li></ul>'],
    ['an item of its own', '1. ![](a.jpg)\n2. Lake', '[a.jpg]', '<ol start="2"><li>Lake</li></ol>'],
    ['a quote', '> Mill\n>\n> ![](a.jpg)', '<blockquote><p>Mill</p></blockquote>', '[a.jpg]'],
    [
      'details',
      '<details><summary>More</summary>\n\n![](a.jpg)\n\n</details>',
      '<p><strong>More</strong></p>',
      '[a.jpg]',
    ],
    ['a link', '[![](a.jpg)](https://x.y)', '[a.jpg]'],
    ['a definition', 'Mill\n: ![](a.jpg)', '[a.jpg]'],
  ])('%s', (_, text, ...expected) => {
    const report = read(text);
    const drawn = draw(report);
    for (const part of expected) expect(drawn.some((block) => block.includes(part))).toBe(true);
    expect(report.pictures).toHaveLength(1);
    expect(report.problems).toEqual([]);
  });

  it('a footnote stands with the notes', () => {
    const report = read('Mill.[^1]\n\n[^1]: ![](a.jpg)\n');
    expect(report.pictures.map(({ written }) => written)).toEqual(['a.jpg']);
    expect(draw(report).at(-1)).toContain('a.jpg');
    expect(report.problems).toEqual([]);
  });
});
