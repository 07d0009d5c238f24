// The encoding that a text seems to have, by its bytes.
import { expect, it } from 'vitest';
import { utf16WithoutMark } from '../../../src/files/text-bytes.ts';
import { probableEncoding } from '../../../src/stages/texts/encoding.ts';

it.each([
  [
    'GB18030',
    '# 周末\n\n早上出发，我们到了山上。天气是好的。',
    '2320d6dcc4a90a0ad4e7c9cfb3f6b7a2a3acced2c3c7b5bdc1cbc9bdc9cfa1a3ccecc6f8cac7bac3b5c4a1a3',
  ],
  [
    'SHIFT_JIS',
    '# 週末\n\n朝に出発した。天気は良かった。',
    '23208f5496960a0a92a982c98f6f94ad82b582bd814293568b4382cd97c782a982c182bd8142',
  ],
  ['EUC-JP', '朝に出発した。天気は良かった。', 'c4aba4cbbdd0c8afa4b7a4bfa1a3c5b7b5a4a4cfcec9a4aba4c3a4bfa1a3'],
  [
    'EUC-KR',
    '주말 여행을 다녀왔다. 날씨는 좋았고 바다도 보았다.',
    'c1d6b8bb20bfa9c7e0c0bb20b4d9b3e0bfd4b4d92e20b3afbebeb4c220c1c1bed2b0ed20b9d9b4d9b5b520bab8bed2b4d92e',
  ],
  [
    'BIG5',
    '我們在山上，天氣是好的。這一天大家都來了。',
    'a7daadcca662a473a457a141a4d1aef0ac4fa66eaabaa143b36fa440a4d1a46aae61b3a3a8d3a446a143',
  ],
  [
    'WINDOWS-1251',
    'Мы поехали в горы, погода была хорошая.',
    'ccfb20efeee5f5e0ebe820e220e3eef0fb2c20efeee3eee4e020e1fbebe020f5eef0eef8e0ff2e',
  ],
  [
    'WINDOWS-1252',
    "Schön war's in Füssen, für 5 Käse",
    '536368f66e20776172277320696e2046fc7373656e2c2066fc722035204be47365',
  ],
  ['WINDOWS-1252', 'Un café à la crème, déjà', '556e20636166e920e0206c61206372e86d652c2064e96ae0'],
  ['UTF-16LE', '# Trip', '230020005400720069007000'],
  ['UTF-16BE', '# 周末 trip', '002300205468672b00200074007200690070'],
  ['GB18030', '新疆', 'd0c2bdae'],
])('%s: %s', (name, _, hex) => {
  expect(probableEncoding(Buffer.from(hex, 'hex'))).toBe(name);
});

it('a sample is enough of a long text', () => {
  const word = Buffer.from('cec4', 'hex');
  expect(probableEncoding(Buffer.concat(Array.from({ length: 200_000 }, () => word)))).toBe('GB18030');
});

/** UTF-16 without its mark, its bytes in either order. */
const utf16 = (text: string, order: 'utf-16le' | 'utf-16be'): Buffer => {
  const bytes = Buffer.from(text, 'utf16le');
  return order === 'utf-16le' ? bytes : bytes.swap16();
};

it.each([
  '# Trip\n\nWe walked.\r\n',
  '# 周末\n\n早上出发，我们到了山上。\n\n![桥](a.jpg)\n',
  '# Выходные\n\nМы поехали в горы.',
  '# 週末\r\n\r\n朝に出発した。',
  'Schön war’s 🌊\n',
  '# 여행\n\n바다도 보았다.\n',
  `${'早上山'.repeat(30_000)}\n\nend`.padStart(90_020, ' '),
])('UTF-16 without a mark is known by its bytes: %#', (text) => {
  for (const order of ['utf-16le', 'utf-16be'] as const) expect(utf16WithoutMark(utf16(text, order))).toBe(order);
});

it.each([
  ['UTF-8', Buffer.from('# Trip\n\n早上出发')],
  ['UTF-8 with a zero', Buffer.from('# Trip\0\n\n早上出发 on a long day in the mountains')],
  ['GB18030', Buffer.from('2320d6dcc4a90a0ad4e7c9cfb3f6b7a2', 'hex')],
  ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452000000100000001008020000', 'hex')],
  ['a JPEG', Buffer.from('ffd8ffe000104a46494600010100000100010000ffdb00430008060607060508', 'hex')],
  ['nothing', Buffer.alloc(0)],
  ['zeros', Buffer.alloc(64)],
])('%s is no UTF-16', (_, bytes) => {
  expect(utf16WithoutMark(bytes)).toBeUndefined();
});
