// Step 1, markdown: tells Chinese, in either script, Japanese and Korean apart, by their characters. In a text of
// several of them the one with a clear lead counts, else the one of its headings.

/** A text, and how many characters of each script it has. */
interface Counted {
  readonly text: string;
  readonly counts: Readonly<Record<'han' | 'kana' | 'hangul' | 'latin', number>>;
}

/** Undefined when the headings are written in letters, and as much of the text: a phrase book for others. */
export function easternLanguage(words: Counted, headings: Counted): string | undefined {
  const found = byCharacters(words);
  const { han, kana, hangul, latin } = words.counts;
  // A Japanese sentence has Han too.
  const shares = { ja: kana, ko: hangul, zh: Math.max(0, han - kana / 3) };
  const [most = 0, second = 0] = Object.values(shares).sort((a, b) => b - a);
  if (headings.text === '' || second * 4 < most) return found;
  const said = headings.counts;
  if (said.han + said.kana + said.hangul === 0) {
    // With Korean among them, one is foreign for sure.
    const several = Math.min(hangul, han + kana) * 4 >= most;
    return several && latin >= han + kana + hangul ? undefined : found;
  }
  const told = byCharacters(headings).slice(0, 2) as keyof typeof shares;
  // Headings of Han alone may be Chinese and Japanese, but are hardly Korean.
  if (told === 'zh' && found !== 'ko') return found;
  if (found.startsWith(told) || shares[told] * LEAD < most) return found;
  return told === 'zh' ? chinese(words.text) : told;
}

/** How much more must speak for a language than for that of the headings. */
const LEAD = 2;

function byCharacters({ text, counts: { han, kana, hangul } }: Counted): string {
  if (kana * 10 >= han + kana && kana > hangul) return 'ja';
  if (hangul > han) return 'ko';
  return isJapanese(text, han) ? 'ja' : chinese(text);
}

/** Characters that only one of the two scripts writes, among the most frequent of both. */
const SIMPLIFIED =
  /[这们来时会个国对说为过发后还进没现点从样间东车问长话关见经给门开图书线览观觉让认识请远边热爱广场楼买卖听兰乐鸟马鱼记设计实际应该网应络华丽湾岛头难听馆园号节条饭钱银铁桥云机区县镇乡]/gu;
const TRADITIONAL =
  /[這們來時會個國對說為過發後還進沒現點從樣間東車問長話關見經給門開圖書線覽觀覺讓認識請遠邊熱愛廣場樓買賣聽蘭樂鳥馬魚記設計實際應該網應絡華麗灣島頭難聽館園號節條飯錢銀鐵橋雲機區縣鎮鄉]/gu;

/** Characters that only Japanese writes so: lists and timetables may hold no kana. */
const JAPANESE =
  /写真|山小屋|水場|朝食|昼食|夕食|荷物|切符|料金|無料|休館|番線|登山口|[駅円県鉄図気売広沢黒歩戻込峠畑辺渋観発帰桜楽関検様転軽両仏労変収絵浜竜滝焼塩経済総続験価児権斎対団読覚悪圧囲]/gu;

function isJapanese(text: string, han: number): boolean {
  const own = text.match(JAPANESE)?.length ?? 0;
  return own * 30 >= han && own > 0 && own > (text.match(ONLY_SIMPLIFIED)?.length ?? 0);
}

const ONLY_SIMPLIFIED =
  /[这们时个对说为过发还进没现从样间东车问长话关见经给门开书线览观觉让认识请远边热爱广场买卖听兰乐鸟马鱼记设计实际应该网络华丽湾岛头难馆园节条饭钱银铁桥云机区县镇乡]/gu;

function chinese(text: string): string {
  const simplified = text.match(SIMPLIFIED)?.length ?? 0;
  const traditional = text.match(TRADITIONAL)?.length ?? 0;
  return traditional > simplified ? 'zh-Hant' : 'zh-Hans';
}
