// The words in Swedish.
export const sv = {
  headings: {
    contents: 'Innehåll',
    links: 'Länkar',
    notes: 'Noter',
    photos: 'Foton',
    route: 'Rutt',
    undated: 'Utan datum',
  },
  alerts: { note: 'Anmärkning', tip: 'Tips', important: 'Viktigt', warning: 'Varning', caution: 'Se upp' },
  labels: {
    photo: 'Foto #',
    figure: 'Fig.\u00a0#',
    missing: 'Bild saknas',
    page: 's.\u00a0#',
    footnote: 'Not #',
    mapData: 'Kartdata: #',
  },
  media: { video: 'Video', audio: 'Ljud', link: 'Länk', map: 'Karta', colon: ': ' },
  photographs: { one: '# foto', other: '# foton' },
};
