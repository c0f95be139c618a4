import { useEffect, useRef } from 'react';
import * as React from 'react';
import type { ScoreReport, SecureScoreGauge } from 'secure-score-widgets';
import 'secure-score-widgets/react-17';

export function Portal({ report }: { readonly report: ScoreReport }): React.ReactElement {
  const gauge = useRef<SecureScoreGauge>(null);
  useEffect(() => {
    if (gauge.current) gauge.current.data = report;
  }, [report]);
  return (
    <secure-score-provider src="/score" cache-key="contoso">
      <secure-score-gauge ref={gauge} key="gauge" class="wide" score="31" max={50} next-steps change-days={30} variant="ring" />
      {/* @ts-expect-error this React writes objects as text */}
      <secure-score-gauge data={report} />
      <secure-score-gauge next-steps={false} />
      {/* @ts-expect-error this React knows no attribute for it */}
      <secure-score-gauge nextSteps />
      {/* @ts-expect-error no such variant */}
      <secure-score-gauge variant="circle" />
    </secure-score-provider>
  );
}
