/** Groups of recommendations, by hand and against every set there is. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { PlanCell } from '../../src/core/planCells.js';
import { pareto, relax, type PlanFront, type PlanState } from '../../src/core/planFronts.js';
import { allSets, gainOf, peeled, scoredChain, statesOf, type GroupFronts } from '../../src/core/planGroupFronts.js';
import type { PlanUnit } from '../../src/core/planCosts.js';
import type { PlanGroup } from '../../src/core/planGroups.js';
import { randomFrom, type Random } from './random.js';

const unit = (index: number, cost = 1, gain = 0, percent = 0): PlanUnit => ({
  id: `r${index}`,
  index,
  cost,
  gain,
  percent,
  isProduct: false,
});

interface CellShape {
  readonly perResource?: number;
  /** Added to the gain as soon as any member is done: a vendor's figure that differs from the counts. */
  readonly corrected?: number;
  readonly slack?: number;
  readonly members?: readonly PlanUnit[];
}

/** A control of which each resource is known by what is open for it. */
function cellOf(resources: readonly (readonly PlanUnit[])[], shape: CellShape = {}): PlanCell {
  const { perResource = 10, corrected = 0, slack = Math.max(0, corrected), members = [...new Set(resources.flat())] } = shape;
  const blocks = new Map<string, { units: readonly PlanUnit[]; count: number }>();
  for (const units of resources) {
    const key = units
      .map(({ id }) => id)
      .sort()
      .join();
    const block = blocks.get(key);
    if (block) block.count++;
    else blocks.set(key, { units, count: 1 });
  }
  return {
    members,
    blocks: [...blocks.values()],
    healed: (isDone) => resources.filter((units) => units.every(isDone)).length,
    gain: (healed) => healed * perResource + corrected,
    perResource,
    slack,
  };
}

/** A control of which only counts are known: `unhealthy` are, and each member may be the reason at so many. */
const countedCell = (unhealthy: number, reasons: readonly (readonly [PlanUnit, number])[], perResource = 10): PlanCell => ({
  members: reasons.map(([member]) => member),
  blocks: null,
  healed: (isDone) => Math.max(0, unhealthy - reasons.reduce((sum, [member, count]) => sum + (isDone(member) ? 0 : count), 0)),
  gain: (healed) => healed * perResource,
  perResource,
  slack: 0,
});

const groupOf = (units: readonly PlanUnit[], ...cells: PlanCell[]): PlanGroup => ({ units, cells, isProduct: false });

const setsOf = <T>(items: readonly T[]): T[][] =>
  Array.from({ length: 2 ** items.length }, (_, set) => items.filter((_, index) => (set >> index) & 1));

/** By the definition: what each gains alone, and for each cell that is touched what its healed resources gain. */
function naive({ cells }: PlanGroup, done: readonly PlanUnit[]) {
  const has = (one: PlanUnit) => done.includes(one);
  let [cost, gain] = [0, 0];
  for (const one of done) [cost, gain] = [cost + one.cost, gain + one.gain];
  for (const cell of cells) if (cell.members.some(has)) gain += cell.gain(cell.healed(has));
  return { cost, gain };
}

const figures = (states: readonly PlanState[]) => states.map(({ cost, gain }) => [cost, gain]);
const paretoOf = (group: PlanGroup) => pareto(setsOf(group.units).map((done) => ({ ...naive(group, done), ids: [] })));
const byId = ({ units }: PlanGroup, { ids }: PlanState) => units.filter(({ id }) => ids.includes(id));

/** The most that the joint choices of some fronts gain at a cost. */
function mostAt(bounds: readonly PlanFront[], cost: number): number {
  const most = bounds.reduce(
    (choices, front) => choices.flatMap((one) => front.map((more) => ({ cost: one.cost + more.cost, gain: one.gain + more.gain }))),
    [{ cost: 0, gain: 0 }],
  );
  return Math.max(...most.filter((choice) => choice.cost <= cost + 1e-9).map(({ gain }) => gain));
}

function assertBounds(group: PlanGroup, bounds: readonly PlanFront[], name: string) {
  for (const done of setsOf(group.units)) {
    const { cost, gain } = naive(group, done);
    const most = mostAt(bounds, cost);
    assert.ok(most >= gain - 1e-6, `${name}: ${done.map(({ id }) => id).join()} gains ${gain}, the bound is ${most}`);
  }
}

function assertStates(group: PlanGroup, { front }: GroupFronts, name: string) {
  for (const state of front) {
    const done = byId(group, state);
    assert.equal(done.length, state.ids.length, name);
    assert.deepEqual(naive(group, done), { cost: state.cost, gain: state.gain }, name);
  }
}

