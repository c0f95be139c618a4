/** What the page objects of all widgets share: they look at parts, roles and words, as a reader does, never at private markup. */
import type { StateKind } from '../../state/widget-state.js';
import type { Widget } from '../../ui/widget.js';
import { textOf } from '../text.js';
import { whenState, type WhenOptions } from '../whenState.js';

export class WidgetPage<E extends Widget> {
  constructor(readonly element: E) {}

  /** Waits for a state, see `whenState`. */
  async when(kinds: StateKind | readonly StateKind[], options?: WhenOptions): Promise<this> {
    await whenState(this.element, kinds, options);
    return this;
  }

  /** Everything that can be read. */
  get text(): string {
    return textOf(this.element);
  }

  /** The widget's heading. */
  get heading(): string | null {
    return this.partText('heading');
  }

  /** What was said aloud last; empty where nothing was. */
  get announcement(): string {
    return textOf(this.find('[role="status"]'));
  }

  /** The sentence in place of the content: nothing given, empty, restricted, failed. */
  get message(): string | null {
    return this.partText('message');
  }

  /** The text of the first element with that part; `null` where there is none. */
  partText(part: string): string | null {
    const found = this.find(`[part~="${part}"]`);
    return found && textOf(found);
  }

  /** Presses a button by its text or its accessible name, and waits until that has been drawn. */
  async press(name: string, init: MouseEventInit = {}): Promise<void> {
    const button = this.buttons.find((item) => item.getAttribute('aria-label') === name || textOf(item) === name);
    if (!button) throw new Error(`no button “${name}”; there are ${this.buttons.map((item) => `“${nameOf(item)}”`).join(', ')}`);
    await this.click(button, init);
  }

  /** The names of all buttons, in their order. */
  get buttonNames(): string[] {
    return this.buttons.map(nameOf);
  }

  /** The panel that a number opened: its arithmetic. `null` while none is open. */
  get explanation(): string | null {
    const isOpen = this.find('[aria-haspopup="dialog"][aria-expanded="true"]') !== null;
    return isOpen ? this.partText('explain') || null : null;
  }

  async closeExplanation(): Promise<void> {
    const close = this.find('[part~="explain"] header button');
    if (close) await this.click(close);
  }

  protected get buttons(): Element[] {
    return this.all('button');
  }

  protected find(selector: string): Element | null {
    return this.element.renderRoot.querySelector(selector);
  }

  protected all(selector: string): Element[] {
    return [...this.element.renderRoot.querySelectorAll(selector)];
  }

  protected async click(target: Element, init: MouseEventInit = {}): Promise<void> {
    target.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true, cancelable: true, ...init }));
    await this.settled();
  }

  /** A number's panel loads with its first use, so it is waited for, not counted on. */
  protected async openExplanation(number: Element | null): Promise<string> {
    if (!number) throw new Error('there is no such number to explain');
    await this.click(number);
    for (let tries = 0; tries < 200 && !this.explanation; tries++) await new Promise((resolve) => setTimeout(resolve, 10));
    return this.explanation ?? '';
  }

  protected async settled(): Promise<void> {
    await this.element.updateComplete;
  }

  /** As a reader's typing or choosing does. */
  protected async enter(field: Element | null, value: string): Promise<void> {
    if (!field) throw new Error('there is no such field');
    (field as HTMLInputElement).value = value;
    field.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
    field.dispatchEvent(new Event('change', { bubbles: true }));
    await this.settled();
  }
}

const nameOf = (button: Element): string => button.getAttribute('aria-label') ?? textOf(button);
