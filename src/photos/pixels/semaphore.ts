// Step 3 and 6: a weighted semaphore: as much work at once as fits, in the order in which it came.

export interface Semaphore {
  /** Waits until `size` fits beside what is under way; what is larger than all that fits works alone. */
  hold<T>(size: number, work: () => Promise<T>): Promise<T>;
}

export function openSemaphore(most: number): Semaphore {
  const waiting: { readonly size: number; readonly enter: () => void }[] = [];
  let taken = 0;
  const next = (): void => {
    for (let [first] = waiting; first && (taken === 0 || taken + first.size <= most); [first] = waiting) {
      waiting.shift();
      taken += first.size;
      first.enter();
    }
  };
  return {
    async hold(size, work) {
      await new Promise<void>((enter) => {
        waiting.push({ size, enter });
        next();
      });
      try {
        return await work();
      } finally {
        taken -= size;
        next();
      }
    },
  };
}
