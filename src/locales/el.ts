// The words in Greek.
export const el = {
  headings: {
    contents: 'Περιεχόμενα',
    links: 'Σύνδεσμοι',
    notes: 'Σημειώσεις',
    photos: 'Φωτογραφίες',
    route: 'Διαδρομή',
    undated: 'Χωρίς ημερομηνία',
  },
  alerts: { note: 'Σημείωση', tip: 'Συμβουλή', important: 'Σημαντικό', warning: 'Προειδοποίηση', caution: 'Προσοχή' },
  labels: {
    photo: 'Φωτογραφία #',
    figure: 'Εικ.\u00a0#',
    missing: 'Λείπει η φωτογραφία',
    page: 'σ.\u00a0#',
    footnote: 'Σημείωση #',
    mapData: 'Δεδομένα χάρτη: #',
  },
  media: { video: 'Βίντεο', audio: 'Ήχος', link: 'Σύνδεσμος', map: 'Χάρτης', colon: ': ' },
  photographs: { one: '# φωτογραφία', other: '# φωτογραφίες' },
};
