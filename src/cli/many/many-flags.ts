// The flags of `build` that are about many texts at once: of the command, and not of a report.

export const MANY_FLAGS: readonly (readonly [flag: string, help: string])[] = [
  ['--each', 'make one PDF of each text, not one of all'],
  ['--out-dir <dir>', 'the folder for their PDFs (default: beside the texts)'],
  ['--jobs <n>', 'how many are built at once, each with its own browser and share of --max-memory (default: 1)'],
  [
    '--shard <share>',
    "this machine's share of the texts, such as 2/5; auto asks GitLab, CircleCI, Buildkite, Kubernetes and others",
  ],
  ['--force', 'build those, too, of which nothing has changed since their PDF was made'],
];

/** Those that are about the one that runs it. */
export const WATCH_FLAGS: readonly (readonly [flag: string, help: string])[] = [
  ['--watch', 'write the PDF again each time that the text, a photo or a track is saved; Ctrl-C ends it'],
  ['--open', 'open the PDF in the program that the system has for it'],
];
