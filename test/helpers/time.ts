// How long work takes, asked in a way that other programs beside the tests do not answer.

/** Milliseconds of processor that it takes in this process. */
export function processorMs(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** Its result, and the milliseconds that it would take on a quiet machine: its real time, divided by how crowded the
 *  processors are. */
export async function timed<T>(work: () => Promise<T>): Promise<{ readonly result: T; readonly ms: number }> {
  const before = crowding();
  const began = performance.now();
  const result = await work();
  const ms = performance.now() - began;
  return { result, ms: ms / Math.max(before, crowding()) };
}

/** How many times longer work takes now than alone: 1 on a quiet machine, 5 with ten busy programs on two cores. */
export function crowding(): number {
  const began = performance.now();
  const usedMs = processorMs(() => {
    const start = process.cpuUsage();
    for (let used = 0; used < 50_000; ) {
      const { user, system } = process.cpuUsage(start);
      used = user + system;
    }
  });
  return Math.max(1, (performance.now() - began) / usedMs);
}
