// The words in Ukrainian.
export const uk = {
  headings: {
    contents: 'Зміст',
    links: 'Посилання',
    notes: 'Примітки',
    photos: 'Фотографії',
    route: 'Маршрут',
    undated: 'Без дати',
  },
  alerts: { note: 'Примітка', tip: 'Порада', important: 'Важливо', warning: 'Попередження', caution: 'Обережно' },
  labels: {
    photo: 'Фото #',
    figure: 'Рис.\u00a0#',
    missing: 'Немає зображення',
    page: 'с.\u00a0#',
    footnote: 'Примітка #',
    mapData: 'Картографічні дані: #',
  },
  media: { video: 'Відео', audio: 'Аудіо', link: 'Посилання', map: 'Карта', colon: ': ' },
  photographs: { one: '# світлина', few: '# світлини', many: '# світлин', other: '# світлини' },
};
