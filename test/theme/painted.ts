/** Colours as a browser computes and paints them. */
import { contrastOf } from '../../src/theme/contrast.js';
import { parseColor } from '../../src/theme/parse-color.js';

const canvas = document.createElement('canvas');
canvas.width = canvas.height = 1;
const context = canvas.getContext('2d', { willReadFrequently: true })!;

/** What stands on the screen, as `#rrggbb`, when the colours are laid one on the other: a second source beside our own sums. */
export function painted(...layers: readonly string[]): string {
  for (const color of layers) {
    context.fillStyle = '#123456';
    context.fillStyle = color;
    context.fillRect(0, 0, 1, 1);
  }
  const bytes = [...context.getImageData(0, 0, 1, 1).data.slice(0, 3)];
  return `#${bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}

export const contrastOfHex = (one: string, other: string): number => contrastOf(parseColor(one)!, parseColor(other)!);

/** Largest difference in one of the three bytes. */
export function byteDistance(one: string, other: string): number {
  const bytes = (hex: string) => [1, 3, 5].map((start) => parseInt(hex.slice(start, start + 2), 16));
  return Math.max(...bytes(one).map((byte, index) => Math.abs(byte - bytes(other)[index]!)));
}

/** All elements in the shadow roots of these elements and below. */
export function shadowElements(hosts: Iterable<Element>): Element[] {
  return [...hosts].flatMap((host) =>
    [...(host.shadowRoot?.querySelectorAll('*') ?? [])].flatMap((element) => [element, ...shadowElements([element])]),
  );
}
