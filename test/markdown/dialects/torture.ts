// A trip report with one of everything: every way of writing a picture that the dialects know, one after another with
// prose between. Every picture has its own file name and its own words, so that order, loss and mixed-up captions show.

export interface Expected {
  readonly written: string;
  /** Words that must be the caption, or else the alt text. */
  readonly words?: string;
  readonly syntax: string;
}

export interface Torture {
  readonly text: string;
  readonly pictures: readonly Expected[];
  readonly syntaxes: number;
}

/** Takes the next file name and its words. */
type Take = (ending?: string) => { readonly file: string; readonly words: string };
interface Way {
  readonly syntax: string;
  readonly write: (take: Take, known: Known) => string;
}
/** For pictures that carry no words, or whose address is not the plain file name. */
interface Known {
  /** The last picture taken has no words of its own. */
  silent(): void;
  /** The last picture taken is asked for under this address. */
  as(address: (file: string) => string): void;
}

const ways: readonly Way[] = [
  way('Markdown', (p) => `![${p.words}](${p.file})`),
  way('Markdown with title', (p) => `![x](${p.file} "${p.words}")`),
  way('angle brackets', (p) => `![${p.words}](<${p.file}>)`),
  {
    syntax: 'two in a row',
    write: (take) => {
      const [a, b] = [take(), take()];
      return `![${a.words}](${a.file})\n![${b.words}](${b.file})`;
    },
  },
  way('reference', (p) => `![${p.words}][ref-${p.file}]\n\n[ref-${p.file}]: ${p.file}`),
  {
    syntax: 'thumbnail with link',
    write: (take, known) => {
      const p = take();
      known.as((file) => `full/${file}`);
      return `[![${p.words}](thumb/${p.file})](full/${p.file})`;
    },
  },
  way('<img>', (p) => `<img src="${p.file}" alt="${p.words}" width="300">`),
  way('<figure>', (p) => `<figure>\n  <img src="${p.file}">\n  <figcaption>${p.words}</figcaption>\n</figure>`),
  way('<p align> around <img>', (p) => `<p align="center"><img src="${p.file}" alt="${p.words}"></p>`),
  way('Markdown in a <div>', (p) => `<div class="photo">\n![${p.words}](${p.file})\n</div>`),
  way('MkDocs figure', (p) => `<figure markdown>\n  ![${p.words}](${p.file}){ width="300" }\n</figure>`),
  way('Hugo figure', (p) => `{{< figure src="${p.file}" caption="${p.words}" >}}`),
  way('Hugo figure without spaces', (p) => `{{<figure src="${p.file}" caption="${p.words}">}}`),
  way('Hugo percent', (p) => `{{% figure src="${p.file}" title="${p.words}" %}}`),
  way('Hugo over lines', (p) => `{{< figure\n  src="${p.file}"\n  caption="${p.words}"\n  width="60%"\n>}}`),
  way('Hugo positional', (p) => `{{< img "${p.file}" "${p.words}" >}}`),
  way('Hugo imgproc', (p) => `{{< imgproc ${p.file} Resize "450x" >}}\n${p.words}\n{{< /imgproc >}}`),
  way('Hugo unknown name', (p) => `{{< meinbild datei="${p.file}" caption="${p.words}" >}}`),
  way('Hugo raw string', (p) => `{{< figure src=\`${p.file}\` caption=\`${p.words}\` >}}`),
  way('Hugo in a pair', (p) => `{{< center >}}\n{{< figure src="${p.file}" caption="${p.words}" >}}\n{{< /center >}}`),
  several('Hugo gallery of figures', 3, (list) =>
    [
      '{{< gallery >}}',
      ...list.map((p) => `  {{< figure link="${p.file}" caption="${p.words}" >}}`),
      '{{< /gallery >}}',
    ].join('\n'),
  ),
  several('Hugo gallery, indented far', 2, (list) =>
    [
      '{{< gallery >}}',
      ...list.map((p) => `\n      {{< figure src="${p.file}" caption="${p.words}" >}}`),
      '{{< /gallery >}}',
    ].join('\n'),
  ),
  several('Hugo gallery of lines', 3, (list) =>
    ['{{< gallery >}}', ...list.map((p) => `${p.file}::${p.words}`), '{{< /gallery >}}'].join('\n'),
  ),
  several(
    'Hugo gallery list',
    2,
    (list) =>
      `{{< gallery images="${list.map((p) => p.file).join(',')}" captions="${list.map((p) => p.words).join('|')}" >}}`,
  ),
  silent('Hugo gallery positional', 3, (list) => `{{< gallery ${list.map((p) => `"${p.file}"`).join(' ')} >}}`),
  silent('Hugo compare', 2, ([a, b]) => `{{< compare before="${a!.file}" after="${b!.file}" >}}`),
  way('Hugo address', (p) => `![${p.words}]({{< static "${p.file}" >}})`),
  way('Zola call', (p) => `{{ figure(src="${p.file}", caption="${p.words}") }}`),
  several('Zola block', 2, (list) =>
    ['{% gallery() %}', ...list.map((p) => `${p.file}::${p.words}`), '{% end %}'].join('\n'),
  ),
  way('Jekyll include', (p) => `{% include figure.html url="${p.file}" description="${p.words}" %}`),
  way('Jekyll include over lines', (p) => `{% include image.html\n   src="${p.file}"\n   caption="${p.words}" %}`),
  several(
    'Jekyll numbered include',
    3,
    (list) =>
      `{% include three.html ${list.map((p, index) => `${index + 1}src="${p.file}" ${index + 1}caption="${p.words}"`).join(' ')} %}`,
  ),
  several(
    'Jekyll image1 image2',
    2,
    (list) =>
      `{% include two.html ${list.map((p, index) => `image${index + 1}="${p.file}" caption${index + 1}="${p.words}"`).join(' ')} %}`,
  ),
  several(
    'Jekyll gallery',
    3,
    (list) => ['{% gallery trip %}', ...list.map((p) => `img/${p.file}::${p.words}`), '{% endgallery %}'].join('\n'),
    (file) => `img/${file}`,
  ),
  several('Hexo gallery', 2, (list) =>
    ['{% gallery %}', ...list.map((p) => `![${p.words}](${p.file})`), '{% endgallery %}'].join('\n'),
  ),
  several('Hexo gp', 2, (list) =>
    ['{% gp 2-1 %}', ...list.map((p) => `![${p.words}](${p.file})`), '{% endgp %}'].join('\n'),
  ),
  way('Hexo asset_img', (p) => `{% asset_img ${p.file} ${p.words} %}`),
  way('Hexo asset_path', (p) => `![${p.words}]({% asset_path ${p.file} %})`),
  way('Octopress img', (p) => `{% img left ${p.file} 300 200 "${p.words}" %}`),
  way('Jekyll picture tag', (p) => `{% picture default ${p.file} --alt ${p.words} %}`),
  way('responsive_image', (p) => `{% responsive_image path: ${p.file} alt: "${p.words}" %}`),
  way(
    'responsive_image_block',
    (p) => `{% responsive_image_block %}\n  path: ${p.file}\n  alt: "${p.words}"\n{% endresponsive_image_block %}`,
  ),
  way('cloudinary', (p) => `{% cloudinary default ${p.file} caption="${p.words}" %}`),
  way('Tufte maincolumn', (p) => `{% maincolumn '${p.file}' '${p.words}' %}`),
  way('Eleventy image', (p) => `{% image "${p.file}", "${p.words}" %}`),
  way('jekyll-figure', (p) => `{% figure caption:"${p.words}" %}\n![x](${p.file})\n{% endfigure %}`),
  way('Shopify render', (p) => `{% render "figure", src: "${p.file}", caption: "${p.words}" %}`),
  rooted('site.baseurl', (p) => `![${p.words}]({{ site.baseurl }}/${p.file})`),
  rooted('site.url and baseurl', (p) => `![${p.words}]({{site.url}}{{site.baseurl}}/${p.file})`),
  rooted('relative_url', (p) => `![${p.words}]({{ '/${p.file}' | relative_url }})`),
  rooted('absolute_url in <img>', (p) => `<img src="{{ "/${p.file}" | absolute_url }}" alt="${p.words}">`),
  way('Jekyll link', (p) => `![${p.words}]({% link ${p.file} %})`),
  way('inside if', (p) => `{% if site.photos %}\n![${p.words}](${p.file})\n{% endif %}`),
  way('kramdown list', (p) => `![${p.words}](${p.file}){: .center width="50%"}`),
  way('kramdown list below', (p) => `![${p.words}](${p.file})\n{: .center width="50%"}`),
  way('pandoc width', (p) => `![${p.words}](${p.file}){width=18cm}`),
  way('pandoc id and height', (p) => `![${p.words}](${p.file}){#fig-${p.file.slice(0, 4)} .wide height=50%}`),
  way('Logseq size', (p) => `![${p.words}](${p.file}){:height 300, :width 400}`),
  way('markdown-it size', (p) => `![${p.words}](${p.file} =300x200)`),
  way('width alone', (p) => `![${p.words}](${p.file} =300x)`),
  several('pandoc columns', 2, (list) =>
    ['::: {.columns}', ...list.map((p) => `:::: {.column width="50%"}\n![${p.words}](${p.file})\n::::`), ':::'].join(
      '\n',
    ),
  ),
  silent('Obsidian embed', 1, ([p]) => `![[${p!.file}]]`),
  silent('Obsidian width', 1, ([p]) => `![[${p!.file}|300]]`),
  way('Obsidian words', (p) => `![[${p.file}|${p.words}]]`),
  way('Obsidian words and size', (p) => `![[${p.file}|${p.words}|300x200]]`),
  way('Obsidian alt size', (p) => `![${p.words}|300](${p.file})`),
  way('MediaWiki', (p) => `[[File:${p.file}|thumb|300px|${p.words}]]`),
  silent('Org', 1, ([p]) => `[[file:${p!.file}]]`),
  way('Org caption', (p) => `#+CAPTION: ${p.words}\n[[file:${p.file}]]`),
  way('DokuWiki', (p) => `{{${p.file}?300|${p.words}}}`),
  way('Textile', (p) => `!${p.file}(${p.words})!`),
  way('reStructuredText', (p) => `.. figure:: ${p.file}\n   :width: 60%\n\n   ${p.words}`),
  way('AsciiDoc', (p) => `image::${p.file}[${p.words}, 300]`),
  silent('BBCode', 1, ([p]) => `[img]${p!.file}[/img]`),
  way(
    'LaTeX',
    (p) => `\\begin{figure}\n\\includegraphics[width=0.5\\textwidth]{${p.file}}\n\\caption{${p.words}}\n\\end{figure}`,
  ),
  way('MyST', (p) => `\`\`\`{figure} ${p.file}\n:width: 60%\n\n${p.words}\n\`\`\``),
  way('MDC', (p) => `::figure[${p.words}]{src="${p.file}"}`),
  way('WordPress', (p) => `[caption id="x" width="300"]<img src="${p.file}" width="300" /> ${p.words}[/caption]`),
  way('spaces', (p) => `![${p.words}](${p.file})`, 'my photo (1).jpg'),
  way('umlauts and commas', (p) => `![${p.words}](${p.file})`, 'Über den See, früh.jpg'),
  way('typographic quotes', (p) => `![x](${p.file} “${p.words}”)`),
  way('full-width mark', (p) => `！[${p.words}](${p.file})`),
  way('full-width parentheses', (p) => `![${p.words}]（${p.file}）`),
  way('parenthesis forgotten', (p) => `![${p.words}](${p.file}`),
  way('space between the brackets', (p) => `![${p.words}] (${p.file})`),
  way('in a list', (p) => `- ![${p.words}](${p.file})`),
  way('in a quote', (p) => `> {{< figure src="${p.file}" caption="${p.words}" >}}`),
  {
    syntax: 'table',
    write: (take) => {
      const [a, b] = [take(), take()];
      return `| | |\n|---|---|\n| {{< img src="${a.file}" alt="${a.words}" >}} | ![[${b.file}\\|${b.words}]] |`;
    },
  },
];

