/**
 * A box over the page, beside the control that opened it: in the top layer where the browser has it, with Escape and a
 * click elsewhere to close, focus moved in and given back. It hangs itself into the host's shadow root, outside of what
 * the host draws, and wears the host's tokens.
 */
import { css, type CSSResult } from 'lit';
import { adoptLate } from './late-styles.js';

export interface PopoverHost extends HTMLElement {
  readonly renderRoot: HTMLElement | DocumentFragment;
}

/** Pixels between the box and the edges of the window, and between the box and what it belongs to. */
const edge = 8;
const distance = 6;

export const popoverStyles = css`
  /* WebKit lays out nothing of a host that it skips, out of sight or not seen yet, not even its box in the top layer, which would then be
     placed by a width of 0. A host that something opened from is skipped no more. */
  :host {
    content-visibility: visible;
  }
  .popover {
    position: fixed;
    inset: var(--_top, 0) auto auto var(--_left, 0);
    z-index: 1;
    inline-size: min(27em, 100vw - 16px);
    max-block-size: min(var(--_room, 100vh), 36em);
    margin: 0;
    padding: 0;
    border: 1px solid var(--_outline);
    border-radius: calc(var(--_radius) + 2px);
    background: var(--_surface);
    box-shadow: 0 8px 24px color-mix(in oklab, var(--_text) 12%, transparent);
    overflow: auto;
    overscroll-behavior: contain;
  }
  .popover:not(:popover-open, .open) {
    display: none;
  }
  .popover:focus-visible {
    outline-offset: -2px;
  }
  @media print {
    .popover {
      display: none;
    }
  }
`;

export class Popover {
  /** What is drawn goes in here. */
  readonly box: HTMLElement;
  #anchor: HTMLElement | null = null;
  /** The anchor was pressed while the box stood open: the click that follows means close. */
  #isPressed = false;
  #hadFocus = false;

  /** `styles` of the content; they are added to the host's shadow root once. */
  constructor(
    private readonly host: PopoverHost,
    part: string,
    styles: readonly CSSResult[],
  ) {
    const box = host.ownerDocument.createElement('div');
    box.className = `frame popover ${part}`;
    box.part.add(part);
    box.setAttribute('role', 'dialog');
    box.tabIndex = -1;
    if (this.#isNative(box)) box.popover = 'auto';
    box.addEventListener('beforetoggle', this.#onBeforeToggle);
    box.addEventListener('toggle', this.#onToggle);
    box.addEventListener('focusout', this.#onFocusOut);
    box.addEventListener('keydown', this.#onKeydown);
    host.renderRoot.append(box);
    adoptLate(host.renderRoot, styles);
    this.box = box;
  }

  get anchor(): HTMLElement | null {
    return this.#anchor;
  }

  /** Opens beside `anchor`, once `draw` has filled the box; closes where it stood open there. */
  toggle(anchor: HTMLElement, draw: () => void): void {
    const isSame = this.#anchor === anchor || this.#isPressed;
    this.#isPressed = false;
    if (isSame) return this.close();
    if (this.#anchor) this.#forget();
    this.#anchor = anchor;
    anchor.setAttribute('aria-expanded', 'true');
    // A host whose states are different trees may have dropped it.
    if (!this.box.isConnected) this.host.renderRoot.append(this.box);
    draw();
    this.#show();
    this.place();
    this.box.scrollTop = 0;
    this.box.focus({ preventScroll: true });
    this.#listen(true);
  }

  close(): void {
    if (!this.#anchor) return;
    if (this.#isNative(this.box)) {
      if (this.box.matches(':popover-open')) this.box.hidePopover();
    } else {
      this.#hadFocus = this.box.matches(':focus-within');
      this.box.classList.remove('open');
    }
    this.#closed();
  }

  /** Beside the anchor: below it, or above where there is more room; never out of the window, also at 320 px. */
  readonly place = (): void => {
    const { box } = this;
    if (!this.#anchor) return;
    const { clientWidth, clientHeight } = box.ownerDocument.documentElement;
    const at = this.#anchor.getBoundingClientRect();
    const [below, above] = [clientHeight - at.bottom - distance - edge, at.top - distance - edge];
    const isBelow = below >= Math.min(box.scrollHeight, 320) || below >= above;
    box.style.setProperty('--_room', `${Math.max(120, isBelow ? below : above)}px`);
    const { width, height } = box.getBoundingClientRect();
    const isMirrored = getComputedStyle(box).direction === 'rtl';
    const left = isMirrored ? at.right - width : at.left;
    const top = isBelow ? at.bottom + distance : at.top - distance - height;
    box.style.setProperty('--_left', `${within(left, clientWidth - width)}px`);
    box.style.setProperty('--_top', `${within(top, clientHeight - height)}px`);
  };

  #isNative(box: HTMLElement): boolean {
    return 'showPopover' in box;
  }

  #show(): void {
    if (!this.#isNative(this.box)) this.box.classList.add('open');
    else if (!this.box.matches(':popover-open')) this.box.showPopover();
  }

  #listen(isOpen: boolean): void {
    const { ownerDocument } = this.host;
    const view = ownerDocument.defaultView;
    const change = isOpen ? 'addEventListener' : 'removeEventListener';
    ownerDocument[change]('pointerdown', this.#onPress as EventListener, true);
    ownerDocument[change]('scroll', this.#onScroll, true);
    view?.[change]('resize', this.place);
  }

  #forget(): void {
    this.#anchor?.setAttribute('aria-expanded', 'false');
    this.#anchor = null;
  }

  #closed(): void {
    const anchor = this.#anchor;
    this.#forget();
    this.#listen(false);
    if (this.#hadFocus) anchor?.focus({ preventScroll: true });
    this.#hadFocus = false;
  }

  readonly #onBeforeToggle = (event: Event): void => {
    if ((event as ToggleEvent).newState === 'closed') this.#hadFocus = this.box.matches(':focus-within');
  };

  readonly #onToggle = (event: Event): void => {
    if ((event as ToggleEvent).newState === 'closed' && event.target === this.box && this.#anchor) this.#closed();
  };

  /** Leaving by keyboard closes the box, and focus stays where the reader went. */
  readonly #onFocusOut = ({ relatedTarget }: FocusEvent): void => {
    if (!(relatedTarget instanceof Node) || this.box.contains(relatedTarget) || relatedTarget === this.#anchor) return;
    this.close();
  };

  readonly #onKeydown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || this.#isNative(this.box)) return;
    event.stopPropagation();
    this.close();
  };

  readonly #onPress = (event: PointerEvent): void => {
    const path = event.composedPath();
    this.#isPressed = this.#anchor !== null && path.includes(this.#anchor);
    if (!this.#isNative(this.box) && !this.#isPressed && !path.includes(this.box)) this.close();
  };

  readonly #onScroll = ({ target }: Event): void => {
    if (target instanceof Node && !this.box.contains(target)) this.place();
  };
}

const within = (start: number, room: number): number => Math.max(edge, Math.min(start, room - edge));
