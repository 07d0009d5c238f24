// A real HTTP server on loopback whose routes misbehave as a test asks, a canary that must stay silent, and a proxy.
import http from 'node:http';
import https from 'node:https';
import net, { type AddressInfo, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { onTestFinished } from 'vitest';
import type { Certificate } from './certificate.ts';

export type Route = (request: http.IncomingMessage, response: http.ServerResponse, hit: number) => unknown;

export interface Served {
  /** `http://127.0.0.1:PORT` */
  readonly origin: string;
  /** `127.0.0.1:PORT`, for --allow-host. */
  readonly host: string;
  readonly port: number;
  /** Request lines in order of arrival: `/a.png`. */
  readonly paths: string[];
  readonly requests: { readonly path: string; readonly headers: http.IncomingHttpHeaders; readonly at: number }[];
  hits(path: string): number;
  /** The most requests that were being answered at once. */
  readonly busiest: () => number;
}

/** Routes by path without query; `*` answers the rest, else 404. The n-th request for a path gets `hit` n, from 1. */
export async function serve(routes: Readonly<Record<string, Route>>, tls?: Certificate): Promise<Served> {
  const requests: Served['requests'] = [];
  const paths: string[] = [];
  let busy = 0;
  let busiest = 0;
  const answer: http.RequestListener = (request, response) => {
    const path = (request.url ?? '').replace(/\?.*$/, '');
    requests.push({ path, headers: request.headers, at: performance.now() });
    paths.push(request.url ?? '');
    busiest = Math.max(busiest, ++busy);
    response.once('close', () => busy--);
    const route = routes[path] ?? routes['*'];
    if (route) route(request, response, paths.filter((other) => other.replace(/\?.*$/, '') === path).length);
    else response.writeHead(404, { 'content-type': 'text/plain' }).end('not here');
  };
  const server = tls ? https.createServer(tls, answer) : http.createServer(answer);
  // A client that gives up in the middle is what many tests are about.
  server.on('clientError', (_error, socket) => socket.destroy());
  server.on('tlsClientError', () => {});
  const port = await listen(server);
  return {
    origin: `${tls ? 'https' : 'http'}://127.0.0.1:${port}`,
    host: `127.0.0.1:${port}`,
    port,
    paths,
    requests,
    hits: (path) => requests.filter((request) => request.path === path).length,
    busiest: () => busiest,
  };
}

/** A listener that nobody may call. */
export async function canary(): Promise<{ readonly port: number; readonly calls: () => number }> {
  let calls = 0;
  const server = net.createServer((socket) => {
    calls++;
    socket.destroy();
  });
  const port = await listen(server);
  return { port, calls: () => calls };
}

/** A TCP server of raw bytes: what `http` would never send. */
export async function rawServer(
  talk: (socket: Socket, connection: number) => void,
): Promise<{ origin: string; host: string; connections: () => number }> {
  let connections = 0;
  const server = net.createServer((socket) => {
    socket.on('error', () => {});
    talk(socket, ++connections);
  });
  const port = await listen(server);
  return { origin: `http://127.0.0.1:${port}`, host: `127.0.0.1:${port}`, connections: () => connections };
}

/** A proxy that sends every tunnel to `target`'s port, whatever host it was asked for. */
export async function proxyTo(port: number): Promise<{ readonly url: string; readonly asked: string[] }> {
  const asked: string[] = [];
  const server = http.createServer((request, response) => {
    asked.push(request.url ?? '');
    const upstream = http.request({
      port,
      host: '127.0.0.1',
      path: new URL(request.url ?? '').pathname,
      headers: request.headers,
    });
    upstream.on('response', (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    upstream.on('error', () => response.destroy());
    upstream.end();
  });
  server.on('connect', (request: http.IncomingMessage, socket: Duplex) => {
    asked.push(request.url ?? '');
    const upstream = net.connect(port, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      upstream.pipe(socket).pipe(upstream);
    });
    upstream.on('error', () => socket.destroy());
    socket.on('error', () => upstream.destroy());
  });
  return { url: `http://127.0.0.1:${await listen(server)}`, asked };
}

/** A loopback port that nothing listens on. */
export async function deadPort(): Promise<number> {
  const server = net.createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

export function send(body: string | Uint8Array, headers: http.OutgoingHttpHeaders = {}, status = 200): Route {
  return (_request, response) => {
    response.writeHead(status, { 'content-length': Buffer.byteLength(body), ...headers }).end(body);
  };
}

export function redirect(location: string, status = 302): Route {
  return (_request, response) => {
    response.writeHead(status, { location }).end();
  };
}

async function listen(server: net.Server): Promise<number> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(
    () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  );
  return (server.address() as AddressInfo).port;
}
