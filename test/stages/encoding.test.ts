// The encoding that a text seems to have, by its bytes.
import { expect, it } from 'vitest';
import { probableEncoding } from '../../src/stages/encoding.ts';

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
