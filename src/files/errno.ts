// Error codes of the operating system in plain words: why a file or folder could not be read or written.

/** Words that follow a colon. Where it is known what was being done, they can say more. Never holds a path. */
export function inPlainWords(error: unknown, doing?: 'reading' | 'writing'): string {
  const { code, message = code ?? 'unknown error' } = error as Partial<NodeJS.ErrnoException>;
  const [always, reading = always, writing = always] = WORDS[code ?? ''] ?? [];
  const known = doing === 'reading' ? reading : doing === 'writing' ? writing : always;
  // `EFBIG: file too large, write '/a/b'`: the path is known to the reader already.
  return known ?? (code === undefined ? message : message.replace(/,.*$/s, ''));
}

/** Code → words for any failure; then, where they can say more, for a failure to read, and for one to write. */
const WORDS: Readonly<Record<string, readonly [always: string, reading?: string, writing?: string]>> = {
  EACCES: ['permission denied', 'it may not be read', 'no permission for this folder or file'],
  EBUSY: ['it is open in another program'],
  EDQUOT: ['your disk quota is used up'],
  EEXIST: ['a file stands in its way'],
  EIO: ['the disk reports an error'],
  EISDIR: ['it is a folder'],
  ELOOP: ['its links go in a circle'],
  EMFILE: ['too many open files'],
  ENAMETOOLONG: ['the name is too long'],
  ENOENT: ['it does not exist', 'there is no such file', 'its folder does not exist'],
  ENOSPC: ['the disk is full'],
  ENOTDIR: ['it is not a folder', 'there is no such file', 'a file stands in its way'],
  EPERM: ['permission denied', 'it may not be read', 'it is protected, or open in another program'],
  EPIPE: ['the reader has closed it'],
  EROFS: ['the disk is read-only'],
};
