/** @jsxImportSource preact */
import { createRef, type JSX } from 'preact';
import type { ScoreReport, SecureScoreGauge, StateChangeDetail } from 'secure-score-widgets';
import 'secure-score-widgets/preact';

export function Portal({ report }: { readonly report: ScoreReport }): JSX.Element {
  const gauge = createRef<SecureScoreGauge>();
  const changed = (event: CustomEvent<StateChangeDetail>): void => console.log(event.detail.kind);
  return (
    <secure-score-provider src="/score">
      <secure-score-gauge
        ref={gauge}
        key="gauge"
        class="wide"
        data={report}
        score={31}
        nextSteps={false}
        next-steps
        onsecure-score-state-change={changed}
        onsecure-score-error={(event) => console.log(event.currentTarget.report?.total)}
      />
      <recommendation-table actions={['fix']} onsecure-score-status-request={(event) => event.waitUntil(Promise.resolve())} />
      <secure-score-gauge next-steps={false} />
      {/* @ts-expect-error no such variant */}
      <secure-score-gauge variant="circle" />
      {/* @ts-expect-error no such property */}
      <secure-score-gauge colour="red" />
      {/* @ts-expect-error the detail is of another event */}
      <secure-score-gauge onsecure-score-error={changed} />
    </secure-score-provider>
  );
}
