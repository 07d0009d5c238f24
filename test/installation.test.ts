// The commands that put an installation right, by where the package lies. The broken installations themselves are in
// accept/installation.test.ts.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { asInstallError, mend, mendAnew, unloadable } from '../src/installation.ts';
import { temporaryFolder } from './helpers/run.ts';

describe('the command that mends it', () => {
  it.each([
    ['checkout', ['package.json', 'package-lock.json'], '', /^cd \S+ && npm ci --include=optional$/],
    ['a project', ['package.json'], 'node_modules/tripreport', /^cd \S+ && npm install --include=optional$/],
    [
      'with a lock',
      ['package.json', 'package-lock.json'],
      'node_modules/tripreport',
      /^cd \S+ && npm ci --include=opti/,
    ],
    ['by pnpm', ['package.json'], 'node_modules/.pnpm/x/node_modules/tripreport', /^cd \S+ && npm install/],
    [
      'for all users',
      [],
      'lib/node_modules/tripreport',
      /^install tripreport again: npm install -g --include=optional/,
    ],
    [
      'a folder with spaces',
      ['my trips/package.json'],
      'my trips/node_modules/tripreport',
      /^cd "[^"]+my trips" && npm/,
    ],
  ])('%s', (_, files, place, command) => {
    const folder = temporaryFolder();
    mkdirSync(path.join(folder, place), { recursive: true });
    for (const file of files) writeFileSync(path.join(folder, file), '{}');
    expect(mend(path.join(folder, place))).toMatch(command);
    const anew = mendAnew(path.join(folder, place));
    expect(anew).toMatch(/npm ci|node_modules && npm install|install -g/);
  });
});

describe('what cannot be loaded', () => {
  const said = (line: string) =>
    `Could not load the "sharp" module using the linux-x64 runtime\n${line}\nPossible solutions:\n- Consult …`;

  it.each([
    [
      'ERR_DLOPEN_FAILED: /a/node_modules/@img/x/lib/x.node: invalid ELF header',
      '@img/x/lib/x.node: invalid ELF',
      /npm /,
    ],
    ['ERR_DLOPEN_FAILED: libvips-cpp.so.8: cannot open shared object file', ': libvips-cpp.so.8: cannot open', /npm /],
    ["/lib/libc.so.6: version `GLIBC_2.99' not found (required by /a/x.node)", 'GLIBC_2.99', /^this system is too old/],
    [
      'Unsupported CPU: Prebuilt binaries for Linux x64 require v2 microarchitecture',
      'Unsupported CPU',
      /^this processor/,
    ],
    [
      'Error: /snap/core20/current/lib/libc.so.6: undefined symbol',
      'undefined symbol',
      /^Node\.js from the snap store/,
    ],
    [
      'was compiled against a different Node.js version using NODE_MODULE_VERSION 93',
      'NODE_MODULE_VERSION',
      /npm rebuild$/,
    ],
    ['- Please upgrade Node.js:', 'upgrade', /^update Node\.js$/],
  ])('%s', (line, words, hint) => {
    const error = unloadable('sharp', 'pictures need', said(line));
    expect(error).toMatchObject({ code: 'E_INSTALL', exitCode: 9, hint: expect.stringMatching(hint) });
    expect(error.message).toMatch(/^pictures need sharp, which cannot be loaded: /);
    expect(error.message).toContain(words);
  });

  it.each([
    [new Error('x'), undefined],
    ['MODULE_NOT_FOUND', undefined],
    [undefined, undefined],
    [Object.assign(new Error('no'), { code: 'ENOENT' }), undefined],
    [
      Object.assign(new Error("Cannot find module '/a/node_modules/yaml/x.js'"), { code: 'MODULE_NOT_FOUND' }),
      'yaml/x.js',
    ],
    [Object.assign(new Error("Cannot find package 'q'"), { code: 'ERR_MODULE_NOT_FOUND' }), "'q'"],
    [Object.assign(new Error('/a/b.node: file too short'), { code: 'ERR_DLOPEN_FAILED' }), 'file too short'],
  ])('%s is an error of the installation: %s', (error, words) => {
    if (words === undefined) expect(asInstallError(error)).toBeUndefined();
    else expect(asInstallError(error)?.message).toContain(words);
  });
});
