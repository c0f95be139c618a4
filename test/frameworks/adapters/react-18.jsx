import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { flushSync } from 'react-dom';
import { Board } from './react-older-board.jsx';

export function mount(host, props) {
  const root = createRoot(host);
  const draw = (given) =>
    flushSync(() =>
      root.render(
        <StrictMode>
          <Board {...given} />
        </StrictMode>,
      ),
    );
  draw(props);
  return { update: draw, unmount: () => root.unmount() };
}
