// The inside of a tag → its parameters, in every style that people write.
import { expect, it } from 'vitest';
import { readParameters } from '../../../../src/markdown/dialects/picture/parameters.ts';

const drawn = (text: string) => readParameters(text, 0).map(({ key, value }) => (key ? `${key}=${value}` : value));

it.each([
  ['src="a.jpg" caption=\'b c\' 300', ['src=a.jpg', 'caption=b c', '300']],
  ['src=`a.jpg`, title = “The lake”', ['src=a.jpg', 'title=The lake']],
  ['src: a.jpg; width: 50%', ['src=a.jpg', 'width=50%']],
  ['"a.jpg" "two words" left', ['a.jpg', 'two words', 'left']],
  ['title:Words width:300', ['title=Words', 'width=300']],
  ['alt=The lake, width=300', ['alt=The lake', 'width=300']],
  ['caption="a \\"b\\" c"', ['caption=a "b" c']],
  ['caption="a "b"c" x=1', ['caption=a "b"c', 'x=1']],
  ['images=[a.jpg, b.jpg]', ['images=a.jpg, b.jpg']],
  ['src={{ site.url }}/a.jpg w=3', ['src={{ site.url }}/a.jpg', 'w=3']],
  [':src="x" @click="y" .class', ['src=x', 'click=y', '.class']],
  ['https://a.b/c?d=e', ['https://a.b/c?d=e']],
  ['src="a.jpg', ['src=a.jpg']],
  ['', []],
])('%s', (text, expected) => expect(drawn(text)).toEqual(expected));

it('knows where each value stands', () => expect(readParameters('x=1 "a"', 10).map(({ at }) => at)).toEqual([12, 15]));
