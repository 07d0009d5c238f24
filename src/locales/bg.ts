// The words in Bulgarian.
export const bg = {
  headings: {
    contents: 'Съдържание',
    links: 'Връзки',
    notes: 'Бележки',
    photos: 'Снимки',
    route: 'Маршрут',
    undated: 'Без дата',
  },
  alerts: { note: 'Бележка', tip: 'Съвет', important: 'Важно', warning: 'Предупреждение', caution: 'Внимание' },
  labels: {
    photo: 'Фото #',
    figure: 'Фиг.\u00a0#',
    missing: 'Липсва снимка',
    page: 'с.\u00a0#',
    footnote: 'Бележка #',
    mapData: 'Картографски данни: #',
  },
  media: { video: 'Видео', audio: 'Аудио', link: 'Връзка', map: 'Карта', colon: ': ' },
  photographs: { one: '# снимка', other: '# снимки' },
};
