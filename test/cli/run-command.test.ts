// What flags name must be there before any work begins.
import path from 'node:path';
import { expect, it } from 'vitest';
import { checkNamed } from '../../src/cli/run-command.ts';
import { folderFor } from '../helpers/images.ts';

it.each([
  ['roots', 'photos', '--root photos: there is no such folder'],
  ['roots', 'track.gpx', '--root track.gpx: it is not a folder'],
  ['gpx', 'trak.gpx', '--gpx trak.gpx: there is no such file'],
  ['gpx', 'folder', '--gpx folder: it is no file'],
])('a wrong path in %s: %s is exit 2', async (key, name, message) => {
  const root = folderFor({ 'track.gpx': '', 'folder/a.txt': '' });
  const at = (name: string) => path.join(root, name);
  await checkNamed({ roots: [at('folder')], gpx: [at('track.gpx')] });
  const failure = checkNamed({ roots: [], gpx: [], [key]: [at(name)] });
  await expect(failure).rejects.toMatchObject({ code: 'E_USAGE', message: message.replace(name, at(name)) });
});
