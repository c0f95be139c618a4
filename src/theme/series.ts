/** Colour and dash pattern of the lines of a chart: six of each, told apart without the other. */

const dashes = ['', '6 3', '2 3', '10 3 2 3', '1 4', '12 4'] as const;
const colors = 6;

/** The colour of series `index` (from 0), as a CSS value; it repeats after six. */
export const seriesColor = (index: number): string => `var(--_series-${(index % colors) + 1})`;

/** `stroke-dasharray` of series `index` (from 0); the first is solid. After six the pairs shift, so that 36 differ. */
export const seriesDash = (index: number): string => dashes[(index + Math.floor(index / colors)) % dashes.length]!;
