// Step 1, blocks: tells by its words alone whether a line under a photo is its caption: a label or a phrase, or a
// sentence that goes on with the text. Pure.

/** A label and a short phrase; more is a finding, which belongs to the text. */
export const isLabelPhrase = (text: string): boolean =>
  (NUMBERED.test(text) || NAMED.test(text)) && text.length <= LONGEST_PHRASE && !isSeveral(text.replace(LABEL, ''));

/** `**Fig 3** The mill`: bold type parts the label from its words, and no mark needs to; a sentence about the figure is
 *  none. */
export function isBoldLabel(label: string, text: string): boolean {
  const words = text.slice(label.length).trim();
  return (
    text.startsWith(label) && /\p{Nd}[a-z]?$/u.test(label) && !ABOUT.test(words) && isLabelPhrase(`${label}: ${words}`)
  );
}
const ABOUT =
  /^(?:shows?|illustrates?|depicts?|presents?|gives?|is|are|was|were|and|or|to|zeigt|zeigen|und|ist|montrent?|présente|et|est|muestran?|y|es|mostra|mostram|e|показывает|показаны|и)(?![\p{L}\p{N}])|^[)\]]|^(?:显示|展示|是|所示|中|里)/iu;

/** `Figure 3: …`, `Photo No. 3: …`, `图 3 …`, `写真－３　…`, `صورة ٣: …`: a word for picture, a number, a mark (Chinese,
 *  Japanese and Korean may do without); a letter after the number tells parts (`Fig. 2a`). */
