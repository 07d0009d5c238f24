// The words in Italian.
export const it = {
  headings: {
    contents: 'Indice',
    links: 'Link',
    notes: 'Note',
    photos: 'Foto',
    route: 'Percorso',
    undated: 'Senza data',
  },
  alerts: { note: 'Nota', tip: 'Suggerimento', important: 'Importante', warning: 'Avviso', caution: 'Attenzione' },
  labels: {
    photo: 'Foto #',
    figure: 'Fig.\u00a0#',
    missing: 'Immagine mancante',
    page: 'p.\u00a0#',
    footnote: 'Nota #',
    mapData: 'Dati cartografici: #',
  },
  media: { video: 'Video', audio: 'Audio', link: 'Link', map: 'Mappa', colon: ': ' },
  photographs: { one: '# foto', many: '# foto', other: '# foto' },
};
