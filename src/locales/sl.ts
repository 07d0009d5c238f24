// The words in Slovenian.
export const sl = {
  headings: {
    contents: 'Kazalo',
    links: 'Povezave',
    notes: 'Opombe',
    photos: 'Fotografije',
    route: 'Pot',
    undated: 'Brez datuma',
  },
  alerts: { note: 'Opomba', tip: 'Nasvet', important: 'Pomembno', warning: 'Opozorilo', caution: 'Previdno' },
  labels: {
    photo: 'Foto #',
    figure: 'Sl.\u00a0#',
    missing: 'Slika manjka',
    page: 'str.\u00a0#',
    footnote: 'Opomba #',
    mapData: 'Podatki zemljevida: #',
  },
  media: { video: 'Video', audio: 'Zvok', link: 'Povezava', map: 'Zemljevid', colon: ': ' },
  photographs: { one: '# fotografija', two: '# fotografiji', few: '# fotografije', other: '# fotografij' },
};
