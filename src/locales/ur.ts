// The words in Urdu.
export const ur = {
  headings: {
    contents: 'فہرست',
    links: 'روابط',
    notes: 'حواشی',
    photos: 'تصاویر',
    route: 'راستہ',
    undated: 'بغیر تاریخ',
  },
  alerts: { note: 'نوٹ', tip: 'مشورہ', important: 'اہم', warning: 'انتباہ', caution: 'احتیاط' },
  labels: {
    photo: 'تصویر #',
    figure: 'شکل\u00a0#',
    missing: 'تصویر موجود نہیں',
    page: 'ص\u00a0#',
    footnote: 'حاشیہ #',
    mapData: 'نقشے کا ڈیٹا: #',
  },
  media: { video: 'ویڈیو', audio: 'آڈیو', link: 'ربط', map: 'نقشہ', colon: ': ' },
  photographs: { one: '# تصویر', other: '# تصاویر' },
};
