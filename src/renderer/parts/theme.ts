/** Puts a theme on the page. Used by the desk for the editor's choice, and by the screen before it for the system's. */

export type Theme = 'system' | 'dark' | 'light';

/** Shows a theme, and goes with the system where that was asked, until the returned function is called. */
export function followTheme(theme: Theme): () => void {
  const light = matchMedia('(prefers-color-scheme: light)');
  const apply = () => {
    const shown = theme === 'system' ? (light.matches ? 'light' : 'dark') : theme;
    document.documentElement.dataset.theme = shown;
  };
  apply();
  light.addEventListener('change', apply);
  return () => light.removeEventListener('change', apply);
}
