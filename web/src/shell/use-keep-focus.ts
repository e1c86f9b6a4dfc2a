import { useLayoutEffect, useRef, type FocusEvent } from 'react';

/** To the page's heading: where the focus goes when nothing better is left. */
function focusHeading(): void {
  document.querySelector<HTMLElement>('main h1')?.focus({ preventScroll: true });
}

/** After a dialog has handed the focus back: if what had it is gone, the heading takes it. */
export function keepFocusSomewhere(): void {
  setTimeout(() => {
    if (document.activeElement === document.body) focusHeading();
  }, 100);
}

/**
 * A list whose rows disappear when they are dealt with. The focus of the row that went moves to the one in its place,
 * so that nobody at a keyboard is thrown back to the top.
 */
export function useKeepFocus<List extends HTMLElement>(items: readonly unknown[]) {
  const list = useRef<List>(null);
  const place = useRef<number>(undefined);

  function remember({ target }: FocusEvent): void {
    place.current = [...(list.current?.children ?? [])].findIndex((row) => row.contains(target));
  }

  useLayoutEffect(() => {
    if (place.current === undefined || document.activeElement !== document.body) return;
    const rows = list.current?.children ?? [];
    const next = rows[Math.min(place.current, rows.length - 1)];
    place.current = undefined;
    const target = next?.querySelector<HTMLElement>('a, button');
    if (target) target.focus();
    else focusHeading();
  }, [items]);

  return { ref: list, onFocus: remember };
}
