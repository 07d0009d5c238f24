// Remote addresses of a repository → host and path.
import { expect, it } from 'vitest';
import { parseRemote } from '../../../src/images/local/checkout.ts';

it.each([
  ['https://github.com/o/r', 'github.com o/r'],
  ['https://github.com/o/r.git', 'github.com o/r'],
  ['https://ann:token@github.com/o/r.git/', 'github.com o/r'],
  ['https://www.github.com/o/r', 'github.com o/r'],
  ['git@github.com:o/r.git', 'github.com o/r'],
  ['github.com:o/r', 'github.com o/r'],
  ['ssh://git@github.com:22/o/r.git', 'github.com o/r'],
  ['ssh://git@ssh.github.com:443/o/r.git', 'github.com o/r'],
  ['git://github.com/o/r.git', 'github.com o/r'],
  ['git@gitlab.com:group/sub/r.git', 'gitlab.com group/sub/r'],
  ['https://GitHub.com/O/R', 'github.com O/R'],
  ['/srv/git/r.git', undefined],
  ['../r', undefined],
  ['C:/repos/r', undefined],
  ['file:///srv/o/r', undefined],
  ['', undefined],
])('%s', (remote, expected) => {
  const hosted = parseRemote(remote);
  expect(hosted && `${hosted.host} ${hosted.path}`).toBe(expected);
});
