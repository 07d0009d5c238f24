// Step 1: the few words that a printed text needs and its author did not write: titles of notes, alerts and contents. By language.

export interface Words {
  readonly notes: string;
  readonly contents: string;
  readonly alerts: Readonly<Record<AlertKind, string>>;
}

export type AlertKind = 'note' | 'tip' | 'important' | 'warning' | 'caution';

/** notes, contents, note, tip, important, warning, caution */
const WORDS: Readonly<Record<string, string>> = {
  en: 'Notes|Contents|Note|Tip|Important|Warning|Caution',
  de: 'Anmerkungen|Inhalt|Hinweis|Tipp|Wichtig|Warnung|Vorsicht',
  fr: 'Notes|Sommaire|Remarque|Conseil|Important|Avertissement|Attention',
  es: 'Notas|Contenido|Nota|Consejo|Importante|Advertencia|Precaución',
  it: 'Note|Indice|Nota|Suggerimento|Importante|Avviso|Attenzione',
  pt: 'Notas|Conteúdo|Nota|Dica|Importante|Aviso|Cuidado',
  nl: 'Noten|Inhoud|Opmerking|Tip|Belangrijk|Waarschuwing|Let op',
  sv: 'Noter|Innehåll|Anmärkning|Tips|Viktigt|Varning|Se upp',
  da: 'Noter|Indhold|Bemærk|Tip|Vigtigt|Advarsel|Forsigtig',
  nb: 'Noter|Innhold|Merk|Tips|Viktig|Advarsel|Forsiktig',
  fi: 'Viitteet|Sisällys|Huomautus|Vinkki|Tärkeää|Varoitus|Varo',
  pl: 'Przypisy|Spis treści|Uwaga|Wskazówka|Ważne|Ostrzeżenie|Ostrożnie',
  cs: 'Poznámky|Obsah|Poznámka|Tip|Důležité|Varování|Pozor',
  hu: 'Jegyzetek|Tartalom|Megjegyzés|Tipp|Fontos|Figyelmeztetés|Vigyázat',
  ro: 'Note|Cuprins|Notă|Sfat|Important|Avertisment|Atenție',
  tr: 'Notlar|İçindekiler|Not|İpucu|Önemli|Uyarı|Dikkat',
  id: 'Catatan|Daftar isi|Catatan|Tips|Penting|Peringatan|Awas',
  vi: 'Chú thích|Mục lục|Ghi chú|Mẹo|Quan trọng|Cảnh báo|Thận trọng',
  ru: 'Примечания|Содержание|Примечание|Совет|Важно|Предупреждение|Осторожно',
  uk: 'Примітки|Зміст|Примітка|Порада|Важливо|Попередження|Обережно',
  el: 'Σημειώσεις|Περιεχόμενα|Σημείωση|Συμβουλή|Σημαντικό|Προειδοποίηση|Προσοχή',
  he: 'הערות|תוכן|הערה|עצה|חשוב|אזהרה|זהירות',
  ar: 'حواشٍ|المحتويات|ملاحظة|نصيحة|مهم|تحذير|تنبيه',
  fa: 'یادداشت‌ها|فهرست|یادداشت|نکته|مهم|هشدار|احتیاط',
  ja: '注|目次|補足|ヒント|重要|警告|注意',
  ko: '각주|목차|참고|팁|중요|경고|주의',
  zh: '注释|目录|说明|提示|重要|警告|注意',
  'zh-hant': '註釋|目錄|說明|提示|重要|警告|注意',
};

/** English for a language that is not among them. */
export function wordsOf(language: string): Words {
  const tag = language.toLowerCase();
  const traditional = /^zh-(?:hant|tw|hk|mo)/.test(tag);
  const list = WORDS[traditional ? 'zh-hant' : (tag.split('-')[0] ?? '')] ?? WORDS.en ?? '';
  const [notes = '', contents = '', note = '', tip = '', important = '', warning = '', caution = ''] = list.split('|');
  return { notes, contents, alerts: { note, tip, important, warning, caution } };
}
