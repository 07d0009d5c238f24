// `tripreport cache` where nothing can be kept.
import { afterEach, expect, it, vi } from 'vitest';
import { cacheCommand } from '../../src/cli/cache-command.ts';

afterEach(() => vi.unstubAllEnvs());

it('without a folder for downloads it ends as any error of output does, not with a code of its own', async () => {
  for (const name of ['XDG_CACHE_HOME', 'HOME', 'USERPROFILE', 'LOCALAPPDATA']) vi.stubEnv(name, '');
  await expect(cacheCommand('dir')).rejects.toMatchObject({ code: 'E_OUTPUT', exitCode: 7 });
});
