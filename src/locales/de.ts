// The words in German.
export const de = {
  headings: {
    contents: 'Inhalt',
    links: 'Links',
    notes: 'Anmerkungen',
    photos: 'Fotos',
    route: 'Route',
    undated: 'Ohne Datum',
  },
  alerts: { note: 'Hinweis', tip: 'Tipp', important: 'Wichtig', warning: 'Warnung', caution: 'Vorsicht' },
  labels: {
    photo: 'Foto #',
    figure: 'Abb.\u00a0#',
    missing: 'Bild fehlt',
    page: 'S.\u00a0#',
    footnote: 'Anmerkung #',
    mapData: 'Kartendaten: #',
  },
  media: { video: 'Video', audio: 'Audio', link: 'Link', map: 'Karte', colon: ': ' },
  photographs: { one: '# Foto', other: '# Fotos' },
};
