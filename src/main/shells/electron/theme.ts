/**
 * The window's frame, its menus and its dialogs follow the theme that the desk is set to. The theme
 * is one of the desk's own settings in the archive; this only watches it go by.
 */
import * as z from 'zod';
import type { Newsroom } from '#core/newsroom.ts';

const Setting = z.object({ theme: z.enum(['system', 'dark', 'light']) });
const Status = z.object({ settings: z.object({ desk: Setting }) });
const Change = z.object({ key: z.literal('desk'), value: Setting });

export type Theme = z.infer<typeof Setting>['theme'];

/**
 * The same newsroom, watched.
 * @param follow told the theme when the page reads or changes its settings
 */
export function watchTheme(newsroom: Newsroom, follow: (theme: Theme) => void): Newsroom {
  return {
    ...newsroom,
    call: async (name, input) => {
      const answer = await newsroom.call(name, input);
      if (!answer.ok) return answer;
      if (name === 'archive.status') {
        const read = Status.safeParse(answer.value);
        if (read.success) follow(read.data.settings.desk.theme);
      }
      if (name === 'archive.set') {
        const changed = Change.safeParse(input);
        if (changed.success) follow(changed.data.value.theme);
      }
      return answer;
    },
  };
}
