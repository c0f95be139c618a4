import { useElement } from '../../../demo/frameworks/react/older/useElement.ts';

function Gauge({ data, variant, thresholds, nextSteps, bandColors }) {
  const gauge = useElement({ data, variant, thresholds, nextSteps, bandColors });
  return <secure-score-gauge ref={gauge} />;
}

function Table({ pageSize, headingLevel, editable, sorting, onOpen, onSelection }) {
  const table = useElement(
    { pageSize, headingLevel, editable, sorting },
    { 'secure-score-recommendation-open': onOpen, 'secure-score-selection-change': onSelection },
  );
  return <recommendation-table ref={table} />;
}

/** The board in React 17 and 18, with the hook of the recipe. */
export function Board(props) {
  const { payload: data, source, infrastructureDisabled, score, max, target } = props;
  const provider = useElement(
    { data, source, infrastructureDisabled },
    { 'secure-score-scope-change': props.onScopeChange, 'secure-score-status-request': props.onStatusRequest },
  );
  const alone = useElement({ score, max, target });
  return (
    <>
      <secure-score-provider ref={provider}>
        {props.isShown && <Gauge {...props} data={props.gaugeData} />}
        <subscore-breakdown />
        <Table {...props} />
      </secure-score-provider>
      <secure-score-gauge class="alone" ref={alone} />
    </>
  );
}
