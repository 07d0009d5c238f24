// Three projects: `fast` (pure rooms, milliseconds), `whole` (real browser, real server, real files, threads, and what
// takes seconds) and `alone` (files that need a process of their own). The files of the first two share their worker,
// so that each module is loaded once: a test leaves no state behind (setup.ts looks).
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('..', import.meta.url));
const setupFiles = ['test/setup.ts'];
const whole = [
  'test/**/*.whole.test.ts',
  'test/accept/**/*.test.ts',
  'test/faults/**/*.test.ts',
  'test/browser/**/*.test.ts',
  'test/pdf/*.test.ts',
  'test/files/**/*.test.ts',
  'test/photos/prints/**/*.test.ts',
];
/** They replace a module of Node, look at modules while they are loaded, or ask what their own process has started. */
const alone = [
  'test/accept/guest.test.ts',
  'test/faults/files.test.ts',
  'test/files/opened-file.test.ts',
  'test/patterns/patterns.whole.test.ts',
];
const real = {
  // No run prints otherwise than planned, neither in its count of pages nor at another scale.
  env: { TRIPREPORT_EXACT: '1' },
  setupFiles,
  globalSetup: 'test/helpers/bundle-in-page.ts',
  testTimeout: 120_000,
  hookTimeout: 120_000,
};

export default defineConfig({
  root,
  test: {
    // One more than the smallest machine has cores: tests of deadlines and signals wait most of their time.
    maxWorkers: 3,
    projects: [
      {
        root,
        test: {
          name: 'fast',
          setupFiles,
          include: ['test/**/*.test.ts'],
          exclude: whole,
          // Far more than any needs: the machine may be busy with other work.
          testTimeout: 120_000,
          isolate: false,
        },
      },
      { root, test: { ...real, name: 'whole', include: whole, exclude: alone, isolate: false } },
      { root, test: { ...real, name: 'alone', include: alone } },
    ],
  },
});
