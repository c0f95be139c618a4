/** The cells of the matrix: what a story is shown in. docs/matrix.md has a column for each pair of theme and direction. */
export const themes = ['light', 'dark', 'forced colours'] as const;
export const directions = ['ltr', 'rtl'] as const;
export type Theme = (typeof themes)[number];
export type Direction = (typeof directions)[number];

export interface Cell {
  readonly id: string;
  readonly theme: Theme;
  readonly direction: Direction;
  /** Whether the policy names the allowed Trusted Types policies. */
  readonly isNamed: boolean;
  /** Whether axe looks at it too. */
  readonly isAudited: boolean;
}

const pairs = (among: readonly Theme[]): readonly (readonly [Theme, Direction])[] =>
  among.flatMap((theme) => directions.map((direction) => [theme, direction] as const));

/** Every story in everything that the engine can show. */
export const fullCells = (ids: readonly string[], among: readonly Theme[]): readonly Cell[] =>
  pairs(among).flatMap(([theme, direction], turn) =>
    ids.map((id, index) => ({ id, theme, direction, isNamed: (index + turn) % 2 === 0, isAudited: true })),
  );

export interface Part {
  /** Another for each engine, so that they do not all see the same. */
  readonly offset: number;
  /** Of so many stories one is shown, and of so many of the shown ones one is audited: outside of Chromium both take their time. */
  readonly showEach: number;
  readonly auditEach: number;
}

/** For every commit: each story once in Chromium, half of them in the others, by turns in another theme and direction. */
export function partOfCells(ids: readonly string[], among: readonly Theme[], { offset, showEach, auditEach }: Part): readonly Cell[] {
  const shown = ids.filter((_, index) => (index + offset) % showEach === 0);
  const turns = pairs(among);
  return shown.map((id, index) => {
    const turn = index + offset;
    const [theme, direction] = turns[turn % turns.length]!;
    const round = Math.floor(turn / turns.length);
    return { id, theme, direction, isNamed: round % 2 === 0, isAudited: (turn + round) % auditEach === 0 };
  });
}

/** A cell as the title of its test, from which the reporter fills the matrix. */
export const titleOf = ({ id, theme, direction }: Pick<Cell, 'id' | 'theme' | 'direction'>): string => `${id} | ${theme} | ${direction}`;
