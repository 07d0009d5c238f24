// One row per way of writing a picture: the source as an author types it, and the text that the parser gets.

export interface Row {
  readonly dialect: string;
  readonly source: string;
  readonly text: string;
  readonly frontMatter?: Readonly<Record<string, unknown>>;
  /** Codes of the problems, in order; none when absent. */
  readonly codes?: readonly string[];
}

const hugo: readonly (readonly [string, string])[] = [
  ['{{< figure src="a.jpg" >}}', '![](<a.jpg>)'],
  ['{{<figure src="a.jpg">}}', '![](<a.jpg>)'],
  ['{{< figure src="a.jpg" caption="The lake" >}}', '![](<a.jpg> "The lake")'],
];

export const rows: readonly Row[] = [...hugo.map(([source, text]) => ({ dialect: 'Hugo', source, text }))];
