// The recipes of docs/cookbook.md: whole texts, each after a comment with its name.

/** @returns {{ name: string, text: string }[]} */
export function recipesIn(page) {
  const found = page.matchAll(/<!-- recipe: ([a-z-]+) -->\n(?:\n!\[[^\n]*\n)?\n```markdown\n([\s\S]*?)```/g);
  return [...found].map(([, name, text]) => ({ name, text }));
}
