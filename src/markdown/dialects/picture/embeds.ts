// Step 1, dialects: turns shortcodes and components that embed a film, a post or a map from elsewhere into links. Films
// and sounds become elements, which the tree sets as a line with title and address.

import { isMediaAddress, isPictureAddress, isSoundAddress } from '../../../formats.ts';
import { upTo } from '../../../trimming.ts';
import { isFilmPage } from '../../film-pages.ts';
import { labelMark, wordMark } from '../../media-labels.ts';
import type { Parameter } from './parameters.ts';
import { plainText } from './picture.ts';

interface Embed {
  readonly names: RegExp;
  readonly label: string;
  readonly film?: true;
  readonly address: (id: string, second: string) => string;
}

const EMBEDS: readonly Embed[] = [
  {
    names:
      /^(?:lite[-_]?|amp[-_]|my[-_]?)?(?:you-?tube|yt)(?:[-_]?(?:lite|video|embed|enhanced|shorts?|nocookie|player|simple))?$/,
    label: 'YouTube',
    film: true,
    address: (id) => `https://www.youtube.com/watch?v=${id}`,
  },
  {
    names: /^vimeo(?:[-_](?:simple|video|embed|player))?$/,
    label: 'Vimeo',
    film: true,
    address: (id) => `https://vimeo.com/${id}`,
  },
  {
    names: /^(?:bilibili|bili)(?:[-_]?(?:video|player|embed))?$/,
    label: 'Bilibili',
    film: true,
    address: (id) => `https://www.bilibili.com/video/${/^\d+$/.test(id) ? `av${id}` : id}`,
  },
  {
    names: /^dailymotion$/,
    label: 'Dailymotion',
    film: true,
    address: (id) => `https://www.dailymotion.com/video/${id}`,
  },
  { names: /^youku$/, label: 'Youku', film: true, address: (id) => `https://v.youku.com/v_show/id_${id}.html` },
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
const MAP = /^(?:maps?|googlemaps?|osm|openstreetmap|leaflet|mapbox|gmap|amap|baidumap)$/;
const MEDIA = /^(?:video|audio|mp3|mp4|movie|player|embed|iframe|remote|rawvideo)$/;
const AUDIO = /audio|mp3|sound|podcast/;
const FILM = /video|mp4|movie/;
const isMap = (name: string) => name.endsWith('map') || name.split(/[-_]/).some((part) => MAP.test(part));
const isMedia = (name: string) => name.split(/[-_]/).some((part) => MEDIA.test(part));

/** Cards that link to another page: their picture is its thumbnail. */
const CARD = /^(?:link|blog|ogp?|bookmark|embed|preview|url|external[-_]?link)[-_]?card$|^bookmark$|^link[-_]?preview$/;

/** The element of a film or sound, which the tree sets as a line with title and address. */
export function filmMark(address: string, title: string | undefined): string {
  const value = (words: string) => words.replace(/[&"<>`*_[\]{}|\\]/g, (char) => `&#${char.charCodeAt(0)};`);
  const words = plainText(title).trim();
  return `<video src="${value(address.trim())}"${words === '' ? '' : ` title="${value(words)}"`}></video>`;
}

/** The film that a provider (`youtube`, `bilibili`) knows by an identifier, or the address that was given for one. */
export function filmAddress(provider: string, id: string): string | undefined {
  if (isPictureAddress(id)) return undefined;
  if (/^(?:https?:)?\/\/\S+$/.test(id) || isMediaAddress(id)) return id;
  const embed = EMBEDS.find(({ names, film }) => film && names.test(provider));
  return embed && /^[\w=-]{3,40}$/.test(id) ? embed.address(id, '') : undefined;
}

/** Title and address of a page, on paper. */
export function cardWords(address: string, title: string | undefined): string {
  if (isFilmPage(address) || isMediaAddress(address)) return filmMark(address, title);
  return addressLine(labelMark('link'), title, address);
}

function addressLine(label: string, title: string | undefined, address: string): string {
  const words = plainText(title).replace(/[\\`*[\]<>{}]/g, '');
  return `${label}${words === '' ? '' : `${words} `}<${address.replace(/[<>\s]/g, '')}>`;
}

const isWeb = (address: string): boolean => /^https?:\/\/\S+$/.test(address);

/** Markdown of the link, '' when nothing can be named, undefined when the name is none of these. */
export function embedOf(name: string, parameters: readonly Parameter[]): string | undefined {
  if (CARD.test(name)) {
    const address = parameters.find(({ value, key }) => /^https?:\/\/\S+$/.test(value) && !isThumbnail(key, value));
    if (address) return cardWords(address.value, titleIn(parameters));
  }
  const provider = /^video$/.test(name) ? parameters.find(({ key }) => key === 'provider')?.value : undefined;
  if (provider)
    return embedOf(
      provider.toLowerCase(),
      parameters.filter(({ key }) => key !== 'provider'),
    );
  const embed = ANY.test(name) ? EMBEDS.find(({ names }) => names.test(name)) : undefined;
  if (embed) return linkOf(embed, parameters);
  if (isMap(name) && !parameters.some(({ value }) => isPictureAddress(value))) return mapLink(parameters);
  if (isMedia(name) || parameters.some(({ value, key }) => isMediaAddress(value) && key !== 'link')) {
    if (parameters.some(({ value }) => isPictureAddress(value))) return undefined;
    const address = parameters.find(
      ({ value, key }) =>
        isMediaAddress(value) || /^(?:src|url|link|file|href)$/.test(key ?? '') || /^https?:/.test(value),
    );
    if (!address || /[<>\s]/.test(address.value)) return isMedia(name) && parameters.length === 0 ? '' : undefined;
    if (isMediaAddress(address.value) || isFilmPage(address.value)) return filmMark(address.value, titleIn(parameters));
    if (!isWeb(address.value)) return `[${label(address.value)}](<${address.value}>)`;
    const kind = AUDIO.test(name) ? 'audio' : FILM.test(name) ? 'video' : 'link';
    return addressLine(labelMark(kind), titleIn(parameters), address.value);
  }
  return undefined;
}

function linkOf(embed: Embed, parameters: readonly Parameter[]): string {
  const user = parameters.find(({ key }) => key === 'user' || key === 'username')?.value;
  const named = parameters.find(({ key }) =>
    /^(?:id|v|video|video_?id|video-id|data-video-?id|data-src|youtube_?id|vimeo_?id|src|url|bvid|bv|aid|link|code|key|tweetid)$/.test(
      key ?? '',
    ),
  );
  const positional = parameters.filter(({ key }) => key === undefined).map(({ value }) => value);
  const id = named?.value ?? positional[0] ?? '';
  const second = user !== undefined ? id : named ? '' : (positional[1] ?? '');
  const first = user ?? id;
  if (first === '') return embed.label;
  if (embed.film && filmAddress('', first)) return filmMark(first, titleIn(parameters));
  if (isWeb(first)) return addressLine(`${embed.label}${wordMark('colon')}`, titleIn(parameters), first);
  const plain = (part: string) => /^[\w.:=&?/-]+$/.test(part);
  if (!plain(first)) return embed.label;
  const useful = plain(second) && !/^(?:\d{1,3}|autoplay.*|center|left|right)$/.test(second) ? second : '';
  if (embed.film) return filmMark(embed.address(first, ''), titleIn(parameters));
  return `[${embed.label}: ${useful || first}](${embed.address(first, useful)})`;
}

const isThumbnail = (key: string | undefined, value: string) =>
  isPictureAddress(value) || /^(?:image|img|thumb\w*|cover|icon|favicon|logo)$/.test(key ?? '');

const titleIn = (parameters: readonly Parameter[]) =>
  ['title', 'caption', 'alt', 'label', 'text']
    .map((wanted) => parameters.find(({ key, value }) => key === wanted && value.trim() !== '')?.value)
    .find(Boolean);

/** Coordinates in any of the usual parameters; else the words that name the place. */
function mapLink(parameters: readonly Parameter[]): string {
  const find = (keys: RegExp) => parameters.find(({ key }) => keys.test(key ?? ''))?.value;
  const address = parameters.find(({ value }) => /^https?:\/\/[^\s<>]+$/.test(value))?.value;
  if (address) return `[${wordMark('map')}](<${address}>)`;
  const joined = parameters
    .map(({ value }) => value)
    .find((value) => /^-?\d+\.\d+\s*,\s*-?\d+\.\d+$/.test(value))
    ?.split(',');
  const lat = find(/^(?:lat|latitude)$/) ?? joined?.[0]?.trim();
  const lon = find(/^(?:lon|lng|long|longitude)$/) ?? joined?.[1]?.trim();
  if (lat && lon && /^-?\d+(?:\.\d+)?$/.test(lat) && /^-?\d+(?:\.\d+)?$/.test(lon))
    return `[${labelMark('map')}${lat}, ${lon}](https://www.openstreetmap.org/?mlat=${lat}&mlon=${lon}#map=14/${lat}/${lon})`;
  const place = find(/^(?:place|query|q|address|title|name|location)$/);
  return place ? `${labelMark('map')}${place.replace(/[\\`*[\]<>{}]/g, '')}` : '';
}

function label(address: string): string {
  const file = upTo(address, '?#').split('/').filter(Boolean).pop() ?? address;
  const kind = isSoundAddress(file) ? 'audio' : 'video';
  return `${labelMark(kind)}${file.replace(/[\\`*[\]<>{}]/g, '')}`;
}
