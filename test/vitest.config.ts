// Two projects: `fast` (pure rooms, milliseconds) and `whole` (real browser, real server, real files).
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('..', import.meta.url));
const whole = [
  'test/accept/**/*.test.ts',
  'test/faults/**/*.test.ts',
  'test/browser/**/*.test.ts',
  'test/pdf/**/*.test.ts',
  'test/files/**/*.test.ts',
  'test/photos/prints/**/*.test.ts',
];

export default defineConfig({
  root,
  test: {
    maxWorkers: 2,
    projects: [
      { root, test: { name: 'fast', include: ['test/**/*.test.ts'], exclude: whole, testTimeout: 20_000 } },
      { root, test: { name: 'whole', include: whole, testTimeout: 120_000, hookTimeout: 120_000 } },
    ],
  },
});
