// Step 6: work that takes room, as much at once as there is room for, in the order in which it came. Knows nothing of pictures.

export interface Room {
  /** Waits until `size` fits beside what is under way; what is larger than the whole room works alone. */
  hold<T>(size: number, work: () => Promise<T>): Promise<T>;
}

export function openRoom(most: number): Room {
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
