// The words in Polish.
export const pl = {
  headings: {
    contents: 'Spis treści',
    links: 'Linki',
    notes: 'Przypisy',
    photos: 'Zdjęcia',
    route: 'Trasa',
    undated: 'Bez daty',
  },
  alerts: { note: 'Uwaga', tip: 'Wskazówka', important: 'Ważne', warning: 'Ostrzeżenie', caution: 'Ostrożnie' },
  labels: {
    photo: 'Foto #',
    figure: 'Rys.\u00a0#',
    missing: 'Brak zdjęcia',
    page: 's.\u00a0#',
    footnote: 'Przypis #',
    mapData: 'Dane mapy: #',
  },
  media: { video: 'Wideo', audio: 'Dźwięk', link: 'Link', map: 'Mapa', colon: ': ' },
  photographs: { one: '# zdjęcie', few: '# zdjęcia', many: '# zdjęć', other: '# zdjęcia' },
};
