// The words in Persian.
export const fa = {
  headings: {
    contents: 'فهرست مطالب',
    links: 'پیوندها',
    notes: 'یادداشت‌ها',
    photos: 'عکس‌ها',
    route: 'مسیر',
    undated: 'بدون تاریخ',
  },
  alerts: { note: 'یادداشت', tip: 'نکته', important: 'مهم', warning: 'هشدار', caution: 'احتیاط' },
  labels: {
    photo: 'عکس #',
    figure: 'شکل\u00a0#',
    missing: 'عکس موجود نیست',
    page: 'ص\u00a0#',
    footnote: 'پانویس #',
    mapData: 'داده‌های نقشه: #',
  },
  media: { video: 'ویدئو', audio: 'صدا', link: 'پیوند', map: 'نقشه', colon: ': ' },
  photographs: { one: '# عکس', other: '# عکس' },
};
