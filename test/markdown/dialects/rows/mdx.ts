// MDX, Astro, Vue: the source as authors type it, and the text that the parser gets.

import { AS_IT_IS, type Row } from './row.ts';

export const mdx: readonly Row[] = [
  { source: "import A from './a'\n\nCost: {`€`}{120}, {-1.5}.", text: '\n\nCost: €120, -1.5.' },
  {
    source: ["import lake from './lake.jpg'", '', '<Image src={lake} alt="The lake" />'].join('\n'),
    text: ['', '', '<img src="./lake.jpg" alt="The lake">'].join('\n'),
  },
  {
    source: [
      "import { Image } from 'astro:assets';",
      'import lake from "../img/lake.jpg";',
      '',
      '<Image',
      '  src={lake}',
      '  alt="The lake"',
      '  width={4000}',
      '  height={3000}',
      '/>',
    ].join('\n'),
    text: ['', '', '', '', '![The lake](<../img/lake.jpg>)', '', '', '', ''].join('\n'),
  },
  {
    source: '<Image src="/a.jpg" alt="x" width={600} />',
    text: '<img src="/a.jpg" alt="x" width="600">',
  },
  {
    source: '<img src={require(\'./a.jpg\').default} alt="x" />',
    text: '<img src="./a.jpg" alt="x">',
  },
  {
    source: "<img src={useBaseUrl('/img/a.jpg')} style={{ width: '50%' }} />",
    text: '<img src="/img/a.jpg" alt="" width="50%">',
  },
  {
    source: '<img src={`./a.jpg`} />',
    text: '<img src="./a.jpg" alt="">',
  },
  {
    source: '<StaticImage src="../a.jpg" alt="x" placeholder="blurred" />',
    text: '<img src="../a.jpg" alt="x">',
  },
  {
    source: '<Figure src="a.jpg" caption="The lake" />',
    text: '<img src="a.jpg" alt="" title="The lake">',
  },
  {
    source: ['<Figure caption="The lake">', '  <img src="a.jpg" />', '</Figure>'].join('\n'),
    text: AS_IT_IS,
  },
  {
    source: [
      'export const photos = [',
      "  { src: './a.jpg', alt: 'A', caption: 'Cap A' },",
      "  { src: './b.jpg', alt: 'B' },",
      ']',
      '',
      '<Gallery photos={photos} />',
    ].join('\n'),
    text: ['', '', '', '', '', '<img src="./a.jpg" alt="A" title="Cap A"> <img src="./b.jpg" alt="B">'].join('\n'),
  },
  {
    source: [
      "export const year = 2023, x = 'y';",
      "export const place = 'Rome';",
      'export const trip = {',
      "  name: 'Tiber', days: 3, 'far': `yes`, who: ['Ann'], sum: 1 + 2, deep: { name: 'no' },",
      '};',
      'let it be',
      '',
      '# {place}: {trip.name}, { trip.days } days, {trip.far}',
    ].join('\n'),
    text: ['', '', '', '', '', 'let it be', '', '# Rome: Tiber, 3 days, yes'].join('\n'),
  },
  {
    source: ['export const n = 1 + 2', "export const who = { a: ['x'], b: f('y') }", '', '{n}{who.a}{who.b}'].join(
      '\n',
    ),
    text: ['', '', '', ''].join('\n'),
    codes: ['W_TEMPLATE', 'W_TEMPLATE', 'W_TEMPLATE'],
  },
  {
    source: '<Gallery :images="[\'/a.jpg\', \'./b.webp\']" :cols="2" caption="Night and day" />',
    text: '<figure> <img src="/a.jpg" alt=""> <img src="./b.webp" alt=""> <figcaption>Night and day</figcaption></figure>',
  },
  {
    source: [
      '<Figure wide={true}>',
      '  <Image src="/a.jpg" alt="" />',
      '  <Fragment slot="caption">The lake</Fragment>',
      '</Figure>',
    ].join('\n'),
    text: ['<figure>', '  <img src="/a.jpg" alt="">', '  <figcaption>The lake</figcaption>', '</figure>'].join('\n'),
  },
  // MDC: boxes, titles, blocks in blocks; what never ends and what others read stays.
  {
    source: ['::callout{icon="i-info"}', 'Mind the tide.', '', '- a', '::'].join('\n'),
    text: ['> [!note]', '> Mind the tide.', '>', '> - a', ''].join('\n'),
  },
  {
    source: ['::card-group', '  ::card{title="Sign" icon="x"}', '  ![The sign](/b.png)', '  ::', '::'].join('\n'),
    text: ['', '**Sign**  ', '![The sign](/b.png)', '', ''].join('\n'),
  },
  {
    source: ['::tabs', '  :::tabs-item{label="Morning"}', '  Fog.', '  :::', '::', '', '::warning', 'x', '::'].join(
      '\n',
    ),
    text: ['', '**Morning**  ', 'Fog.', '', '', '', '> [!warning]', '> x', ''].join('\n'),
  },
  { source: '::lost{a="b"}\n\nWords.', text: AS_IT_IS },
  {
    source: '# The lake <Badge type="tip" text="v1 & more" />',
    text: '# The lake v1 &amp; more',
  },
  {
    source: '<Gallery images={["a.jpg", "b.jpg"]} />',
    text: '<img src="a.jpg" alt=""> <img src="b.jpg" alt="">',
  },
  {
    source: [
      '<Gallery>',
      '  <Image src="/a.jpg" alt="A" />',
      '',
      '  <Image src="/b.jpg" alt="B" />',
      '</Gallery>',
    ].join('\n'),
    text: ['', '  <img src="/a.jpg" alt="A">', '', '  <img src="/b.jpg" alt="B">', ''].join('\n'),
  },
  {
    source: [
      "import Layout from '../layouts/Main.astro'",
      "export const meta = { title: 'x' }",
      'export default ({ children }) => <Layout>{children}</Layout>',
      '',
      '# Words {props.x}',
      '',
      '{/* a comment */}',
    ].join('\n'),
    text: ['', '', '', '', '# Words ', '', ''].join('\n'),
    codes: ['W_TEMPLATE'],
  },
  {
    source: [
      '<Callout type="info" title="Note">',
      '  Words **here**.',
      '</Callout>',
      '',
      '<Image src="/a.jpg" />',
    ].join('\n'),
    text: ['**Note** ', '  Words **here**.', '', '', '<img src="/a.jpg" alt="">'].join('\n'),
  },
  {
    source: [
      "<div style={{ display: 'flex' }}>",
      '  <img src={require("./a.jpg")} />',
      '  <img src="b.jpg" />',
      '</div>',
    ].join('\n'),
    text: ['<div>', '  <img src="./a.jpg" alt="">', '  <img src="b.jpg" />', '</div>'].join('\n'),
  },
  {
    source: ['<YouTube id="abc" />', '', '<Image src="/a.jpg" />'].join('\n'),
    text: ['<video src="https://www.youtube.com/watch?v=abc"></video>', '', '<img src="/a.jpg" alt="">'].join('\n'),
  },
  {
    source: ['<ImageCompare before="/a.jpg" after="/b.jpg" />', '', '<Image src="/c.jpg" />'].join('\n'),
    text: ['<img src="/a.jpg" alt=""> <img src="/b.jpg" alt="">', '', '<img src="/c.jpg" alt="">'].join('\n'),
  },
  {
    source: '<img :src="$withBase(\'/a.jpg\')" alt="x">',
    text: '<img src="/a.jpg" alt="x">',
  },
  {
    source: '<img v-bind:src="require(\'@/assets/a.jpg\')">',
    text: '<img src="/assets/a.jpg" alt="">',
  },
  {
    source: '<Image src={props.unknown} alt="x" />',
    text: '',
    codes: ['W_TEMPLATE'],
  },
  {
    source: 'import something and more from the market.',
    text: AS_IT_IS,
  },
  {
    source: 'A <Text> in prose stays.',
    text: AS_IT_IS,
  },
  {
    source: '<Image.Root src="/a.jpg" />',
    text: '<img src="/a.jpg" alt="">',
  },
  {
    source: ["import React from 'react'", '', 'Hello {"world"}, a < b and {1 + 1}.'].join('\n'),
    text: ['', '', 'Hello world, a < b and .'].join('\n'),
    codes: ['W_TEMPLATE'],
  },
  {
    source: ['<Image src={lake} alt={"The lake"} className="w-50" />', "import lake from './lake.png'"].join('\n'),
    text: ['<img src="./lake.png" alt="The lake" width="50%">', ''].join('\n'),
  },
  {
    source: "<Picture src={import('./a.jpg')} formats={['avif', 'webp']} alt=\"x\" />",
    text: '<img src="./a.jpg" alt="x">',
  },
  {
    source: "<Photo src='a.jpg' title='T' description='D' />",
    text: '<img src="a.jpg" alt="" title="T. D">',
  },
  {
    source: ['<Zoom><img src="a.jpg" alt="x" /></Zoom>', '', '<Image src="/b.jpg"/>'].join('\n'),
    text: ['<img src="a.jpg" alt="x" />', '', '<img src="/b.jpg" alt="">'].join('\n'),
  },
  {
    source: ['```jsx', '<Image src="/a.jpg" />', '```', '', '<Image src="/b.jpg"/>'].join('\n'),
    text: ['```jsx', '<Image src="/a.jpg" />', '```', '', '<img src="/b.jpg" alt="">'].join('\n'),
  },
  {
    source: [
      "import a from './a.jpg'",
      "import b from './b.jpg'",
      '',
      '<Row><Image src={a}/><Image src={b}/></Row>',
    ].join('\n'),
    text: ['', '', '', '![](<./a.jpg>)![](<./b.jpg>)'].join('\n'),
  },
  {
    source: "<Carousel items={[{ url: 'a.jpg', title: 'A' }, { url: 'b.jpg', title: 'B' }]} />",
    text: '<img src="a.jpg" alt="" title="A"> <img src="b.jpg" alt="" title="B">',
  },
  {
    source: '<Image src="https://x.y/a" alt="no ending" />',
    text: '<img src="https://x.y/a" alt="no ending">',
  },
  {
    source: '<Image alt="has > sign" src="/a.jpg" />',
    text: '<img src="/a.jpg" alt="has &gt; sign">',
  },
  {
    source: [
      '<Tabs groupId="os">',
      '<TabItem value="a" label="Linux *x*">',
      '',
      'One.',
      '',
      '</TabItem>',
      '<TabItem value="b">',
      'Two.',
      '</TabItem>',
      '</Tabs>',
    ].join('\n'),
    text: ['', '**Linux x**  ', '', 'One.', '', '', '**b**  ', 'Two.', '', ''].join('\n'),
  },
  {
    source: [
      '<Tabs values={[{ label: "One", value: "a" }]}>',
      '<TabItem value="a">1</TabItem>',
      '</Tabs>',
      "<Tabs items={['Two', 'Three']}>",
      '<Tabs.Tab>',
      '2',
      '</Tabs.Tab>',
      '<Tabs.Tab>',
      '3',
      '</Tabs.Tab>',
      '</Tabs>',
    ].join('\n'),
    text: ['', '**One**  1', '', '', '**Two**  ', '2', '', '**Three**  ', '3', '', ''].join('\n'),
  },
  // Components in components: what stands deep is no code
  {
    source: [
      'import x from "y"',
      '',
      '<Steps>',
      '  <Step title="One">',
      '    Four bolts.',
      '',
      '      ![B](/b.jpg)',
      '',
      '    - a',
      '      - b',
      '',
      '    ```sh',
      '    npm i',
      '      deep <A />',
      '    ```',
      '  </Step>',
      '</Steps>',
    ].join('\n'),
    text: [
      '',
      '',
      '',
      '  **One** ',
      'Four bolts.',
      '',
      '  ![B](/b.jpg)',
      '',
      '- a',
      '  - b',
      '',
      '```sh',
      'npm i',
      '  deep <A />',
      '```',
      '  ',
      '',
    ].join('\n'),
  },
  {
    source: [
      '<Frame caption="The *mast* {1}">',
      '  <img src="a.jpg" alt="mast" />',
      '</Frame>',
      '<Tab title="x">',
      'b',
      '</Tab>',
    ].join('\n'),
    text: [
      '<figure>',
      '  <img src="a.jpg" alt="mast" />',
      '<figcaption>The *mast* &#123;1&#125;</figcaption></figure>',
      '**x**  ',
      'b',
      '',
    ].join('\n'),
  },
  {
    source: ['<Tab title="x">', 'b', '</Tab>', '<CodeBlock caption="No picture">', 'c', '</CodeBlock>'].join('\n'),
    text: ['**x**  ', 'b', '', '', 'c', ''].join('\n'),
  },
  {
    source: ['<Tab title="x">a</Tab>', '', '<Update label="2024-05-12">', '', 'w', '', '</Update>'].join('\n'),
    text: ['**x**  a', '', '**2024-05-12** ', '', 'w', '', ''].join('\n'),
  },
  // Blocks of MDC with settings between rules
  {
    source: '::hero\n---\ntitle: The lake\nlinks:\n  - label: Go\n---\nWords.\n::\n\nMore.',
    text: '\n\n\n\n\n\nWords.\n\n\nMore.',
    codes: ['W_TEMPLATE'],
  },
  {
    source: 'a\n\n::card{icon="x"}\n---\nto: /x\n---\n#title\nHello\n\n#description\n*World*\n::',
    text: 'a\n\n\n\n\n\n\nHello\n\n\n*World*\n',
    codes: ['W_TEMPLATE'],
  },
  {
    source: '::grid\n---\ncols: 2\n---\n  :::card\n  ---\n  title: A\n  ---\n  One\n  :::\n\nTwo\n::',
    text: '\n\n\n\n\n\n\n\nOne\n\n\nTwo\n',
    codes: ['W_TEMPLATE', 'W_TEMPLATE'],
  },
  { source: '::alert[Mind]\n---\ntype: x\n---\nWords\n::', text: '\n\n\n\nWords\n', codes: ['W_TEMPLATE'] },
  {
    source: '::page-hero\n---\norientation: "left"\n# none\n\n---\nWords\n::\n',
    text: '\n\n\n\n\n\nWords\n\n',
    codes: ['W_TEMPLATE'],
  },
  { source: '::block\n---\nWords of an author.\n\n---\nMore', text: AS_IT_IS },
  { source: '```\n::hero\n---\na: b\n---\n::\n```\n\n::\n\n#title', text: AS_IT_IS },
];
