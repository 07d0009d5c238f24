// The words in Chinese, in traditional characters.
export const zhHant = {
  headings: { contents: '目錄', links: '連結', notes: '註釋', photos: '照片索引', route: '路線', undated: '沒有日期' },
  alerts: { note: '說明', tip: '提示', important: '重要', warning: '警告', caution: '注意' },
  labels: {
    photo: '照片 #',
    figure: '圖\u00a0#',
    missing: '圖片缺失',
    page: '第#頁',
    footnote: '註 #',
    mapData: '地圖資料：#',
  },
  media: { video: '影片', audio: '音訊', link: '連結', map: '地圖', colon: '：' },
  photographs: { other: '#張照片' },
};
