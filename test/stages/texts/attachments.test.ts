import { describe, expect, it } from 'vitest';
import type { Gathered } from '../../../src/stages/gather.ts';
import { attachmentsOf } from '../../../src/stages/texts/attachments.ts';
import { album, photo, report, settings } from '../../helpers/make.ts';

const at = (name: string, text: string) => ({ name, text });
const track = {
  segments: [[60, 60.1, 60.2, 60.25, 60.3, 60.4].map((lat, i) => ({ lat, lon: 10, utcMs: i * 3_600_000 }))],
  waypoints: [],
};

function attach(more: Parameters<typeof settings>[0], inputs: ReturnType<typeof at>[] = [], given?: typeof track) {
  const choices = { originOf: () => ({ by: 'user' }) } as Partial<Gathered['choices']> as Gathered['choices'];
  const gathered = { report: report({ inputs }), settings: settings(more), choices };
  return attachmentsOf({ ...gathered, ...(given && { track: given }) }, album([photo('p1')]));
}

describe('the texts', () => {
  it('stay out where nobody asks for them', async () => {
    expect(await attach({}, [at('a.md', 'x')], track)).toEqual({ files: [], problems: [] });
  });
  it('are as they were written, by names of their own, without folders', async () => {
    const inputs = ['/home/me/trip/post.md', 'other/post.md', 'https://a.example/x/p.md?token=s', 'stdin'];
    const { files } = await attach(
      { attach: ['source'] },
      inputs.map((name) => at(name, `# ${name}`)),
    );
    expect(files.map(({ name }) => name)).toEqual(['post.md', 'post-2.md', 'p.md', 'report.md']);
    expect(files[0]).toMatchObject({ text: '# /home/me/trip/post.md', relation: 'Source', type: 'text/markdown' });
  });
  it('lose what is private where the pages do', async () => {
    const text = 'a\n\n::: private\nb\n:::\n\nc\n';
    const { files } = await attach({ attach: ['source'], public: true }, [at('p.md', text)]);
    expect(files[0]?.text).toMatch(/^a\s+c\s$/);
    expect((await attach({ attach: ['source'] }, [at('p.md', text)])).files[0]?.text).toBe(text);
  });
  it('a note says what travels that no page shows', async () => {
    const text = '---\ntitle: T\n---\n<!-- one --> <!-- two --> [a](https://a.example) http://b.example\n';
    const { problems } = await attach({ attach: ['source'] }, [at('p.md', text), at('q.md', 'plain')]);
    expect(problems).toMatchObject([
      {
        code: 'N_ATTACHED',
        message:
          'the PDF holds p.md, with 2 comments, 2 addresses, front matter, of which pages may show nothing; q.md',
      },
    ]);
  });
});

describe('the track', () => {
  const points = (text = '') => [...text.matchAll(/<trkpt lat="([\d.]+)"/g)].map(([, lat]) => Number(lat));
  it('is whole where nothing is private', async () => {
    const { files } = await attach({ attach: ['track'] }, [], track);
    expect(points(files[0]?.text)).toEqual([60, 60.1, 60.2, 60.25, 60.3, 60.4]);
  });
  it('is cut at its ends as the map is', async () => {
    const { files } = await attach({ attach: ['track'], mapPrivacyKm: 12 }, [], track);
    expect(points(files[0]?.text)).toEqual([60.2, 60.25]);
  });
  it('is told of where there is none, or nothing is left of it', async () => {
    for (const given of [undefined, track]) {
      const { files, problems } = await attach({ attach: ['track'], mapPrivacyKm: 50 }, [], given);
      expect(files).toEqual([]);
      expect(problems).toMatchObject([{ code: 'N_ATTACHED', message: expect.stringContaining('no track') }]);
    }
  });
});
