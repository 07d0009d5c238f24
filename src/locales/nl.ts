// The words in Dutch.
export const nl = {
  headings: {
    contents: 'Inhoud',
    links: 'Links',
    notes: 'Noten',
    photos: 'Foto’s',
    route: 'Route',
    undated: 'Zonder datum',
  },
  alerts: { note: 'Opmerking', tip: 'Tip', important: 'Belangrijk', warning: 'Waarschuwing', caution: 'Let op' },
  labels: {
    photo: 'Foto #',
    figure: 'Fig.\u00a0#',
    missing: 'Foto ontbreekt',
    page: 'p.\u00a0#',
    footnote: 'Noot #',
    mapData: 'Kaartgegevens: #',
  },
  media: { video: 'Video', audio: 'Audio', link: 'Link', map: 'Kaart', colon: ': ' },
  photographs: { one: '# foto', other: '# foto’s' },
};
