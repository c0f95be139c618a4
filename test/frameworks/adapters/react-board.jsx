/** The board in React 19, which sets properties and listens to any event by itself. */
export const Board = (props) => (
  <>
    <secure-score-provider
      data={props.payload}
      source={props.source}
      infrastructure-disabled={props.infrastructureDisabled}
      onsecure-score-scope-change={props.onScopeChange}
      onsecure-score-status-request={props.onStatusRequest}
    >
      {props.isShown && (
        <secure-score-gauge
          data={props.gaugeData}
          variant={props.variant}
          thresholds={props.thresholds}
          nextSteps={props.nextSteps}
          band-colors={props.bandColors}
        />
      )}
      <subscore-breakdown />
      <recommendation-table
        pageSize={props.pageSize}
        heading-level={props.headingLevel}
        editable={props.editable}
        sorting={props.sorting}
        onsecure-score-recommendation-open={props.onOpen}
        onsecure-score-selection-change={props.onSelection}
      />
    </secure-score-provider>
    <secure-score-gauge class="alone" score={props.score} max={props.max} target={props.target} />
  </>
);
