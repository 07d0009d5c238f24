// The words in Serbian.
export const sr = {
  headings: {
    contents: 'Садржај',
    links: 'Везе',
    notes: 'Напомене',
    photos: 'Фотографије',
    route: 'Рута',
    undated: 'Без датума',
  },
  alerts: { note: 'Напомена', tip: 'Савет', important: 'Важно', warning: 'Упозорење', caution: 'Опрез' },
  labels: {
    photo: 'Фото #',
    figure: 'Сл.\u00a0#',
    missing: 'Слика недостаје',
    page: 'стр.\u00a0#',
    footnote: 'Напомена #',
    mapData: 'Подаци мапе: #',
  },
  media: { video: 'Видео', audio: 'Аудио', link: 'Веза', map: 'Мапа', colon: ': ' },
  photographs: { one: '# фотографија', few: '# фотографије', other: '# фотографија' },
};
