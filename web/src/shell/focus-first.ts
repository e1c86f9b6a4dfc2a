/** The first field that needs a word is where the focus goes. */
export function focusFirst(errors: Record<string, unknown>): void {
  const [first] = Object.keys(errors);
  document.querySelector<HTMLElement>(`[name="${first}"]`)?.focus();
}
