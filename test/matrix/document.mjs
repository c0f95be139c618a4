// docs/matrix.md: a row for each story, a column for each theme and direction, and in each cell the engines in which the story was right.
import { engineTitles } from '../../scripts/engines.mjs';

const letters = { chromium: 'C', firefox: 'F', webkit: 'W' };
export const columns = ['light', 'dark', 'forced colours'].flatMap((theme) => ['ltr', 'rtl'].map((direction) => ({ theme, direction })));

const words = (text) => text.replace(/-/g, ' ').replace(/^./, (first) => first.toUpperCase());

/** Element and state of a story, as `widgets-gauge--band-colors` names them. */
export function rowOf(id) {
  const [title, name] = id.split('--');
  return { element: words(title.replace(/^widgets-/, '')), state: words(name) };
}

/** `parts` holds for each engine `{ version, cells: { '<id> | <theme> | <direction>': passed } }`. */
function cellText(parts, id, { theme, direction }) {
  const marks = Object.entries(parts).map(([engine, { cells }]) => {
    const passed = cells[`${id} | ${theme} | ${direction}`];
    return passed === undefined ? '' : passed ? letters[engine] : `**${letters[engine]}!**`;
  });
  return marks.filter(Boolean).join(' ') || '–';
}

export function matrixDocument(ids, parts) {
  const engines = Object.entries(parts).map(([engine, { version }]) => `${letters[engine]} is ${engineTitles[engine]} ${version}`);
  const results = Object.values(parts).flatMap(({ cells }) => Object.values(cells));
  const header = ['element', 'state', ...columns.map(({ theme, direction }) => `${theme}, ${direction}`)];
  const rows = ids.map((id) => {
    const { element, state } = rowOf(id);
    return [element, state, ...columns.map((column) => cellText(parts, id, column))];
  });
  const table = [header, header.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
  return `# Matrix

Every story in every theme, direction and engine: rendered, played, and looked at by axe (WCAG 2.2 A and AA) on a page under the strict
policy. A letter stands where there was no violation of the policy, no error or warning, no undefined element, and nothing that axe found.
${engines.join(', ')}. A letter with \`!\` failed; where an engine's letter is missing, it did not run. WebKit has no forced colours.
Written by \`npm run matrix\`; the tests of every commit run a part of it, by turns (\`test/matrix\`).

${results.filter(Boolean).length} of ${results.length} cells are right.

${table}
`;
}

/** The ids and cells that a document holds, to compare it with the stories. */
export function rowsIn(text) {
  const lines = text.split('\n').filter((line) => line.startsWith('| '));
  return lines.slice(2).map((line) => {
    const [element, state, ...cells] = line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim());
    return { element, state, cells };
  });
}
