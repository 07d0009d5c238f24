// Rows that ask one thing of many inputs: a usual run takes some of them, `SWEEP=full` all.

export const FULL = process.env.SWEEP === 'full';

/** The first row, the last one, and others evenly between them: so many in a usual run. */
export function some<T>(many: number, rows: readonly T[]): readonly T[] {
  if (FULL || rows.length <= many) return rows;
  if (many === 1) return rows.slice(0, 1);
  return Array.from({ length: many }, (_, i) => rows[Math.round((i * (rows.length - 1)) / (many - 1))] as T);
}
