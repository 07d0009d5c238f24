// The words in Romanian.
export const ro = {
  headings: {
    contents: 'Cuprins',
    links: 'Linkuri',
    notes: 'Note',
    photos: 'Fotografii',
    route: 'Traseu',
    undated: 'Fără dată',
  },
  alerts: { note: 'Notă', tip: 'Sfat', important: 'Important', warning: 'Avertisment', caution: 'Atenție' },
  labels: {
    photo: 'Fotografia #',
    figure: 'Fig.\u00a0#',
    missing: 'Imagine lipsă',
    page: 'p.\u00a0#',
    footnote: 'Nota #',
    mapData: 'Date cartografice: #',
  },
  media: { video: 'Video', audio: 'Audio', link: 'Link', map: 'Hartă', colon: ': ' },
  photographs: { one: '# fotografie', few: '# fotografii', other: '# de fotografii' },
};
