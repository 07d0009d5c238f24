// Completion, in the shells that are here.
import { spawnSync } from 'node:child_process';
import { beforeAll, describe, expect, it } from 'vitest';
import { tripreport } from '../../helpers/run.ts';

const has = (shell: string) => spawnSync(shell, ['-c', 'true']).status === 0;
const scripts: Record<string, string> = {};
beforeAll(async () => {
  for (const shell of ['bash', 'zsh', 'fish']) scripts[shell] = (await tripreport(['completion', shell])).stdout;
});

describe.runIf(has('bash'))('bash', () => {
  it.each([
    [['b'], 'build browser'],
    [['build', '--den'], '--density'],
    [['build', '--density', ''], 'compact normal bold'],
    [['build', '--density', 'c'], 'compact'],
    [['build', '--each', '--sh'], '--shard'],
    [['build', '-o', '-'], ''],
    [['build', 'po'], ''],
    [['cache', 'c'], 'clear'],
    [['check', '--sar'], '--sarif'],
    [['nothing', '--x'], ''],
  ])('tripreport %j', (words, answer) => {
    const code = `${scripts.bash}\nCOMP_WORDS=(tripreport "$@"); COMP_CWORD=$#; _tripreport; echo "\${COMPREPLY[*]}"`;
    const { stdout, stderr } = spawnSync('bash', ['-c', code, 'bash', ...words], { encoding: 'utf8' });
    expect([stdout, stderr]).toEqual([`${answer}\n`, '']);
  });
});

it.each(['zsh', 'fish'])('%s: every command and flag; the shell, where it is here, reads it', (shell) => {
  for (const name of ['build', 'preview', 'merge-reports', 'density', 'compact normal bold'])
    expect(scripts[shell]).toContain(name);
  if (has(shell)) expect(spawnSync(shell, ['-n'], { input: scripts[shell], encoding: 'utf8' }).stderr).toBe('');
});

it('another shell is refused', async () => {
  const ran = await tripreport(['completion', 'bsh']);
  expect([ran.code, ran.stderr]).toEqual([2, expect.stringContaining('did you mean bash?')]);
});
