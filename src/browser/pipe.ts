// Step 7 (print): carries the browser driver's messages over two pipes of the browser process. No socket is opened, so
// nobody else can reach the browser; and it ends when our end of the pipe closes, however we ended.

import type { Readable, Writable } from 'node:stream';
import type { ConnectionTransport } from 'puppeteer';

/** What puppeteer.connect() takes as `transport`; messages are JSON texts, each ended by a zero byte. */
export function pipeTransport(toBrowser: Writable, fromBrowser: Readable): ConnectionTransport {
  let pending: Buffer[] = [];
  let closed = false;
  const transport: ConnectionTransport = {
    send(message) {
      if (!closed) toBrowser.write(message + '\0');
    },
    close() {
      closed = true;
      toBrowser.destroy();
      fromBrowser.destroy();
    },
  };
  fromBrowser.on('data', (chunk: Buffer) => {
    let start = 0;
    for (let end = chunk.indexOf(0); end !== -1; end = chunk.indexOf(0, start)) {
      pending.push(chunk.subarray(start, end));
      const message = (pending.length === 1 ? pending[0]! : Buffer.concat(pending)).toString('utf8');
      pending = [];
      start = end + 1;
      // One turn of the event loop each: the driver counts on promises settling between two messages.
      setImmediate(() => transport.onmessage?.(message));
    }
    if (start < chunk.length) pending.push(chunk.subarray(start));
  });
  // Closing is reported after the messages before it: setImmediate keeps the order.
  fromBrowser.once('close', () => setImmediate(() => transport.onclose?.()));
  // For a write to a browser that has just died: the end of the process is reported instead.
  toBrowser.on('error', () => {});
  fromBrowser.on('error', () => {});
  return transport;
}
