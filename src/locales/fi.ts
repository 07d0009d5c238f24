// The words in Finnish.
export const fi = {
  headings: {
    contents: 'Sisällys',
    links: 'Linkit',
    notes: 'Viitteet',
    photos: 'Valokuvat',
    route: 'Reitti',
    undated: 'Ilman päiväystä',
  },
  alerts: { note: 'Huomautus', tip: 'Vinkki', important: 'Tärkeää', warning: 'Varoitus', caution: 'Varo' },
  labels: {
    photo: 'Kuva #',
    figure: 'Kuva\u00a0#',
    missing: 'Kuva puuttuu',
    page: 's.\u00a0#',
    footnote: 'Viite #',
    mapData: 'Kartta-aineisto: #',
  },
  media: { video: 'Video', audio: 'Ääni', link: 'Linkki', map: 'Kartta', colon: ': ' },
  photographs: { one: '# kuva', other: '# kuvaa' },
};
