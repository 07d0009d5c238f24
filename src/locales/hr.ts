// The words in Croatian.
export const hr = {
  headings: {
    contents: 'Sadržaj',
    links: 'Poveznice',
    notes: 'Bilješke',
    photos: 'Fotografije',
    route: 'Ruta',
    undated: 'Bez datuma',
  },
  alerts: { note: 'Napomena', tip: 'Savjet', important: 'Važno', warning: 'Upozorenje', caution: 'Oprez' },
  labels: {
    photo: 'Foto #',
    figure: 'Sl.\u00a0#',
    missing: 'Slika nedostaje',
    page: 'str.\u00a0#',
    footnote: 'Bilješka #',
    mapData: 'Podaci karte: #',
  },
  media: { video: 'Video', audio: 'Zvuk', link: 'Poveznica', map: 'Karta', colon: ': ' },
  photographs: { one: '# fotografija', few: '# fotografije', other: '# fotografija' },
};
