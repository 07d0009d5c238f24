// The edge: a server for one reader on this machine: the viewer, the PDF and its news. Loopback only, behind an address
// that nobody can guess; what is asked for by another name of this machine, or by another path, is not answered.

import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { BuildError, ofReport } from '../../diagnostics.ts';
import type { Look, PreviewNews } from '../../model.ts';

export interface PreviewServer {
  /** `http://127.0.0.1:PORT/SECRET/` */
  readonly address: string;
  show(news: PreviewNews): void;
  close(): void;
}

/** What the viewer hears: all that it shows but the pages themselves. */
interface State {
  /** Of the PDF: 0 before the first. */
  readonly version: number;
  readonly building: boolean;
  readonly name: string;
  readonly problems: Look['built']['problems'];
  readonly photos: Look['photos'];
  readonly error?: unknown;
}

const VIEWER = new URL('../../viewer/', import.meta.url);

const FILES: Readonly<Record<string, readonly [file: string, type: string]>> = {
  '': ['viewer.html', 'text/html; charset=utf-8'],
  'viewer.css': ['viewer.css', 'text/css; charset=utf-8'],
  'viewer.js': ['viewer.bundle.js', 'text/javascript; charset=utf-8'],
  'worker.js': ['worker.bundle.js', 'text/javascript; charset=utf-8'],
};

/** Nothing but what this server says, and nothing sent anywhere else. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' blob: data:",
  "font-src 'self' blob: data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
];

const HEADERS = {
  'content-security-policy': POLICY.join('; '),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
};

/** @param name of the report @param port 0 = any that is free. @throws BuildError E_USAGE where the port is taken */
export async function openPreviewServer(name: string, port: number): Promise<PreviewServer> {
  const secret = randomBytes(16).toString('hex');
  const readers = new Set<ServerResponse>();
  let pdf: Uint8Array = new Uint8Array();
  let state: State = { version: 0, building: true, name, problems: [], photos: [] };
  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  const names = (): readonly string[] => {
    const own = (server.address() as AddressInfo).port;
    return [`127.0.0.1:${own}`, `localhost:${own}`];
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [path = ''] = (request.url ?? '').split('?');
    const inside = path.startsWith(`/${secret}/`) ? path.slice(secret.length + 2) : undefined;
    if (inside === undefined || request.method !== 'GET' || !names().includes(request.headers.host ?? '')) {
      response.writeHead(404, HEADERS).end();
      return;
    }
    if (inside === 'news') return listen(response);
    if (inside === 'report.pdf') {
      response.writeHead(200, { ...HEADERS, 'content-type': 'application/pdf' }).end(pdf);
      return;
    }
    const [file, type] = (Object.hasOwn(FILES, inside) && FILES[inside]) || [];
    if (!file) {
      response.writeHead(404, HEADERS).end();
      return;
    }
    const body = await readFile(new URL(file, VIEWER));
    response.writeHead(200, { ...HEADERS, 'content-type': type }).end(body);
  }

  function listen(response: ServerResponse): void {
    response.writeHead(200, { ...HEADERS, 'content-type': 'text/event-stream; charset=utf-8' });
    readers.add(response);
    response.once('close', () => readers.delete(response));
    response.write(event());
  }
  const event = (): string => `data: ${JSON.stringify(state)}\n\n`;

  await new Promise<void>((ready, failed) => {
    server.once('error', failed);
    server.listen({ port, host: '127.0.0.1' }, ready);
  }).catch((error: NodeJS.ErrnoException) => {
    const why = error.code === 'EADDRINUSE' ? 'another program listens there' : error.message;
    throw new BuildError('E_USAGE', `--port ${port}: ${why}`, { hint: 'leave --port out: a free one is taken' });
  });
  return {
    address: `http://${names()[0]}/${secret}/`,
    show(news) {
      if (news.kind === 'building') state = { ...state, building: true };
      else if (news.kind === 'failed') state = { ...state, building: false, error: news.error };
      else {
        const { built, photos } = news.look;
        const same = Buffer.compare(pdf, news.look.pdf) === 0;
        pdf = news.look.pdf;
        const version = same ? state.version : state.version + 1;
        state = { version, building: false, name, problems: ofReport(built.problems), photos };
      }
      for (const reader of readers) reader.write(event());
    },
    close() {
      for (const reader of readers) reader.end();
      server.close();
      server.closeAllConnections();
    },
  };
}
