// Step 1, markdown: tells by its words what editors put where words about a picture should stand (`enter image
// description here`). In any order and many languages; in Chinese, Japanese and Korean by their pieces.

const words = (...lists: readonly string[]): ReadonlySet<string> => new Set(lists.join(' ').split(/\s+/));

/** What should stand there. */
const SAID = words(
  'description descriptions caption captions alt alternate alternative text texts title label legend alt-text alttext',
  'beschreibung bildbeschreibung fotobeschreibung bildunterschrift bildtext bildtitel alternativtext titel',
  'légende texte titre alternatif descripción leyenda texto título alternativo pie descrição legenda',
  'descrizione didascalia testo titolo beschrijving afbeeldingsbeschrijving afbeeldingbeschrijving bijschrift onderschrift tekst alternatieve',
  'описание подпись текст альтернативный название opis podpis alternatywny tytuł popis popisek alternativní titulek',
  'açıklama açıklaması açıklamasını metin alternatif başlık beskrivning bildbeskrivning beskrivelse billedtekst bildetekst alternativ',
  'kuvaus kuvateksti vaihtoehtoinen leírás képleírás képaláírás περιγραφή λεζάντα κείμενο deskripsi keterangan descriere legendă',
  'תיאור כיתוב טקסט وصف تعليق نص',
);

const PICTURE = words(
  'image images picture pictures photo photos photograph figure img pic graphic bild bildes bilds bilder foto fotos grafik abbildung',
  'illustration imagen fotografía imagem immagine immagini figura afbeelding plaatje',
  'изображение изображения картинка картинки фото фотографии obraz obrazu obrazek obrazka zdjęcie zdjęcia obrázek obrázku fotky',
  'resim resmin görsel görselin fotoğraf fotoğrafın bilden billede billedet billedets bilde bildet kuva kuvan kép képe εικόνα εικόνας gambar imagine imaginii',
  'תמונה התמונה صورة الصورة ảnh hình',
);

/** What to do, and where. */
const ORDER = words(
  'enter insert add type write put provide edit click replace fill here eingeben einfügen hinzufügen schreiben hier',
  'entrez entrer saisissez saisir insérez insérer ajoutez ajouter écrivez ici ingrese introduce introduzca introducir inserte insertar añada añade añadir agregar agrega escribe escriba aquí',
  'insira inserir adicione adicionar digite escreva aqui inserisci inserire aggiungi aggiungere scrivi qui voer vul voeg invoegen invoeren toevoegen typ schrijf',
  'введите вставьте добавьте добавить напишите сюда здесь wpisz wstaw dodaj tutaj tu vložte zadejte přidejte sem zde',
  'buraya girin giriniz ekleyin yazın ange lägg infoga skriv här indsæt tilføj her sett lisää kirjoita tähän írja adja ide masukkan tambahkan',
  'εισάγετε προσθέστε εδώ introduceți adăugați aici הוסף הזן כאן أدخل أضف هنا',
);

const SMALL = words(
  'a an the of for to this your my some please goes optional default placeholder sample example lorem ipsum name',
  'ein eine einen eines der die das des für bitte ihr ihre deine dein zum une un la le l de d votre pour cette du una el del su tu para uma o a da do os as',
  "il dell della dell'immagine di l'image d'image een het van in toe pro av till til inn ett en et az egy meg του της μια di sini lui",
);

/** Pieces of Chinese, Japanese and Korean phrases, which have no spaces; longer ones before those that begin alike. */
const EASTERN =
  /请输入|請輸入|请填写|請填寫|请|請|在此处|在此處|在这里|在這裡|在此|此处|此處|这里|這裡|插入|添加|输入|輸入|填写|填寫|点击|點擊|编辑|編輯|写|寫|图片|圖片|图像|圖像|照片|相片|截图|截圖|图|圖|的|描述|说明文字|說明文字|说明|說明|标题|標題|文字|替代|替换|替換|文本|名称|名稱|备注|備註|画像|写真|説明文|説明|代替|テキスト|タイトル|キャプション|ここに|を入力|を追加|を挿入|してください|の|入力|追加|挿入|이미지|사진|그림|의|설명|을|를|입력|추가|삽입|하세요|해주세요|해 주세요|여기에|캡션|제목|대체|텍스트|alt/gu;
const EASTERN_SAID =
  /描述|说明|說明|标题|標題|文字|文本|替代|插入|输入|輸入|名称|名稱|説明|テキスト|タイトル|キャプション|입력|설명|캡션|제목|텍스트/u;

const LONGEST = 80;

/** @param said in small letters, without marks at its ends. */
export function isPlaceholder(said: string): boolean {
  if (said.length > LONGEST) return false;
  if (
    /^(?:x{2,9}|a{2,9}|asdf\w{0,4}|test|foo|bar|foobar|todo|tbd|tba|fixme|dummy|desktop view|xyz|abc|blah|lorem ipsum.*)$/.test(
      said,
    )
  )
    return true;
  if (EASTERN_SAID.test(said)) return said.replace(EASTERN, '').trim() === '';
  const all = said.split(/[\s/,:()[\]-]+/).filter((word) => word !== '');
  if (all.length < 2 || !all.every((word) => [SAID, PICTURE, ORDER, SMALL].some((list) => list.has(word))))
    return false;
  const has = (list: ReadonlySet<string>) => all.some((word) => list.has(word));
  return has(SAID) ? has(PICTURE) || has(ORDER) || all.every((word) => SAID.has(word)) : has(PICTURE) && has(ORDER);
}
