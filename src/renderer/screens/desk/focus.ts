/** Which field of the form has the focus, and giving it back after the form shows another caption. */

/** The focused text field, or null when the focus is elsewhere. */
export function focusedField(): HTMLElement | null {
  const focused = document.activeElement;
  if (!(focused instanceof HTMLElement)) return null;
  return focused.matches('input, textarea') || focused.shadowRoot?.activeElement ? focused : null;
}

/** Ends typing: a term half typed is taken as it stands. */
export function leaveField(): void {
  const inside = document.activeElement?.shadowRoot?.activeElement;
  if (inside instanceof HTMLElement) inside.blur();
  else focusedField()?.blur();
}

/** Focuses an element, or the control of a field. */
export function giveFocus(to: HTMLElement | string): void {
  const element = typeof to === 'string' ? document.getElementById(`field-${to}`) : to;
  const inside = element?.shadowRoot?.querySelector('[contenteditable]') ?? element;
  if (inside instanceof HTMLElement) inside.focus();
}
