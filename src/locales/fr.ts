// The words in French.
export const fr = {
  headings: {
    contents: 'Sommaire',
    links: 'Liens',
    notes: 'Notes',
    photos: 'Photos',
    route: 'Itinéraire',
    undated: 'Sans date',
  },
  alerts: { note: 'Remarque', tip: 'Conseil', important: 'Important', warning: 'Avertissement', caution: 'Attention' },
  labels: {
    photo: 'Photo #',
    figure: 'Fig.\u00a0#',
    missing: 'Image manquante',
    page: 'p.\u00a0#',
    footnote: 'Note #',
    mapData: 'Données cartographiques : #',
  },
  media: { video: 'Vidéo', audio: 'Audio', link: 'Lien', map: 'Carte', colon: '\u00a0: ' },
  photographs: { one: '# photo', many: '# photos', other: '# photos' },
};