/** Every figure is whole, as they are in a plan, so that sums are exact. */
function randomGroup(random: Random, count: number): PlanGroup {
  const units = Array.from({ length: count }, (_, index) => unit(index, random.below(6), random.chance(0.3) ? random.below(20) : 0));
  const some = () => units.filter(() => random.chance(2 / count));
  const cells = Array.from({ length: 1 + random.below(3) }, () => {
    if (random.chance(0.3)) {
      const members = units.filter(() => random.chance(0.6));
      return countedCell(
        1 + random.below(12),
        members.map((member) => [member, random.below(9)] as const),
        1 + random.below(15),
      );
    }
    const resources = Array.from({ length: 1 + random.below(8) }, some).filter((open) => open.length > 0);
    return cellOf(resources, { perResource: 1 + random.below(15), corrected: random.chance(0.3) ? random.below(9) - 4 : 0 });
  });
  return groupOf(units, ...cells);
}

describe('how many states all sets of a group take', () => {
  it('twice as many with each recommendation, times its controls and one', () => {
    const two = [unit(0), unit(1)];
    assert.equal(statesOf(groupOf(two)), 4);
    assert.equal(statesOf(groupOf(two, cellOf([two]), cellOf([[two[0]!]]))), 12);
  });

  it('is without end above twenty recommendations, and for a product', () => {
    const units = (count: number) => Array.from({ length: count }, (_, index) => unit(index));
    assert.equal(statesOf(groupOf(units(20))), 2 ** 20);
    assert.equal(statesOf(groupOf(units(21))), Infinity);
    assert.equal(statesOf({ ...groupOf(units(2)), isProduct: true }), Infinity);
  });
});

describe('what some recommendations of a group gain', () => {
  it('what each gains alone, and what the resources gain that they heal together', () => {
    const [a, b, c] = [unit(0, 1, 5), unit(1, 1, 7), unit(2)] as const;
    const group = groupOf([a, b, c], cellOf([[a], [a, b], [a, b], [c]]), cellOf([[b, c]], { perResource: 100 }));
    assert.equal(gainOf(group, []), 0);
    assert.equal(gainOf(group, [a]), 15);
    assert.equal(gainOf(group, [b]), 7);
    assert.equal(gainOf(group, [a, b]), 42);
    assert.equal(gainOf(group, [b, c]), 117);
    assert.equal(gainOf(group, [a, b, c]), 152);
  });

  it('touching a control has its figure computed anew, though nothing is healed', () => {
    const [a, b, c] = [unit(0), unit(1), unit(2)] as const;
    const group = groupOf([a, b, c], cellOf([[a, b]], { corrected: -3 }));
    assert.equal(gainOf(group, [a]), -3);
    assert.equal(gainOf(group, [a, b]), 7);
    assert.equal(gainOf(group, [c]), 0);
  });
});

describe('all sets of a group', () => {
  it('three of four gain nothing, all four gain all', () => {
    const units = [unit(0), unit(1), unit(2), unit(3)];
    const { front, bounds, isExact } = allSets(groupOf(units, cellOf([units])));
    assert.deepEqual(front, [
      { cost: 0, gain: 0, ids: [] },
      { cost: 4, gain: 10, ids: ['r0', 'r1', 'r2', 'r3'] },
    ]);
    assert.deepEqual(bounds, [front]);
    assert.equal(isExact, true);
  });

  it('what a resource shares with another is paid once', () => {
    const [a, b, c] = [unit(0, 2), unit(1, 3), unit(2, 4)] as const;
    const { front } = allSets(groupOf([a, b, c], cellOf([[a, b], [a, c], [c]])));
    assert.deepEqual(front, [
      { cost: 0, gain: 0, ids: [] },
      { cost: 4, gain: 10, ids: ['r2'] },
      { cost: 6, gain: 20, ids: ['r0', 'r2'] },
      { cost: 9, gain: 30, ids: ['r0', 'r1', 'r2'] },
    ]);
  });

  it('what is free and gains is in every set, and with nothing to pay there is one', () => {
    const [free, dear, useless] = [unit(0, 0, 3), unit(1, 5, 2), unit(2, 0)] as const;
    assert.deepEqual(allSets(groupOf([free, dear, useless])).front, [
      { cost: 0, gain: 3, ids: ['r0'] },
      { cost: 5, gain: 5, ids: ['r0', 'r1'] },
    ]);
    assert.deepEqual(figures(allSets(groupOf([free, unit(1, 0, 4)])).front), [[0, 7]]);
  });

  it('of sets alike in cost and gain there is one, of the first recommendations', () => {
    assert.deepEqual(allSets(groupOf([unit(0, 1, 4), unit(1, 1, 4)])).front, [
      { cost: 0, gain: 0, ids: [] },
      { cost: 1, gain: 4, ids: ['r0'] },
      { cost: 2, gain: 8, ids: ['r0', 'r1'] },
    ]);
  });

  it('a set that is worse than nothing is none', () => {
    const [a, b] = [unit(0), unit(1)] as const;
    assert.deepEqual(figures(allSets(groupOf([a, b], cellOf([[a, b]], { corrected: -3 }))).front), [
      [0, 0],
      [2, 7],
    ]);
  });

  it('costs that hardly differ are told apart', () => {
    const units = [unit(0, 1e6, 9), unit(1, 1, 2), unit(2, 1.5, 3), unit(3, 0.25, 1)];
    const group = groupOf(units);
    assert.deepEqual(figures(allSets(group).front), figures(paretoOf(group)));
  });

  it('of any small group they are the best of every set there is', () => {
    for (let seed = 0; seed < 60; seed++) {
      const random = randomFrom(seed);
      const group = randomGroup(random, 1 + random.below(7));
      const fronts = allSets(group);
      assert.deepEqual(figures(fronts.front), figures(paretoOf(group)), `seed ${seed}`);
      assertStates(group, fronts, `seed ${seed}`);
    }
  });
});

