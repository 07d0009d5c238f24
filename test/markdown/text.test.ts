// The words of a report: GFM, Chinese line joins and emphasis, headings and links, what HTML may say.
import { describe, expect, it } from 'vitest';
import { parse } from '../../src/markdown/parse.ts';
import { codes, draw, read } from './draw.ts';

type Row = readonly [name: string, input: string, ...expected: string[]];

const check = (rows: readonly Row[]) =>
  it.each(rows)('%s', (_, input, ...expected) => {
    const report = read(input);
    expect(draw(report)).toEqual(expected);
    expect(report.problems).toEqual([]);
  });

describe('blocks of GFM', () => {
  check([
    ['nothing', '', ...[]],
    ['white space only', ' \n\t\n'],
    [
      'paragraph with all inline marks',
      '*a* **b** ~~c~~ `d` ***e***',
      '<p><em>a</em> <strong>b</strong> <del>c</del> <code>d</code> <em><strong>e</strong></em></p>',
    ],
    [
      'marks that editors know',
      '==a **b** `==`== ++c++ x^2^ H~2~O SO~4~^2-^ 文字==标记==文字',
      '<p><mark>a <strong>b</strong> <code>==</code></mark> <ins>c</ins> x<sup>2</sup> H<sub>2</sub>O SO<sub>4</sub>^2-^ 文字<mark>标记</mark>文字</p>',
    ],
    [
      'signs that are none of them',
      'a == b == c, a==b==c, C++ and g++, i++, 2^8, ^\\_^, ~gone~ `==a==` \\==a== a^b c^ == a== ++ b++ a~long words~ ~1~',
      '<p>a == b == c, a==b==c, C++ and g++, i++, 2^8, ^_^, <del>gone</del> <code>==a==</code> ==a== a^b c^ == a== ++ b++ a<del>long words</del> <del>1</del></p>',
    ],
    [
      'a photo in marked words',
      '==![](a.jpg)==\n\n==one\n![](b.jpg)==',
      '[a.jpg]',
      '<p><mark>one</mark></p>',
      '[b.jpg]',
    ],
    ['entities and escapes', '&copy; &amp;lt; \\*a\\* &#x1F600; < >', '<p>© &amp;lt; *a* 😀 &lt; &gt;</p>'],
    ['hard breaks', 'a  \nb\\\nc', '<p>a<br>b<br>c</p>'],
    [
      'table with alignment',
      '| a | b | c |\n|:--|--:|:-:|\n| 1 | 2 | 3 |',
      '<table><thead><tr><th style="text-align:left">a</th><th style="text-align:right">b</th><th style="text-align:center">c</th></tr></thead><tbody><tr><td style="text-align:left">1</td><td style="text-align:right">2</td><td style="text-align:center">3</td></tr></tbody></table>',
    ],
    [
      'tight and loose lists',
      '- a\n- b\n\ntext\n\n1. a\n\n2. b',
      '<ul><li>a</li><li>b</li></ul>',
      '<p>text</p>',
      '<ol><li><p>a</p></li><li><p>b</p></li></ol>',
    ],
    ['ordered list from 5', '5. a\n6. b', '<ol start="5"><li>a</li><li>b</li></ol>'],
    [
      'task list',
      '- [x] done\n- [ ] open',
      '<ul><li class="task"><input type="checkbox" checked disabled>done</li><li class="task"><input type="checkbox" disabled>open</li></ul>',
    ],
    [
      'code with language',
      '```tsv {1,3}\nlet a = 1;\n```',
      '<pre><code class="language-tsv">let a = 1;\n</code></pre>',
    ],
    [
      'code with its label or file name above',
      '```sh [npm]\nnpm i\n```\n\n```tsv {1} title="a&amp;b.tsv" x\na\n```',
      '<p><strong>npm</strong></p>',
      '<pre><code class="language-sh">npm i\n</code></pre>',
      '<p><strong>a&amp;b.tsv</strong></p>',
      '<pre><code class="language-tsv">a\n</code></pre>',
    ],
    ['code keeps its lines', '```\na\n\n  b\n```', '<pre><code>a\n\n  b\n</code></pre>'],
    ['nested quote', '> a\n> > b', '<blockquote><p>a</p><blockquote><p>b</p></blockquote></blockquote>'],
    ['rule', 'a\n\n---\n\nb', '<p>a</p>', '<hr>', '<p>b</p>'],
    [
      'autolinks',
      'See https://example.org/a?b=1&c, www.example.com or <me@example.org>.',
      '<p>See <a href="https://example.org/a?b=1&amp;c">https://example.org/a?b=1&amp;c</a>, <a href="http://www.example.com">www.example.com</a> or <a href="mailto:me@example.org">me@example.org</a>.</p>',
    ],
    ['a heading inside a list stays in it', '- a\n\n  ## b', '<ul><li><p>a</p><h2 id="b">b</h2></li></ul>'],
    ['setext and closed headings', 'One\n===\n\n## Two ##', 'h1 One', 'h2 Two'],
    ['HTML headings', '<h2>Day <b>one</b></h2>\n\n<h3 id="x">Two</h3>', 'h2 Day <b>one</b>', 'h3 Two'],
    ['empty headings say nothing', '#\n\n## \n\ntext', '<p>text</p>'],
  ]);
});

