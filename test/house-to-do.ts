// What breaks the rules of house.test.ts today. Take an entry out when it is mended; add none.
export const TO_DO = {
  circles: [],
  folders: [],
  lines: [],
  names: [],
  types: ['Mark'],
  columns: [],
  astray: [],
} as const satisfies Readonly<Record<string, readonly string[]>>;
