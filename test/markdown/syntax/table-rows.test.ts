// Rows of tables keep every word, also those beyond the last column.
import { check } from '../draw.ts';

const HEAD = '| a | b |\n|---|---|\n';
const row = (...cells: readonly string[]) =>
  `<table><thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr></tbody></table>`;

check([
  ['a cell too many', `${HEAD}| 1 | 2 | 3 |`, row('1', '2 | 3')],
  ['two cells too many', `${HEAD}| 1 | 2 | 3 | *4* |`, row('1', '2 | 3 | <em>4</em>')],
  ['without outer pipes', `${HEAD}1 | 2 | 3`, row('1', '2 | 3')],
  ['empty cells too many say nothing', `${HEAD}| 1 | 2 | | |`, row('1', '2')],
  ['a pipe in code', `${HEAD}| \`x|y\` | 2 |`, row('<code>x|y</code>', '2')],
  ['pipes in code of two marks', `${HEAD}| 1 | \`\`x|y|\`z\`\` |`, row('1', '<code>x|y|`z</code>')],
  ['a pipe in code, and a cell too many', `${HEAD}| \`x|y\` | 2 | 3 |`, row('`x', 'y` | 2 | 3')],
  ['an escaped pipe parts nothing', `${HEAD}| x\\|y | 2 |`, row('x|y', '2')],
  ['an open mark of code is no code', `${HEAD}| \`x | 2 | 3 |`, row('`x', '2 | 3')],
  ['empty cells between', `${HEAD}| 1 | || 4 |`, row('1', '|| 4')],
]);
