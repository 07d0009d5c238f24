// Which encoding a text that is not UTF-8 seems to have. It is a guess by the commonest signs of each language, by the
// name that iconv knows, for the hint that tells how to convert it.

const SAMPLE = 65_536;

/** Each with the signs that are frequent when it is the right one. */
const CANDIDATES: readonly (readonly [label: string, name: string, signs: RegExp])[] = [
  ['shift_jis', 'SHIFT_JIS', /[のにはをたがでてとしれさいる]/g],
  ['euc-jp', 'EUC-JP', /[のにはをたがでてとしれさいる]/g],
  ['gb18030', 'GB18030', /[的一是了在不我有和人这大来上到，。、]/g],
  ['big5', 'BIG5', /[的一是了在不我有和人這大來上到，。、]/g],
  ['euc-kr', 'EUC-KR', /[이다는에의을가고하로지사]/g],
  ['windows-1251', 'WINDOWS-1251', /[оеаинтсрвл]/g],
];

/** `GB18030` when nothing speaks for another: it is the commonest. */
export function probableEncoding(bytes: Uint8Array): string {
  const sample = bytes.subarray(0, SAMPLE);
  const zeros = [0, 0];
  let high = 0;
  let alone = 0;
  sample.forEach((byte, at) => {
    if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
    if (byte < 0x80) return;
    high += 1;
    if ((sample[at - 1] ?? 0) < 0x80 && (sample[at + 1] ?? 0) < 0x80) alone += 1;
  });
  const [even = 0, odd = 0] = zeros;
  if (even + odd > 0) return even > odd ? 'UTF-16BE' : 'UTF-16LE';
  // Single letters with accents among plain ones.
  if (alone * 5 >= high * 4) return 'WINDOWS-1252';
  const [best] = CANDIDATES.map(([label, name, signs]) => {
    const text = new TextDecoder(label).decode(sample);
    const wrong = text.match(/\ufffd/g)?.length ?? 0;
    const letters = text.match(/[^\0-\x7f]/g)?.length ?? 1;
    return { name, share: ((text.match(signs)?.length ?? 0) - wrong * 3) / letters };
  }).sort((one, other) => other.share - one.share);
  return best && best.share > 0.05 ? best.name : 'GB18030';
}
