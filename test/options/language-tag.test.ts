// What a person writes for a language, and the tag that was meant.
import { describe, expect, it } from 'vitest';
import { languageMeant, languageTag } from '../../src/options/language-tag.ts';

describe('a tag as it is', () => {
  it.each([
    ['en', 'en'],
    ['zh-hans-cn', 'zh-Hans-CN'],
    ['pt-br', 'pt-BR'],
    ['deu', 'de'],
    ['ger', 'de'],
    ['chi', 'zh'],
    ['gsw', 'gsw'],
    [' fr ', 'fr'],
    ['uk', 'uk'],
    ['sr-Latn', 'sr-Latn'],
  ])('%s', (given, tag) => expect(languageTag(given)).toBe(tag));
});

describe('no tag, but one was meant', () => {
  it.each([
    ['Francais', 'fr'],
    ['Français', 'fr'],
    ['French', 'fr'],
    ['Deutsch', 'de'],
    ['german', 'de'],
    ['chinese', 'zh'],
    ['中文', 'zh'],
    ['简体中文', 'zh-Hans'],
    ['繁體中文', 'zh-Hant'],
    ['espanol', 'es'],
    ['Español', 'es'],
    ['English', 'en'],
    ['Englisch', 'en'],
    ['anglais', 'en'],
    ['japanisch', 'ja'],
    ['日本語', 'ja'],
    ['한국어', 'ko'],
    ['русский', 'ru'],
    ['Russian', 'ru'],
    ['немецкий', 'de'],
    ['portugues', 'pt'],
    ['Italiano', 'it'],
    ['Nederlands', 'nl'],
    ['niederländisch', 'nl'],
    ['svenska', 'sv'],
    ['العربية', 'ar'],
    ['עברית', 'he'],
    ['Türkçe', 'tr'],
    ['turkce', 'tr'],
    ['Simplified Chinese', 'zh-Hans'],
    ['Farsi', 'fa'],
    ['Germna', 'de'],
    ['Frnech', 'fr'],
    ['en_US', 'en-US'],
    ['de_DE.UTF-8', 'de-DE'],
    ['jp', 'ja'],
    ['cn', 'zh-Hans'],
    ['cz', 'cs'],
  ])('%s', (given, tag) => {
    expect(languageTag(given)).toBeUndefined();
    expect(languageMeant(given)).toBe(tag);
  });
  it.each(['', 'klingonesque', '12', 'x', '🙂', 'a'.repeat(500)])('nothing: %s', (given) => {
    expect(languageTag(given)).toBeUndefined();
    expect(languageMeant(given)).toBeUndefined();
  });
});
