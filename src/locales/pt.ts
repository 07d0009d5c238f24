// The words in Portuguese.
export const pt = {
  headings: {
    contents: 'Índice',
    links: 'Links',
    notes: 'Notas',
    photos: 'Fotos',
    route: 'Percurso',
    undated: 'Sem data',
  },
  alerts: { note: 'Nota', tip: 'Dica', important: 'Importante', warning: 'Aviso', caution: 'Cuidado' },
  labels: {
    photo: 'Foto #',
    figure: 'Fig.\u00a0#',
    missing: 'Imagem em falta',
    page: 'p.\u00a0#',
    footnote: 'Nota #',
    mapData: 'Dados do mapa: #',
  },
  media: { video: 'Vídeo', audio: 'Áudio', link: 'Link', map: 'Mapa', colon: ': ' },
  photographs: { one: '# foto', many: '# fotos', other: '# fotos' },
};
