/** Which field of the form has the focus, and giving it back after the form shows another caption. */

/** The focused text field or editor, or null when the focus is elsewhere. */
function focusedField(): HTMLElement | null {
  const focused = document.activeElement;
  if (!(focused instanceof HTMLElement)) return null;
  return focused.matches('input, textarea') || focused.shadowRoot?.activeElement ? focused : null;
}

/** The id of the focused field's element, or null. */
export function focusedId(): string | null {
  return focusedField()?.id || null;
}

/** Ends typing: a term half typed is taken as it stands. */
export function leaveField(): void {
  const inside = document.activeElement?.shadowRoot?.activeElement;
  if (inside instanceof HTMLElement) inside.blur();
  else focusedField()?.blur();
}

/** Focuses the element with this id; the text inside it where it is the editor. */
export function giveFocus(id: string): void {
  const element = document.getElementById(id);
  const inside = element?.shadowRoot?.querySelector('[contenteditable]') ?? element;
  if (inside instanceof HTMLElement) inside.focus();
}

/** Whether what had the focus is gone or off: the browser gives it to the page then, where no key means anything. */
export function focusIsLost(): boolean {
  const focused = document.activeElement;
  // Subtle: what is off keeps the focus until the browser draws.
  return focused === null || focused === document.body || focused.matches(':disabled');
}

/** Gives the focus to the strip, grid or list, from where the arrows walk on; else to the middle of the desk. */
export function focusPhotos(): void {
  const photos = document.querySelector('[data-photos]') ?? document.querySelector('main');
  if (photos instanceof HTMLElement) photos.focus({ preventScroll: true });
}
