// ICC profiles as small as they can be: a header, and a name.
import { localized } from '../../src/pdf/srgb.ts';

/** @param kind class and colour space, such as `prtrCMYK` */
export function profile(kind = 'prtrCMYK', name = 'Test press', version = 2): Buffer {
  const tag = version === 2 ? plain(name) : localized(name);
  const bytes = Buffer.alloc(128 + 4 + 12 + tag.length);
  bytes.writeUInt32BE(bytes.length, 0);
  bytes[8] = version;
  bytes.write(kind, 12, 'latin1');
  bytes.write('Lab ', 20, 'latin1');
  bytes.write('acsp', 36, 'latin1');
  bytes.writeUInt32BE(1, 128);
  bytes.write('desc', 132, 'latin1');
  bytes.writeUInt32BE(144, 136);
  bytes.writeUInt32BE(tag.length, 140);
  tag.copy(bytes, 144);
  return bytes;
}

function plain(name: string): Buffer {
  const bytes = Buffer.alloc(12 + name.length + 1);
  bytes.write('desc', 0, 'latin1');
  bytes.writeUInt32BE(name.length + 1, 8);
  bytes.write(name, 12, 'latin1');
  return bytes;
}
