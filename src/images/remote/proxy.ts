// Step 2, images: the proxy that the environment names for an address, by curl's rules. Pure; the lower-case name wins.

export interface ProxyServer {
  /** The variable that named it, for messages: its value may hold a password. */
  readonly variable: string;
  readonly uri: string;
}

export function proxyFor(url: URL, environment: NodeJS.ProcessEnv): ProxyServer | undefined {
  if (isExempt(url, environment.no_proxy ?? environment.NO_PROXY ?? '')) return undefined;
  // HTTP_PROXY in capitals is not read where a web server runs us: there a request header can set it (httpoxy).
  const lower = url.protocol === 'https:' ? 'https_proxy' : 'http_proxy';
  const upper = lower === 'http_proxy' && environment.REQUEST_METHOD ? [] : [lower.toUpperCase()];
  for (const variable of [lower, ...upper, 'all_proxy', 'ALL_PROXY']) {
    const value = environment[variable]?.trim();
    if (!value) continue;
    return { variable, uri: value.includes('://') ? value : `http://${value}` };
  }
  return undefined;
}

/** NO_PROXY: names with their subdomains, `host:port`, addresses, or `*`. */
function isExempt(url: URL, list: string): boolean {
  const hostname = url.hostname.toLowerCase().replace(/^\[|\]$/g, '');
  const port = url.port || (url.protocol === 'https:' ? '443' : '80');
  return list
    .toLowerCase()
    .split(/[\s,]+/)
    .filter(Boolean)
    .some((entry) => {
      if (entry === '*') return true;
      const [, name = entry, entryPort] = /^\[?(.*?)\]?(?::(\d+))?$/.exec(entry.replace(/^\*?\./, '')) ?? [];
      if (entry.includes('::')) return entry.replace(/^\[|\]$/g, '') === hostname;
      if (entryPort !== undefined && entryPort !== port) return false;
      return hostname === name || hostname.endsWith(`.${name}`);
    });
}
