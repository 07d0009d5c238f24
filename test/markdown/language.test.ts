// Which language a text is in, which way it runs, and which blocks are in another.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from '../../src/markdown/parse.ts';
import { expectProblems } from '../helpers/problems.ts';
import { read } from './draw.ts';
import { SHORT_TEXTS } from './short-texts.ts';

describe('language and direction of a report', () => {
  it.each([
    ['en', 'ltr', 'We walked along the river and looked at the old mill.'],
    ['de', 'ltr', 'Wir gingen am Fluss entlang und sahen die alte Mühle.'],
    ['fr', 'ltr', 'Nous avons marché le long de la rivière et vu le vieux moulin.'],
    ['es', 'ltr', 'Caminamos por el río y vimos el viejo molino con los niños.'],
    ['it', 'ltr', 'Abbiamo camminato lungo il fiume e visto il vecchio mulino, che è bello.'],
    ['pt', 'ltr', 'Caminhamos ao longo do rio e não vimos o velho moinho, mas foi muito bom.'],
    ['nl', 'ltr', 'We liepen langs de rivier en zagen het oude molentje, dat was niet ver van de stad.'],
    ['vi', 'ltr', 'Chúng tôi đi dọc bờ sông và thấy cối xay cũ.'],
    ['zh-Hans', 'ltr', '我们沿着河边走，看到了老磨坊。'],
    ['zh-Hant', 'ltr', '我們沿著河邊走，看到了老磨坊。'],
    ['ja', 'ltr', '私たちは川沿いを歩いて、古い水車を見ました。'],
    ['ko', 'ltr', '우리는 강을 따라 걸으며 오래된 방앗간을 보았다.'],
    ['he', 'rtl', 'הלכנו לאורך הנהר וראינו את הטחנה הישנה.'],
    ['ar', 'rtl', 'مشينا على طول النهر ورأينا الطاحونة القديمة.'],
    ['fa', 'rtl', 'ما در کنار رودخانه قدم زدیم و آسیاب قدیمی را دیدیم.'],
    ['ru', 'ltr', 'Мы шли вдоль реки и видели старую мельницу.'],
    ['uk', 'ltr', 'Ми йшли вздовж річки і бачили старий млин, її показали їм.'],
    [
      'bg',
      'ltr',
      'Днес бяхме на плажа. Времето беше хубаво, водата беше топла, а вечерта ядохме риба и бъбрихме дълго.',
    ],
    ['sr', 'ltr', 'Јуче смо шетали поред реке и видели стари млин. Било је лепо, али њих није било.'],
    ['be', 'ltr', 'Мы ішлі ўздоўж ракі і бачылі стары млын, які быў зачынены.'],
    ['kk', 'ltr', 'Біз өзен бойымен жүріп, ескі диірменді көрдік, ол өте қызық болды.'],
    ['mk', 'ltr', 'Вчера одевме покрај реката и ја видовме старата воденица, ѓаконот не беше таму и ќе дојдеме пак.'],
    ['ru', 'ltr', 'Мы приехали в город Київ и увидели реку, было очень тепло, и мы гуляли весь день.'],
    ['el', 'ltr', 'Περπατήσαμε κατά μήκος του ποταμού και είδαμε τον παλιό μύλο.'],
    ['th', 'ltr', 'เราเดินเลียบแม่น้ำและเห็นโรงสีเก่า'],
    ['hi', 'ltr', 'हम नदी के किनारे चले और पुरानी चक्की देखी।'],
    ['ka', 'ltr', 'მდინარის გასწვრივ ვიარეთ და ძველი წისქვილი ვნახეთ.'],
    ['hy', 'ltr', 'Մենք քայլեցինք գետի երկայնքով և տեսանք հին ջրաղացը։'],
    ['zh-Hans', 'ltr', '参加了 KubeCon CloudNativeCon Open Source Summit China，见到很多朋友。'],
    ['en', 'ltr', ''],
    ['en', 'ltr', '![](a.jpg)'],
    [
      'en',
      'ltr',
      'We landed at 羽田; the sign said ようこそ. Breakfast was おにぎり and 味噌汁 at the station, then we took the 山手線 to 渋谷 and had a look at all the shops.',
    ],
    [
      'de',
      'ltr',
      'Wir fuhren mit der 山手線 nach 渋谷 und aßen dort 味噌汁 und おにぎり. Der Wirt rief いらっしゃい, und wir waren froh, dass wir noch einen Platz am Fenster hatten und nicht warten mussten.',
    ],
    [
      'en',
      'ltr',
      'Our friend 민수 said 안녕하세요 to us at the door of the 한식당, and the soup that he had made for us was good.',
    ],
    [
      'zh-Hans',
      'ltr',
      '我们走到河边。We walked to the river. 老磨坊还在。The old mill is still there. 我们很高兴。We are glad of it.',
    ],
    [
      'ja',
      'ltr',
      '# 東京\n\nWe landed at 羽田 and the sign said ようこそ, so we had おにぎり and 味噌汁 at the station of 渋谷.',
    ],
    [
      'zh-Hans',
      'ltr',
      '用 Kubernetes Prometheus Grafana Elasticsearch Logstash Kibana 搭建日志与监控平台，我们参考了会上的分享：CloudNativeCon Summit。',
    ],
    ['en', 'ltr', 'The word 東京 means Tokyo, and this is all that we have of it in the text.'],
  ])('%s %s: %s', (language, direction, text) => {
    expect(read(text)).toMatchObject({ language, direction });
  });
  it('code does not count', () => {
    expect(
      read('你好\n\n```\nthe and of to is for with\nthe and of to is for with the the the the\n```').language,
    ).toBe('zh-Hans');
  });
  it.each([
    ['lang option before all', '---\nlang: de\n---\nthe and of', { lang: 'fr' }, 'fr'],
    ['front matter', '---\nlang: zh_CN\n---\nthe and of', {}, 'zh-CN'],
    ['odd case', '---\nlang: pt-br\n---\nx', {}, 'pt-BR'],
    ['cn', '---\nlang: cn\n---\nx', {}, 'zh-Hans'],
  ])('%s', (_, text, options, language) => {
    expect(read(text, options).language).toBe(language);
  });
  it('nonsense is not a language', () => {
    const report = read('---\nlang: "the language of love"\n---\nthe and of');
    expect(report.language).toBe('en');
    expectProblems(report, ['W_FRONT_MATTER']);
  });
});

