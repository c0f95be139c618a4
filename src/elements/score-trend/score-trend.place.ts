import type { ElementPart } from 'lit';
import { Directive, directive, type DirectiveParameters } from 'lit/directive.js';

class PlaceDirective extends Directive {
  #transform = '';

  render(_x: number, _y = 0): void {}

  override update(part: ElementPart, [x, y = 0]: DirectiveParameters<this>): void {
    const transform = `translate(${x}px,${y}px)`;
    if (transform === this.#transform) return;
    this.#transform = transform;
    (part.element as HTMLElement | SVGElement).style.transform = transform;
  }
}

/** Moves an element. By the one property, which browsers apply without matching the rules of all sheets anew, as a whole new style would need. */
export const place = directive(PlaceDirective);
