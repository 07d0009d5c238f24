// The thread that a run works in: takes one order, carries it out, says what happens and what comes of it.

import { parentPort, workerData } from 'node:worker_threads';
import type { Hold } from '../belongings.ts';
import { asInstallError } from '../installation.ts';
import type { Host } from '../stages/workspace.ts';
import { type FromThread, fromPlain, plainError, type ThreadOrder, type ToThread, type Works } from './messages.ts';

const port = parentPort as NonNullable<typeof parentPort>;
const tell = (message: FromThread): void => port.postMessage(message);
const stopped = new AbortController();
const waiting = new Map<number, (answer: ToThread & { kind: 'answer' }) => void>();
let ids = 0;

port.on('message', (message: ToThread) => {
  if (message.kind === 'stop') stopped.abort(fromPlain(message.reason));
  else waiting.get(message.id)?.(message);
});
const outcome = await carryOut(workerData as ThreadOrder).then(
  (made): FromThread => ({ kind: 'made', made }),
  (error): FromThread => ({ kind: 'failed', error: plainError(asInstallError(error) ?? error) }),
);
tell(outcome);
port.close();

/** Loads the stages here: where a package is missing, that is an answer like any other. */
async function carryOut(order: ThreadOrder): Promise<Works[keyof Works]['made']> {
  const { build, check, gatherPhotos } = await import('../build.ts');
  const host = hostHere();
  switch (order.work) {
    case 'draft': {
      const { draftOf } = await import('../stages/drafting.ts');
      return draftOf(order.sources, order.base, order.by, order.options, host);
    }
    default: {
      const { chooseOptions } = await import('../options/resolve.ts');
      const choices = chooseOptions(order.inputs, order.options);
      if (order.work === 'preview') {
        const { keepLooking } = await import('../stages/looking.ts');
        return keepLooking(choices, host, (news) => tell({ kind: 'news', news }));
      }
      return { build, check, photos: gatherPhotos }[order.work](choices, host);
    }
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
