// Marks that editors know and CommonMark does not, and signs that only look like them.
import { describe } from 'vitest';
import { check } from '../draw.ts';

describe('marked words', () => {
  check([
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
      'inserted between carets',
      'a ^^new *words*^^ b, ^^_^^ c^^d^^e ^^ f^^ `^^g^^`',
      '<p>a <ins>new <em>words</em></ins> b, <ins>_</ins> c^^d^^e ^^ f^^ <code>^^g^^</code></p>',
    ],
    [
      'ranges with a wave',
      [
        '8~30 V and 10~36 V, H~2~O',
        '전압은 12~14.6V, 리튬이온은 12.8~16.8V 정도다.',
        '営業は10~12時と13~15時です。',
        'Mo~Fr und Sa~So',
        '10℃~12℃，15℃~20℃',
        '50%~60% or 70%~80%',
        'Tokyo~Kyoto~Osaka',
        '-5~+5 and -10~+10',
        '8~~30 V and 10~~36 V',
        '$5~$6, $7~$8',
        '周一~周五，上午~下午',
        'about ~8 km, then ~10 km',
        '5~10~15',
        '~~struck~~ and ~gone~, 9~~x~~',
      ].join('\n\n'),
      '<p>8~30 V and 10~36 V, H<sub>2</sub>O</p>',
      '<p>전압은 12~14.6V, 리튬이온은 12.8~16.8V 정도다.</p>',
      '<p>営業は10~12時と13~15時です。</p>',
      '<p>Mo~Fr und Sa~So</p>',
      '<p>10℃~12℃，15℃~20℃</p>',
      '<p>50%~60% or 70%~80%</p>',
      '<p>Tokyo~Kyoto~Osaka</p>',
      '<p>-5~+5 and -10~+10</p>',
      '<p>8~~30 V and 10~~36 V</p>',
      '<p>$5~$6, $7~$8</p>',
      '<p>周一~周五，上午~下午</p>',
      '<p>about ~8 km, then ~10 km</p>',
      '<p>5~10~15</p>',
      '<p><del>struck</del> and <del>gone</del>, 9<del>x</del></p>',
    ],
    [
      'a photo in marked words',
      '==![](a.jpg)==\n\n==one\n![](b.jpg)==',
      '[a.jpg]',
      '<p><mark>one</mark></p>',
      '[b.jpg]',
    ],
  ]);
});
