// The examples of docs/ci.md for many machines, tried with the variables that each system sets.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { readShard, type Shard } from '../../../src/cli/many/shards.ts';
import { ROOT } from '../../helpers/run.ts';

const blocks = [...readFileSync(path.join(ROOT, 'docs', 'ci.md'), 'utf8').matchAll(/^```yaml\n([\s\S]*?)^```/gm)].map(
  ([, text]) => parse(text as string),
);

/** The share that the command in these lines builds. */
function shareOfCommand(lines: readonly string[], environment: NodeJS.ProcessEnv): Shard {
  const command = lines.find((line) => line.includes(' build ') && line.includes('--each'));
  const [, share = ''] = /--shard (\S+)/.exec(command ?? '') ?? [];
  return readShard(share, environment);
}

const all = (total: number) => Array.from({ length: total }, (_, at) => ({ index: at + 1, total }));

it('a matrix of GitHub builds every share once', () => {
  const { pdf } = blocks.find(({ name }) => name === 'archive').jobs;
  const shares: readonly number[] = pdf.strategy.matrix.share;
  const lines = (share: number) =>
    pdf.steps.map(({ run = '' }) => run.replaceAll(`\${{ matrix.share }}`, String(share)));
  expect(shares.map((share) => shareOfCommand(lines(share), {}))).toEqual(all(shares.length));
});

it('parallel jobs of GitLab do', () => {
  const { archive } = blocks.find((block) => 'archive' in block);
  const shares = all(archive.parallel).map(({ index, total }) =>
    shareOfCommand(archive.script, { CI_NODE_INDEX: String(index), CI_NODE_TOTAL: String(total) }),
  );
  expect(shares).toEqual(all(archive.parallel));
});

it('an indexed Job of Kubernetes does', () => {
  const { spec } = blocks.find(({ kind }) => kind === 'Job');
  const [container] = spec.template.spec.containers;
  const own = Object.fromEntries(container.env.map(({ name, value }: Record<string, string>) => [name, value]));
  const shares = all(spec.completions).map(({ index }) =>
    shareOfCommand(container.args, { ...own, JOB_COMPLETION_INDEX: String(index - 1) }),
  );
  expect(spec.completionMode).toBe('Indexed');
  expect(shares).toEqual(all(spec.completions));
});
