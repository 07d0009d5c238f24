// The words in Spanish.
export const es = {
  headings: {
    contents: 'Índice',
    links: 'Enlaces',
    notes: 'Notas',
    photos: 'Fotos',
    route: 'Ruta',
    undated: 'Sin fecha',
  },
  alerts: { note: 'Nota', tip: 'Consejo', important: 'Importante', warning: 'Advertencia', caution: 'Precaución' },
  labels: {
    photo: 'Foto #',
    figure: 'Fig.\u00a0#',
    missing: 'Falta la imagen',
    page: 'p.\u00a0#',
    footnote: 'Nota #',
    mapData: 'Datos del mapa: #',
  },
  media: { video: 'Vídeo', audio: 'Audio', link: 'Enlace', map: 'Mapa', colon: ': ' },
  photographs: { one: '# foto', many: '# fotos', other: '# fotos' },
};
