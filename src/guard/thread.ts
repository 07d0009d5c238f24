// The thread that a run works in: takes one order, carries it out, says what happens and what comes of it.

import { parentPort, workerData } from 'node:worker_threads';
import type { Hold } from '../belongings.ts';
import { asInstallError } from '../installation.ts';
import type { Options } from '../options/settings.ts';
import type { Host } from '../stages/workspace.ts';
import {
  type FromThread,
  fromPlain,
  plainError,
  type TextOrder,
  type ThreadOrder,
  type ToThread,
  type Works,
} from './messages.ts';

const port = parentPort as NonNullable<typeof parentPort>;
const tell = (message: FromThread): void => port.postMessage(message);
const stopped = new AbortController();
const waiting = new Map<number, (answer: ToThread & { kind: 'answer' }) => void>();
let ids = 0;
/** Texts that were given and not yet taken; the last one is undefined. */
const texts: (TextOrder | undefined)[] = [];
let arrived: () => void = () => {};

port.on('message', (message: ToThread) => {
  if (message.kind === 'stop') {
    stopped.abort(fromPlain(message.reason));
    arrived();
  } else if (message.kind === 'text') {
    texts.push(message.text);
    arrived();
  } else waiting.get(message.id)?.(message);
});
const outcome = await carryOut(workerData as ThreadOrder).then(
  (made): FromThread => ({ kind: 'made', made }),
  (error): FromThread => ({ kind: 'failed', error: plainError(asInstallError(error) ?? error) }),
);
tell(outcome);
port.close();

/** Loads the stages here: where a package is missing, that is an answer like any other. */
async function carryOut(order: ThreadOrder): Promise<Works[keyof Works]['made']> {
  const { build, check, gatherPhotos, layOutPages } = await import('../build.ts');
  const host = { ...hostHere(), stdinFolder: 'folder' in order ? order.folder : undefined };
  switch (order.work) {
    case 'draft': {
      const { draftOf } = await import('../stages/drafting.ts');
      return draftOf(order.sources, order.base, order.by, order.options, host);
    }
    case 'each':
      return buildTexts(order.options);
    default: {
      const { chooseConfigured } = await import('../stages/texts/configured.ts');
      const choices = await chooseConfigured(order.inputs, order.options);
      if (order.work === 'preview') {
        const { keepLooking } = await import('../stages/looking.ts');
        return keepLooking(choices, host, (news) => tell({ kind: 'news', news }), order.writes);
      }
      return { build, check, photos: gatherPhotos, layout: layOutPages }[order.work](choices, host);
    }
  }
}

/** Each text a PDF; what becomes of one is told, and ends none of the others. */
async function buildTexts(options: Options): Promise<undefined> {
  const [{ buildOneOfMany }, { openWorkspace }, { chooseOptions }, { chooseConfigured }] = await Promise.all([
    import('../build.ts'),
    import('../stages/workspace.ts'),
    import('../options/resolve.ts'),
    import('../stages/texts/configured.ts'),
  ]);
  const host = hostHere();
  const workspace = await openWorkspace(chooseOptions(['-'], options).settings, host);
  try {
    for await (const { inputs, options, force } of textsGiven()) {
      const building = chooseConfigured(inputs, options).then((choices) => buildOneOfMany(choices, workspace, force));
      const outcome = await building.catch((error) => ({
        error: plainError(asInstallError(error) ?? error),
      }));
      tell({ kind: 'text', outcome });
      await workspace.tidy();
    }
  } finally {
    await workspace.close();
  }
  return undefined;
}

async function* textsGiven(): AsyncGenerator<TextOrder> {
  for (;;) {
    while (texts.length === 0) {
      stopped.signal.throwIfAborted();
      await new Promise<void>((resolve) => (arrived = resolve));
    }
    stopped.signal.throwIfAborted();
    const text = texts.shift();
    if (!text) return;
    yield text;
  }
}

/** What the program that asked has, as far as a thread may have it. */
function hostHere(): Host {
  const hold: Hold = (belonging) => {
    const id = ids++;
    tell({ kind: 'hold', id, belonging });
    return () => tell({ kind: 'release', id });
  };
  return {
    tell: (event) => tell({ kind: 'event', event }),
    signal: stopped.signal,
    environment: process.env,
    stdin: piecesOfStdin(),
    writeOut: async (bytes) => void (await ask((id) => ({ kind: 'write', id, bytes }))),
    hold,
  };
}

async function* piecesOfStdin(): AsyncGenerator<Uint8Array> {
  for (;;) {
    const piece = await ask((id) => ({ kind: 'read', id }));
    if (!piece) return;
    yield piece;
  }
}

async function ask(question: (id: number) => FromThread): Promise<Uint8Array | undefined> {
  const id = ids++;
  const answer = await new Promise<ToThread & { kind: 'answer' }>((resolve) => {
    waiting.set(id, resolve);
    tell(question(id));
  });
  waiting.delete(id);
  if ('error' in answer) throw fromPlain(answer.error);
  return answer.value;
}
