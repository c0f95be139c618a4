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

/**
 * For every commit each story once: by turns in another theme and direction, with another offset for each engine, so that all pairs are
 * seen. `auditEach` is how many stories share one audit: axe is slow outside of Chromium.
 */
export const partOfCells = (ids: readonly string[], among: readonly Theme[], offset: number, auditEach: number): readonly Cell[] => {
  const turns = pairs(among);
  return ids.map((id, index) => {
    const [theme, direction] = turns[(index + offset) % turns.length]!;
    return { id, theme, direction, isNamed: Math.floor(index / turns.length) % 2 === 0, isAudited: (index + offset) % auditEach === 0 };
  });
};

/** A cell as the title of its test, from which the reporter fills the matrix. */
export const titleOf = ({ id, theme, direction }: Pick<Cell, 'id' | 'theme' | 'direction'>): string => `${id} | ${theme} | ${direction}`;
