// The codes of all problems and errors: how grave each is, what it means, and what to do. docs/problems.md is made from
// these tables. Codes and exit codes are stable, words are not.

/**
 * A warning where no severity is given; `either`: the place that reports it decides. `hint` is printed with a problem
 * that has none of its own (lower case, no full stop, unless it is several sentences); `advice` is for the docs alone.
 */
type ProblemRow = { readonly severity?: 'note' | 'either'; readonly title: string } & (
  | { readonly hint: string }
  | { readonly advice: string }
);

export const PROBLEMS = {
  N_ALT: {
    severity: 'note',
    title: 'photos without words are called “Photo 7” for those who cannot see them; the PDF claims PDF/A-2u, not 2a',
    hint: 'write what is on it between the square brackets: ![words](photo.jpg), or a caption',
  },
  N_ARCHIVE: {
    severity: 'note',
    title:
      'of an archive that stands for its text, some entries are not unpacked: links, names that cannot be, names twice',
    advice: 'nothing, where no photo is missing; else unpack it yourself, and name the text in it',
  },
  N_ATTACHED: {
    severity: 'note',
    title: 'files travel inside the PDF (`--attach`), with comments, addresses and front matter that no page shows',
    hint: 'whoever has the PDF can take them out: build without --attach what is not for everybody',
  },
  N_GPS: {
    severity: 'note',
    title: 'a photo’s file says where it was taken (`check`)',
    hint: 'the PDF does not say it without --gps; where the files go along, take it out: exiftool -gps:all= FILE',
  },
  N_PAGES: {
    severity: 'note',
    title: 'what `--pages` leaves out is missed: links lead to it, or a page that it names is not there',
    advice: 'nothing, or name those pages, too',
  },
  N_PRIVATE: {
    severity: 'note',
    title: 'what is marked private is left out (`--public`)',
    hint: 'a passage is marked with ::: private and :::, a photo with {.private}',
  },
  N_ROOT_SANDBOX: { severity: 'note', title: 'root runs without a sandbox', advice: 'run as another user' },
  N_SHEETS: {
    severity: 'note',
    title:
      'pages stand on sheets as drawings (`--imposition`): the PDF claims no standard, has no links and cannot be read out',
    hint: 'print it on both sides, turned on the short edge, at its own size; for readers build another PDF without --imposition',
  },
  N_SIZE: {
    severity: 'note',
    title: 'what it cost to keep the PDF as small as `--max-size` asks, and which photos are the dearest',
    advice: 'leave photos out, or allow more, if they are too coarse',
  },
  N_TWICE: { severity: 'note', title: 'a photo stands twice (`check`)', advice: 'nothing, if it is meant' },
  N_WISH: {
    severity: 'note',
    title: 'what a word of the text asks for about page, picture, furniture or references is not done, or not quite',
    advice: 'write the word that the hint names, where there is one',
  },
  W_ADDRESS: { title: 'an address that is not valid', advice: 'correct it in the text' },
  W_ANIMATION: { severity: 'note', title: 'only the first picture of an animation is shown', advice: 'nothing' },
  W_AUTH: { title: 'the host refused access', advice: 'save the picture beside the post' },
  W_BLOCKED_ADDRESS: {
    title: 'an address of a private network was not contacted',
    hint: 'if you trust the post and want this, open the host with --allow-host NAME',
  },
  W_BREAKS: { title: 'pages break otherwise than planned', advice: 'please report it with the text' },
  W_BURST: { severity: 'note', title: 'near-identical shots are left out', hint: 'use --bursts keep to show all' },
  W_CACHE: {
    severity: 'note',
    title: 'downloads or prints of photos cannot be kept between runs',
    hint: 'All is fetched and encoded anew in every run. Set XDG_CACHE_HOME to a folder that can be written, or use --no-cache.',
  },
  W_CACHE_STRANGE: {
    title: 'a cache, or a file in it, that is a link, another user’s, or may be written to by others is left alone',
    hint: 'nobody but you may write there: chmod -R go-w the folder that `tripreport cache dir` names, or remove it',
  },
  W_CAPTION_TEMPLATE: { severity: 'note', title: 'an unknown {piece}', advice: 'use one that the hint lists' },
  W_CHANGED: {
    title: 'a photo was replaced or written to while the report was built',
    hint: 'build again when no program writes to that folder',
  },
  W_CLOCK: { severity: 'note', title: 'a camera’s clock seems wrong, or --clock means none', advice: 'see the hint' },
  W_CONFIG: {
    title: 'a line of tripreport.yaml, or all of it, is not used',
    hint: 'schema/config.json says what may stand there; a file that is found may set what front matter may',
  },
  W_CONNECT: { title: 'no connection to the host', advice: 'run again later' },
  W_CONTENTS: { severity: 'note', title: 'contents without a heading', hint: 'write headings: ## Words' },
  W_CREDENTIALS: { title: 'a password in an address was not sent', advice: 'send a header with --http-header' },
  W_DAMAGED: { title: 'a damaged picture, shown as far as it can be read', advice: 'replace the file' },
  W_DEAD_LINK: { title: 'a page that the text links to is not there (`check --links`)', advice: 'correct the link' },
  W_DNS: {
    title: 'the host name of a picture is unknown',
    hint: 'check the spelling of the address, and that this computer is online',
  },
  W_DPI: {
    title: 'a photo has too few pixels for the size at which it stands (`check`, and `--for shop`)',
    hint: 'use the file as the camera made it, or make it smaller: ![words](photo.jpg){width=60mm}',
  },
  W_EMPTY: {
    severity: 'either',
    title: 'a text or an answer with nothing in it',
    advice: 'see that it is the right one',
  },
  W_EMPTY_URL: {
    title: 'a picture without an address',
    hint: 'write the picture’s address between the round brackets: ![words](photo.jpg)',
  },
  W_FILE: { title: 'a file that cannot be read or written', advice: 'see to its permissions' },
  W_FILE_MISSING: { title: 'no such file', advice: 'correct the address, or name a folder with --root' },
  W_FONT: { title: 'no bundled font has a character', advice: 'install a font for the script, such as Noto' },
  W_FORMAT: { title: 'a format that cannot be shown', hint: 'save the picture as JPEG or PNG' },
  W_FRONT_MATTER: { severity: 'either', title: 'front matter that is not used', advice: 'correct the line' },
  W_GALLERY: { severity: 'either', title: 'files of a gallery are left out', advice: 'save them as JPEG' },
  W_GAP: {
    title: 'a page ends early',
    hint: 'a photo or some text more (or less) before this place lets the page fill; --density compact makes photos smaller',
  },
  W_GPX: { title: 'a GPX file, or points of it, cannot be used', advice: 'export it again as GPX 1.1' },
  W_HEADER: {
    title: 'a --http-header without a host was not sent',
    hint: 'put the host in front: --http-header "https://photos.example.org Authorization: …"',
  },
  W_HEIC: { title: 'a HEIC photo cannot be read', hint: 'save the photo as JPEG' },
  'W_HTTP_*': { title: 'the host answered with another error', advice: 'run again later' },
  W_HTTP_404: { title: 'the host has no such picture (404, 410)', advice: 'correct the address' },
  W_INCOMPLETE: { title: 'the connection ended half-way', advice: 'run again later' },
  W_LFS: { title: 'a Git LFS pointer, not a picture', hint: 'run `git lfs pull` in the repository' },
  W_LINK: {
    severity: 'note',
    title: 'a link inside the text leads nowhere',
    hint: 'write the heading’s words as the link’s address, or give its place an id: <a id="name"></a>',
  },
  W_LOCAL_COPY: {
    severity: 'note',
    title: 'pictures of a repository are taken from files near the post',
    hint: 'to fetch them from the network instead, use --no-local',
  },
  W_LOCK: {
    title: 'not the picture that was locked',
    hint: 'if the new picture is meant, delete its line in the lock file and build again',
  },
  W_LOST: {
    title: 'a picture of the source found no place in the report',
    hint: 'write it as ![words](address) on a line of its own, and please tell us how it was written',
  },
  W_MAP: { title: 'there is nothing to show on a route page', advice: 'give a GPX track with --gpx' },
  W_MATH: {
    title: 'a formula that cannot be set',
    hint: 'formulas are TeX, as KaTeX understands it; write \\$ for a dollar sign',
  },
  W_MISSING: { title: 'a picture is missing', advice: 'see the problems above' },
  W_NOTE: {
    title: 'a text that should stand in its place cannot be set there',
    hint: 'correct the name, or copy the text itself',
  },
  W_NOT_FILE: { title: 'a folder, or no regular file', advice: 'name a file' },
  W_NOT_IMAGE: { title: 'not a picture', advice: 'use the picture’s own address' },
  W_NOT_TEXT: { title: 'a web page, not Markdown', advice: 'use the address of the text itself' },
  W_NO_FONTS: {
    title: 'no font is installed on this system',
    hint: 'install any font, for example the package fonts-dejavu-core (Debian, Ubuntu) or font-dejavu (Alpine)',
  },
  W_NO_SANDBOX: { severity: 'note', title: 'the browser’s sandbox is off', advice: 'leave out --no-sandbox' },
  W_OFFLINE: {
    title: 'not fetched because of --offline',
    hint: 'run once without --offline to fill the cache, or save the picture beside the post',
  },
  W_OLD_BROWSER: { title: 'a browser without page numbers', hint: 'update it, or run `tripreport browser install`' },
  W_OUTSIDE_ROOT: {
    title: 'a file outside the folders that the post may read',
    hint: 'pictures are read from the post’s repository or folder; allow another folder with --root DIR',
  },
  W_PATH_FIXED: {
    severity: 'note',
    title: 'a file whose name is written a little differently was taken',
    hint: 'write the address exactly as the file is named: other programs will not find it',
  },
  W_PRIVATE: {
    title: 'what seems to be marked private is not, or its mark never ends',
    hint: 'a passage is marked with ::: private and :::, a photo with {.private}',
  },
  W_PROXY: { title: 'the proxy does not work', advice: 'check the variable, or use NO_PROXY' },
  W_PROXY_NO_ADDRESS_CHECK: {
    severity: 'note',
    title: 'pictures were fetched through a proxy',
    hint: 'behind a proxy, private addresses are refused by their text only: the proxy looks names up',
  },
  W_RATE_LIMIT: { title: 'too many requests', hint: 'run again later: what has arrived is kept in the cache' },
  W_REDIRECT: { title: 'a redirect that is not followed', advice: 'use the final address' },
  W_SCHEME: {
    title: 'a kind of address that is not fetched',
    hint: 'use an https address, or save the picture beside the post',
  },
  W_SIZE: {
    severity: 'note',
    title: 'a photo is not as large as its author asks',
    hint: 'a file with more pixels, a larger --paper or a smaller size lets it stand as asked',
  },
  W_STALE: { severity: 'note', title: 'pictures come from an earlier download', advice: 'run again later' },
  W_SVG: { title: 'SVG pictures are switched off', advice: 'leave out --no-svg' },
  W_SYNTAX: {
    severity: 'note',
    title: 'a picture with a slip in its syntax was understood all the same',
    hint: 'a picture is written ![words](address); put an address with spaces or brackets between < and >',
  },
  W_TAGS: {
    title: 'words on the pages that have no place in what a screen reader says',
    advice: 'please report it with the text',
  },
  W_TEMPLATE: {
    title: 'a template or an inclusion that only the site generator can fill in',
    hint: 'only the site generator knows what stands here: write the picture as ![words](address), or the text itself',
  },
  W_TIMEOUT: { title: 'a picture took too long to arrive', advice: 'run again later' },
  W_TLS: {
    title: 'the host’s certificate is not trusted',
    hint: 'for a company’s own certificates set NODE_EXTRA_CA_CERTS to their file',
  },
  W_TOO_LARGE: { title: 'a picture, or all of them, too large', advice: 'raise --max-image-bytes' },
  W_TOO_MANY_PIXELS: { title: 'a picture has more pixels than are read', hint: '--max-pixels raises it' },
  W_TOO_TALL: {
    title: 'something sticks out at the foot of the page',
    hint: 'split it in the text, or choose a larger paper or smaller margins',
  },
  W_WIDE: {
    title: 'something is wider than the page: broken, set smaller or cut off',
    hint: 'split it in the text, or choose a larger paper or smaller margins',
  },
} as const satisfies Readonly<Record<`${'W' | 'N'}_${string}`, ProblemRow>>;

