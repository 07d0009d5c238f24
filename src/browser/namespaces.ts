// Step 7 (print): why a Linux system keeps a browser from starting its sandbox, and the command that allows it.

import { existsSync, readFileSync, statSync } from 'node:fs';

/** What a browser's sandbox is made of, forbidden by one of several rules. */
export interface NamespaceRule {
  /** Follows `the browser's sandbox cannot start: `. */
  readonly reason: string;
  /** What allows it, mostly a command. */
  readonly remedy: string;
}

/** Where the profile goes that `tripreport browser apparmor` prints. */
export const PROFILE = '/etc/apparmor.d/tripreport';

/** @param named what the user named, where no other browser was tried. @param system replaced by tests. */
export function namespaceRule(
  environment: NodeJS.ProcessEnv,
  named: string | undefined,
  system: System = LINUX,
): NamespaceRule {
  const isZero = (name: string): boolean => system.read(`/proc/sys/${name}`) === '0';
  // What holds in a container is decided outside: the settings seen here are the host's.
  if (environment.container || system.exists('/.dockerenv') || system.exists('/run/.containerenv')) {
    return {
      reason: 'this container forbids user namespaces',
      remedy: 'docker run --cap-add=SYS_ADMIN …',
    };
  }
  if (system.read(`/proc/sys/${APPARMOR}`) === '1') {
    const option = named === undefined ? '' : ` --browser '${named.replaceAll("'", "'\\''")}'`;
    return {
      reason: 'AppArmor forbids user namespaces to programs without a profile',
      remedy: `tripreport browser apparmor${option} | sudo tee ${PROFILE} && sudo systemctl reload apparmor`,
    };
  }
  if (isZero('kernel/unprivileged_userns_clone')) {
    return { reason: FORBIDDEN, remedy: 'sudo sysctl -w kernel.unprivileged_userns_clone=1' };
  }
  if (isZero('user/max_user_namespaces')) {
    return { reason: FORBIDDEN, remedy: 'sudo sysctl -w user.max_user_namespaces=10000' };
  }
  return { reason: 'this system forbids what it needs', remedy: 'allow user namespaces, or install Google Chrome' };
}

const APPARMOR = 'kernel/apparmor_restrict_unprivileged_userns';
const FORBIDDEN = 'this system forbids user namespaces';

/** Changes when another rule holds: then browsers that failed may start. */
export function namespaceConditions(system: System = LINUX): string {
  const settings = [APPARMOR, 'kernel/unprivileged_userns_clone', 'user/max_user_namespaces'];
  const values = settings.map((name) => system.read(`/proc/sys/${name}`) ?? '-');
  return [...values, system.changed(PROFILE) ?? '-', process.getuid?.() ?? '-'].join(' ');
}

export interface System {
  /** Trimmed; undefined where there is no such file. */
  readonly read: (path: string) => string | undefined;
  readonly exists: (path: string) => boolean;
  /** When the file was changed last. */
  readonly changed: (path: string) => number | undefined;
}

const LINUX: System = {
  read(path) {
    try {
      return readFileSync(path, 'utf8').trim();
    } catch {
      return undefined;
    }
  },
  exists: existsSync,
  changed: (path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs,
};
