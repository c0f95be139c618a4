/** @jsxImportSource react */
import { useRef, type ReactNode } from 'react';
import type { ScoreReport, StateChangeDetail } from 'secure-score-widgets';
import type { SecureScoreGauge } from 'secure-score-widgets';
import 'secure-score-widgets/react';

export function Portal({ report }: { readonly report: ScoreReport }): ReactNode {
  const gauge = useRef<SecureScoreGauge>(null);
  const changed = (event: CustomEvent<StateChangeDetail>): void => console.log(event.detail.kind);
  return (
    <secure-score-provider
      src="/score"
      infrastructure-disabled={false}
      onsecure-score-warning={(event) => console.log(event.detail)}
      onsecure-score-recommendation-open={(event) => console.log(event.detail.recommendationId, event.currentTarget.src)}
    >
      <secure-score-gauge
        ref={gauge}
        key="gauge"
        className="wide"
        slot="a"
        data={report}
        score={31}
        variant="ring"
        next-steps
        nextSteps={false}
        change-days="30"
        onsecure-score-state-change={changed}
        onsecure-score-state-changeCapture={changed}
        onsecure-score-error={(event) => console.log(event.currentTarget.report?.total)}
      />
      <subscore-breakdown groupBy="scope" group-by="scope" />
      <recommendation-table
        editable
        actions={['fix', 'share']}
        page-size={10}
        onsecure-score-status-request={(event) => event.waitUntil(Promise.resolve())}
      />
      <score-trend range="2026-01-01/2026-01-31" zones={[40, 60, 80]} />
      {/* @ts-expect-error no such variant */}
      <secure-score-gauge variant="circle" />
      {/* @ts-expect-error React sets the property, which is a number */}
      <secure-score-gauge score="31" />
      {/* @ts-expect-error no such property */}
      <secure-score-gauge colour="red" />
      {/* @ts-expect-error no such action */}
      <recommendation-table actions={['delete']} />
      {/* @ts-expect-error not a number of days */}
      <secure-score-gauge change-days="a month" />
      {/* @ts-expect-error the detail is of another event */}
      <secure-score-gauge onsecure-score-error={changed} />
      {/* @ts-expect-error the report can only be read */}
      <secure-score-gauge report={report} />
    </secure-score-provider>
  );
}
