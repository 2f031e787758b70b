/**
 * What the variables of an ingest stand for, for one shot: from the photo's own metadata, from the
 * stationery laid over it, and from the ingest itself. Used for names and for stationery.
 */
import type { CaptionFields } from '#core/caption/caption.ts';
import { momentOf, writeMoment } from '#core/ingest/moment.ts';
import type { IngestVariable } from '#core/ingest/template.ts';

/** What a photo says that its name may be made of. */
export interface ShotFacts {
  /** Capture time in the camera's own local time, ISO 8601, or ''. */
  readonly capturedAt: string;
  /** The model, "Nikon D6", or ''. */
  readonly camera: string;
  /** The body's serial number, or ''. */
  readonly serial: string;
  readonly fields: Partial<CaptionFields>;
}

/** Everything a template may ask about one file of a shot. */
export interface NamedShot {
  readonly facts: ShotFacts;
  /** The file's time on the card, ISO 8601 local: stands in where the photo does not say when it was taken. */
  readonly modifiedAt: string;
  readonly sequence: number;
  /** The name on the card without its ending. */
  readonly original: string;
  /** Without its dot; of a sidecar named after its photo, both endings: "CR3.xmp". */
  readonly extension: string;
  readonly batch: string;
  readonly desk: string;
}

/** The text of a variable, as it stands in the records: not yet safe for a name. */
export function variableText(shot: NamedShot, name: IngestVariable, form: string): string {
  const moment = momentOf(shot.facts.capturedAt || shot.modifiedAt);
  switch (name) {
    case 'date':
      return writeMoment(moment, form || 'YYYY-MM-DD');
    case 'time':
      return writeMoment(moment, form || 'HHmmss');
    case 'year':
    case 'month':
    case 'day':
    case 'hour':
    case 'minute':
    case 'second':
      return moment[name];
    case 'byline':
    case 'slug':
    case 'headline':
    case 'city':
    case 'country':
      return shot.facts.fields[name] ?? '';
    case 'sequence':
      return String(shot.sequence).padStart(Number(form) || 1, '0');
    case 'original':
    case 'extension':
    case 'batch':
    case 'desk':
      return shot[name];
    case 'camera':
    case 'serial':
      return shot.facts[name];
  }
}
