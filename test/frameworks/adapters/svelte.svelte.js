import { flushSync, mount as mountComponent, unmount } from 'svelte';
import Board from './Board.svelte';

/** Raw state holds what it is given; `$state` would put proxies in its place. */
export function mount(host, given) {
  let board = $state.raw(given);
  const component = mountComponent(Board, {
    target: host,
    props: {
      get board() {
        return board;
      },
    },
  });
  const update = (next) => {
    board = next;
    flushSync();
  };
  return { update, unmount: () => unmount(component) };
}
