// Archives as programs write them, and as nobody should.
import { crc32, deflateRawSync } from 'node:zlib';

export interface Packed {
  readonly name: string;
  readonly bytes?: Uint8Array | string;
  /** What the archive says of it, where it lies. */
  readonly says?: { readonly size?: number; readonly sum?: number };
  /** `120777` is a link. */
  readonly mode?: number;
  readonly locked?: boolean;
  /** Its name is UTF-8 and says so. */
  readonly utf8?: boolean;
}

/** A ZIP file (APPNOTE 6.3), each entry deflated. */
export function zipOf(entries: readonly Packed[]): Buffer {
  const pieces: Buffer[] = [];
  const list: Buffer[] = [];
  let at = 0;
  for (const { name, bytes = '', says = {}, mode = 0o100644, locked = false, utf8 = true } of entries) {
    const plain = Buffer.from(bytes);
    const packed = deflateRawSync(plain);
    const named = Buffer.from(name);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE((utf8 ? 0x800 : 0) | (locked ? 1 : 0), 2);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(says.sum ?? crc32(plain), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(says.size ?? plain.length, 18);
    common.writeUInt16LE(named.length, 22);
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), common, named, packed]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE((mode << 16) >>> 0, 6);
    rest.writeUInt32LE(at, 10);
    list.push(Buffer.concat([Buffer.from('PK\u0001\u0002'), Buffer.from([20, 3]), common, rest, named]));
    pieces.push(local);
    at += local.length;
  }
  const listed = Buffer.concat(list);
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...pieces, listed, end]);
}

export interface Taped {
  readonly name: string;
  readonly bytes?: Uint8Array | string;
  readonly type?: string;
}

/** A tar file (POSIX.1-1988, ustar). */
export function tarOf(entries: readonly Taped[]): Buffer {
  const blocks = entries.flatMap(({ name, bytes = '', type = '0' }) => {
    const content = Buffer.from(bytes);
    const head = Buffer.alloc(512);
    head.write(name, 0, 100);
    head.write('0000644\0', 100);
    head.write(`${content.length.toString(8).padStart(11, '0')}\0`, 124);
    head.write('        ', 148);
    head.write(type, 156);
    head.write('ustar\x0000', 257, 'latin1');
    const sum = head.reduce((all, byte) => all + byte, 0);
    head.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
    return [head, content, Buffer.alloc((512 - (content.length % 512)) % 512)];
  });
  return Buffer.concat([...blocks, Buffer.alloc(1024)]);
}
