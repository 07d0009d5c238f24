// A file of names and values, such as theme.yaml, as data: each with its line. Types only.

export interface LinedValues {
  readonly entries: readonly {
    readonly name: string;
    readonly value: unknown;
    /** As it was written, where it is one word or number. */
    readonly written?: string | undefined;
    readonly line: number;
    /** Of the items of a list. */
    readonly lines: readonly number[];
  }[];
  readonly errors: readonly Fault[];
}

/** What is wrong in a file, and where. */
export interface Fault {
  readonly line: number;
  readonly message: string;
}
