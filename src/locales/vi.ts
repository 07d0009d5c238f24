// The words in Vietnamese.
export const vi = {
  headings: {
    contents: 'Mục lục',
    links: 'Liên kết',
    notes: 'Chú thích',
    photos: 'Ảnh',
    route: 'Lộ trình',
    undated: 'Không có ngày',
  },
  alerts: { note: 'Ghi chú', tip: 'Mẹo', important: 'Quan trọng', warning: 'Cảnh báo', caution: 'Thận trọng' },
  labels: {
    photo: 'Ảnh #',
    figure: 'Hình\u00a0#',
    missing: 'Thiếu ảnh',
    page: 'tr.\u00a0#',
    footnote: 'Chú thích #',
    mapData: 'Dữ liệu bản đồ: #',
  },
  media: { video: 'Video', audio: 'Âm thanh', link: 'Liên kết', map: 'Bản đồ', colon: ': ' },
  photographs: { other: '# ảnh' },
};