describe('what vanishes and what breaks the page', () => {
  check([
    ['comments', 'a <!-- b --> c\n\n<!-- d\n\ne -->\n\nf', '<p>a  c</p>', '<p>f</p>'],
    ['more', 'a\n\n<!--more-->\n\nb', '<p>a</p>', '<p>b</p>'],
    ['page break by comment', 'a\n\n<!-- pagebreak -->\n\nb', '<p>a</p>', '=== page ===', '<p>b</p>'],
    [
      'page break by command',
      'a\n\n\\newpage\n\nb\n\n\\pagebreak\n\nc',
      '<p>a</p>',
      '=== page ===',
      '<p>b</p>',
      '=== page ===',
      '<p>c</p>',
    ],
    [
      'page break by style',
      'a\n\n<div style="page-break-after: always;"></div>\n\nb',
      '<p>a</p>',
      '=== page ===',
      '<p>b</p>',
    ],
    ['page break before words', 'a\n\n<div style="break-before:page">b</div>', '<p>a</p>', '=== page ===', '<p>b</p>'],
    ['a break ends a run', '![](a.jpg)\n\n<!-- page break -->\n\n![](b.jpg)', '[a.jpg]', '=== page ===', '[b.jpg]'],
    [
      'scripts, styles, frames',
      'a <script>alert(1)</script> b\n\n<style>p{color:red}</style>\n\n<script>\nx\n\ny</script>\n\nc',
      '<p>a  b</p>',
      '<p>c</p>',
    ],
    [
      'an embedded film',
      '<iframe src="https://www.youtube.com/embed/abcdefghijk" width="560"></iframe>',
      '<p>Video: <a href="https://www.youtube.com/watch?v=abcdefghijk">https://www.youtube.com/watch?v=abcdefghijk</a></p>',
    ],
    [
      'an embedded map',
      '<iframe src="https://www.google.com/maps/embed?pb=x" title="Route"></iframe>',
      '<p>Map: Route <a href="https://www.google.com/maps/embed?pb=x">https://www.google.com/maps/embed?pb=x</a></p>',
    ],
    [
      'sound',
      '<audio controls><source src="https://example.org/sea.mp3"></audio>',
      '<p>Audio: <a href="https://example.org/sea.mp3">https://example.org/sea.mp3</a></p>',
    ],
    [
      'a film between words',
      'before <video src="https://example.org/v.mp4"></video> after',
      '<p>before</p>',
      '<p>Video: <a href="https://example.org/v.mp4">https://example.org/v.mp4</a></p>',
      '<p>after</p>',
    ],
  ]);
});

