// Step 2, images: opens the connections of one run, to the address that the guard has checked or to the proxy that the
// environment names. No other file of this room opens a socket.

import { Agent, buildConnector, type Dispatcher, ProxyAgent } from 'undici';
import { remembered } from '../../lists.ts';
import type { Limits } from '../limits.ts';
import type { Guard } from './guard.ts';
import type { ProxyServer } from './proxy.ts';

export interface Sockets {
  through(proxy: ProxyServer | undefined): Dispatcher;
  close(): Promise<void>;
}

export function createSockets(guard: Guard, limits: Limits, authorities: string | undefined): Sockets {
  const connector = (opened: boolean) =>
    buildConnector({
      timeout: limits.connectMs,
      lookup: guard.lookup(opened),
      autoSelectFamily: true,
      autoSelectFamilyAttemptTimeout: Math.min(1000, limits.connectMs),
      ca: authorities,
    } as buildConnector.BuildOptions);
  const [checked, free] = [connector(false), connector(true)];
  const direct = new Agent({
    connect: (options, callback) => {
      const port = options.port || (options.protocol === 'https:' ? '443' : '80');
      (guard.opens(options.hostname, port) ? free : checked)(options, callback);
    },
    connections: limits.mostPerHost,
  });
  const proxied = new Map<string, Dispatcher>();
  return {
    through(proxy) {
      if (!proxy) return direct;
      const { uri } = proxy;
      const proxyTls = { timeout: limits.connectMs } as object;
      const requestTls = { ca: authorities };
      return remembered(proxied, uri, () => new ProxyAgent({ uri, proxyTunnel: false, proxyTls, requestTls }));
    },
    async close() {
      await Promise.all([direct, ...proxied.values()].map((agent) => agent.destroy()));
    },
  };
}
