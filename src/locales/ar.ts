// The words in Arabic.
export const ar = {
  headings: {
    contents: 'المحتويات',
    links: 'الروابط',
    notes: 'حواشٍ',
    photos: 'الصور',
    route: 'المسار',
    undated: 'بدون تاريخ',
  },
  alerts: { note: 'ملاحظة', tip: 'نصيحة', important: 'مهم', warning: 'تحذير', caution: 'تنبيه' },
  labels: {
    photo: 'صورة #',
    figure: 'شكل\u00a0#',
    missing: 'صورة مفقودة',
    page: 'ص\u00a0#',
    footnote: 'حاشية #',
    mapData: 'بيانات الخريطة: #',
  },
  media: { video: 'فيديو', audio: 'صوت', link: 'رابط', map: 'خريطة', colon: ': ' },
  photographs: {
    zero: '# صورة',
    one: 'صورة واحدة (#)',
    two: 'صورتان (#)',
    few: '# صور',
    many: '# صورة',
    other: '# صورة',
  },
};