describe('safe HTML', () => {
  check([
    [
      'event handlers and styles',
      '<p onclick="x()" style="color:red;text-align:right" class="y">a</p>',
      '<p style="text-align:right">a</p>',
    ],
    [
      'unknown elements leave their words',
      '<blink>a</blink> <my-tag>b</my-tag> <font color=red>c</font>',
      '<p>a b c</p>',
    ],
    [
      'schemes',
      '[a](javascript:alert(1)) [b](JaVa&#x09;Script:x) [c](data:text/html,x) [d](file:///etc/passwd) [e](vbscript:x)',
      '<p>a b c d e</p>',
    ],
    ['schemes in HTML', '<a href=" java\nscript:alert(1)">a</a> <a href="ftp://x">b</a>', '<p>a b</p>'],
    [
      'good links',
      '[a](https://example.org/ä) [b](mailto:a@b.c) [c](//example.org/x)',
      '<p><a href="https://example.org/ä">a</a> <a href="mailto:a@b.c">b</a> <a href="https://example.org/x">c</a></p>',
    ],
    ['relative links are words', '[next day](day2.html) and [up](../)', '<p>next day and up</p>'],
    ['attributes cannot break out', "<td title='\"><b onerror=y>'>a</td>", '<p>a</p>'],
    [
      'abbr, ruby, kbd',
      '<abbr title="Deutsche Bahn">DB</abbr> <ruby>漢<rt>kan</rt></ruby> <kbd>A</kbd>',
      '<p><abbr title="Deutsche Bahn">DB</abbr> <ruby>漢<rt>kan</rt></ruby> <kbd>A</kbd></p>',
    ],
    [
      'meta, base, link',
      '<meta http-equiv="refresh" content="0"><base href="x"><link rel=stylesheet href=x>\n\na',
      '<p>a</p>',
    ],
    [
      'forms',
      '<form action="x"><input type="text" value="v"><select><option>o</option></select><button>b</button>a</form>',
      '<p>a</p>',
    ],
    [
      'rows and cells inside a cell of Markdown',
      '| a | b |\n|-|-|\n| !<tr> | x<td>y</td> |',
      '<table><thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><td>!</td><td>xy</td></tr></tbody></table>',
    ],
    ['an item inside an item of Markdown', '- a <li>b</li>', '<ul><li>a b</li></ul>'],
    ['a template inside svg and math', '<svg><script>x</script></svg><math><mi>y</mi></math> a', '<p>y a</p>'],
  ]);
  it('writes no src, no handler and no unknown scheme for any of a hostile collection', () => {
    const hostile = [
      '<img src=x onerror=alert(1)>',
      '<svg onload=x>',
      '<iframe srcdoc="<script>x</script>">',
      '<math href="javascript:x">',
      '<a href="javascript&colon;x">a</a>',
      '<div style="background:url(http://x)">a</div>',
      '<table background="http://x"><tr><td>a</td></tr></table>',
      '<xmp><img src=x></xmp>',
      '<noscript><p title="</noscript><img src=x onerror=x>">',
      '<<script>a</script>',
      '<p/onclick=x>a',
      '<a href="&#106;avascript:x">a</a>',
      '"><script>x</script>',
      '<object data="javascript:x"></object>',
      '<embed src="javascript:x">',
      '<video src="javascript:x"></video>',
      '<input type=image src=x onerror=y>',
      '<style>@import "http://x"</style>',
      '<form><button formaction=javascript:x>',
      '<textarea><img src=x onerror=y></textarea>',
    ].join('\n\n');
    const html = read(hostile)
      .blocks.map((block) => ('html' in block ? block.html : ''))
      .join('\n');
    const tags = html.match(/<[^>]*>/g) ?? [];
    expect(
      tags.filter((tag) =>
        /\s(?:src|on\w+|style|background|formaction|data)\s*=/i.test(tag.replace(/ style="text-align:\w+"/, '')),
      ),
    ).toEqual([]);
    expect(tags.filter((tag) => /href="(?!https?:|mailto:|#)/.test(tag))).toEqual([]);
    expect(
      tags.filter((tag) => /^<\/?(?:script|style|iframe|object|embed|svg|form|link|meta|base)/i.test(tag)),
    ).toEqual([]);
  });
});

describe('Chinese, Japanese, Korean', () => {
  check([
    ['lines of Han join', '今天天气\n很好', '<p>今天天气很好</p>'],
    ['with indentation', '今天天气  x\n   很好', '<p>今天天气  x\n很好</p>'],
    ['Latin keeps its space', 'one\ntwo', '<p>one\ntwo</p>'],
    ['Han and Latin keep a space', '参加了\nKubeCon\n会议', '<p>参加了\nKubeCon\n会议</p>'],
    ['a wide mark carries its own space', '参加了，\nKubeCon。\n好', '<p>参加了，KubeCon。好</p>'],
    ['a Chinese quotation mark', '他说\n“好”\n然后', '<p>他说“好”然后</p>'],
    ['across emphasis', '今天**天气**\n很好', '<p>今天<strong>天气</strong>很好</p>'],
    ['code is Latin', '命令\n`ls`\n很好', '<p>命令\n<code>ls</code>\n很好</p>'],
    ['code in Chinese', '`命令`\n很好', '<p><code>命令</code>很好</p>'],
    ['Kana joins', 'これは\nペンです', '<p>これはペンです</p>'],
    ['Korean keeps its space', '오늘은\n날씨가', '<p>오늘은\n날씨가</p>'],
    ['in a list', '- 今天\n  很好', '<ul><li>今天很好</li></ul>'],
    ['in a quote', '> 今天\n> 很好', '<blockquote><p>今天很好</p></blockquote>'],
    ['bold before Han', '**这是重点。**后面', '<p><strong>这是重点。</strong>后面</p>'],
    ['bold with quotes', '前**“强调”**后', '<p>前<strong>“强调”</strong>后</p>'],
    [
      'bold in brackets',
      '前**（强调）**后**《书》**。',
      '<p>前<strong>（强调）</strong>后<strong>《书》</strong>。</p>',
    ],
    ['emphasis and strike', '前*（强调）*后~~（删）~~后', '<p>前<em>（强调）</em>后<del>（删）</del>后</p>'],
    [
      'bold with Latin marks inside',
      '用**"quote"**吧，**foo!**对',
      '<p>用<strong>"quote"</strong>吧，<strong>foo!</strong>对</p>',
    ],
    [
      'bold around code and links',
      '前**`code`**后**[a](https://b.c)**后',
      '<p>前<strong><code>code</code></strong>后<strong><a href="https://b.c">a</a></strong>后</p>',
    ],
    ['two bolds in one sentence', '**一、**二**三。**四', '<p><strong>一、</strong>二<strong>三。</strong>四</p>'],
    ['Korean bold', '**스크립트(script)**라고', '<p><strong>스크립트(script)</strong>라고</p>'],
    ['Japanese bold', 'これは**「強調」**です', '<p>これは<strong>「強調」</strong>です</p>'],
    ['Latin rules are unchanged', 'a**"b"**c\n\nfoo*"bar"*baz', '<p>a**"b"**c</p>', '<p>foo*"bar"*baz</p>'],
    ['snake case is unchanged', 'foo_bar_baz and 中文_强调_中文', '<p>foo_bar_baz and 中文_强调_中文</p>'],
    [
      'a bare address ends before Han',
      '见https://example.org/a，后面文字。',
      '<p>见<a href="https://example.org/a">https://example.org/a</a>，后面文字。</p>',
    ],
    [
      'and before a full stop',
      '网址是 https://example.org。谢谢',
      '<p>网址是 <a href="https://example.org">https://example.org</a>。谢谢</p>',
    ],
    [
      'and before a Chinese quote',
      '“https://example.org/b”很好',
      '<p>“<a href="https://example.org/b">https://example.org/b</a>”很好</p>',
    ],
    [
      'a written link keeps its Han',
      '[上海](https://zh.wikipedia.org/wiki/上海)',
      '<p><a href="https://zh.wikipedia.org/wiki/上海">上海</a></p>',
    ],
  ]);
});

describe('headings and links inside the document', () => {
  it('gives the ids that GitHub gives, unique', () => {
    const { blocks } = read(
      '# Über uns!\n\n## Day 1\n\n## Day 1\n\n## 第一天：到达\n\n## Привет, мир\n\n## `code` & *em*\n\n## 🚀 Go\n\n## b1',
    );
    const anchors = blocks.map((block) => (block.kind === 'heading' ? block.anchor : ''));
    expect(anchors).toEqual(['über-uns', 'day-1', 'day-1-1', '第一天到达', 'привет-мир', 'code--em', '-go', 'b1-']);
  });
  check([
    ['to a heading', '## Day two\n\n[go](#day-two)', 'h2 Day two', '<p><a href="#day-two">go</a></p>'],
    [
      'to a heading further down, encoded',
      '[去](#%E7%AC%AC%E4%B8%80%E5%A4%A9)\n\n## 第一天',
      '<p><a href="#第一天">去</a></p>',
      'h2 第一天',
    ],
    ['to a heading in other case', '[go](#Day-Two)\n\n## Day two', '<p><a href="#day-two">go</a></p>', 'h2 Day two'],
    ['to nowhere: words only', '[go](#nowhere)', '<p>go</p>'],
    [
      'to an id in HTML',
      '[go](#mill)\n\n<p id="mill">The mill</p>',
      '<p><a href="#mill">go</a></p>',
      '<p id="mill">The mill</p>',
    ],
    [
      'to a named anchor in text',
      '[go](#x)\n\nHere <a name="x"></a>it is',
      '<p><a href="#x">go</a></p>',
      '<p>Here <a id="x"></a>it is</p>',
    ],
    [
      'to an anchor just before a heading',
      '[go](#x)\n\n<a name="x"></a>\n## Day',
      '<p><a href="#day">go</a></p>',
      'h2 Day',
    ],
    ['to an anchor inside a heading', '[go](#x)\n\n## <a id="x"></a>Day', '<p><a href="#day">go</a></p>', 'h2 Day'],
    [
      'an id like ours moves aside',
      '[go](#b2)\n\n<p id="b2">x</p>',
      '<p><a href="#b2-">go</a></p>',
      '<p id="b2-">x</p>',
    ],
    ['GitHub’s own prefix', '[go](#user-content-day)\n\n## Day', '<p><a href="#day">go</a></p>', 'h2 Day'],
  ]);
  it('ids do not collide over several inputs, and links between inputs hold', () => {
    const report = parse(
      [
        { name: 'day1.md', text: '# Day\n\n[next](day2.md) [end](./day2.md#end) [own](#day)' },
        { name: 'day2.md', text: '# Day\n\n[own](#day)\n\n## End' },
      ],
      {},
    );
    expect(draw(report)).toEqual([
      'h1 Day',
      '<p><a href="#day-1">next</a> <a href="#end">end</a> <a href="#day">own</a></p>',
      'h1 Day',
      '<p><a href="#day-1">own</a></p>',
      'h2 End',
    ]);
  });
  it('relative links of a remote post lead to its site', () => {
    const report = read('[a](day2.md) [b](/x) [c](#none)', { url: 'https://example.org/trip/day1.md' });
    expect(draw(report)).toEqual([
      '<p><a href="https://example.org/trip/day2.md">a</a> <a href="https://example.org/x">b</a> c</p>',
    ]);
  });
});

describe('the report as a whole', () => {
  it.each([
    ['# T\n\ntext', 'T', 'title'],
    ['text\n\n# T', undefined, 'b1'],
    ['![](a.jpg)\n\n# T', 'T', 'b1'],
    ['## T', undefined, 'b1'],
    ['<h1>T</h1>', 'T', 'title'],
    ['[![b](https://img.shields.io/x)](https://x.y)\n\n# T', 'T', 'b1'],
    ['---\ntitle: T\n---\n\ntext', 'T', 'title'],
    ['---\ntitle: T!\n---\n\n# t', 't', 'title'],
    ['---\ntitle: Trip\n---\n\n# Day 1', 'Trip', 'title'],
    ['---\ntitle: Trip\ncover: c.jpg\n---\n\ntext', 'Trip', 'b1'],
  ])('title of %j', (input, title, firstId) => {
    const report = read(input);
    expect(report.title).toBe(title);
    expect(report.blocks[0]?.id).toBe(firstId);
    expect(report.blocks.filter((block) => block.id === 'title')).toHaveLength(title === undefined ? 0 : 1);
  });
  it('every block and picture has an id of its own, and every picture one place', () => {
    const report = read(
      '---\ncover: c.jpg\n---\n# T\n![](a.jpg)\nx ![](i.png) y\n\n| a | b |\n|-|-|\n| 1 | ![](t.png) |\n',
    );
    const placed = report.blocks.flatMap((block) => {
      if (block.kind === 'photos') return block.pictures;
      return 'html' in block ? [...block.html.matchAll(/data-picture="([^"]+)"/g)].map((match) => match[1] ?? '') : [];
    });
    expect(placed).toEqual(['cover', 'p1', 'p2', 'p3']);
    expect(report.pictures.map(({ id, inline }) => [id, inline])).toEqual([
      ['cover', false],
      ['p1', false],
      ['p2', true],
      ['p3', true],
    ]);
    expect(new Set(report.blocks.map(({ id }) => id)).size).toBe(report.blocks.length);
  });
  it('CRLF, a byte-order mark and NUL do no harm', () => {
    const report = read('\ufeff# T\r\n\r\na\0b\r\n![](a.jpg)\r\n');
    expect(draw(report)).toEqual(['h1 T', '<p>a\ufffdb</p>', '[a.jpg]']);
    expect(report.pictures[0]?.place).toEqual({ file: 'post.md', line: 4, column: 1 });
  });
  it('text of blocks is plain and folded', () => {
    const { blocks } = read('A  *b*\nc <br>d `e` ![x](y.png) f\n\n- g\n- h\n\n| i | j |\n|-|-|\n| k | l |');
    expect(blocks.map((block) => ('text' in block ? block.text : ''))).toEqual(['A b c d e f', 'g h', 'i j k l']);
  });
  it('warns of nothing for ordinary text', () => {
    expect(
      codes(read('# T\n\nA [link](https://a.b), `code`, 1 < 2 & 3 > 2, {braces}, [brackets], $5 and $6.')),
    ).toEqual([]);
  });
});
