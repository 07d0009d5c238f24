// The types of notes at the feet of pages, in steps 4 to 6: as measured, and where they are planned.

export interface MeasuredNote {
  readonly id: string;
  /** Slice in which its mark stands. */
  readonly slice: number;
  readonly heightPx: number;
}

/** The notes of a page, at its foot. */
export interface PlannedFoot {
  /** With the rule above them. */
  readonly heightPx: number;
  /** `topPx`: from the head of the page. */
  readonly notes: readonly { readonly id: string; readonly topPx: number }[];
}
