// The words in Japanese.
export const ja = {
  headings: {
    contents: '目次',
    links: 'リンク一覧',
    notes: '注',
    photos: '写真一覧',
    route: '行程地図',
    undated: '日付なし',
  },
  alerts: { note: '補足', tip: 'ヒント', important: '重要', warning: '警告', caution: '注意' },
  labels: {
    photo: '写真 #',
    figure: '図#',
    missing: '画像がありません',
    page: '#ページ',
    footnote: '注 #',
    mapData: '地図データ：#',
  },
  media: { video: '動画', audio: '音声', link: 'リンク', map: '地図', colon: '：' },
  photographs: { other: '写真#枚' },
};