describe('language of short texts', () => {
  const texts = Object.entries(SHORT_TEXTS).flatMap(([language, lines]) =>
    lines
      .trim()
      .split('\n')
      .map((line) => [language, line.split(' / ').join('\n')] as const),
  );
  it('at most 2 of 400 are taken for another', () => {
    expect(texts).toHaveLength(400);
    const wrong = texts.flatMap(([language, text]) => {
      const found = parse([{ name: 'post.md', text }], {}).language;
      return found === language ? [] : [`${language} taken for ${found}: ${text}`];
    });
    expect(wrong.length, wrong.join('\n\n')).toBeLessThanOrEqual(2);
  });
});

describe('what says nothing about the language', () => {
  it.each([
    // The words of lines with an address are marks until the language is known.
    '# V\n\n{{< video https://films.example/pass >}}',
    '# V\n\n<video src="https://films.example/pass"></video>',
    '# V\n\n![](clip.mp4)\n\n{{< audio src="https://sounds.example/a" >}}',
    '# A1\n\n```cardlink\nurl: https://a.example/x\ntitle: X\n```',
    '{% iframe https://pages.example/x %}',
    '{{< map lat=47.1 lon=11.2 >}}',
    // Names of places.
    '# Rio de Janeiro / Day 1',
    '# Rio de Janeiro\n\nDay 1\n\n![](a.jpg)',
    'Rio de Janeiro: day 1\n\nSão José dos Campos: day 2',
    '# Ponte Vecchio\n\nDay 2',
    '# Museo del Prado, Plaza Mayor\n\nDay 3',
    '# Lago di Como\n\n9:00 ferry',
    '# Praia Grande – Day 4',
    '# Place de la Concorde (day 5)',
    '# Notre Dame, Mont Blanc',
    '# Stazione Centrale, Milano → Roma',
    '- Cabo da Roca\n- Castelo dos Mouros\n- Quinta da Regaleira\n\n3 photos',
  ])('%s', (text) => expect(read(text).language).toBe('en'));
});

