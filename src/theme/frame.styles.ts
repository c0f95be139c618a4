/** The pictures of the states, and small parts that several elements have in common. */
import { css } from 'lit';

export const frameStyles = css`
  .icon {
    flex: none;
    inline-size: 1em;
    block-size: 1em;
    vertical-align: -0.125em;
  }
  .message {
    display: flex;
    flex-direction: column;
    align-items: center;
    gap: calc(var(--_space) * 2);
    padding: calc(var(--_space) * 6) calc(var(--_space) * 4);
    color: var(--_text-muted);
    font-size: 0.875em;
    text-align: center;
  }
  .message .icon {
    inline-size: 20px;
    block-size: 20px;
  }
  .message p {
    /* A request id is one long word. */
    overflow-wrap: anywhere;
    max-inline-size: 44ch;
    margin: 0;
  }
  .message strong {
    color: var(--_text);
    font-weight: 600;
  }
  .problems {
    max-inline-size: 60ch;
    margin: 0;
    padding-inline-start: calc(var(--_space) * 4);
    text-align: start;
    overflow-wrap: anywhere;
  }
  .stale {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space) calc(var(--_space) * 2);
    margin: calc(var(--_space) * 2) 0 0;
  }
`;
