// Identifiers of notes apps → files of their exports, with what the list of the export says of a photo.
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { findIdentified } from '../../../src/images/local/identifiers.ts';
import { openReadableFolders } from '../../../src/images/local/readable-folders.ts';
import { folderFor, JPEG } from '../../helpers/images.ts';

const ID = '9F8E7D6C5B4A49382716151413121110';
const MD5 = '0cc175b9c0f1b6a831c399e269772661';
const file = `photos/${MD5}.jpeg`;

const journal = (photo: object, entry: object = {}): string =>
  JSON.stringify({ entries: [{ ...entry, photos: [{ identifier: ID, md5: MD5, type: 'jpeg', ...photo }] }] });

async function find(files: Readonly<Record<string, string | Uint8Array>>, id = ID) {
  const top = folderFor(files);
  const readable = await openReadableFolders(top, []);
  const found = await findIdentified(id, readable, 1e6);
  return found && 'file' in found ? { file: path.relative(top, found.file), listed: found.listed } : found;
}

describe('a photo of Day One', () => {
  const date = '2024-06-12T06:10:30Z';
  const gps = { lat: 41.1125, lon: 20.799 };
  const location = { latitude: 41.1125, longitude: 20.799, timeZoneName: 'Europe/Skopje' };
  it.each<[string, string, object]>([
    ['date and place', journal({ date, location }), { takenAt: date, gps, zone: 'Europe/Skopje' }],
    ['the zone of its entry', journal({ date }, { timeZone: 'Asia/Tokyo' }), { takenAt: date, zone: 'Asia/Tokyo' }],
    ['nothing', journal({}), {}],
    ['a place without a zone', journal({ location: { ...gps, latitude: 41.1125, longitude: 20.799 } }), { gps }],
    ['no place at all', journal({ date, location: { latitude: 0, longitude: 0 } }), { takenAt: date }],
    ['what is none', journal({ date: 7, location: { latitude: 400, longitude: 'x' } }, { timeZone: [] }), {}],
  ])('%s', async (_, json, facts) => {
    const listed = { name: 'Journal.json', ...facts };
    expect(await find({ 'Journal.json': json, [file]: JPEG })).toEqual({ file: path.normalize(file), listed });
  });

  it('in the journal that knows it, in any case', async () => {
    const files = { 'A.json': '{"entries": 7}', 'B.json': 'no json', 'Trip.json': journal({ date }), [file]: JPEG };
    expect(await find(files, ID.toLowerCase())).toMatchObject({ listed: { name: 'Trip.json', takenAt: date } });
  });

  it('not by another identifier, nor by a path in its name', async () => {
    const files = { 'Journal.json': journal({ md5: '../../etc/passwd' }), [file]: JPEG };
    expect(await find(files)).toBeUndefined();
    expect(await find({ 'Journal.json': journal({}), [file]: JPEG }, '0'.repeat(32))).toBeUndefined();
  });
});

it('a resource of Joplin has no list', async () => {
  expect(await find({ [`resources/${ID.toLowerCase()}.jpg`]: JPEG })).toEqual({
    file: path.normalize(`resources/${ID.toLowerCase()}.jpg`),
    listed: undefined,
  });
});
