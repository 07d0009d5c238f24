// The words in Czech.
export const cs = {
  headings: {
    contents: 'Obsah',
    links: 'Odkazy',
    notes: 'Poznámky',
    photos: 'Fotografie',
    route: 'Trasa',
    undated: 'Bez data',
  },
  alerts: { note: 'Poznámka', tip: 'Tip', important: 'Důležité', warning: 'Varování', caution: 'Pozor' },
  labels: {
    photo: 'Foto #',
    figure: 'Obr.\u00a0#',
    missing: 'Fotografie chybí',
    page: 's.\u00a0#',
    footnote: 'Poznámka #',
    mapData: 'Mapová data: #',
  },
  media: { video: 'Video', audio: 'Zvuk', link: 'Odkaz', map: 'Mapa', colon: ': ' },
  photographs: { one: '# fotografie', few: '# fotografie', many: '# fotografie', other: '# fotografií' },
};
