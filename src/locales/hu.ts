// The words in Hungarian.
export const hu = {
  headings: {
    contents: 'Tartalom',
    links: 'Hivatkozások',
    notes: 'Jegyzetek',
    photos: 'Fényképek',
    route: 'Útvonal',
    undated: 'Dátum nélkül',
  },
  alerts: { note: 'Megjegyzés', tip: 'Tipp', important: 'Fontos', warning: 'Figyelmeztetés', caution: 'Vigyázat' },
  labels: {
    photo: '#. fénykép',
    figure: '#.\u00a0ábra',
    missing: 'Hiányzó kép',
    page: '#.\u00a0o.',
    footnote: '#. jegyzet',
    mapData: 'Térképadatok: #',
  },
  media: { video: 'Videó', audio: 'Hang', link: 'Hivatkozás', map: 'Térkép', colon: ': ' },
  photographs: { one: '# fénykép', other: '# fénykép' },
};
