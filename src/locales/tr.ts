// The words in Turkish.
export const tr = {
  headings: {
    contents: 'İçindekiler',
    links: 'Bağlantılar',
    notes: 'Notlar',
    photos: 'Fotoğraflar',
    route: 'Rota',
    undated: 'Tarihsiz',
  },
  alerts: { note: 'Not', tip: 'İpucu', important: 'Önemli', warning: 'Uyarı', caution: 'Dikkat' },
  labels: {
    photo: 'Fotoğraf #',
    figure: 'Şek.\u00a0#',
    missing: 'Fotoğraf eksik',
    page: 's.\u00a0#',
    footnote: 'Dipnot #',
    mapData: 'Harita verileri: #',
  },
  media: { video: 'Video', audio: 'Ses', link: 'Bağlantı', map: 'Harita', colon: ': ' },
  photographs: { one: '# fotoğraf', other: '# fotoğraf' },
};