describe('coordinates and letters beside figures say nothing about the language', () => {
  const each = (line: (n: number) => string): string =>
    Array.from({ length: 9 }, (_, n) => `- ${line(n + 1)}`).join('\n');
  it.each([
    [
      'degrees and minutes',
      'de',
      `Wir folgten dem Bach bis zur Brücke.\n\n${each((n) => `Bild ${n}: N 47° 18.${n}′ E 13° 12.${n}′`)}`,
    ],
    [
      'degrees, minutes and seconds, and an O for east',
      'de',
      `Start am Parkplatz, dann über die Brücke.\n\n${each((n) => `${n}: 47°18'5${n}"N, 13°12'1${n}"O`)}`,
    ],
    [
      'hours, lengths and letters beside figures',
      'de',
      `Die Hütte war zu, wir gingen weiter.\n\n${each((n) => `${n} h, 1${n} km, ${n}50 m, A ${n}, B ${n}`)}`,
    ],
    [
      'in French',
      'fr',
      `Nous avons suivi la rivière jusqu’au pont.\n\n${each((n) => `45.8${n}° N, 6.8${n}° E, alt. 10${n}0 m`)}`,
    ],
    [
      'in Spanish, with an O for west',
      'es',
      `Seguimos el río hasta el puente, y allí comimos.\n\n${each((n) => `40.4${n}°N 3.7${n}°O`)}`,
    ],
    [
      'in Italian, with commas',
      'it',
      `Abbiamo seguito il fiume fino al ponte.\n\n${each((n) => `45,4${n}° N, 9,1${n}° E; A${n}`)}`,
    ],
    [
      'in Portuguese',
      'pt',
      `Seguimos o rio até à ponte e não vimos ninguém.\n\n${each((n) => `38.7${n}°N, 9.1${n}°O`)}`,
    ],
    [
      'in English, with an O for west',
      'en',
      `We followed the river to the bridge.\n\n${each((n) => `40.4${n}°N, 3.7${n}°O, Y ${n}, A ${n}`)}`,
    ],
    ['coordinates alone', 'en', each((n) => `47.3${n}° N, 13.2${n}° E`)],
    ['small letters beside figures', 'en', each((n) => `${n} a, ${n} e, ${n} o, ${n} y`)],
    ['capitals beside figures', 'en', each((n) => `E ${n} · O ${n} · Y ${n} · U ${n}`)],
  ])('%s', (_, language, text) => expect(read(text).language).toBe(language));
});

describe('language of a block', () => {
  const blocks = (text: string) =>
    read(text).blocks.map((block) => (block.kind === 'prose' ? [block.language, block.direction] : []));
  it('is named only where the script differs', () => {
    const text =
      '我们沿着河边走，看到了老磨坊，大家都很高兴。\n\nFind the schedule and download the PDF.\n\n用 Kubernetes 的人很多\n\n`code only here`';
    expect(blocks(text).map(([language]) => language)).toEqual([undefined, 'en', undefined, 'en']);
  });
  it('right to left in a left-to-right report, and the other way round', () => {
    expect(blocks('We walked along the river and then the old mill was seen.\n\nהלכנו לאורך הנהר')).toEqual([
      [undefined, undefined],
      ['he', 'rtl'],
    ]);
    expect(blocks('הלכנו לאורך הנהר וראינו את הטחנה הישנה, והיה טוב\n\nThe old mill of the town')).toEqual([
      [undefined, undefined],
      ['en', 'ltr'],
    ]);
  });
  it('the author’s own dir and lang count', () => {
    expect(blocks('<div dir="rtl" lang="ar">\n\nabc\n\n</div>\n\nthe end')).toEqual([
      ['ar', 'rtl'],
      [undefined, undefined],
    ]);
  });
});

describe('the twelve reports of fixtures/languages', () => {
  const folder = new URL('../../fixtures/languages/', import.meta.url);
  it.each(readdirSync(folder).filter((name) => name.endsWith('.md')))('%s is found by its text alone', (name) => {
    const report = read(readFileSync(new URL(name, folder), 'utf8'));
    expect(report.language).toBe(name.replace('.md', ''));
    expect(report.direction).toBe(/^(?:ar|he)/.test(name) ? 'rtl' : 'ltr');
    expect(report.problems).toEqual([]);
  });
});
