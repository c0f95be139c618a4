/** The keys of a tree of rows, as the authoring practices for a treegrid have them: rows first, then what is in a row. */

export interface TreeKeys {
  /** Moves by lines, down or up; beyond the end as far as there is. */
  readonly move: (lines: number) => void;
  readonly moveTo: (end: 'first' | 'last') => void;
  /** Opens the row, or moves to the first row below an open one. */
  readonly inwards: () => void;
  /** Closes the row, or moves to the row above a closed one. */
  readonly outwards: () => void;
  readonly openSiblings: () => void;
  readonly choose: () => void;
  /** Takes what was shown beside the row away. */
  readonly dismiss: () => void;
  /** Moves to the next row whose name begins with the letter. */
  readonly find: (letter: string) => void;
}

const pageLines = 10;

/** Does what a key stands for; true where it stands for something. */
export function handleKey(event: KeyboardEvent, keys: TreeKeys, isRightToLeft: boolean, isOnRow: boolean): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  const act = actOf(event.key, keys, isRightToLeft, isOnRow);
  act?.();
  return act !== null;
}

function actOf(key: string, keys: TreeKeys, isRightToLeft: boolean, isOnRow: boolean): (() => void) | null {
  const [inwards, outwards] = isRightToLeft ? ['ArrowLeft', 'ArrowRight'] : ['ArrowRight', 'ArrowLeft'];
  const anywhere: Record<string, () => void> = {
    ArrowDown: () => keys.move(1),
    ArrowUp: () => keys.move(-1),
    PageDown: () => keys.move(pageLines),
    PageUp: () => keys.move(-pageLines),
    Home: () => keys.moveTo('first'),
    End: () => keys.moveTo('last'),
    Escape: () => keys.dismiss(),
  };
  const onRow: Record<string, () => void> = {
    [inwards]: () => keys.inwards(),
    [outwards]: () => keys.outwards(),
    Enter: () => keys.choose(),
    ' ': () => keys.choose(),
    '*': () => keys.openSiblings(),
  };
  if (anywhere[key]) return anywhere[key];
  if (!isOnRow) return null;
  return onRow[key] ?? (/^[\p{L}\p{N}]$/u.test(key) ? () => keys.find(key) : null);
}
