// `--shard 2/5`: which of many texts one machine of a few builds. All machines come to the same shares without a word
// between them: by the weight of the texts, whatever order they were named in.

import { BuildError } from '../../diagnostics.ts';

export interface Shard {
  /** From 1. */
  readonly index: number;
  readonly total: number;
}

/** Where systems say which of how many jobs one is; `first`: the number of the first one. */
const SYSTEMS = [
  { system: 'GitLab', index: 'CI_NODE_INDEX', total: 'CI_NODE_TOTAL', first: 1 },
  { system: 'CircleCI', index: 'CIRCLE_NODE_INDEX', total: 'CIRCLE_NODE_TOTAL', first: 0 },
  { system: 'Buildkite', index: 'BUILDKITE_PARALLEL_JOB', total: 'BUILDKITE_PARALLEL_JOB_COUNT', first: 0 },
  { system: 'Azure Pipelines', index: 'SYSTEM_JOBPOSITIONINPHASE', total: 'SYSTEM_TOTALJOBSINPHASE', first: 1 },
  { system: 'Bitbucket', index: 'BITBUCKET_PARALLEL_STEP', total: 'BITBUCKET_PARALLEL_STEP_COUNT', first: 0 },
  { system: 'Semaphore', index: 'SEMAPHORE_JOB_INDEX', total: 'SEMAPHORE_JOB_COUNT', first: 1 },
  // Kubernetes tells a pod its index alone; the total is a variable of the Job's own (docs/ci.md).
  { system: 'Kubernetes', index: 'JOB_COMPLETION_INDEX', total: 'JOB_COMPLETIONS', first: 0 },
] as const;

/** @param given `2/5`, `auto`, or `auto/5` where the system says no total. @throws BuildError E_USAGE */
export function readShard(given: string, environment: NodeJS.ProcessEnv): Shard {
  const [, index = '', total] = /^(auto|\d{1,6})(?:\/(\d{1,6}))?$/.exec(given.trim()) ?? [];
  if (index === 'auto') return shardHere(total === undefined ? undefined : Number(total), environment);
  if (index === '' || total === undefined) throw wrong(`expected 2/5, auto or auto/5, got "${given}"`);
  return checked({ index: Number(index), total: Number(total) }, `"${given}"`);
}

function shardHere(total: number | undefined, environment: NodeJS.ProcessEnv): Shard {
  const here = SYSTEMS.find((one) => environment[one.index] || environment[one.total]);
  if (!here)
    throw wrong('auto: nothing here says which of how many machines this is', [
      `looked for ${SYSTEMS.map(({ index }) => index).join(', ')}; elsewhere name the share: --shard 2/5`,
    ]);
  const told = environment[here.total];
  const of = total ?? (told === undefined ? undefined : Number(told));
  if (of === undefined)
    throw wrong(`auto: ${here.system} says in ${here.index} which machine this is, and nothing says of how many`, [
      `set ${here.total}, or write --shard auto/5`,
    ]);
  if (total !== undefined && told !== undefined && Number(told) !== total)
    throw wrong(`auto/${total}: ${here.total} says ${told}`);
  // A job that does not run in parallel has no index there.
  const index = Number(environment[here.index] ?? here.first) - here.first + 1;
  return checked({ index, total: of }, `${here.index}=${environment[here.index] ?? ''} and ${of} in all`);
}

function checked({ index, total }: Shard, said: string): Shard {
  const sound = Number.isInteger(index) && Number.isInteger(total) && index >= 1 && index <= total;
  if (!sound) throw wrong(`${said} is no share: expected one from 1/5 to 5/5`);
  return { index, total };
}

const wrong = (message: string, hint?: readonly string[]): BuildError =>
  new BuildError('E_USAGE', `--shard ${message}`, { hint });

/**
 * The share of one machine: the heaviest text goes to the machine with the least so far, again and again.
 * @returns places in `texts`, in their order
 */
export function shareOf(
  texts: readonly { readonly name: string; readonly weight: number }[],
  { index, total }: Shard,
): readonly number[] {
  const order = texts
    .map((_, at) => at)
    .sort((a, b) => {
      const [one, other] = [texts[a]!, texts[b]!];
      return other.weight - one.weight || (one.name < other.name ? -1 : one.name > other.name ? 1 : 0);
    });
  const loads = Array.from({ length: total }, () => 0);
  const mine: number[] = [];
  for (const at of order) {
    const least = loads.reduce((best, load, i) => (load < loads[best]! ? i : best), 0);
    loads[least]! += texts[at]!.weight;
    if (least === index - 1) mine.push(at);
  }
  return mine.sort((a, b) => a - b);
}
