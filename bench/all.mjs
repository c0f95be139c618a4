// `npm run bench -- [NAME…]`: runs the benches one after another and writes docs/performance.md from what they print, with the machine and
// the day. Named ones run anew, and the pages of the others stay. Wants a machine that does nothing else, and about ten minutes. The peers are
// installed apart: `npm ci --prefix bench/peers`. Exits with 1 where a bar is missed.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, release, totalmem, type } from 'node:os';
import { join } from 'node:path';
import { root } from '../scripts/entries.mjs';

const typescript = ['--import', './scripts/typescript-loader.mjs'];
const benches = [
  { name: 'read', title: 'Reading and scoring 100,000 assessments', command: [...typescript, 'bench/read.ts', '5'] },
  { name: 'what-if', title: 'A what-if on 10,000 recommendations', command: [...typescript, 'bench/what-if.ts'] },
  { name: 'plan', title: 'A plan to a target', command: [...typescript, 'bench/plan.ts'] },
  { name: 'rich-text', title: 'The vendor’s HTML', command: [...typescript, 'bench/rich-text.ts'] },
  { name: 'gauges', title: 'A page of gauges', command: ['bench/gauges.mjs', '5'] },
  { name: 'trend', title: 'The trend', command: ['bench/trend.mjs', '7'] },
  { name: 'table', title: 'The table', command: ['bench/table.mjs', '3'] },
  { name: 'chunks', title: 'A million assessments in slices', command: ['bench/chunks.mjs'] },
];

const folder = join(root, 'node_modules/.cache/bench');
const fileOf = (name) => join(folder, `${name}.json`);

function machine() {
  const [first] = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  return `${cpus().length} × ${first?.model.trim() ?? 'unknown'}, ${memory} GB, ${type()} ${release().split('-')[0]}, Node ${process.version.slice(1)}, software rendering`;
}

/** What a bench printed, and whether its bars hold. */
function run({ name, command }) {
  const load = loadavg()[0];
  const { status, stdout, stderr } = spawnSync(process.execPath, command, {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1' },
  });
  const result = {
    text: stdout.trim() || stderr.trim(),
    isMet: status === 0,
    load,
    day: new Date().toISOString().slice(0, 10),
    machine: machine(),
  };
  writeFileSync(fileOf(name), JSON.stringify(result));
  console.log(`${result.isMet ? '✔' : '✖'} ${name}\n${result.text}\n`);
  return result;
}

const shown = ({ command }) => `node ${command.join(' ')}`;

function section(bench, { text, isMet, load, day }) {
  return `## ${bench.title}

\`${shown(bench)}\`, ${day}, load average before it ${load.toFixed(1)}: ${isMet ? 'every bar holds' : 'a bar is missed'}.

\`\`\`text
${text}
\`\`\`
`;
}

function main() {
  mkdirSync(folder, { recursive: true });
  const named = process.argv.slice(2);
  const results = benches.map((bench) => {
    const isWanted = named.length === 0 || named.includes(bench.name);
    if (!isWanted && existsSync(fileOf(bench.name))) return JSON.parse(readFileSync(fileOf(bench.name), 'utf8'));
    return isWanted ? run(bench) : null;
  });
  const sections = benches.map((bench, index) =>
    results[index] ? section(bench, results[index]) : `## ${bench.title}\n\nNot measured.\n`,
  );
  const text = `# Performance

What the benches printed, as it was. Each compares within one run: with a list or a chart made by hand as the limit, and with what a user might
pick instead. Times are of this machine and mean little elsewhere; ratios are what the bars are about. Bytes have a page of their own,
[size.md](size.md). Written by \`npm run bench\` (after \`npm ci --prefix bench/peers\` and \`npm run build\`).

Machine: ${machine()}.

${sections.join('\n')}`;
  writeFileSync(join(root, 'docs/performance.md'), text.replace(/[ \t]+$/gm, ''));
  if (results.some((result) => result && !result.isMet)) process.exitCode = 1;
}

main();
