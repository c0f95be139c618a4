import { render } from 'preact';
import { Board } from './react-board.jsx';

/** The markup is React's: Preact 10 reads it in the same way. */
export function mount(host, props) {
  const draw = (given) => render(<Board {...given} />, host);
  draw(props);
  return { update: draw, unmount: () => render(null, host) };
}
