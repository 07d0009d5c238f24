// Opens an address or a file in the program that the system has for it.

import { spawn } from 'node:child_process';

/** What it was stands on stdout for those whose machine has no such command. */
export function openOutside(target: string): void {
  const [command, ...before] = { darwin: ['open'], win32: ['cmd', '/c', 'start', ''] }[process.platform as string] ?? [
    'xdg-open',
  ];
  const child = spawn(command as string, [...before, target], { stdio: 'ignore', detached: true });
  child.on('error', () => process.stderr.write('nothing here could open it: use what is printed above\n'));
  child.unref();
}
