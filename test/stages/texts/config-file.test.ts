// Which tripreport.yaml a text finds, and how its options stand between the defaults, the text and its user.
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { chooseOptions, withLayer, withText } from '../../../src/options/resolve.ts';
import { foundConfig, namedConfig } from '../../../src/stages/texts/config-file.ts';
import { chooseConfigured } from '../../../src/stages/texts/configured.ts';
import { temporaryFolder } from '../../helpers/run.ts';

/** Files by their path; a folder ends with a slash. */
function folderWith(files: Readonly<Record<string, string>>): string {
  const top = temporaryFolder();
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.join(top, path.dirname(name)), { recursive: true });
    if (name.endsWith('/')) mkdirSync(path.join(top, name), { recursive: true });
    else writeFileSync(path.join(top, name), text);
  }
  return top;
}

const paperOf = async (folder: string) => (await foundConfig(folder))?.layer.values.paper?.value;

describe('the nearest one', () => {
  it('above the text, never above its repository', async () => {
    const top = folderWith({
      'tripreport.yaml': 'paper: a3\n',
      'repo/.git/HEAD': 'ref: refs/heads/main\n',
      'repo/.git/objects/': '',
      'repo/.git/refs/': '',
      'repo/tripreport.yaml': 'paper: a5\n',
      'repo/posts/kenya/post.md': '',
      'repo/posts/peru/tripreport.yaml': 'paper: b5\n',
      'alone/posts/post.md': '',
    });
    expect(await paperOf(path.join(top, 'repo/posts/kenya'))).toBe('a5');
    expect(await paperOf(path.join(top, 'repo/posts/peru'))).toBe('b5');
    expect(await paperOf(path.join(top, 'alone/posts'))).toBeUndefined();
    expect(await paperOf(top)).toBe('a3');
    expect(await foundConfig(undefined)).toBeUndefined();
  });

  it('is never one that a link leads out to', async () => {
    const top = folderWith({
      'secret.yaml': 'paper: a3\n',
      'repo/.git/HEAD': 'ref: x\n',
      'repo/.git/objects/': '',
      'repo/.git/refs/': '',
    });
    symlinkSync(path.join(top, 'secret.yaml'), path.join(top, 'repo/tripreport.yaml'));
    const found = await foundConfig(path.join(top, 'repo'));
    expect(found?.layer.values).toEqual({});
    expect(found?.problems.map(({ code }) => code)).toEqual(['W_CONFIG']);
  });

  it('its paths start in its folder', async () => {
    const top = folderWith({
      '.git/HEAD': 'ref: x\n',
      '.git/objects/': '',
      '.git/refs/': '',
      'tripreport.yaml': 'logo: img/club logo.png\ntheme: ./look/\nmap:\n  gpx: track.gpx\n',
      'posts/a/post.md': '',
    });
    const found = (await foundConfig(path.join(top, 'posts/a')))!;
    const { settings } = withLayer(chooseOptions(['post.md'], {}), found.layer);
    expect(settings.logo).toBe('../../img/club%20logo.png');
    expect([settings.theme, ...settings.gpx].map((one) => path.relative(top, one))).toEqual(['look', 'track.gpx']);
  });
});

describe('what goes before what', () => {
  const text = { by: 'text', values: { paper: { value: 'a6' } } } as const;
  const files = { 'tripreport.yaml': 'paper: a5\ndpi: 150\ntimeout: 90s\nroot: photos\noutput: out/report.pdf\n' };

  it('a named file: beneath the text and the flags, over the defaults; its paths start in its folder', async () => {
    const top = folderWith(files);
    const config = path.join(top, 'tripreport.yaml');
    const asked = await chooseConfigured(['post.md'], { config, quality: 50 });
    expect(asked.settings).toMatchObject({
      dpi: 150,
      quality: 50,
      timeoutMs: 90_000,
      roots: [path.join(top, 'photos')],
    });
    expect(path.relative(top, asked.settings.output)).toBe(path.join('out', 'report.pdf'));
    expect(asked.settings.paper.widthMm).toBe(148);
    expect(withText(asked, text).settings.paper.widthMm).toBe(105);
    const typed = await chooseConfigured(['post.md'], { config, paper: 'a4' });
    expect(withText(typed, text).settings.paper.widthMm).toBe(210);
  });

  it('a found file does, too', async () => {
    const found = await foundConfig(folderWith({ 'tripreport.yaml': 'paper: a5\ndensity: bold\n' }));
    const choices = withText(withLayer(chooseOptions(['post.md'], {}), found!.layer), text);
    expect([choices.settings.paper.widthMm, choices.settings.density]).toEqual([105, 'bold']);
  });

  it.each([
    ['papper: a5\n', 1, 'did you mean paper?'],
    ['dpi: 150\npaper: a9\n', 2, 'paper: expected a4'],
  ])('a named file with %j is an error at its line', async (yaml, line, message) => {
    const config = path.join(folderWith({ 'c.yaml': yaml }), 'c.yaml');
    const error = await chooseConfigured(['post.md'], { config }).catch((thrown) => thrown);
    expect(error).toMatchObject({
      code: 'E_USAGE',
      place: { file: config, line },
      message: expect.stringContaining(message),
    });
  });

  it('a named file that is not there is an error', async () => {
    await expect(namedConfig('/nowhere/c.yaml')).rejects.toThrow('--config /nowhere/c.yaml: there is no such file');
  });
});
