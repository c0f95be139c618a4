/** @jsxImportSource solid-js */
import type { JSX } from 'solid-js';
import type { ScoreReport, SecureScoreGauge, StateChangeDetail } from 'secure-score-widgets';
import 'secure-score-widgets/solid';

export function Portal(props: { readonly report: ScoreReport }): JSX.Element {
  let gauge: SecureScoreGauge | undefined;
  const changed = (event: CustomEvent<StateChangeDetail>): void => console.log(event.detail.kind, gauge?.report);
  return (
    <secure-score-provider attr:src="/score" bool:infrastructure-disabled={false}>
      <secure-score-gauge
        ref={(element) => (gauge = element)}
        class="wide"
        data={props.report}
        prop:data={props.report}
        score={31}
        attr:score="31"
        nextSteps={false}
        bool:next-steps={false}
        on:secure-score-state-change={changed}
        on:secure-score-error={(event) => console.log(event.currentTarget.report?.total)}
      />
      <recommendation-table actions={['fix']} on:secure-score-status-request={(event) => event.waitUntil(Promise.resolve())} />
      {/* @ts-expect-error no such variant */}
      <secure-score-gauge prop:variant="circle" />
      {/* @ts-expect-error no such property */}
      <secure-score-gauge colour="red" />
      {/* @ts-expect-error not a number */}
      <secure-score-gauge attr:score="all" />
      {/* @ts-expect-error the detail is of another event */}
      <secure-score-gauge on:secure-score-error={changed} />
    </secure-score-provider>
  );
}
