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
  #at: HTMLElement | null = null;
  #marks: readonly SVGElement[] = [];
  #texts: readonly Element[] = [];

  draw(layer: HTMLElement, input: CursorInput): void {
    const { view, drawing, cursor, chosen, held, note } = input;
    const side = drawing && cursor && drawing.scaleX(cursor.day) > (drawing.left + drawing.right) / 2 ? 'before' : 'after';
    let known = 0;
    for (const { percent } of cursor?.rows ?? []) known = known * 2 + Number(percent !== null);
    const shape = [layer, view, cursor && drawing, chosen, held, note, side, known];
    if (shape.some((part, index) => part !== this.#shape[index])) {
      this.#shape = shape;
      render(cursorLayer(input, side), layer);
      this.#at = layer.querySelector('.at');
      this.#marks = [...layer.querySelectorAll<SVGElement>('.mark')];
      this.#texts = [...layer.querySelectorAll('.tooltip :is(caption, td)')];
    }
    if (drawing && cursor) this.#write(cursor, drawing);
  }

  #write({ day, dateText, rows }: CursorView, { scaleX, scaleY }: TrendDrawing): void {
    const x = tenth(scaleX(day));
    let [mark, text] = [0, 0];
    // Text and lines between two pixels would be blurred.
    if (this.#at) this.#at.style.transform = `translate(${Math.round(x)}px)`;
    write(this.#texts[text++], dateText);
    for (const { percent, percentText, changeText } of rows) {
      if (percent !== null) this.#marks[mark++]!.style.transform = `translate(${x}px,${tenth(scaleY(percent))}px)`;
      write(this.#texts[text++], percentText);
      write(this.#texts[text++], changeText ?? '');
    }
  }
}

/** Into the text that is there already, where there is one. */
function write(element: Element | undefined, text: string): void {
  if (!element) return;
  const { firstChild } = element;
  if (!firstChild) element.textContent = text;
  else if (firstChild.nodeValue !== text) firstChild.nodeValue = text;
}