/** Never pictures: code, comments, links, things that embed something else. */
const decoys: readonly string[] = [
  '```\n{{< figure src="code.jpg" >}} ![[code.png]] ![x](my code.jpg)\n```',
  '`{% include figure.html url="code.jpg" %}` and `![x](code.jpg)`',
  '<!-- ![x](comment.jpg) {{< figure src="comment.jpg" >}} -->',
  '{% comment %}\n![x](comment.jpg)\n{% endcomment %}',
  '{{/* {{ figure src="comment.jpg" }} */}}',
  'A [link](link.jpg) and [[link.jpg|a wiki link]] and [[wiki page]].',
  '{{< youtube w7Ft2ymGmfc >}}\n\n{% vimeo 123456 %}',
  '{{< alert >}}\nMind the tide.\n{{< /alert >}}',
  '{% highlight ruby %}\nputs "![x](code.jpg) {{ x }}"\n{% endhighlight %}',
  '{% note info %}\nBring a coat.\n{% endnote %}',
];

/** The post; the same one each time. */
export function torture(): Torture {
  const pictures: (Expected & { words?: string })[] = [];
  const parts: string[] = ['# The long way round', ''];
  let number = 0;
  for (let round = 0; round < 2; round += 1) {
    for (const [index, { syntax, write }] of ways.entries()) {
      const take: Take = (name) => {
        number += 1;
        const id = `t${String(number).padStart(3, '0')}`;
        const taken = { file: name ? `${id} ${name}` : `${id}.jpg`, words: `Place ${number}` };
        pictures.push({ written: taken.file, words: taken.words, syntax });
        return taken;
      };
      const last = (change: (picture: Expected) => Expected) => pictures.push(change(pictures.pop()!));
      const block = write(take, {
        silent: () => last(({ words: _, ...rest }) => rest),
        as: (address) => last((picture) => ({ ...picture, written: address(picture.written) })),
      });
      parts.push(
        `## ${round + 1}.${index + 1} ${syntax.replace(/[<>]/g, '')}`,
        '',
        `We came to stop ${index + 1}.`,
        '',
        block,
        '',
      );
      if (index % 6 === 0) parts.push(decoys[(index / 6 + round) % decoys.length]!, '');
    }
  }
  return { text: parts.join('\n'), pictures, syntaxes: ways.length };
}

function way(syntax: string, write: (picture: ReturnType<Take>) => string, name?: string): Way {
  return { syntax, write: (take) => write(take(name)) };
}

function rooted(syntax: string, write: (picture: ReturnType<Take>) => string): Way {
  return {
    syntax,
    write: (take, known) => {
      const taken = take();
      known.as((file) => `/${file}`);
      return write(taken);
    },
  };
}

function several(
  syntax: string,
  count: number,
  write: (pictures: readonly ReturnType<Take>[]) => string,
  as?: (file: string) => string,
): Way {
  return {
    syntax,
    write: (take, known) => {
      const list = Array.from({ length: count }, () => {
        const taken = take();
        if (as) known.as(as);
        return taken;
      });
      return write(list);
    },
  };
}

function silent(syntax: string, count: number, write: (pictures: readonly ReturnType<Take>[]) => string): Way {
  return {
    syntax,
    write: (take, known) => {
      const list = Array.from({ length: count }, () => {
        const taken = take();
        known.silent();
        return taken;
      });
      return write(list);
    },
  };
}
