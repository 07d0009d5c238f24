// Step 1, markdown: knows the web pages that play films and sounds by their addresses, and the address that a reader
// types to see the same.

/** Pages, players and short addresses; the start of the path tells them from the rest of the site. */
const FILMS: readonly RegExp[] = [
  /^(?:www\.|m\.)?youtube(?:-nocookie)?\.com\/(?:watch\?|embed\/|shorts\/|live\/|v\/|playlist\?)/i,
  /^youtu\.be\/[\w-]{6,}/i,
  /^(?:www\.|player\.)?vimeo\.com\/(?:video\/|channels\/[\w-]{1,60}\/|showcase\/\d{1,12}\/|groups\/[\w-]{1,60}\/videos\/)?\d{5,}/i,
  /^(?:www\.|m\.)?bilibili\.com\/(?:video|bangumi)\//i,
  /^player\.bilibili\.com\/player\.html\?/i,
  /^(?:www\.)?dailymotion\.com\/(?:embed\/)?video\//i,
  /^dai\.ly\/\w{4,}/i,
  /^(?:v|player)\.youku\.com\/(?:v_show|embed)\//i,
  /^v\.qq\.com\/(?:x|txp)\//i,
  /^(?:www\.|player\.)?twitch\.tv\/(?:videos\/|\?video=)/i,
  /^(?:www\.)?loom\.com\/(?:share|embed)\//i,
  /^(?:www\.)?tiktok\.com\/@[\w.-]{1,60}\/video\//i,
  /^(?:www\.)?streamable\.com\/(?:e\/)?\w{4,}$/i,
];
const SOUNDS: readonly RegExp[] = [
  /^open\.spotify\.com\/(?:embed\/)?(?:track|episode|show|album|playlist)\//i,
  /^(?:w\.|www\.|m\.)?soundcloud\.com\/[\w-]{1,80}\/[\w?=%-]/i,
  /^w\.soundcloud\.com\/player/i,
  /^music\.163\.com\//i,
  /^(?:embed\.)?(?:music|podcasts)\.apple\.com\//i,
];

const pageOf = (address: string): string | undefined => /^\s*(?:https?:)?\/\/([^\s<>]+)/i.exec(address)?.[1];

export function isSoundPage(address: string): boolean {
  const page = pageOf(address);
  return page !== undefined && SOUNDS.some((sound) => sound.test(page));
}

/** A page that shows a film or plays a sound: paper gets its address. */
export function isFilmPage(address: string): boolean {
  const page = pageOf(address);
  return page !== undefined && [...FILMS, ...SOUNDS].some((film) => film.test(page));
}

/** The still that such a page shows before it plays, as its site serves it. */
export function isFilmStill(address: string): boolean {
  return /^(?:https?:)?\/\/(?:(?:img|i)\.youtube\.com\/vi|i\d?\.ytimg\.com\/|i\.vimeocdn\.com\/|vumbnail\.com\/)/i.test(
    address.trim(),
  );
}

/** The address that a reader types to see what an embedded player shows. */
export function watchAddress(address: string): string {
  const page = pageOf(address) ?? '';
  const query = new URLSearchParams(/^[^?#]{0,200}\?([^#]{0,2000})/.exec(page)?.[1] ?? '');
  for (const [player, watched] of PLAYERS) {
    const id = player.exec(page)?.[1];
    const made = id === undefined ? undefined : watched(id, query);
    if (made !== undefined) return made;
  }
  return address;
}

type Watched = (id: string, query: URLSearchParams) => string | undefined;

const PLAYERS: readonly (readonly [RegExp, Watched])[] = [
  [
    /^(?:www\.)?youtube(?:-nocookie)?\.com\/embed(?:\/videoseries|\/)?(\?)/i,
    (_, query) => {
      const list = query.get('list');
      return list && /^[\w-]+$/.test(list) ? `https://www.youtube.com/playlist?list=${list}` : undefined;
    },
  ],
  [/^(?:www\.)?youtube(?:-nocookie)?\.com\/(?:embed|v)\/([\w-]{6,})/i, (id) => `https://www.youtube.com/watch?v=${id}`],
  [/^player\.vimeo\.com\/video\/(\d+)/i, (id) => `https://vimeo.com/${id}`],
  [
    /^player\.bilibili\.com\/player\.html(\?)/i,
    (_, query) => {
      const id = query.get('bvid') || (query.get('aid') && `av${query.get('aid')}`);
      return id && /^\w+$/.test(id) ? `https://www.bilibili.com/video/${id}` : undefined;
    },
  ],
  [/^(?:www\.)?dailymotion\.com\/embed\/video\/(\w+)/i, (id) => `https://www.dailymotion.com/video/${id}`],
  [/^player\.youku\.com\/embed\/([\w=]+)/i, (id) => `https://v.youku.com/v_show/id_${id}.html`],
  [/^open\.spotify\.com\/embed\/(\w+\/\w+)/i, (id) => `https://open.spotify.com/${id}`],
];
