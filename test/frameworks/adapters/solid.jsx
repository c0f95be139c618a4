import { createSignal, Show } from 'solid-js';
import { render } from 'solid-js/web';

/** `prop:` and `on:` say what is a property and what an event of that very name; `attr:` an attribute. */
const Board = (props) => (
  <>
    <secure-score-provider
      prop:data={props.payload}
      prop:source={props.source}
      attr:infrastructure-disabled={props.infrastructureDisabled}
      on:secure-score-scope-change={(event) => props.onScopeChange(event)}
      on:secure-score-status-request={(event) => props.onStatusRequest(event)}
    >
      <Show when={props.isShown}>
        <secure-score-gauge
          prop:data={props.gaugeData}
          variant={props.variant}
          prop:thresholds={props.thresholds}
          prop:nextSteps={props.nextSteps}
          attr:band-colors={props.bandColors}
        />
      </Show>
      <subscore-breakdown />
      <recommendation-table
        prop:pageSize={props.pageSize}
        attr:heading-level={props.headingLevel}
        prop:editable={props.editable}
        prop:sorting={props.sorting}
        on:secure-score-recommendation-open={(event) => props.onOpen(event)}
        on:secure-score-selection-change={(event) => props.onSelection(event)}
      />
    </secure-score-provider>
    <secure-score-gauge class="alone" prop:score={props.score} prop:max={props.max} prop:target={props.target} />
  </>
);

/** A signal holds what it is given; a store would put proxies in its place. */
export function mount(host, given) {
  const [props, setProps] = createSignal(given);
  const unmount = render(() => <Board {...props()} />, host);
  return { update: (next) => setProps(next), unmount };
}
