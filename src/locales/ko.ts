// The words in Korean.
export const ko = {
  headings: {
    contents: '차례',
    links: '링크 목록',
    notes: '각주',
    photos: '사진 목록',
    route: '경로',
    undated: '날짜 없음',
  },
  alerts: { note: '참고', tip: '팁', important: '중요', warning: '경고', caution: '주의' },
  labels: {
    photo: '사진 #',
    figure: '그림\u00a0#',
    missing: '사진 없음',
    page: '#쪽',
    footnote: '주석 #',
    mapData: '지도 데이터: #',
  },
  media: { video: '동영상', audio: '오디오', link: '링크', map: '지도', colon: ': ' },
  photographs: { other: '사진 #장' },
};
