import { useLocalStorage } from '@mantine/hooks';
import { useEffect, useRef } from 'react';

const CHORD_MS = 1_200;
const typing = 'input, textarea, select, [contenteditable="true"], [role="combobox"]';

/** Single letters can be turned off (WCAG 2.1.4). */
export function useShortcutsOn() {
  return useLocalStorage({ key: 'shortcuts', defaultValue: true, getInitialValueInEffect: false });
}

/** Keys such as `/` or `g t`. They rest while someone types, while a dialog is open, and when turned off. */
export function useShortcuts(keys: Record<string, () => void>): void {
  const [on] = useShortcutsOn();
  const held = useRef<{ key: string; at: number }>(undefined);
  const now = useRef(keys);
  now.current = keys;

  useEffect(() => {
    if (!on) return undefined;
    function press(event: KeyboardEvent): void {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      if (
        (event.target instanceof Element && event.target.closest(typing)) ||
        document.querySelector('[role="dialog"]')
      )
        return;
      const before = held.current && event.timeStamp - held.current.at < CHORD_MS ? `${held.current.key} ` : '';
      held.current = { key: event.key, at: event.timeStamp };
      const action = now.current[before + event.key] ?? now.current[event.key];
      if (!action) return;
      event.preventDefault();
      held.current = undefined;
      action();
    }
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, [on]);
}

/** j and k walk through whatever the page marks as a row. */
export function stepRow(by: 1 | -1): void {
  const rows = [...document.querySelectorAll<HTMLElement>('[data-row]')].filter((row) => row.offsetParent !== null);
  const at = rows.findIndex((row) => row.contains(document.activeElement));
  const next = rows[Math.min(Math.max(at + by, 0), rows.length - 1)];
  const target = next?.matches('a, button, [tabindex]') ? next : next?.querySelector<HTMLElement>('a, button');
  target?.focus();
}
