// Every type that passes between two steps, in the order of the steps. Types only, with units in their names: Px, Mm,
// Ms.

export type { SourcePlace } from './diagnostics.ts';
export type * from './model/album.ts';
export type * from './model/built.ts';
export type * from './model/fitted-size.ts';
export type * from './model/lined-values.ts';
export type * from './model/page-feet.ts';
export type * from './model/pages.ts';
export type * from './model/preview.ts';
export type * from './model/report.ts';
