// The words in Chinese, in simplified characters.
export const zh = {
  headings: { contents: '目录', links: '链接', notes: '注释', photos: '照片索引', route: '路线', undated: '没有日期' },
  alerts: { note: '说明', tip: '提示', important: '重要', warning: '警告', caution: '注意' },
  labels: {
    photo: '照片 #',
    figure: '图\u00a0#',
    missing: '图片缺失',
    page: '第#页',
    footnote: '注 #',
    mapData: '地图数据：#',
  },
  media: { video: '视频', audio: '音频', link: '链接', map: '地图', colon: '：' },
  photographs: { other: '#张照片' },
};
