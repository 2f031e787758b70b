/**
 * The sharp pictures around the current photo, decoded before they are looked at and held so that the
 * browser does not let them go. Used by the desk; the stage asks it which picture can be shown at once.
 */
import { pictureAddress } from '#renderer/client.ts';

export interface PicturesAhead {
  /** Whether the photo's preview can be drawn without waiting. */
  isSharp(photo: string): boolean;
  /** Decodes these previews, the first ones first, and lets go of all others. */
  hold(photos: readonly string[]): void;
}

interface Held {
  readonly picture: HTMLImageElement;
  decoded: boolean;
}

/** Nothing held yet. */
export function openPicturesAhead(): PicturesAhead {
  const held = new Map<string, Held>();

  function begin(photo: string): Held {
    const entry = { picture: new Image(), decoded: false };
    entry.picture.src = pictureAddress(photo, 'preview');
    entry.picture.decode().then(
      () => {
        entry.decoded = true;
      },
      // A picture that cannot be decoded is said when it is shown.
      () => undefined,
    );
    return entry;
  }

  return {
    isSharp: (photo) => held.get(photo)?.decoded ?? false,
    hold(photos) {
      for (const [photo, { picture, decoded }] of held) {
        if (photos.includes(photo)) continue;
        held.delete(photo);
        // Whoever runs past a hundred photos must not wait for their hundred downloads.
        if (!decoded) picture.removeAttribute('src');
      }
      for (const photo of photos) if (!held.has(photo)) held.set(photo, begin(photo));
    },
  };
}
