// Jekyll, Hexo, Octopress, Eleventy: the source as authors type it, and the text that the parser gets.

import { LAYOUT_END } from '../../../../src/markdown/dialects/picture/layout-marks.ts';
import { LAYOUT } from '../../../../src/markdown/own-classes.ts';
import { AS_IT_IS, FRONT_MATTER, type Row } from './row.ts';

export const liquid: readonly Row[] = [
  // Tags of Hexo's themes around words of a sentence.
  { source: 'A {% u words here %} b', text: 'A <u>words here</u> b' },
  { source: '{% emp words %}, {% wavy more words %}', text: '<em>words</em>, <u>more words</u>' },
  { source: '{% del gone **for** good %}', text: '<del>gone **for** good</del>' },
  { source: '{% kbd Ctrl + C %}{% sup 2 %}{% sub i %}', text: '<kbd>Ctrl + C</kbd><sup>2</sup><sub>i</sub>' },
  { source: '{% mark high water color:red %} {% mark plain %}', text: '<mark>high water</mark> <mark>plain</mark>' },
  { source: '{% psw a secret %} {% blur words %} {% u "in quotes" %}', text: 'a secret words <u>in quotes</u>' },
  { source: '{% span red, two words %}{% p center logo large, a title %}', text: 'two wordsa title' },
  {
    source: '{% checkbox checked, done %} {% checkbox to do %} {% radio blue, a <b> %}',
    text: '☑ done ☐ to do ☐ a &#60;b&#62;',
  },
  { source: '{% label two words blue %} {% hashtag hut https://a.example/x %}', text: 'two words hut' },
  { source: '`{% u words %}`', text: AS_IT_IS },
  { source: '{% u %}', text: '', codes: ['W_TEMPLATE'] },
  {
    source: '{% include image.html url="/images/bird.jpg" description="Bird" %}',
    text: '![](</images/bird.jpg> "Bird")',
  },
  {
    source: '{% include figure.html image="/a.jpg" caption="C" width="300" %}',
    text: '<img src="/a.jpg" alt="" title="C" width="300">',
  },
  {
    source:
      '{% include figure image_path="/assets/a.jpg" alt="this is a placeholder" caption="Words with **bold** and [link](https://x.y)." %}',
    text: '<img src="/assets/a.jpg" alt="this is a placeholder" title="Words with &#42;&#42;bold&#42;&#42; and &#91;link&#93;(https://x.y).">',
  },
  {
    source: '{% include lightbox.html src="{{ site.baseurl }}/img/a.jpg" title=\'T\' %}',
    text: '![](</img/a.jpg> "T")',
  },
  {
    source: '{%include img.html src="a.jpg"%}',
    text: '![](<a.jpg>)',
  },
  {
    source: '{%- include img.html src="a.jpg" -%}',
    text: '![](<a.jpg>)',
  },
  {
    source: ['{% include image.html', '   src="a.jpg"', '   caption="C" %}'].join('\n'),
    text: ['', '![](<a.jpg> "C")', ''].join('\n'),
  },
  {
    source: '{% include gallery-3.html image1="1.jpg" caption1="One" image2="2.jpg" caption2="Two" image3="3.jpg" %}',
    text: '![](<1.jpg> "One") ![](<2.jpg> "Two") ![](<3.jpg>)',
  },
  {
    source: '{% include two.html src1="1.jpg" src2="2.jpg" caption="Both" %}',
    text: '<figure> <img src="1.jpg" alt=""> <img src="2.jpg" alt=""> <figcaption>Both</figcaption></figure>',
  },
  {
    source: '{% include images.html 1src="1.jpg" 1caption="One" 2src="2.jpg" 2caption="Two" 3src="3.jpg" %}',
    text: '![](<1.jpg> "One") ![](<2.jpg> "Two") ![](<3.jpg>)',
  },
  {
    source: '{% include image-gallery.html folder="/photos/rome" %}',
    text: '![](</photos/rome/>)',
  },
  {
    source: '{% include foo.html text="Nothing to see" %}',
    text: 'Nothing to see',
  },
  {
    source: '{% include adsense.html %}',
    text: '',
  },
  {
    source: '{% include youtube.html id="abc" %}',
    text: '<video src="https://www.youtube.com/watch?v=abc"></video>',
  },
  {
    source: '{% include video.html src="film.mp4" %}',
    text: '<video src="film.mp4"></video>',
  },
  {
    source: '{% include_relative part.md %}',
    text: '',
    codes: ['W_TEMPLATE'],
  },
  {
    source: '{% include slide.html images="a.jpg,b.jpg" captions="A|B" %}',
    text: '![](<a.jpg> "A") ![](<b.jpg> "B")',
  },
  {
    source: ['{% gallery rome %}', '/img/1.jpg::The forum', '2.jpg', '{% endgallery %}'].join('\n'),
    text: ['', '![](</img/1.jpg> "The forum")', '[![](<2.jpg>)](</images/galleries/rome/2.jpg>)', ''].join('\n'),
  },
  {
    source: ['{% gallery %}', '![One](1.jpg)', '![Two](2.jpg)', '{% endgallery %}'].join('\n'),
    text: ['', '![One](1.jpg)', '![Two](2.jpg)', ''].join('\n'),
  },
  {
    source: ['{% gallery %}', 'trip/1.jpg[thumb1.jpg]:: One', 'trip/2.jpg', '{% endgallery %}'].join('\n'),
    text: ['', '![](<trip/1.jpg> "One")', '![](<trip/2.jpg>)', ''].join('\n'),
  },
  {
    source: ['{% gallery "album" %}', '  src="1.jpg" alt="One"', '  src="2.jpg" alt="Two"', '{% endgallery %}'].join(
      '\n',
    ),
    text: ['', '  ![One](<1.jpg>)', '  ![Two](<2.jpg>)', ''].join('\n'),
  },
  {
    source: '{% asset_img lake.jpg The lake at dawn %}',
    text: '![The lake at dawn](<lake.jpg>)',
  },
  {
    source: '{% asset_img class1 "my lake.jpg" 500 300 \'"The title" "The alt"\' %}',
    text: '<img src="my lake.jpg" alt="The alt" title="The title" width="500" height="300">',
  },
  {
    source: '{% asset_img lake.jpg 500 "The lake \'A boat on it\'" %}',
    text: '<img src="lake.jpg" alt="A boat on it" title="The lake" width="500">',
  },
  {
    source: '{% img left /images/a.jpg 300 200 \'晨 "湖 7:00"\' %}',
    text: '<img src="/images/a.jpg" alt="湖 7:00" title="晨" width="300" height="200">',
  },
  {
    source: '{% asset_path lake.jpg %}',
    text: 'lake.jpg',
  },
  {
    source: '![x]({% asset_path lake.jpg %})',
    text: '![x](lake.jpg)',
  },
  {
    source: '![x]({% link assets/img/a.jpg %})',
    text: '![x](assets/img/a.jpg)',
  },
  {
    source: '[post]({% post_url 2019-06-25-trip %})',
    text: '[post](2019-06-25-trip)',
  },
  {
    source: '{% img left /images/a.jpg 350 350 "Title" "Alt" %}',
    text: '<img src="/images/a.jpg" alt="Alt" title="Title" width="350" height="350">',
  },
  {
    source: '{% img /images/a.jpg %}',
    text: '![](</images/a.jpg>)',
  },
  {
    source: '{% picture default a.jpg --alt The lake %}',
    text: '![The lake](<a.jpg>)',
  },
  {
    source: '{% picture thumb/a.jpg alt="The lake" %}',
    text: '![The lake](<thumb/a.jpg>)',
  },
  {
    source: '{% responsive_image path: assets/a.jpg alt: "The lake" %}',
    text: '![The lake](<assets/a.jpg>)',
  },
  {
    source: [
      '{% responsive_image_block %}',
      '  path: "assets/a.jpg"',
      '  alt: {{ "Title" }}',
      '  caption: The lake',
      '{% endresponsive_image_block %}',
    ].join('\n'),
    text: ['', '  ![Title](<assets/a.jpg> "The lake")', '  ', '  ', ''].join('\n'),
  },
  {
    source: '{% cloudinary default /assets/a.jpg alt="x" caption="C" %}',
    text: '![x](</assets/a.jpg> "C")',
  },
  {
    source: '{% fullimage /images/a.jpg, alt words, title words %}',
    text: '![alt words](</images/a.jpg> "title words")',
  },
  {
    source: "{% maincolumn 'assets/a.jpg' 'The caption' %}",
    text: '![The caption](<assets/a.jpg>)',
  },
  {
    source: "{% marginfigure 'mf-1' 'assets/a.jpg' 'The caption' %}",
    text: '![The caption](<assets/a.jpg>)',
  },
  {
    source: ['{% figure caption:"Evidence" %}', '![x](a.jpg)', '{% endfigure %}'].join('\n'),
    text: ['', '![x](a.jpg)', '<small>Evidence</small>'].join('\n'),
  },
  {
    source: ['{% gp 2-1 %}', '![](1.jpg)', '![](2.jpg)', '{% endgp %}'].join('\n'),
    text: ['', '![](1.jpg)', '![](2.jpg)', ''].join('\n'),
  },
  {
    source: "{% galleryGroup 'Rome' 'Photos' '/gallery/rome' /img/rome.jpg %}",
    text: '![](</img/rome.jpg>)',
  },
  {
    source: '{% image "./a.jpg", "The lake", "(min-width: 30em) 50vw" %}',
    text: '![The lake](<./a.jpg>)',
  },
  {
    source: '{% qnimg a.jpg title:Words alt:Alt %}',
    text: '![Alt](<a.jpg> "Words")',
  },
  {
    source: '![x]({{ site.baseurl }}/img/a.jpg)',
    text: '![x](/img/a.jpg)',
  },
  {
    source: '![x]({{site.url}}{{site.baseurl}}/img/a.jpg "Title")',
    text: '![x](/img/a.jpg "Title")',
  },
  {
    source: '![x]({{ site.bseurl }}/img/a.jpg)',
    text: '![x](/img/a.jpg)',
  },
  {
    source: '![x]({{ "/img/a.jpg" | relative_url }})',
    text: '![x](/img/a.jpg)',
  },
  {
    source: "![x]({{ '/img/a.jpg' | prepend: site.baseurl | prepend: site.url }})",
    text: '![x](/img/a.jpg)',
  },
  {
    source: '![x]({{ "a" | append: ".jpg" }})',
    text: '![x](a.jpg)',
  },
  {
    source: '<img src="{{ \'/img/a.jpg\' | absolute_url }}" alt="x">',
    text: '<img src="/img/a.jpg" alt="x">',
  },
  {
    source: '![x]({{ page.photos }}/a.jpg)',
    text: '![x](/img/p/a.jpg)',
    frontMatter: FRONT_MATTER,
  },
  {
    source: '![x]({{ page.missing }}/a.jpg)',
    text: '![x](/a.jpg)',
    codes: ['W_TEMPLATE'],
  },
  {
    source: ['{% assign dir = "/img/trip" %}', '![x]({{ dir }}/a.jpg)'].join('\n'),
    text: ['', '![x](/img/trip/a.jpg)'].join('\n'),
  },
  {
    source: ['{% capture fig %}', '![x](a.jpg)', '{% endcapture %}', '<figure>{{ fig | markdownify }}</figure>'].join(
      '\n',
    ),
    text: ['', '![x](a.jpg)', '', '<figure></figure>'].join('\n'),
  },
  {
    source: '{% raw %}{{ not.a.tag }}{% endraw %}',
    text: '&#123;&#123; not.a.tag }}',
  },
  {
    source: ['{% comment %}', '![hidden](a.jpg)', '{% endcomment %}'].join('\n'),
    text: ['', '', ''].join('\n'),
  },
  {
    source: ['{% if page.x %}', 'Yes ![x](a.jpg)', '{% else %}', 'No', '{% endif %}'].join('\n'),
    text: ['', 'Yes ![x](a.jpg)', '', 'No', ''].join('\n'),
    codes: ['W_TEMPLATE'],
  },
  {
    source: ['{% highlight ruby linenos %}', 'puts "![x](a.jpg)"', '{% endhighlight %}'].join('\n'),
    text: ['```ruby', 'puts "![x](a.jpg)"', '```'].join('\n'),
  },
  {
    source: '{% highlight js %}let a = 1;{% endhighlight %}',
    text: '`let a = 1;`',
  },
  {
    source: ['text {% highlight js %}', 'let a = `x`;', '{% endhighlight %} more'].join('\n'),
    text: ['text <pre><code>', 'let a = &#96;x&#96;;', '</code></pre> more'].join('\n'),
  },
  {
    source: ['{% for photo in page.missing %}', '![]({{ photo }})', '{% endfor %}'].join('\n'),
    text: ['', '![]()', ''].join('\n'),
    codes: ['W_TEMPLATE'],
  },
  {
    source: '[link](https://x.y){:target="_blank"}',
    text: '[link](https://x.y)',
  },
  {
    source: '![x](a.jpg){: .center width="50%"}',
    text: '<img src="a.jpg" alt="x" width="50%" class="center">',
  },
  {
    source: ['![x](a.jpg)', '{: .center width="50%"}'].join('\n'),
    text: ['<img src="a.jpg" alt="x" width="50%" class="center">', ''].join('\n'),
  },
  {
    source: ['Paragraph.', '{: .lead}'].join('\n'),
    text: ['Paragraph.', ''].join('\n'),
  },
  {
    source: ['* TOC', '{:toc}'].join('\n'),
    text: AS_IT_IS,
  },
  {
    source: '{% youtube abc %} {% vimeo 123 %}',
    text: '<video src="https://www.youtube.com/watch?v=abc"></video> <video src="https://vimeo.com/123"></video>',
  },
  {
    source: ['{% blockquote %}', '道可道，', '非常道。', '{% endblockquote %}'].join('\n'),
    text: ['', '> 道可道，', '> 非常道。', ''].join('\n'),
  },
  {
    source: ['{% blockquote Ann https://a.org/x The *page* %}', 'A', '', 'B', '{% endblockquote %}'].join('\n'),
    text: ['', '> A', '> ', '> B<br>— Ann, [The &#42;page&#42;](<https://a.org/x>)', ''].join('\n'),
  },
  { source: '{% blockquote 老子 %}x{% endblockquote %}', text: 'x<br>— 老子' },
  {
    source: ['{% quote Bo %}', '{% img /a.jpg %}', '{% endquote %}'].join('\n'),
    text: ['', '![](</a.jpg>)<br>— Bo', ''].join('\n'),
  },
  {
    source: [
      '{% tabs gear %}',
      '<!-- tab 相机@camera -->',
      'Z6',
      '<!-- endtab -->',
      '<!-- tab -->',
      'b',
      '{% endtabs %}',
    ].join('\n'),
    text: ['', '**相机**  ', 'Z6', '<!-- endtab -->', '<!-- tab -->', 'b', ''].join('\n'),
  },
  { source: '<!-- tab A -->', text: '<!-- tab A -->' },
  {
    source: ['{% tabs x %}', '<!-- tab {{ y }} -->', '{% endtabs %}'].join('\n'),
    text: ['', '<!-- tab {{ y }} -->', ''].join('\n'),
  },
  {
    source: ['{% blockquote Ann, Book %}', 'Words', '{% endblockquote %}'].join('\n'),
    text: ['', '> Words<br>— Ann, Book', ''].join('\n'),
  },
  {
    source: ['{% note info %}', 'Words', '{% endnote %}'].join('\n'),
    text: [`<!-- ${LAYOUT} class="alert note" -->`, 'Words', LAYOUT_END].join('\n'),
  },
  {
    source: ['{% hint style="danger" %}', 'Words', '{% endhint %}'].join('\n'),
    text: [`<!-- ${LAYOUT} class="alert caution" -->`, 'Words', LAYOUT_END].join('\n'),
  },
  {
    source: '{% embed url="https://example.org/x" %}',
    text: '[https://example.org/x](<https://example.org/x>)',
  },
  {
    source: ['{% tabs Title %}', '<!-- tab One -->', '![](a.jpg)', '<!-- endtab -->', '{% endtabs %}'].join('\n'),
    text: ['', '**One**  ', '![](a.jpg)', '<!-- endtab -->', ''].join('\n'),
  },
  {
    source: '{{ content }}',
    text: '',
  },
  {
    source: '{{ page.title }} in {{ page.place | default: "Rome" }}',
    text: 'T in Rome',
    frontMatter: FRONT_MATTER,
  },
  {
    source: '{# a comment #}',
    text: '',
  },
  {
    source: '{{ }}',
    text: '',
    codes: ['W_TEMPLATE'],
  },
  {
    source: 'a {{ b',
    text: 'a &#123;&#123; b',
  },
  {
    source: 'a {% b',
    text: 'a &#123;% b',
  },
  {
    source: '100 %} }}',
    text: AS_IT_IS,
  },
  {
    source: '{% include figure.html src="a.jpg" caption="100% {{ page.title }}" %}',
    text: '![](<a.jpg> "100% T")',
    frontMatter: FRONT_MATTER,
  },
  {
    source: '{% figure [caption:"x"] [class:"y"] %}',
    text: '',
    codes: ['W_TEMPLATE'],
  },
  {
    source: '{% lightbox a.jpg --thumb="b.jpg" --data="data" --title="Title" %}',
    text: '![](<a.jpg> "Title")',
  },
  {
    source: '{% photo /img/a.jpg | The caption %}',
    text: '![The caption](</img/a.jpg>)',
  },
  {
    source: '{% include feature_row %}',
    text: '![](</f1.jpg> "F")',
    frontMatter: FRONT_MATTER,
  },
  {
    source: '{% include gallery id="gal" layout="half" %}',
    text: '![](<g1.jpg>) ![](<g2.jpg> "G2")',
    frontMatter: FRONT_MATTER,
  },
  {
    source: '{{ "![x](a.jpg)" | markdownify }}',
    text: '![x](a.jpg)',
  },
  {
    source: '{% render "figure", src: "a.jpg", caption: "C" %}',
    text: '![](<a.jpg> "C")',
  },
  {
    source: '{% include carousel.html height="50" unit="%" duration="7" images=page.pics %}',
    text: '<img src="p1.jpg" alt="" height="50"> <img src="p2.jpg" alt="" height="50">',
    frontMatter: FRONT_MATTER,
  },
  {
    source: '{% thumbnail /img/a.jpg 200x %}',
    text: '<img src="/img/a.jpg" alt="" width="200">',
  },
  {
    source: '{% image src: "a.jpg", alt: "x" %}',
    text: '![x](<a.jpg>)',
  },
  {
    source: '{{ image("a.jpg", "alt") }}',
    text: '![alt](<a.jpg>)',
  },
  {
    source: '{% include gallery caption="All" %}',
    text: '<figure> <a href="/big/1.jpg"><img src="/th/1.jpg" alt="one"></a> <img src="/2.jpg" alt=""> <figcaption>All</figcaption></figure>',
    frontMatter: FRONT_MATTER,
  },
  {
    source: ['{% for p in page.gallery %}', '![]({{ p.image_path }})', '{% endfor %}'].join('\n'),
    text: ['', '[![one](</th/1.jpg>)](</big/1.jpg>) ![](</2.jpg>)', ''].join('\n'),
    frontMatter: FRONT_MATTER,
  },
  { source: '{% label primary @Three walks %}, one tent', text: 'Three walks, one tent' },
  { source: '{% label @Words %}{% label danger@more words %}', text: 'Wordsmore words' },
  { source: '{% post_link kotor-by-bus "How we came here" %}', text: 'How we came here' },
  {
    source: "{% post_link kotor %}, {% post_link kotor 'By bus' true %}, {% post_link a/b By bus %}",
    text: 'kotor, By bus, By bus',
  },
  { source: '{% fullimage /a.jpg, , The plateau, 300x200 %}', text: '![](</a.jpg> "The plateau")' },
  { source: '{% details Summary here %}\nInside\n{% enddetails %}', text: '**Summary here** \nInside\n' },
  { source: '{% details "Quoted words" %}x{% enddetails %}', text: '**Quoted words** x' },
  { source: '{% folding red open, The way up %}\ny\n{% endfolding %}', text: '**The way up** \ny\n' },
  { source: '{% folding 点击展开 %}\n里面\n{% endfolding %}', text: '**点击展开** \n里面\n' },
  {
    source: '{% note info no-icon Mind the gap %}\nz\n{% endnote %}',
    text: `<!-- ${LAYOUT} class="alert note" --><p class="callout-title">Mind the gap</p>\nz\n${LAYOUT_END}`,
  },
  {
    source: '{% note warning flat %}\nz\n{% endnote %}',
    text: `<!-- ${LAYOUT} class="alert warning" -->\nz\n${LAYOUT_END}`,
  },
  { source: '> {% note %}\n> z\n> {% endnote %}', text: '> \n> z\n> ' },
  { source: '{% spoiler %}q{% endspoiler %}', text: 'q' },
  {
    source: '{% timeline 2024 %}\n<!-- timeline 04-01 -->\n到达\n<!-- endtimeline -->\n{% endtimeline %}',
    text: '**2024** \n**04-01**  \n到达\n<!-- endtimeline -->\n',
  },
  {
    source: 'a\n\n{% codeblock How it works lang:js line_number:false %}\nx\n{% endcodeblock %}',
    text: 'a\n**How it works**\n```js\nx\n```',
  },
  {
    source: 'a\n{% codeblock Title lang:js %}\nx\n{% endcodeblock %}',
    text: 'a\n```js\nx\n```',
    codes: ['W_TEMPLATE'],
  },
  { source: '{% codeblock lang:js %}\nx\n{% endcodeblock %}', text: '```js\nx\n```' },
  { source: '{% quote(author="Bo") %}\nWords\n{% end %}', text: '\nWords<br>— Bo\n' },
  { source: '{{< quote author="Ana" >}}Words{{< /quote >}}', text: 'Words<br>— Ana' },
  // NexT
  { source: '{% button https://a.b/c, The map, map fa-fw %}', text: '[The map](<https://a.b/c>)' },
];
