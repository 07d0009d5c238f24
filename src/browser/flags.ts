// Step 7 (print): the command line and the environment that the browser is started with, and the environment of the
// processes that open pictures. Data only.

/** Flags that make the browser quiet (calls nobody, leaves nothing), small and the same everywhere. */
export function browserFlags(profile: string, sandbox: boolean): string[] {
  return [
    '--headless',
    '--remote-debugging-pipe',
    `--user-data-dir=${profile}`,
    ...(sandbox ? [] : ['--no-sandbox', '--disable-setuid-sandbox']),
    // Containers give /dev/shm 64 MB; the temporary folder is as fast for us.
    '--disable-dev-shm-usage',
    '--disable-gpu',
    '--disable-software-rasterizer',
    // Nothing may leave this machine: no name or address resolves, and loopback must use the dead proxy, too.
    '--host-resolver-rules=MAP * ~NOTFOUND',
    '--proxy-server=socks5://tripreport.invalid:9',
    '--proxy-bypass-list=<-loopback>',
    '--disable-quic',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-component-extensions-with-background-pages',
    '--disable-client-side-phishing-detection',
    '--disable-default-apps',
    '--disable-domain-reliability',
    '--disable-extensions',
    '--disable-sync',
    '--disable-breakpad',
    '--disable-crash-reporter',
    '--no-crashpad',
    '--metrics-recording-only',
    '--no-first-run',
    '--no-default-browser-check',
    '--no-pings',
    '--no-service-autorun',
    '--disable-search-engine-choice-screen',
    `--disable-features=${UNWANTED.join(',')}`,
    '--password-store=basic',
    '--use-mock-keychain',
    '--mute-audio',
    '--disable-notifications',
    // Full speed for a page in a hidden window, and a long print is not taken for a hang.
    '--disable-background-timer-throttling',
    '--disable-backgrounding-occluded-windows',
    '--disable-renderer-backgrounding',
    '--disable-hang-monitor',
    // The same page on every machine.
    '--lang=en-US',
    '--force-color-profile=srgb',
    '--force-device-scale-factor=1',
    '--font-render-hinting=none',
    '--hide-scrollbars',
    'about:blank',
  ];
}

const UNWANTED = [
  'AcceptCHFrame',
  'AutofillServerCommunication',
  'CertificateTransparencyComponentUpdater',
  'DialMediaRouteProvider',
  'InterestFeedContentSuggestions',
  'MediaRouter',
  'NetworkPrediction',
  'OptimizationHints',
  'OptimizationGuideModelDownloading',
  'Prerender2',
  'SpareRendererForSitePerProcess',
  'Translate',
  'WebUIReloadButton',
];

/** The only variables that the browser gets: none that could hold a secret. Compared without case, for Windows. */
const PASSED = new Set(
  (
    'PATH HOME USER LOGNAME TZ XDG_RUNTIME_DIR LD_LIBRARY_PATH FONTCONFIG_FILE FONTCONFIG_PATH ' +
    'XDG_CACHE_HOME XDG_DATA_HOME XDG_DATA_DIRS XDG_CONFIG_DIRS ' +
    'SYSTEMROOT SYSTEMDRIVE WINDIR COMSPEC PATHEXT USERPROFILE USERNAME APPDATA LOCALAPPDATA PROGRAMDATA PROGRAMFILES ' +
    'PROGRAMFILES(X86) PROGRAMW6432 NUMBER_OF_PROCESSORS PROCESSOR_ARCHITECTURE OS'
  ).split(' '),
);

/** What our own processes and threads get besides: how modules are found, how memory is given out, and the user's
 *  language, which a drawing may ask for. */
const PASSED_TO_NODE = new Set(
  'NODE_OPTIONS NODE_PATH MALLOC_ARENA_MAX LANG LANGUAGE LC_ALL LC_CTYPE LC_MESSAGES'.split(' '),
);

/** For the processes and threads in which pictures are opened. */
export function childEnvironment(
  environment: NodeJS.ProcessEnv,
  folder: string,
  fontConfig: string | undefined,
): Record<string, string> {
  const passed = pick(environment, (name) => PASSED.has(name) || PASSED_TO_NODE.has(name));
  // Their own temporary files go with ours.
  passed.TMPDIR = passed.TEMP = passed.TMP = folder;
  if (fontConfig) passed.FONTCONFIG_FILE = fontConfig;
  return passed;
}

export function browserEnvironment(
  environment: NodeJS.ProcessEnv,
  folder: string,
  more: { readonly libraries?: string | undefined; readonly fontConfig?: string | undefined } = {},
): Record<string, string> {
  const passed = pick(environment, (name) => PASSED.has(name));
  passed.HOME ??= folder;
  // Its own temporary files go with ours; file names are UTF-8 whatever the user's locale is.
  passed.TMPDIR = passed.TEMP = passed.TMP = folder;
  passed.LANG = passed.LC_ALL = 'C.UTF-8';
  passed.LANGUAGE = 'en_US';
  if (more.libraries) {
    passed.LD_LIBRARY_PATH = [more.libraries, passed.LD_LIBRARY_PATH].filter(Boolean).join(':');
  }
  if (more.fontConfig) passed.FONTCONFIG_FILE = more.fontConfig;
  return passed;
}

function pick(environment: NodeJS.ProcessEnv, wanted: (name: string) => boolean): Record<string, string> {
  const entries = Object.entries(environment).filter(([name]) => wanted(name.toUpperCase()));
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => entry[1] !== undefined));
}
