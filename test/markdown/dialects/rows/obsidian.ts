// Obsidian, MediaWiki, Org: the source as authors type it, and the text that the parser gets.

import { AS_IT_IS, type Row } from './row.ts';

export const obsidian: readonly Row[] = [
  {
    source: ['```leaflet', 'id: a', 'lat: 49', '```', '', 'x'].join('\n'),
    text: ['', '', '', '', '', 'x'].join('\n'),
    codes: ['W_TEMPLATE'],
  },
  {
    source: '![[photo.jpg]]',
    text: '![](<photo.jpg>)',
  },
  {
    source: '![[folder/my photo.jpg]]',
    text: '![](<folder/my photo.jpg>)',
  },
  {
    source: '![[a.png|300]]',
    text: '<img src="a.png" alt="" width="300">',
  },
  {
    source: '![[a.png|100x200]]',
    text: '<img src="a.png" alt="" width="100" height="200">',
  },
  {
    source: '![[a.png|The lake|300]]',
    text: '<img src="a.png" alt="The lake" width="300">',
  },
  {
    source: '![[a b.png|caption text]]',
    text: '![caption text](<a b.png>)',
  },
  {
    source: '![[photo.jpg#center|200]]',
    text: '<img src="photo.jpg" alt="" width="200">',
  },
  {
    source: '![[note]]',
    text: 'note',
    codes: ['W_TEMPLATE'],
  },
  {
    source: '![[film.mp4]]',
    text: '<video src="film.mp4"></video>',
  },
  {
    source: '[[wiki link]] and [[page|words]] and [[page#Head|x]] and [[#Head]]',
    text: 'wiki link and words and x and Head',
  },
  {
    source: '`![[a.png]]` stays',
    text: AS_IT_IS,
  },
  {
    source: '[[1]](https://x.y) [[2]][ref]',
    text: AS_IT_IS,
  },
  {
    source: ['[[foo]]', '', '[foo]: /url'].join('\n'),
    text: AS_IT_IS,
  },
  {
    source: '[[File:Lake.jpg|thumb|300px|The lake]]',
    text: '<img src="Lake.jpg" alt="" title="The lake" width="300">',
  },
  {
    source: '[[Datei:See.jpg|mini|hochkant|Der See]]',
    text: '![](<See.jpg> "Der See")',
  },
  {
    source: '[[file:a.jpg]]',
    text: '![](<a.jpg>)',
  },
  {
    source: '[[file:a.jpg][The words]]',
    text: '[The words](<a.jpg>)',
  },
  {
    source: '[[./a.jpg]]',
    text: '![](<./a.jpg>)',
  },
  {
    source: '[[https://x.y][words]]',
    text: '[words](<https://x.y>)',
  },
  {
    source: ['#+CAPTION: The lake', '#+ATTR_HTML: :width 300px', '[[file:a.jpg]]'].join('\n'),
    text: ['', '', '<img src="a.jpg" alt="" title="The lake" width="300">'].join('\n'),
  },
  {
    source: '\\![[a.png]]',
    text: '\\!a.png',
  },
  {
    source: 'if [[ -f x ]]; then',
    text: AS_IT_IS,
  },
  {
    source: '| ![[a.png\\|100]] | b |',
    text: '| <img src="a.png" alt="" width="100"> | b |',
  },
  {
    source: '![alt|100](a.jpg) ![alt|100x200](a.jpg) ![|300](a.jpg) ![a|b](a.jpg)',
    text: '<img src="a.jpg" alt="alt" width="100"> <img src="a.jpg" alt="alt" width="100" height="200"> <img src="a.jpg" alt="" width="300"> ![a|b](a.jpg)',
  },
  // MediaWiki's captions with links
  {
    source: '[[File:a.jpg|thumb|300px|The pier in [[Moss]]]] b',
    text: '<img src="a.jpg" alt="" title="The pier in Moss" width="300"> b',
  },
  { source: '[[File:a.jpg|[[A]] and [[B|the b]], 2020]]', text: '![](<a.jpg> "A and the b, 2020")' },
  { source: '[[Datei:c.png|mini|Der [[Hafen]]]]', text: '![](<c.png> "Der Hafen")' },
  { source: '* [[Image:a b.jpg|frame|[[X]]]]\n* [[Image:c.jpg|Y]]', text: '* ![](<a b.jpg> "X")\n* ![](<c.jpg> "Y")' },
  { source: 'See [[:File:a.jpg|the [[X]] map]].', text: 'See the X map.' },
  // Tasks that are neither open nor done
  {
    source: ['- [/] half', '- [-] no', '* [>] later', '1. [?] why', '> - [!] gas', '  + ["] said', '- [~] so'].join(
      '\n',
    ),
    text: [
      '- <input type="checkbox" data-state="/">half',
      '- <input type="checkbox" data-state="-">no',
      '* <input type="checkbox" data-state="&gt;">later',
      '1. <input type="checkbox" data-state="?">why',
      '> - <input type="checkbox" data-state="!">gas',
      '  + <input type="checkbox" data-state="&quot;">said',
      '- <input type="checkbox" data-state="~">so',
    ].join('\n'),
  },
  {
    source: ['- [x] done', '- [i] know', '- [b] keep'].join('\n'),
    text: [
      '- [x] done',
      '- <input type="checkbox" data-state="i">know',
      '- <input type="checkbox" data-state="b">keep',
    ].join('\n'),
  },
  {
    source: ['- [a] first', '- [i] label', '- [/](a.md)', '- [*]', '[/] no list', '- [1] one'].join('\n'),
    text: AS_IT_IS,
  },
];
