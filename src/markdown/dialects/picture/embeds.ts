// Step 1, dialects: turns shortcodes and components that embed a video, a post or a map from elsewhere into named
// links.

import { isMediaAddress, isPictureAddress, isSoundAddress } from '../../../formats.ts';
import type { Parameter } from './parameters.ts';

interface Embed {
  readonly names: RegExp;
  readonly label: string;
  readonly address: (id: string, second: string) => string;
}

const EMBEDS: readonly Embed[] = [
  {
    names: /^(?:lite[-_]?)?(?:you-?tube|yt)(?:[-_]?(?:lite|video|embed|enhanced|short|nocookie))?$/,
    label: 'YouTube',
    address: (id) => `https://www.youtube.com/watch?v=${id}`,
  },
  { names: /^vimeo(?:[-_](?:simple|video))?$/, label: 'Vimeo', address: (id) => `https://vimeo.com/${id}` },
  { names: /^bilibili(?:video)?$/, label: 'Bilibili', address: (id) => `https://www.bilibili.com/video/${id}` },
  { names: /^youku$/, label: 'Youku', address: (id) => `https://v.youku.com/v_show/id_${id}.html` },
  {
    names: /^(?:tweet|twitter|x|twitter[-_]simple)$/,
    label: 'X',
    address: (id, two) => `https://x.com/${two ? `${id}/status/${two}` : `i/status/${id}`}`,
  },
  { names: /^instagram(?:[-_]simple)?$/, label: 'Instagram', address: (id) => `https://www.instagram.com/p/${id}/` },
  { names: /^(?:gist)$/, label: 'Gist', address: (id, two) => `https://gist.github.com/${two ? `${id}/${two}` : id}` },
  {
    names: /^spotify$/,
    label: 'Spotify',
    address: (id, two) => `https://open.spotify.com/${two ? `${id}/${two}` : id}`,
  },
  { names: /^soundcloud$/, label: 'SoundCloud', address: (id) => `https://soundcloud.com/${id}` },
  { names: /^codepen$/, label: 'CodePen', address: (id) => `https://codepen.io/pen/${id}` },
  { names: /^(?:asciinema)$/, label: 'asciinema', address: (id) => `https://asciinema.org/a/${id}` },
  { names: /^(?:flickr|flickr_photo)$/, label: 'Flickr', address: (id) => `https://www.flickr.com/photo.gne?id=${id}` },
  { names: /^(?:strava)$/, label: 'Strava', address: (id) => `https://www.strava.com/activities/${id}` },
  { names: /^(?:komoot)$/, label: 'Komoot', address: (id) => `https://www.komoot.com/tour/${id}` },
];
const ANY = new RegExp(EMBEDS.map(({ names }) => names.source).join('|'));
const MAP =
  /^(?:.*[-_])?(?:maps?|googlemaps?|google-maps?|osm|openstreetmap|leaflet|mapbox|gmap|amap|baidumap)(?:[-_].*)?$|map$/;
const MEDIA = /^(?:.*[-_])?(?:video|audio|mp3|mp4|movie|player|embed|iframe|remote|rawvideo)(?:[-_].*)?$/;

/** Markdown of the link, '' when nothing can be named, undefined when the name is none of these. */
export function embedOf(name: string, parameters: readonly Parameter[]): string | undefined {
  const embed = ANY.test(name) ? EMBEDS.find(({ names }) => names.test(name)) : undefined;
  if (embed) return linkOf(embed, parameters);
  if (MAP.test(name) && !parameters.some(({ value }) => isPictureAddress(value))) return mapLink(parameters);
  if (MEDIA.test(name) || parameters.some(({ value, key }) => isMediaAddress(value) && key !== 'link')) {
    if (parameters.some(({ value }) => isPictureAddress(value))) return undefined;
    const address = parameters.find(
      ({ value, key }) =>
        isMediaAddress(value) || /^(?:src|url|link|file|href)$/.test(key ?? '') || /^https?:/.test(value),
    );
    if (!address || /[<>\s]/.test(address.value)) return MEDIA.test(name) && parameters.length === 0 ? '' : undefined;
    return `[${label(address.value)}](<${address.value}>)`;
  }
  return undefined;
}

function linkOf(embed: Embed, parameters: readonly Parameter[]): string {
  const user = parameters.find(({ key }) => key === 'user' || key === 'username')?.value;
  const named = parameters.find(({ key }) =>
    /^(?:id|v|video|videoid|video_id|youtubeid|src|url|bvid|link|code|key|tweetid)$/.test(key ?? ''),
  );
  const positional = parameters.filter(({ key }) => key === undefined).map(({ value }) => value);
  const id = named?.value ?? positional[0] ?? '';
  const second = user !== undefined ? id : named ? '' : (positional[1] ?? '');
  const first = user ?? id;
  if (first === '') return embed.label;
  if (/^https?:\/\/\S+$/.test(first)) return `[${embed.label}](<${first.replace(/[<>]/g, '')}>)`;
  const plain = (part: string) => /^[\w.:=&?/-]+$/.test(part);
  if (!plain(first)) return embed.label;
  const useful = plain(second) && !/^(?:\d{1,3}|autoplay.*|center|left|right)$/.test(second) ? second : '';
  return `[${embed.label}: ${useful || first}](${embed.address(first, useful)})`;
}

/** Coordinates in any of the usual parameters; else the words that name the place. */
function mapLink(parameters: readonly Parameter[]): string {
  const find = (keys: RegExp) => parameters.find(({ key }) => keys.test(key ?? ''))?.value;
  const address = parameters.find(({ value }) => /^https?:\/\/[^\s<>]+$/.test(value))?.value;
  if (address) return `[Map](<${address}>)`;
  const joined = parameters
    .map(({ value }) => value)
    .find((value) => /^-?\d+\.\d+\s*,\s*-?\d+\.\d+$/.test(value))
    ?.split(',');
  const lat = find(/^(?:lat|latitude)$/) ?? joined?.[0]?.trim();
  const lon = find(/^(?:lon|lng|long|longitude)$/) ?? joined?.[1]?.trim();
  if (lat && lon && /^-?\d+(?:\.\d+)?$/.test(lat) && /^-?\d+(?:\.\d+)?$/.test(lon))
    return `[Map: ${lat}, ${lon}](https://www.openstreetmap.org/?mlat=${lat}&mlon=${lon}#map=14/${lat}/${lon})`;
  const place = find(/^(?:place|query|q|address|title|name|location)$/);
  return place ? `Map: ${place.replace(/[\\`*[\]<>{}]/g, '')}` : '';
}

function label(address: string): string {
  const file =
    address
      .replace(/[?#].*$/, '')
      .split('/')
      .filter(Boolean)
      .pop() ?? address;
  const kind = isSoundAddress(file) ? 'Audio' : 'Video';
  return `${kind}: ${file.replace(/[\\`*[\]<>{}]/g, '')}`;
}
