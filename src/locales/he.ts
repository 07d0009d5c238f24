// The words in Hebrew.
export const he = {
  headings: {
    contents: 'תוכן העניינים',
    links: 'קישורים',
    notes: 'הערות',
    photos: 'תמונות',
    route: 'המסלול',
    undated: 'ללא תאריך',
  },
  alerts: { note: 'הערה', tip: 'עצה', important: 'חשוב', warning: 'אזהרה', caution: 'זהירות' },
  labels: {
    photo: 'תמונה #',
    figure: 'איור\u00a0#',
    missing: 'תמונה חסרה',
    page: 'עמ׳\u00a0#',
    footnote: 'הערה #',
    mapData: 'נתוני המפה: #',
  },
  media: { video: 'סרטון', audio: 'שמע', link: 'קישור', map: 'מפה', colon: ': ' },
  photographs: { one: 'תמונה אחת (#)', two: '# תמונות', many: '# תמונות', other: '# תמונות' },
};
