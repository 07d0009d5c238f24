// Step 1, blocks: takes out of a picture's alt text and title what its author never said: words for renderers, phrases
// that editors put in for every picture, names of files. What is left are words about this picture.

import { isPlaceholder } from '../../placeholder-words.ts';

const words = (text: string): ReadonlySet<string> => new Set(text.split('|'));

/** What editors put in where words about the picture should stand; in lower case, without marks at their ends. */
const EDITORS = words(
  '在这里插入图片描述|请添加图片描述|插入图片描述|此处插入图片描述|此处输入图片的描述|此处输入图片描述|请输入图片描述|输入图片描述|输入图片说明|这里写图片描述|在此输入图片描述|添加图片描述|图片描述|图片说明|图片替换文本|替代文字|替代文本|圖片描述|圖片說明|在此插入圖片描述|請輸入圖片描述|替代文字說明|ここに画像の説明を入力|画像の説明|画像の説明文|代替テキスト|이미지 설명|이미지 설명을 입력하세요|여기에 이미지 설명|대체 텍스트|' +
    'enter image description here|enter image description|image description here|insert image description here|add image description|add image description here|image description|picture description|photo description|description of image|description of the image|your image description|your image description here|image alt text|image alt|img alt|alt text here|alt text|alt-text|alt|alternate text|alternative text|text alternative|enter alt text here|enter caption here|enter a caption|add a caption|add caption here|caption here|optional title|optional caption|a title|title here|title text|your title|image title text|write a caption|your caption here|image caption|photo caption|image title|image title here|image name|example image|sample image|placeholder image|default image|featured image|header image|cover image|insert image here|text|caption|description|beschreibung|bildunterschrift|légende|descripción|leyenda|descrição|legenda|descrizione|didascalia|bijschrift|подпись|описание|opis|popis|说明|說明|描述|标题|標題|キャプション|説明|캡션|설명|drawing|graphic|grafik|zeichnung|abbildung|dessin|dibujo|disegno|desenho|tekening|рисунок|rysunek|kresba|çizim|teckning|插图|插圖|図|그림|png|jpg|jpeg|gif|webp|svg|heic|image|img|image placeholder|no alt text|no alt text provided for this image|no description available|no photo description available|no description has been provided for this image|image/png|image/jpeg|image/svg+xml|null|undefined|nan|[object object]|left-50|right-50|full-width|' +
    "bildbeschreibung|bildbeschreibung hier|bildbeschreibung hier einfügen|hier bildbeschreibung eingeben|alternativtext|beispielbild|description de l’image|description de l'image|texte alternatif|entrez une description de l'image ici|descripción de la imagen|introduce la descripción de la imagen aquí|texto alternativo|descrição da imagem|insira a descrição da imagem aqui|descrizione immagine|descrizione dell'immagine|inserisci qui la descrizione dell'immagine|testo alternativo|описание изображения|введите сюда описание изображения|введите описание изображения|альтернативный текст|описание картинки|opis obrazka|opis obrazu|tekst alternatywny|afbeeldingsbeschrijving|alternatieve tekst|afbeeldingbeschrijving|resim açıklaması|açıklama girin|bildbeskrivning|alternativ text|mô tả hình ảnh|mô tả ảnh",
);

/** Marp's and Deckset's words in an alt text, and docsify's in a title. */
const KEYWORD =
  /^(?:(?:w|h|width|height):(?:\d+(?:\.\d+)?(?:px|%|em|rem|cm|mm|in|pt|vw|vh)?|auto)|(?:blur|brightness|contrast|drop-shadow|grayscale|hue-rotate|invert|opacity|saturate|sepia)(?::[\w.,%#-]+)|:(?:size|width|height|class|id|align|no-?zoom|ignore|target)(?:=\S*)?|=\d+(?:%(?:x?\d*%?)?|x\d*%?)?|#(?:pic_)?(?:center|left|right))$/i;
/** Words that are such only beside `bg` or another of them. */
const BESIDE =
  /^(?:(?:left|right)(?::\d+%)?|cover|contain|fit|auto|vertical|horizontal|inline|original|filtered|\d+%)$/i;

/** The words without those for renderers; empty where an editor or a file's name says it all. */
export function saidWords(text: string | undefined, address: string): string {
  let said = text?.trim() ?? '';
  if (said === '') return '';
  said = withoutKeywords(
    said
      .replace(/^fig:\s*/, '')
      .replace(LABEL, '')
      .trim(),
  );
  const plain = simple(said);
  return EDITORS.has(plain) || isPlaceholder(plain) || WRITTEN_BY_PROGRAMS.test(said) || isStem(said, address)
    ? ''
    : said;
}

/** What mail programs call a picture in a letter, and what stands until one is uploaded. */
const WRITTEN_BY_PROGRAMS =
  /^(?:cid:\S+|(?:image:\s?)?image\d{1,4}\.(?:jpe?g|png|gif)(?:@\S+)?|uploading(?:\s\S+)?(?:…|\.{2,3})|업로드\s?중(?:…|\.{2,3})?|(?:图片)?正?在?上传中(?:…|\.{2,3})?|アップロード中(?:…|\.{2,3})?)$/i;

/** LaTeX's name for the figure. */
const LABEL = /\\label\{[\w:.-]{1,80}\}/;

function withoutKeywords(text: string): string {
  if (text.length > LONGEST_LIST || !/[:#=]|\bbg\b/.test(text)) return text;
  const all = text.split(/\s+/);
  const left = all.filter((word) => word !== 'bg' && !KEYWORD.test(word));
  const slide = all.includes('bg') && (all[0] === 'bg' || left.every((word) => BESIDE.test(word)));
  const named = all.some((word) => KEYWORD.test(word));
  if (!slide && !named) return text;
  if (left.every((word) => BESIDE.test(word))) return '';
  // `bg left Lake`: the others stand first; `Lake on the left w:300` keeps its words.
  const from = slide ? left.findIndex((word) => !BESIDE.test(word)) : 0;
  return slide ? left.slice(from).join(' ') : all.filter((word) => !KEYWORD.test(word)).join(' ');
}

/** A list of such words is short; a text is not looked through. */
const LONGEST_LIST = 300;

const simple = (text: string): string =>
  text
    .toLowerCase()
    .replace(/^[\s[(<"“【（]+/, '')
    .replace(/[\s\])>"”】）.。…:：!]{1,9}$/, '');

/** `p1` of `p1.jpg`, `my-lake_2` of `img/my-lake_2.jpg`: written by a program; a name in words is the author's. */
function isStem(text: string, address: string): boolean {
  if (/\s/.test(text) || !/[\d_-]/.test(text)) return false;
  const file = address.split(/[?#]/, 1)[0]?.split(/[/\\]/).at(-1) ?? '';
  return file.replace(/\.\w{2,5}$/, '').toLowerCase() === text.toLowerCase();
}
