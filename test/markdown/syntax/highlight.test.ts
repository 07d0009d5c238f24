// Code in colours.
import { describe, expect, it } from 'vitest';
import { read } from '../draw.ts';

describe('code', () => {
  it.each([
    [
      'js',
      'let a = "x"; // y',
      '<span class="hljs-keyword">let</span> a = <span class="hljs-string">&quot;x&quot;</span>; <span class="hljs-comment">// y</span>\n',
    ],
    ['nosuch', 'let <a>', 'let &lt;a&gt;\n'],
    ['', 'let <a>', 'let &lt;a&gt;\n'],
  ])('code in %j', (language, code, html) => {
    const [block] = read(`\`\`\`${language}\n${code}\n\`\`\``).blocks;
    expect(block).toMatchObject({
      tag: 'code',
      text: code,
      html: `<pre><code${language ? ` class="language-${language}"` : ''}>${html}</code></pre>`,
    });
  });
});
