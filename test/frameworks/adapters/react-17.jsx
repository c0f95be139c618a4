import { StrictMode } from 'react';
import { render, unmountComponentAtNode } from 'react-dom';
import { Board } from './react-older-board.jsx';

export function mount(host, props) {
  const draw = (given) =>
    render(
      <StrictMode>
        <Board {...given} />
      </StrictMode>,
      host,
    );
  draw(props);
  return { update: draw, unmount: () => unmountComponentAtNode(host) };
}
