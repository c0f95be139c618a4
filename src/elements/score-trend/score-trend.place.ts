/**
 * Draws the cursor where it stands. The pointer moves often: a template is rendered only when what is shown has another shape, and of a
 * movement only the places and the values are written. Moved by one property each, which browsers apply without matching all rules anew.
 */
import { render } from 'lit';
import { tenth } from '../../charts/coordinate.js';
import type { CursorView } from './score-trend.cursor.js';
import type { TrendDrawing } from './score-trend.drawing.js';
import { cursorLayer, type CursorInput } from './score-trend.templates.js';

export class CursorPlace {
  #shape: readonly unknown[] = [];
  #marks: readonly SVGElement[] = [];
  #tooltip: HTMLElement | null = null;
  #texts: readonly Element[] = [];

  draw(layer: HTMLElement, input: CursorInput): void {
    const { view, drawing, cursor, chosen, held, note } = input;
    const side = drawing && cursor && drawing.scaleX(cursor.day) > (drawing.left + drawing.right) / 2 ? 'before' : 'after';
    const known = cursor?.rows.map(({ percent }) => Number(percent !== null)).join('');
    const shape = [layer, view, drawing, chosen, held, note, side, known];
    if (shape.some((part, index) => part !== this.#shape[index])) {
      this.#shape = shape;
      render(cursorLayer(input, side), layer);
      this.#marks = [...layer.querySelectorAll<SVGElement>('.marks')];
      this.#tooltip = layer.querySelector('.tooltip');
      this.#texts = [...layer.querySelectorAll('.tooltip :is(caption, td)')];
    }
    if (drawing && cursor) this.#write(cursor, drawing);
  }

  #write({ day, dateText, rows }: CursorView, { scaleX, scaleY }: TrendDrawing): void {
    const x = scaleX(day);
    const heights = rows.flatMap(({ percent }) => (percent === null ? [] : [scaleY(percent)]));
    this.#marks.forEach((mark, index) => move(mark, x, index === 0 ? 0 : heights[index - 1]!));
    // Text between two pixels would be blurred.
    if (this.#tooltip) move(this.#tooltip, Math.round(x), 0);
    const texts = [dateText, ...rows.flatMap(({ percentText, changeText }) => [percentText, changeText ?? ''])];
    this.#texts.forEach((element, index) => write(element, texts[index]!));
  }
}

function move(element: HTMLElement | SVGElement, x: number, y: number): void {
  element.style.transform = `translate(${tenth(x)}px,${tenth(y)}px)`;
}

/** Into the text that is there already, where there is one. */
function write(element: Element, text: string): void {
  const { firstChild } = element;
  if (!firstChild) element.textContent = text;
  else if (firstChild.nodeValue !== text) firstChild.nodeValue = text;
}
