// What HTML may say.
import { describe, expect, it } from 'vitest';
import { expectProblems } from '../../helpers/problems.ts';
import { check, read } from '../draw.ts';

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
      '<p><abbr title="Deutsche Bahn">DB</abbr>（Deutsche Bahn） <ruby>漢<rt>kan</rt></ruby> <kbd>A</kbd></p>',
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
    ...(
      [
        ['1986. What a year.', 'numbers" start="1986'],
        ['998. a\n999. b\n1000. c', 'numbers" start="998'],
        ['99. a\n1. b', 'numbers" start="99'],
        ['123456. a', 'long-numbers" start="123456'],
        ['100) a', 'decimal-bracket numbers" start="100'],
        ['98. a\n1. b', '" start="98'],
      ] as const
    ).map(([list, opens]): [string, string, string] => [
      `room for numbers: ${list}`,
      list,
      `<ol class="${opens}">${list
        .split('\n')
        .map((item) => `<li>${item.replace(/^\d+[.)] /, '')}</li>`)
        .join('')}</ol>`.replace(' class=""', ''),
    ]),
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
    const report = read(hostile);
    expectProblems(report, ['W_LOST', 'W_LOST']);
    const html = report.blocks.map((block) => ('html' in block ? block.html : '')).join('\n');
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
