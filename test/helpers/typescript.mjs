// For programs beside the tests (benchmarks, fuzzing): loads TypeScript files as the tests load them, on every Node
// that is supported.

import { createViteServer } from 'vitest/node';

/** `use` gets a function: path from the root of the checkout (`/test/photos/make.ts`) → the module. */
export async function withTypeScript(use) {
  const server = await createViteServer({
    root: new URL('../..', import.meta.url).pathname,
    configFile: false,
    logLevel: 'error',
    server: { middlewareMode: true, watch: null, ws: false },
    optimizeDeps: { noDiscovery: true },
  });
  try {
    return await use((file) => server.ssrLoadModule(file));
  } finally {
    await server.close();
  }
}
