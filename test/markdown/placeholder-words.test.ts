// What editors put where words about a picture should stand, in any language; words about a picture stay.
import { describe, expect, it } from 'vitest';
import { wordsFor } from '../../src/album/captions/caption.ts';
import { read } from './draw.ts';

/** The words under a photo whose alt text these are. */
function captionOf(alt: string): string | undefined {
  const [ref] = read(`![${alt}](photos/p1.jpg)\n\n<img src="a/b.jpg" alt="${alt}">`, { lang: 'en' }).pictures;
  return wordsFor(ref!, {})?.text;
}

describe('no caption', () => {
  it.each(
    (
      'drawing|Drawing|x|xxx|test|foo|lorem ipsum dolor sit amet|' +
      'Optional title|A title|Title text|Enter image description here…|Insert alt text here|Your photo here|Write a caption...|Add a description for this image|Caption goes here|[Image description]|Type caption for image (optional)|image alt text|Photo title|' +
      'Bildbeschreibung hier eingeben|Hier Beschreibung einfügen|Bitte Bildunterschrift eingeben|Beschreibung des Bildes|Alternativtext|Bild einfügen|' +
      "Entrez la description de l'image ici|Insérer une image ici|Légende de la photo|Ajouter une légende|" +
      'Ingrese la descripción de la imagen aquí|Añadir leyenda|Descripción de la foto|Insira a legenda aqui|Descrição da imagem|' +
      'Inserisci qui la descrizione|Aggiungi una didascalia|Voer hier een beschrijving in|Afbeelding invoegen hier beschrijving|' +
      'Введите описание изображения|Описание картинки|Вставьте фото сюда|Wpisz opis zdjęcia tutaj|Popis obrázku|Buraya açıklama girin|Lägg till bildtext här|' +
      '请在此处输入图片说明|在此添加图片描述|點擊添加圖片說明|图片标题|图片替代文本|ここに画像の説明を入力してください|代替テキスト|사진 설명을 입력하세요.|이미지 캡션 추가'
    ).split('|'),
  )('%s', (alt) => expect(captionOf(alt)).toBeUndefined());
});

describe('words about a picture', () => {
  it.each(
    (
      'Drawing by Mia, 5|The title page of the book|A photo of the boat|Write to us here|Type of boat|Text on the wall|Describe the boat|A|Fig tree|Here we ate|' +
      'Bild von Anna|Beschreibung der Route|Titelseite|Hier essen wir|La légende du lac|Photo de famille|El título de campeón|Descrição do percurso|' +
      'Описание маршрута|Фото Анны|Tu był zamek|图书馆的说明牌|写生|文字的故乡|海|説明会の様子|설명회'
    ).split('|'),
  )('%s', (alt) => expect(captionOf(alt)).toBe(alt));
});
