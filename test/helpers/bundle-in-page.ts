// Before the tests that open a browser, and before they run again in watch mode: bundles the code that runs inside its
// page.
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';

const SCRIPT = fileURLToPath(new URL('../../src/page/bundle-in-page.mjs', import.meta.url));

export function setup(project: TestProject): void {
  bundleInPage();
  project.onTestsRerun(async () => bundleInPage());
}

function bundleInPage(): void {
  execFileSync(process.execPath, [SCRIPT], { stdio: 'inherit' });
}
