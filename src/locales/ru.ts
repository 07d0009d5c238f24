// The words in Russian.
export const ru = {
  headings: {
    contents: 'Содержание',
    links: 'Ссылки',
    notes: 'Примечания',
    photos: 'Фотографии',
    route: 'Маршрут',
    undated: 'Без даты',
  },
  alerts: { note: 'Примечание', tip: 'Совет', important: 'Важно', warning: 'Предупреждение', caution: 'Осторожно' },
  labels: {
    photo: 'Фото #',
    figure: 'Рис.\u00a0#',
    missing: 'Нет изображения',
    page: 'с.\u00a0#',
    footnote: 'Примечание #',
    mapData: 'Картографические данные: #',
  },
  media: { video: 'Видео', audio: 'Аудио', link: 'Ссылка', map: 'Карта', colon: ': ' },
  photographs: { one: '# фотография', few: '# фотографии', many: '# фотографий', other: '# фотографии' },
};
