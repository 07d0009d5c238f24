// The checksum of PNG chunks, under the name that test/print/profiles.ts knows.

export { crc32 } from 'node:zlib';
