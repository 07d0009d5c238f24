// Step 1, markdown: tells languages in Cyrillic letters apart, by letters that only some of them write.

/** A name in another one is not enough. */
export function cyrillicLanguage(text: string): string {
  const count = (letters: RegExp): number => text.match(letters)?.length ?? 0;
  const russian = count(/[ыэё]/giu);
  const own = [
    // Mongolian and Kyrgyz have two of its letters, too.
    ['kk', /[қғұ]/iu.test(text) ? count(/[қғңұһәөү]/giu) : 0],
    ['be', 4 * count(/ў/giu)],
    ['mk', count(/[ѓќѕ]/giu) * 8],
    ['sr', count(/[ђћљњџј]/giu)],
    ['uk', count(/[іїєґ]/giu)],
  ] as const;
  // Kazakh and Belarusian have the letter of Ukrainian, Macedonian those of Serbian.
  const [language, most] = own.toSorted(([, a], [, b]) => b - a)[0] ?? ['ru', 0];
  const kazakh = own[0][1];
  if (kazakh * 2 > russian && kazakh * 4 >= most) return 'kk';
  if (most > russian) return language;
  return russian === 0 && count(/ъ/giu) > 0 ? 'bg' : 'ru';
}