const NUMBERED =
  /^[（(【[<〈《]?(?:(?:figure|figur|fig|image|photograph|photo|picture|plate|screenshot|abbildung|abb|bild|foto|fotografia|fotografía|figura|imagen|imagem|immagine|illustration|ill|planche|afbeelding|afb|рисунок|рис|фотография|фото|світлина|hình|ảnh|rysunek|rys|zdjęcie|zdj|fot|obrázek|obr|kuva|şekil|resim|εικόνα|gambar|תמונה|איור|(?:ال)?(?:صورة|شكل)(?:\s+رقم)?|تصویر|شکل|ภาพที่|รูปที่|चित्र)\.?\s*(?:(?:no|nr|num|núm)\.?\s*|n[.°ºo]{1,2}\s*|№\s*|#\s*)?\p{Nd}+(?:[.-]\p{Nd}+)*[a-zа-я]?\s*[.:：)\]>|–—-]\s*\S|[【［[（(<〈《]?(?:图片|图|圖片|圖|図|写真|照片|그림|사진)\s{0,3}(?:(?:no|nr)\.?\s{0,3}|#\s{0,3}|№\s{0,3}|编号\s{0,3}|編號\s{0,3}|番号\s{0,3}|[-－‐–—―ー]\s{0,3})?(?:\p{Nd}+(?:[.．－-]\p{Nd}+)*[a-z]?|[一二三四五六七八九十]{1,3})[】］\]>〉》]?(?:\s*[.:：、）)|｜–—-]\s*|\s+|(?<=[】］\]>〉》]))\S)/iu;
/** `Figure : the north wall`, as word processors write it whose numbers are fields. */
const NAMED =
  /^[（(【[]?(?:(?:photo|image|picture)\s(?:credits?|courtesy|source)|crédits?(?:\sphotos?)?|bildquelle|bildnachweis|figure|fig|photo|photograph|picture|abbildung|abb|bild|foto|fotografia|fotografía|figura|imagen|imagem|immagine|illustration|afbeelding|рисунок|рис|фото|rysunek|zdjęcie|obrázek|kuva)\.?\s?[:：]\s+\S/iu;
const LONGEST_PHRASE = 200;
/** What opens a labelled line, up to its first blank after the number. */
const LABEL =
  /^[【［[（(]?[\p{L}\p{M}.]{1,20}(?:\s[\p{L}\p{M}]{1,8})?\s?(?:[\p{L}№#]{1,3}[.°º]{0,2}\s?|[-－‐–—―]\s?)?\p{Nd}[\p{Nd}.．－-]*[】］\]]?\s?[.:：)）–—、-]?\s*/u;

/** More than one sentence. */
const isSeveral = (text: string): boolean =>
  /[\p{L}\p{N})”"’']{3}[.!?…]+["”’)]?\s+[\p{Lu}\p{Lo}]|[。！？]\s*[\p{L}\p{N}]/u.test(text);

/** `图：灯塔`, a short line of Chinese papers and blogs. */
export const isSaid = (text: string): boolean => text.length <= 60 && SAID.test(text) && !isSeveral(text);
const SAID =
  /^[（(【[]?(?:[上配附插左右]?[图圖](?:片|源|注|说|註|說|片来源|片說明|片说明)?|写真|사진)\s*[:：|｜]\s*\S/u;

/** `图源：某某`: whose a photo is. */
export const isCredit = (text: string): boolean =>
  /^(?:图(?:片|源|注|片来源)?|圖(?:片|源|註)?|照片|摄影|攝影|供图|写真|撮影|사진)\s*[:：|｜/／]\s*\S/u.test(text);

/** `Left: the mill. Right: the dam`, `（左）磨坊　（右）大坝`, `From left to right: Ana, Bo`: of photos side by side. */
export const isOfSides = (text: string): boolean =>
  text.length <= LONGEST_PHRASE && (IN_A_ROW.test(text) || (FIRST_SIDE.test(text) && OTHER_SIDE.test(text)));
const ONE =
  '(?:left|top|above|links|oben|(?:à )?gauche|(?:en )?haut|(?:a la )?izquierda|arriba|(?:a )?sinistra|(?:à )?esquerda|слева|сверху|зліва|trái|[左上](?:[图圖侧側边邊])?|왼쪽|위|ซ้าย|(?:على )?اليسار|(?:على )?اليمين|משמאל|מימין)';
const OTHER =
  '(?:right|bottom|below|rechts|unten|(?:à )?droite|(?:en )?bas|(?:a la )?derecha|abajo|(?:a )?destra|(?:à )?direita|справа|снизу|phải|[右下](?:[图圖侧側边邊])?|오른쪽|아래|ขวา|(?:على )?اليسار|(?:على )?اليمين|משמאל|מימין)';
const FIRST_SIDE = new RegExp(`^(?:[（(【[]${ONE}[)）】\\]]|${ONE}\\s?[:：])`, 'iu');
const OTHER_SIDE = new RegExp(`[（(【[]${OTHER}[)）】\\]]|(?<![\\p{L}\\p{N}])${OTHER}\\s?[:：]`, 'iu');
const IN_A_ROW =
  /^(?:(?:from )?left to right|(?:von )?links nach rechts|de gauche à droite|de izquierda a derecha|da sinistra a destra|da esquerda para a direita|слева направо|зліва направо|[从從]左[到至往]右|左起|左から|왼쪽부터)\s?[:：]/iu;

/** Widths of such a line, in Latin letters: one that is no sentence, one of many. */
const LINE = 60;
const LINE_OF_MANY = 160;

/** A line below a photo is its caption by itself, but where it tells what happened next. */
export const isPhrase = (text: string): boolean => isLine(text, LINE) && !TELLS.test(text);
const TELLS =
  /^(?:(?:then|next|now|after|afterwards|later|so|and|but|finally|we|i|you|they|he|she|click|press|open|select|choose|go|run|type|enter|dann|danach|nun|jetzt|also|und|aber|wir|ich|sie|klicke|klicken|wähle|öffne|puis|ensuite|alors|enfin|mais|nous|je|vous|ils|elles|cliquez|luego|después|entonces|pero|nosotros|haga|poi|dopo|quindi|noi|cliccate|depois|então|nós|clique|потом|затем|теперь|мы|я|они|нажмите)(?![\p{L}\p{N}'’-])|然后|接着|随后|後來|后来|接下来|点击|點擊|次に|それから|그리고|그다음)/iu;

/** The same in a text whose custom it is: one sentence. */
export const isCustomLine = (text: string): boolean => isLine(text, LINE_OF_MANY);

/** One short phrase (in a custom, one sentence) that leads into nothing. */
function isLine(text: string, widest: number): boolean {
  if (text === '' || text.length > widest || /[:：,，;；]$/.test(text) || isSeveral(text)) return false;
  if (widest === LINE && /[.。!！?？…]["”’)）]?$/.test(text)) return false;
  return text.length + (text.match(/[\u3000-\u9fff\uac00-\ud7af]/g)?.length ?? 0) <= widest;
}