const ample = 1e7;

describe('a group that is too large for all its sets', () => {
  it('where the search may hold every set, it finds the best of them', () => {
    for (let seed = 0; seed < 25; seed++) {
      const random = randomFrom(1000 + seed);
      const group = randomGroup(random, 1 + random.below(6));
      const fronts = peeled(group, ample);
      assert.deepEqual(figures(fronts.front), figures(paretoOf(group)), `seed ${seed}`);
      assertStates(group, fronts, `seed ${seed}`);
      assert.equal(fronts.isExact, false);
    }
  });

  it('no set gains more than its bound, whatever the budget', () => {
    for (let seed = 0; seed < 20; seed++) {
      const random = randomFrom(2000 + seed);
      const group = randomGroup(random, 1 + random.below(6));
      for (const budget of [1, 40, 400, ample]) {
        const fronts = peeled(group, budget);
        assertBounds(group, fronts.bounds, `seed ${seed}, budget ${budget}`);
        assertStates(group, fronts, `seed ${seed}, budget ${budget}`);
      }
    }
  });

  /** Of each recommendation, in the order of the group: the last state of the front that bounds it. */
  const sharesOf = ({ bounds }: GroupFronts) => bounds.slice(1).map((front) => front.at(-1)!.gain);
  const assertClose = (values: readonly number[], wanted: readonly number[], tolerance: number) => {
    assert.equal(values.length, wanted.length);
    values.forEach((value, index) => assert.ok(Math.abs(value - wanted[index]!) <= tolerance, `${values.join()} for ${wanted.join()}`));
  };

  it('all shares together are what everything gains, at each budget', () => {
    for (let seed = 0; seed < 15; seed++) {
      const random = randomFrom(3000 + seed);
      const group = randomGroup(random, 1 + random.below(6));
      const touched = group.cells.filter(({ members }) => members.length > 0);
      const all = naive({ ...group, cells: [] }, group.units).gain;
      const everything = touched.reduce(
        (sum, { healed, perResource }) => sum + (healed(() => true) - healed(() => false)) * perResource,
        all,
      );
      for (const budget of [1, 400, ample])
        assert.ok(
          Math.abs(sharesOf(peeled(group, budget)).reduce((sum, share) => sum + share, 0) - everything) < 1e-6 * (1 + everything),
          `seed ${seed}`,
        );
    }
  });

  it('what a resource gains is shared out by cost over what is open for it', () => {
    const [a, b, c] = [unit(0, 1), unit(1, 3), unit(2, 2, 6)] as const;
    assertClose(
      sharesOf(
        peeled(
          groupOf(
            [a, b, c],
            cellOf([
              [a, b],
              [b, a],
            ]),
          ),
          ample,
        ),
      ),
      [5, 15, 6],
      0.2,
    );
    // Alone it takes its own resources, and leaves the shared one to the other.
    assertClose(sharesOf(peeled(groupOf([a, b], cellOf([[a], [a], [a, b]])), ample)), [20, 10], 0.2);
  });

  it('what is free takes no share of what has to be paid for', () => {
    const [free, paid] = [unit(0, 0), unit(1, 1)] as const;
    assertClose(sharesOf(peeled(groupOf([free, paid], cellOf([[free, paid]])), ample)), [0, 10], 0.2);
    assertClose(sharesOf(peeled(groupOf([paid, free], cellOf([[free, paid]])), ample)), [10, 0], 0.2);
  });

  it('counts are shared out as well', () => {
    const [a, b] = [unit(0), unit(1)] as const;
    assertClose(
      sharesOf(
        peeled(
          groupOf(
            [a, b],
            countedCell(4, [
              [a, 4],
              [b, 4],
            ]),
          ),
          ample,
        ),
      ),
      [20, 20],
      0.4,
    );
    // At four of ten the first may be the reason, at all ten the second: doing the second alone heals six.
    const reasons = [[a, 4] as const, [b, 10] as const];
    assertClose(sharesOf(peeled(groupOf([a, b], countedCell(10, reasons, 1)), ample)), [4, 6], 0.2);
  });

  it('resources that no recommendation explains are healed by touching the control: a part of what is free of cost', () => {
    const [a, b] = [unit(0), unit(1)] as const;
    const reasons = [[a, 1] as const, [b, 2] as const];
    const { bounds } = peeled(groupOf([a, b], countedCell(9, reasons, 5)), ample);
    assert.deepEqual(figures(bounds[0]!), [[0, 30]]);
    assertClose([bounds[1]!.at(-1)!.gain, bounds[2]!.at(-1)!.gain], [5, 10], 0.2);
  });

  it('with one step to spend the last of all takes everything that is shared', () => {
    const units = [unit(0), unit(1), unit(2)];
    const fronts = peeled(groupOf(units, cellOf([units, [units[0]!, units[1]!], [units[0]!]])), 1);
    assert.deepEqual(sharesOf(fronts), [10, 10, 10]);
  });

  /** Twelve recommendations, and twenty resources that need two or three of them each. */
  function sharedGroup(seed: number) {
    const random = randomFrom(seed);
    const units = Array.from({ length: 12 }, (_, index) => unit(index, 1 + random.below(9), random.chance(0.3) ? random.below(20) : 0));
    const resources = Array.from({ length: 20 }, () => units.filter(() => random.chance(0.2))).filter((open) => open.length > 0);
    // A hair, as rounding always leaves one: sums of shares are those of fractions.
    return groupOf(units, cellOf(resources, { slack: 1e-6 }));
  }

  /** How much of the best gain at each cost is found, and of the least cost of each gain is proved, on average, 0..1. */
  function qualityOf(budget: number) {
    const [found, proved]: [number[], number[]] = [[], []];
    for (const seed of [1, 2, 3, 4, 5, 6]) {
      const group = sharedGroup(seed);
      const { front, bounds } = peeled(group, budget);
      for (const { cost, gain } of allSets(group).front.slice(1)) {
        found.push(front.findLast((state) => state.cost <= cost)!.gain / gain);
        const bound = relax(bounds, gain).bound / cost;
        assert.ok(bound <= 1 + 1e-6, `${bound}`);
        proved.push(bound);
      }
    }
    const mean = (shares: readonly number[]) => shares.reduce((sum, share) => sum + share, 0) / shares.length;
    return [mean(found), mean(proved)] as const;
  }

  for (const [budget, leastFound, leastProved] of [
    [1, 0.939, 0.395],
    [300, 0.942, 0.801],
    [1000, 0.946, 0.861],
    [10_000, 0.9998, 0.8907],
  ] as const)
    it(`with ${budget} steps to spend it finds ${leastFound} of the best gains, and proves ${leastProved} of the least costs`, () => {
      const [found, proved] = qualityOf(budget);
      assert.ok(found >= leastFound && proved >= leastProved, `${found}, ${proved}`);
    });

  it('what rounding and a differing figure may add comes on top, without cost', () => {
    const [a, b] = [unit(0), unit(1)] as const;
    const { bounds } = peeled(groupOf([a, b], cellOf([[a]], { slack: 0.5 }), cellOf([[b]], { slack: 0.25 })), ample);
    assert.deepEqual(figures(bounds[0]!), [[0, 0.75]]);
    assert.equal(bounds.length, 3);
    assert.deepEqual(
      bounds[1]!.map(({ cost, ids }) => [cost, ids]),
      [
        [0, []],
        [1, []],
      ],
    );
  });

  it('the order of controls and of their resources changes nothing, though sums of fractions depend on it', () => {
    const units = Array.from({ length: 6 }, (_, index) => unit(index));
    const pairs = units.flatMap((one, index) => [[one], [one, units[(index + 1) % units.length]!]]);
    // All are alike: which one is given up first hangs on the last digit of 0.1 + 0.2 + 0.3.
    const parts = pairs.flatMap((open) => [0.1, 0.2, 0.3].map((perResource) => ({ open, perResource })));
    const chosen = (some: typeof parts, budget: number) => {
      const cells = some.map(({ open, perResource }) => ({
        ...cellOf([open], { perResource }),
        gain: (healed: number) => Math.round(10 * healed * perResource),
      }));
      return peeled(groupOf(units, ...cells), budget).front.map(({ ids }) => ids);
    };
    for (const budget of [0, 1000]) {
      const wanted = chosen(parts, budget);
      for (let seed = 0; seed < 10; seed++) {
        const random = randomFrom(4000 + seed);
        const mixed = parts
          .map(({ open, perResource }) => ({ open: random.chance(0.5) ? [...open].reverse() : open, perResource, key: random.next() }))
          .sort((a, b) => a.key - b.key);
        assert.deepEqual(chosen(mixed, budget), wanted, `seed ${seed}, budget ${budget}`);
      }
    }
  });

  it('without a budget it still gives up what gains least, and what gains least for its cost', () => {
    // By gain the three of 5 go first; for their cost the one of 8, which costs ten times as much.
    const units = [unit(0, 10, 8), unit(1, 1, 5), unit(2, 1, 5), unit(3, 1, 5)];
    assert.deepEqual(
      peeled(groupOf(units), 0).front.map(({ cost, gain, ids }) => [cost, gain, ids.join()]),
      [
        [0, 0, ''],
        [1, 5, 'r1'],
        [2, 10, 'r1,r2'],
        [3, 15, 'r1,r2,r3'],
        [12, 18, 'r0,r1,r2'],
        [13, 23, 'r0,r1,r2,r3'],
      ],
    );
  });
});

