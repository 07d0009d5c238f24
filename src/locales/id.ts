// The words in Indonesian.
export const id = {
  headings: {
    contents: 'Daftar Isi',
    links: 'Tautan',
    notes: 'Catatan',
    photos: 'Foto',
    route: 'Rute',
    undated: 'Tanpa tanggal',
  },
  alerts: { note: 'Catatan', tip: 'Tips', important: 'Penting', warning: 'Peringatan', caution: 'Awas' },
  labels: {
    photo: 'Foto #',
    figure: 'Gbr.\u00a0#',
    missing: 'Foto tidak ada',
    page: 'hlm.\u00a0#',
    footnote: 'Catatan #',
    mapData: 'Data peta: #',
  },
  media: { video: 'Video', audio: 'Audio', link: 'Tautan', map: 'Peta', colon: ': ' },
  photographs: { other: '# foto' },
};
