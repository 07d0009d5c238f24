// action.yml: its step for building is run with the variables that a runner sets.
import { execFile } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { ROOT, temporaryFolder } from '../helpers/run.ts';
import { picture } from '../photos/make.ts';

const action = parse(readFileSync(path.join(ROOT, 'action.yml'), 'utf8')) as {
  readonly inputs: Readonly<Record<string, { readonly default?: string }>>;
  readonly outputs: Readonly<Record<string, { readonly value: string }>>;
  readonly runs: {
    readonly steps: readonly {
      readonly id?: string;
      readonly run?: string;
      readonly env?: Readonly<Record<string, string>>;
    }[];
  };
};
const step = action.runs.steps.find(({ id }) => id === 'build')!;

/** The step as a runner runs it, with these inputs. */
async function run(folder: string, inputs: Readonly<Record<string, string>>) {
  const meaning = (words: string): string => {
    const [, name = ''] = /^\$\{\{ inputs\.(\w+) \}\}$/.exec(words) ?? [];
    return name === '' ? '' : (inputs[name] ?? action.inputs[name]?.default ?? '');
  };
  const asked = Object.fromEntries(Object.entries(step.env ?? {}).map(([name, words]) => [name, meaning(words)]));
  const at = (name: string): string => path.join(folder, name);
  const files = { GITHUB_OUTPUT: at('outputs'), GITHUB_STEP_SUMMARY: at('summary') };
  const env = { ...process.env, ...asked, ...files, GITHUB_ACTION_PATH: ROOT };
  const ran = await new Promise<{ code: number; stdout: string; stderr: string }>((done) => {
    execFile('bash', ['-e', '-c', step.run ?? 'false'], { cwd: folder, env }, (error, stdout, stderr) =>
      done({ code: error ? Number(error.code) : 0, stdout, stderr }),
    );
  });
  const written = (name: string): string => (existsSync(at(name)) ? readFileSync(at(name), 'utf8') : '');
  return { ...ran, outputs: written('outputs'), summary: written('summary') };
}

async function folderOf(texts: Readonly<Record<string, string>>): Promise<string> {
  const folder = temporaryFolder();
  for (const [name, text] of Object.entries(texts)) writeFileSync(path.join(folder, name), text);
  writeFileSync(path.join(folder, 'a.jpg'), await picture(900, 600).jpeg().toBuffer());
  return folder;
}

it('builds the texts in their order with the options, annotates, sums up and says what there is', async () => {
  const folder = await folderOf({
    'one day.md': '# One\n\n![A boat](a.jpg)\n',
    'two.md': 'Two.\n\n![Gone](gone|::error::x.jpg)\n',
  });
  const ran = await run(folder, { text: 'one day.md\ntwo.md', output: 'trip.pdf', options: '--paper=a5\n' });
  expect(ran).toMatchObject({ code: 0, stderr: '', outputs: 'pdf=trip.pdf\npages=1\n' });
  expect(readFileSync(path.join(folder, 'trip.pdf')).subarray(0, 5).toString()).toBe('%PDF-');
  expect(ran.stdout).toMatch(/^::warning file=two\.md,line=3,col=1,title=W_FILE_MISSING::.*$/m);
  expect(ran.stdout.split('\n').filter((line) => /^::error/.test(line))).toEqual([]);
  expect(ran.summary).toContain('**trip.pdf**: 1 pages, 1 of 2 photos');
  expect(ran.summary).toMatch(/^\| two\.md:3 \| warning \| W_FILE_MISSING \| gone\\\|::error::x\.jpg: .*\|$/m);
});

it('strict: fails with what was wrong, writes no PDF and says no outputs', async () => {
  const folder = await folderOf({ 'post.md': '![Gone](gone.jpg)\n\n![A boat](a.jpg)\n' });
  const ran = await run(folder, { text: 'post.md', strict: 'true' });
  expect(ran).toMatchObject({ code: 3, outputs: '' });
  expect(ran.stdout).toMatch(/^::error title=E_STRICT::no PDF written: 1 warning/m);
  expect(ran.summary).toContain('**No PDF was written.**');
  expect(existsSync(path.join(folder, 'report.pdf'))).toBe(false);
});

it('no input is a part of a command: each reaches its step as a variable, and every one is used', () => {
  const scripts = action.runs.steps.map((one) => one.run ?? '');
  expect(scripts.filter((script) => script.includes('${{'))).toEqual([]);
  const used = JSON.stringify(action.runs);
  expect(Object.keys(action.inputs).filter((name) => !used.includes(`inputs.${name}`))).toEqual([]);
  for (const { value } of Object.values(action.outputs))
    expect(value).toMatch(/^\$\{\{ steps\.build\.outputs\.\w+ \}\}$/);
});