describe('a product', () => {
  const product = (units: readonly PlanUnit[]): PlanGroup => ({ units, cells: [], isProduct: true });
  /** Gains by how many are done: each further one brings less. */
  const scored =
    (gains: readonly number[], asked: string[] = []) =>
    (ids: readonly string[]) => {
      asked.push(ids.join());
      return gains[ids.length]!;
    };

  it('is done by gain for cost, then by id, scored at each step', () => {
    const asked: string[] = [];
    const units = [unit(0, 2, 0, 4), unit(1, 1, 0, 3), unit(2, 4, 0, 8), unit(3, 1, 0, 9)];
    const { front, bounds, isExact } = scoredChain(product(units), 9, scored([0, 40, 60, 70, 75], asked));
    assert.deepEqual(asked, ['r3', 'r3,r1', 'r3,r1,r0', 'r3,r1,r0,r2']);
    assert.deepEqual(front, [
      { cost: 0, gain: 0, ids: [] },
      { cost: 1, gain: 40, ids: ['r3'] },
      { cost: 2, gain: 60, ids: ['r3', 'r1'] },
      { cost: 4, gain: 70, ids: ['r3', 'r1', 'r0'] },
      { cost: 8, gain: 75, ids: ['r3', 'r1', 'r0', 'r2'] },
    ]);
    // Each may be left out, or brings what its step added.
    assert.deepEqual(bounds.map(figures), [
      [
        [0, 0],
        [1, 40],
      ],
      [
        [0, 0],
        [1, 20],
      ],
      [
        [0, 0],
        [2, 10],
      ],
      [
        [0, 0],
        [4, 5],
      ],
    ]);
    assert.equal(isExact, false);
  });

  it('with few scorings several are done at a step, and the cheapest of a step stands for it', () => {
    const asked: string[] = [];
    const units = [unit(0, 3, 0, 9), unit(1, 1, 0, 9), unit(2, 5, 0, 5), unit(3, 2, 0, 1), unit(4, 4, 0, 1)];
    const { front, bounds } = scoredChain(product(units), 2, scored([0, 0, 0, 30, 0, 36], asked));
    assert.deepEqual(asked, ['r1,r0,r2', 'r1,r0,r2,r3,r4']);
    assert.deepEqual(figures(front), [
      [0, 0],
      [9, 30],
      [15, 36],
    ]);
    assert.deepEqual(bounds.map(figures), [
      [
        [0, 0],
        [1, 30],
      ],
      [
        [0, 0],
        [2, 6],
      ],
    ]);
  });

  it('what is free comes first', () => {
    const units = [unit(0, 1, 0, 50), unit(1, 0, 0, 1), unit(2, 0, 0, 2)];
    const { front } = scoredChain(product(units), 3, scored([0, 1, 2, 3]));
    assert.deepEqual(
      front.map(({ cost, ids }) => [cost, ids]),
      [
        [0, ['r1', 'r2']],
        [1, ['r1', 'r2', 'r0']],
      ],
    );
  });
});
