/** Reads a rule's settings from a house's data, where a desk may have written anything. */

type Setting = string | number | boolean | readonly string[] | undefined;

/** A list of texts; a single text counts as a list of one, anything else as none. */
export function listOption(setting: Setting): readonly string[] {
  if (typeof setting === 'string') return [setting];
  return typeof setting === 'object' ? setting : [];
}

/** A positive whole number, or null where the house sets none. */
export function countOption(setting: Setting): number | null {
  return typeof setting === 'number' && Number.isInteger(setting) && setting > 0 ? setting : null;
}
