// The words in English.
export const en = {
  headings: {
    contents: 'Contents',
    links: 'Links',
    notes: 'Notes',
    photos: 'Photos',
    route: 'Route',
    undated: 'Without a date',
  },
  alerts: { note: 'Note', tip: 'Tip', important: 'Important', warning: 'Warning', caution: 'Caution' },
  labels: {
    photo: 'Photo #',
    figure: 'Fig.\u00a0#',
    missing: 'Photo missing',
    page: 'p.\u00a0#',
    footnote: 'Note #',
    mapData: 'Map data: #',
  },
  media: { video: 'Video', audio: 'Audio', link: 'Link', map: 'Map', colon: ': ' },
  photographs: { one: '# photograph', other: '# photographs' },
};