/** `W_HTTP_500`: the status is the server's. */
export type ProblemCode = Exclude<keyof typeof PROBLEMS, 'W_HTTP_*'> | `W_HTTP_${number}`;
export type NoteCode = CodeOf<'note' | 'either'>;
export type WarningCode = Exclude<ProblemCode, CodeOf<'note'>>;

type CodeOf<S> = {
  [Code in keyof typeof PROBLEMS]: (typeof PROBLEMS)[Code] extends { readonly severity: S } ? Code : never;
}[keyof typeof PROBLEMS];

export function hintOf(code: ProblemCode): string | undefined {
  const row: ProblemRow = code in PROBLEMS ? PROBLEMS[code as keyof typeof PROBLEMS] : PROBLEMS['W_HTTP_*'];
  return 'hint' in row ? row.hint : undefined;
}

export type ErrorCode = keyof typeof ERRORS;

/** Why no PDF is made, and the exit code that says so. */
export const ERRORS = {
  E_INTERNAL: { exitCode: 1, title: 'a bug in tripreport: please report it' },
  E_USAGE: { exitCode: 2, title: 'an option, an input or an output that makes no sense' },
  E_STRICT: { exitCode: 3, title: 'a warning under --strict, or more photos missing than --max-missing' },
  E_SIZE: { exitCode: 3, title: 'the PDF cannot be made as small as --max-size asks' },
  E_INPUT: { exitCode: 4, title: 'a text or lock file that cannot be read' },
  E_INPUT_LIMIT: { exitCode: 4, title: 'a text that is too long, or has more of something than it may' },
  E_NESTING: { exitCode: 4, title: 'a text that is nested too deeply' },
  E_ALL_IMAGES: { exitCode: 5, title: 'not one of the photos could be had; --allow-missing builds all the same' },
  E_BROWSER_MISSING: { exitCode: 6, title: 'no browser was found: tripreport browser install' },
  E_SANDBOX: { exitCode: 6, title: 'the browser cannot start with its sandbox' },
  E_BROWSER: { exitCode: 6, title: 'the browser does not start, or ended while it worked' },
  E_PICTURES: { exitCode: 6, title: 'the browser printed the pages without some of their pictures' },
  E_OUTPUT: { exitCode: 7, title: 'a file, folder or stream that cannot be written' },
  E_DEADLINE: { exitCode: 8, title: 'not finished within --timeout' },
  E_MEMORY: { exitCode: 8, title: 'more memory than --max-memory' },
  E_INSTALL: { exitCode: 9, title: 'a package that a run needs is missing, damaged or made for another system' },
} as const;

/** In full as in the README, and `short` as in --help. */
export const EXIT_CODES = {
  0: { short: 'written (warnings allowed)', title: 'written; warnings are allowed and counted on the last line' },
  1: { short: 'a bug', title: 'a bug in tripreport' },
  2: { short: 'bad option', title: 'a wrong option, or an output that would replace what the report is made of' },
  3: {
    short: '--strict refused',
    title: '`--strict` with a warning, more photos missing than `--max-missing`, or a `--max-size` that is too small',
  },
  4: { short: 'input unreadable', title: 'the Markdown cannot be read, is too long or nested too deeply' },
  5: { short: 'no photo could be had', title: 'there are photos and not one could be had' },
  6: { short: 'no browser', title: 'no browser, or it cannot start' },
  7: {
    short: 'cannot write',
    title:
      'the PDF, its lock or standard output cannot be written (`new`: the draft is there already; `cache`: its folder cannot be used)',
  },
  8: { short: 'out of time or memory', title: '`--timeout` or `--max-memory` was reached' },
  9: {
    short: 'not fully installed',
    title: 'a package that the run needs is missing, damaged or made for another system',
  },
  '128+n': { short: 'ended by a signal', title: 'ended by signal n' },
} as const;
