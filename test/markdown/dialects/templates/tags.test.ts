// Template tags of a text: their kinds, names, insides and pairs.
import { expect, it } from 'vitest';
import { readSource } from '../../../../src/markdown/dialects/source/source.ts';
import { readTags } from '../../../../src/markdown/dialects/templates/tags.ts';

const drawn = (text: string) => {
  const tags = readTags(readSource(text, { file: 'post.md', firstLine: 1, frontMatter: {} }));
  return tags.map(
    ({ kind, name, closing, selfClosing, call, body, pair }) =>
      `${kind} ${closing ? '/' : ''}${name}${selfClosing ? ' /' : ''}${call ? '()' : ''}[${body.trim()}]${pair === undefined ? '' : ` → ${pair}`}`,
  );
};

it.each([
  ['{{< figure src="a.jpg" >}}', ['hugo figure[src="a.jpg"]']],
  ['{{% note %}}x{{% /note %}}', ['hugo note[] → 1', 'hugo /note[]']],
  ['{{< img "a" />}}', ['hugo img /["a"]']],
  ['{% include a.html %}', ['liquid include[a.html]']],
  ['{%- if x -%}y{% endif %}', ['liquid if[x] → 1', 'liquid /if[]']],
  ['{{ page.title }}', ['output [page.title]']],
  ['{{ img(path="a") }}', ['output [img(path="a")]']],
  ['{% gallery() %}x{% end %}', ['liquid gallery()[] → 1', 'liquid /[]']],
  ['{{/* x */}}{# y #}', ['comment [x]', 'comment [y]']],
  ['{{</* x */>}}', ['literal [x]']],
  ['{{< open', ['stray []']],
  ['{{< a b=">}}" >}}', ['hugo a[b=">}}"]']],
  ['{% raw %}{{ x }}{% endraw %}', ['liquid raw[] → 1', 'liquid /raw[]']],
  ['`{{ x }}` {{ y }}', ['output [y]']],
  ['a { b } c', []],
])('%s', (text, expected) => expect(drawn(text)).toEqual(expected));
