// What vanishes, what breaks the page, and how lists and quotes are cut open around photos.
import { describe } from 'vitest';
import { check } from '../draw.ts';

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
    ['page break of iA Writer', 'a\n\n+++\n\nb', '<p>a</p>', '=== page ===', '<p>b</p>'],
    ['a break ends a run', '![](a.jpg)\n\n<!-- page break -->\n\n![](b.jpg)', '[a.jpg]', '=== page ===', '[b.jpg]'],
    [
      'scripts, styles, frames',
      'a <script>alert(1)</script> b\n\n<style>p{color:red}</style>\n\n<script>\nx\n\ny</script>\n\nc',
      '<p>a  b</p>',
      '<p>c</p>',
    ],
    [
      'what plugins of WordPress set below a post',
      'a\n\n<div class="sharedaddy sd-sharing-enabled"><h3 class="sd-title">Share this:</h3></div>\n\n<div id="jp-relatedposts" class="jp-relatedposts"><h3>Related</h3></div>',
      '<p>a</p>',
    ],
    [
      'the film of a box of WordPress',
      '<figure class="wp-block-embed"><div class="wp-block-embed__wrapper">\nhttps://www.youtube.com/watch?v=abc\n</div><figcaption>The pass</figcaption></figure>',
      '<p>Video: <a href="https://www.youtube.com/watch?v=abc">https://www.youtube.com/watch?v=abc</a></p>',
      '<p>The pass</p>',
    ],
    ['an address that is no film', '<div>https://x.y/a</div>', '<p>https://x.y/a</p>'],
  ]);
});

describe('lists and quotes are cut open', () => {
  check([
    [
      'an ordered list goes on counting',
      '1. One\n   ![](a.jpg)\n2. Two',
      '<ol><li>One</li></ol>',
      '[a.jpg]',
      '<ol start="2"><li>Two</li></ol>',
    ],
    [
      'the same item goes on',
      '1. One\n\n   ![](a.jpg)\n\n   More\n2. Two',
      '<ol><li><p>One</p></li></ol>',
      '[a.jpg]',
      '<ol><li class="continued"><p>More</p></li><li><p>Two</p></li></ol>',
    ],
    [
      'in the third item',
      '3. Three\n4. Four\n   ![](a.jpg)\n   more\n5. Five',
      '<ol start="3"><li>Three</li><li>Four</li></ol>',
      '[a.jpg]',
      '<ol start="4"><li class="continued">more</li><li>Five</li></ol>',
    ],
    ['an item of nothing but a picture counts', '1. ![](a.jpg)\n2. Two', '[a.jpg]', '<ol start="2"><li>Two</li></ol>'],
    ['a list of pictures', '- ![](a.jpg)\n- ![](b.jpg)', '[a.jpg | b.jpg]'],
    ['picture first, its words after', '- ![](a.jpg)\n  The mill', '[a.jpg]', '<ul><li>The mill</li></ul>'],
    [
      'nested lists',
      '- One\n  - Two\n    ![](a.jpg)\n  - Three\n- Four',
      '<ul><li>One<ul><li>Two</li></ul></li></ul>',
      '[a.jpg]',
      '<ul><li class="continued"><ul><li>Three</li></ul></li><li>Four</li></ul>',
    ],
    [
      'a quote',
      '> One\n>\n> ![](a.jpg)\n>\n> Two',
      '<blockquote><p>One</p></blockquote>',
      '[a.jpg]',
      '<blockquote><p>Two</p></blockquote>',
    ],
    ['a quote of a picture', '> ![](a.jpg)', '[a.jpg]'],
    ['a caption inside a quote', '> ![](a.jpg)\n> *The mill*', '[a.jpg «The mill»]'],
    ['inline in an item', '- press ![](k.png) now', '<ul><li>press {k.png} now</li></ul>'],
    [
      'a details box is opened',
      '<details>\n<summary>More photos</summary>\n\n![](a.jpg)\n\nText.\n\n</details>',
      '<p><strong>More photos</strong></p>',
      '[a.jpg]',
      '<p>Text.</p>',
    ],
  ]);
});
