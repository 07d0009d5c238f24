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
      'a photo in marked words',
      '==![](a.jpg)==\n\n==one\n![](b.jpg)==',
      '[a.jpg]',
      '<p><mark>one</mark></p>',
      '[b.jpg]',
    ],
  ]);
});
