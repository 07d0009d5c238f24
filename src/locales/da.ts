// The words in Danish.
export const da = {
  headings: {
    contents: 'Indhold',
    links: 'Links',
    notes: 'Noter',
    photos: 'Fotos',
    route: 'Rute',
    undated: 'Uden dato',
  },
  alerts: { note: 'Bemærk', tip: 'Tip', important: 'Vigtigt', warning: 'Advarsel', caution: 'Forsigtig' },
  labels: {
    photo: 'Foto #',
    figure: 'Fig.\u00a0#',
    missing: 'Billede mangler',
    page: 's.\u00a0#',
    footnote: 'Note #',
    mapData: 'Kortdata: #',
  },
  media: { video: 'Video', audio: 'Lyd', link: 'Link', map: 'Kort', colon: ': ' },
  photographs: { one: '# foto', other: '# fotos' },
};
