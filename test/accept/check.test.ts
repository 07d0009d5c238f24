// `tripreport check`: what a build would warn of, and more, with no PDF.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { beforeAll, describe, expect, it } from 'vitest';
import { expectProblems, watchAnswer } from '../helpers/problems.ts';
import { ROOT, temporaryFolder, tripreport } from '../helpers/run.ts';
import { serve } from '../helpers/server.ts';
import { gpsIfd, picture, withBlocks } from '../photos/make.ts';

let files: Readonly<Record<string, Uint8Array>>;
beforeAll(async () => {
  files = {
    'large.jpg': withBlocks(await picture(1800, 1200).jpeg().toBuffer(), { exif: { gps: gpsIfd(31.25, 121.5) } }),
    'small.jpg': await picture(300, 200).jpeg().toBuffer(),
  };
});

function post(text: string): string {
  const folder = temporaryFolder();
  writeFileSync(path.join(folder, 'post.md'), text);
  for (const [name, bytes] of Object.entries(files)) writeFileSync(path.join(folder, name), bytes);
  return folder;
}

const schemaOf = (name: string): object => JSON.parse(readFileSync(path.join(ROOT, 'schema', name), 'utf8'));

describe('tripreport check', () => {
  it('lists what a build warns of and what it does not, writes nothing, and is exit 3 where that was asked', async () => {
    const folder = post('# A day\n\n![One](large.jpg)\n\nWords.\n\n![Two](large.jpg)\n\n![Gone](gone.jpg)\n');
    const ran = await tripreport(['check', 'post.md', '--strict'], { cwd: folder });
    expect(ran.stdout).toMatch(/^ +9:1 {2}warning {2}W_FILE_MISSING: gone\.jpg: /m);
    expect(ran.stdout).toMatch(/^ +3:1 {2}note {5}N_GPS: large\.jpg: the file says where it was taken$/m);
    expect(ran.stdout).toMatch(/^ +7:1 {2}note {5}N_TWICE: large\.jpg: the same photo stands on line 3, too$/m);
    expect(ran.stdout).toMatch(/\n1 page, 3 photos, 1 missing: 1 warning, \d+ notes\n$/);
    expect(ran.stderr).toMatch(/^error E_STRICT: not good enough: 1 warning under --strict$/m);
    expect(ran.code).toBe(3);
    expect(readdirSync(folder).sort()).toEqual(['large.jpg', 'post.md', 'small.jpg']);
    const allowed = await tripreport(['check', 'post.md', '--strict', '--allow', 'W_FILE_MISSING'], { cwd: folder });
    expect([allowed.code, allowed.stderr]).toEqual([0, '']);
    expect(allowed.stdout).toContain('W_FILE_MISSING');
    const notes = await tripreport(['check', 'post.md', '--fail-on', 'N_TWICE, W_DPI', '-q'], { cwd: folder });
    expect([notes.code, notes.stderr.split('\n')[0]]).toEqual([
      3,
      'error E_STRICT: not good enough: N_TWICE (--fail-on)',
    ]);
  });

  it('--json is one document of its schema, refused or not', async () => {
    const folder = post('![One](large.jpg){width=100%}\n\n![Two](small.jpg){width=100mm}\n');
    const ajv = new Ajv2020({ allErrors: true }).addSchema(schemaOf('build.json'), 'build.json');
    const validate = ajv.compile(schemaOf('check.json'));
    for (const [args, code] of [
      [['--json'], 0],
      [['--format', 'json', '--fail-on', 'n_gps'], 3],
    ] as const) {
      const ran = await tripreport(['check', 'post.md', ...args], { cwd: folder });
      const answer = watchAnswer(ran.stdout, JSON.parse(ran.stdout));
      validate(answer);
      expect(validate.errors ?? []).toEqual([]);
      expect([ran.code, answer.exitCode, answer.ok]).toEqual([code, code, code === 0]);
      const codes = answer.problems.map((one: { code: string }) => one.code);
      expect(codes).toEqual(expect.arrayContaining(['N_GPS', 'W_DPI']));
      expectProblems(answer, ['W_DPI']);
    }
  });

  it('--links: each page is asked for once, and those that are gone are told', async () => {
    const { host, origin, hits } = await serve({
      '/here': (_, response) => response.end('a page'),
      '/large': (_, response) => response.end('x'.repeat(200_000)),
      '/closed': (_, response) => response.writeHead(403).end(),
    });
    const links = ['here', 'here#part', 'gone', 'closed', 'large'].map((name) => `[words](${origin}/${name})`);
    const folder = post(`# Links\n\n${links.join(' ')}\n\n[again](${origin}/gone)\n`);
    const args = ['check', 'post.md', '--format', 'github', '--allow-host', host];
    const ran = await tripreport([...args, '--links'], { cwd: folder });
    expect(ran.stdout.split('\n').filter((line) => line.includes('W_DEAD_LINK'))).toEqual([
      expect.stringMatching(
        /^::warning file=post\.md,line=3,col=1,title=W_DEAD_LINK::.*\/gone: a link leads nowhere: not found \(404\)/,
      ),
    ]);
    expect(['/here', '/gone'].map(hits)).toEqual([1, 1]);
    await tripreport(args, { cwd: folder });
    expect(hits('/here')).toBe(1);
    expectProblems(ran, []);
  });

  it('a format that there is not is exit 2 with the one that was meant', async () => {
    const ran = await tripreport(['check', 'post.md', '--format', 'gitub'], { cwd: temporaryFolder() });
    expect([ran.code, ran.stdout]).toEqual([2, '']);
    expect(ran.stderr).toContain('did you mean github?');
  });
});
