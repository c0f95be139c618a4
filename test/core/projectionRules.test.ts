/** Projections are what-ifs: everything planned done, everything owned, everything owned that is no accepted risk. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { percentOf, scorePosture, whatIf } from '../../src/core/index.js';
import type { Posture, Recommendation, RecommendationReport, ScoreOptions } from '../../src/core/index.js';
import { runs } from '../support/runs.js';
import { classicAssessments, classicCounts, riskAssessments } from './arbitraries.js';

const isOwned = (row: RecommendationReport) => row.licensed !== false;
const isAccepted = ({ status }: RecommendationReport) => status === 'riskAccepted' || status === 'ignored';
const projected = {
  planned: (row: RecommendationReport) => row.status === 'planned',
  currentLicense: isOwned,
  achievable: (row: RecommendationReport) => isOwned(row) && !isAccepted(row),
};

/** Scored again with all of those rows done. */
function assertProjections(posture: Posture, options: ScoreOptions = {}) {
  const report = scorePosture(posture, options);
  for (const [name, isDone] of Object.entries(projected)) {
    const changes = report.recommendations
      .filter(isDone)
      .map(({ id, scopeId }) => ({ recommendationId: id, scopeId: scopeId ?? null, remediated: true as const }));
    const wanted = percentOf(whatIf(posture, changes, options).total);
    const percent = percentOf(report.projections[name as keyof typeof projected]);
    // A total of which nothing is listed is nothing that could be done.
    if (wanted === null || report.ledger.halves.length === 0) assert.equal(percent, null, name);
    else assert.ok(percent !== null && Math.abs(percent - wanted) < 1e-9, `${name} is ${percent}, scored again ${wanted}`);
  }
  return Object.values(report.projections).map((score) => percentOf(score));
}
const near = (values: readonly (number | null)[], wanted: readonly number[]) => {
  assert.equal(values.length, wanted.length);
  values.forEach((value, index) => assert.ok(Math.abs(value! - wanted[index]!) < 1e-9, `${values.join()} for ${wanted.join()}`));
};

describe('projections', () => {
  const open = (recommendationId: string, resourceId: string, scopeId = 's') =>
    ({ recommendationId, resourceId, scopeId, status: 'unhealthy' }) as const;

  it('of a control: done where all that is open is done', () => {
    const of = (...rows: Partial<Recommendation>[]) =>
      assertProjections({
        scopes: [{ id: 's' }],
        controls: [{ id: 'c', maxPoints: 6 }],
        recommendations: rows.map((more, index) => ({ id: `r${index}`, controlId: 'c', ...more })),
        assessments: [...rows.map((_, index) => open(`r${index}`, 'vm1')), open('r0', 'vm2')],
      });
    near(of({}, {}), [0, 100, 100]);
    near(of({ status: 'planned' }, {}), [50, 100, 100]);
    near(of({ status: 'planned' }, { status: 'planned' }), [100, 100, 100]);
    near(of({}, { licensed: false }), [0, 50, 50]);
    near(of({ status: 'planned' }, { preview: true }), [100, 100, 100]);
  });

  it('of the risk-based model: the product without what is done', () => {
    const risky = (id: string, more: Partial<Recommendation> = {}): Recommendation => ({
      id,
      model: 'riskBased',
      riskLevel: 'high',
      ...more,
    });
    const posture: Posture = {
      recommendations: [risky('a', { status: 'planned' }), risky('b', { licensed: false }), risky('c')],
      assessments: ['a', 'b', 'c'].map((id) => open(id, 'vm')),
    };
    near(assertProjections(posture, { infrastructureModel: 'riskBased' }), [25, 50, 50]);
  });

  it('beside each other in both halves', () => {
    const posture: Posture = {
      controls: [{ id: 'c', maxPoints: 6 }],
      recommendations: [
        { id: 'r', controlId: 'c', status: 'planned' },
        { id: 'a', subscore: 'identity', maxPoints: 10, points: 4 },
        { id: 'b', subscore: 'identity', maxPoints: 10, points: 0, licensed: false },
      ],
      assessments: [open('r', 'vm')],
    };
    near(assertProjections(posture), [60, 75, 75]);
  });

  it('of controls in several scopes, and of accepted risks in one of them', () => {
    assertProjections({
      scopes: [
        { id: 's', weight: 1 },
        { id: 't', weight: 3 },
      ],
      controls: [
        { id: 'c', maxPoints: 6 },
        { id: 'd', maxPoints: 4, recommendationIds: ['r2', 'r3'] },
      ],
      recommendations: [
        { id: 'r1', controlId: 'c', status: 'planned' },
        { id: 'r2', controlId: 'c', scopeId: 's', status: 'riskAccepted' },
        { id: 'r2', controlId: 'c', scopeId: 't', licensed: false },
        { id: 'r3' },
        { id: 'loose', subscore: 'infrastructure' },
      ],
      assessments: ['s', 't'].flatMap((scope) => ['r1', 'r2', 'r3', 'loose'].map((id) => open(id, `vm-${scope}`, scope))),
    });
  });

  it('of a control without resources: an accepted risk is an exemption, which holds nothing back and gains nothing', () => {
    for (const known of [{ points: 4 }, { resources: { healthy: 2, unhealthy: 3, notApplicable: 0 } }]) {
      const of = (first: Partial<Recommendation>, second: Partial<Recommendation>) =>
        assertProjections({
          controls: [{ id: 'c', maxPoints: 10, ...known }],
          recommendations: [
            { id: 'r1', controlId: 'c', ...first },
            { id: 'r2', controlId: 'c', ...second },
          ],
        });
      near(of({ status: 'planned' }, { status: 'riskAccepted' }), [100, 100, 100]);
      near(of({ status: 'planned' }, {}), [40, 100, 100]);
      near(of({ status: 'riskAccepted' }, { status: 'ignored' }), [40, 40, 40]);
    }
  });

  it('of any resources of a cloud model', () => {
    fc.assert(
      fc.property(fc.oneof(classicCounts, classicAssessments, riskAssessments), (posture) => void assertProjections(posture)),
      { numRuns: runs(300) },
    );
  });
});
