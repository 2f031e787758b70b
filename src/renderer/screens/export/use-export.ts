/**
 * The export as the dialog drives it: house, template, folder, and what came of it. An edited template
 * is kept as the desk's own edition of the house before anything is written in it.
 */
import { useEffect, useState } from 'react';
import type { CallOutput } from '#core/contract.ts';
import type { House } from '#core/style/house.ts';
import { bundledHouses } from '#core/style/houses.ts';
import { desktop, newsroom } from '#renderer/client.ts';
import {
  type Format,
  hasOwnFile,
  overridden,
  templateProblems,
} from '#renderer/screens/export/export-words.ts';

export type Exported = CallOutput<'wire.export'>;

/** Above this many captions the checks are not asked ahead; the export itself still makes them. */
const mostCheckedAhead = 500;

export function useExport(captions: readonly string[], firstHouse: string) {
  const [houses, setHouses] = useState<readonly House[] | null>(null);
  const [house, setHouse] = useState(firstHouse);
  const [format, setFormat] = useState<Format>('text');
  const [edited, setEdited] = useState<string | null>(null);
  const [folder, setFolder] = useState('');
  const [refused, setRefused] = useState<Exported['refused']>([]);
  const [reason, setReason] = useState('');
  const [existing, setExisting] = useState<{ names: readonly string[]; override: boolean } | null>(null);
  const [result, setResult] = useState<Exported | null>(null);
  const [trouble, setTrouble] = useState('');
  const [busy, setBusy] = useState(false);
  // What is still refused after an override cannot be overridden.
  const [overrode, setOverrode] = useState(false);

  // The folder last exported to is the desk's own, so it is offered again after a restart.
  useEffect(() => {
    newsroom['archive.status']({}).then((answer) => {
      if (answer.ok) setFolder((typed) => typed || folderIn(answer.value.settings.export));
    });
  }, []);

  const chosen = houses?.find(({ id }) => id === house);
  const kept = chosen?.wire.template ?? '';
  const template = edited ?? kept;
  const bundled = bundledHouses.find(({ id }) => id === house)?.wire.template;
  const problems = templateProblems(template);
  const asked = captions.join(' ');

  useEffect(() => {
    newsroom['houses.list']({}).then((answer) => {
      if (answer.ok) setHouses(answer.value);
      else setTrouble(answer.problem.message);
    });
  }, []);

  // What would be refused is said before anything is written. Without a reason given, this call writes nothing.
  useEffect(() => {
    const about = asked === '' ? [] : asked.split(' ');
    if (about.length === 0 || about.length > mostCheckedAhead) return;
    let left = false;
    newsroom['wire.copy']({ captions: about, house }).then((answer) => {
      if (!left && answer.ok) setRefused(answer.value.refused);
    });
    return () => {
      left = true;
    };
  }, [asked, house]);

  function forget() {
    setResult(null);
    setExisting(null);
    setTrouble('');
    setOverrode(false);
  }

  async function keepTemplate(text: string): Promise<boolean> {
    if (!chosen) return false;
    const own = { ...chosen, wire: { ...chosen.wire, template: text } };
    const answer = await newsroom['houses.save']({ house: own });
    if (!answer.ok) {
      setTrouble(answer.problem.message);
      return false;
    }
    setHouses((before) => before?.map((each) => (each.id === own.id ? own : each)) ?? null);
    setEdited(null);
    return true;
  }

  /** Writes the files. `override` sends what stands refused too, with the reason logged. */
  async function run({ override = false, replace = false }): Promise<void> {
    if (busy) return;
    setBusy(true);
    setTrouble('');
    const unkept = edited !== null && edited !== kept;
    if (!unkept || (await keepTemplate(template))) {
      const before = result?.written ?? [];
      const again = overridden(
        format,
        captions,
        refused.map(({ caption }) => caption),
        before,
      );
      const answer = await newsroom['wire.export']({
        captions: override && result ? again.captions : [...captions],
        format,
        house,
        folder: folder.trim(),
        ...(override ? { override: reason.trim() } : {}),
        replace: replace || (override && result !== null && again.replace),
      });
      if (!answer.ok) setTrouble(answer.problem.message);
      else if (answer.value.existing.length > 0) setExisting({ names: answer.value.existing, override });
      else {
        newsroom['archive.set']({ key: 'export', value: { folder: folder.trim() } });
        setExisting(null);
        setRefused(answer.value.refused);
        setOverrode(override);
        const joined =
          override && hasOwnFile(format) ? [...before, ...answer.value.written] : answer.value.written;
        const exported = override && hasOwnFile(format) ? (result?.exported ?? 0) : 0;
        setResult({ ...answer.value, written: joined, exported: exported + answer.value.exported });
      }
    }
    setBusy(false);
  }

  return {
    houses,
    house,
    format,
    template,
    bundled,
    problems,
    /** Whether the template differs from what is kept. */
    changed: edited !== null && edited !== kept,
    folder,
    refused,
    reason,
    existing,
    result,
    trouble,
    busy,
    overrode,
    run,
    keepTemplate,
    setReason,
    setTemplate: setEdited,
    forgetExisting: () => setExisting(null),
    chooseHouse(id: string) {
      forget();
      setEdited(null);
      setHouse(id);
    },
    chooseFormat(next: Format) {
      forget();
      setFormat(next);
    },
    setFolder(path: string) {
      forget();
      setFolder(path);
    },
    async pickFolder() {
      const picked = await desktop?.pickFolder();
      if (!picked) return;
      forget();
      setFolder(picked);
    },
  };
}

export type ExportState = ReturnType<typeof useExport>;

function folderIn(kept: unknown): string {
  if (typeof kept !== 'object' || kept === null || !('folder' in kept)) return '';
  return typeof kept.folder === 'string' ? kept.folder : '';
}
