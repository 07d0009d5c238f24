// The words in Norwegian.
export const nb = {
  headings: {
    contents: 'Innhold',
    links: 'Lenker',
    notes: 'Noter',
    photos: 'Bilder',
    route: 'Rute',
    undated: 'Uten dato',
  },
  alerts: { note: 'Merk', tip: 'Tips', important: 'Viktig', warning: 'Advarsel', caution: 'Forsiktig' },
  labels: {
    photo: 'Foto #',
    figure: 'Fig.\u00a0#',
    missing: 'Bilde mangler',
    page: 's.\u00a0#',
    footnote: 'Note #',
    mapData: 'Kartdata: #',
  },
  media: { video: 'Video', audio: 'Lyd', link: 'Lenke', map: 'Kart', colon: ': ' },
  photographs: { one: '# bilde', other: '# bilder' },
};
