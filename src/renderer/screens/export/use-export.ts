/**
 * The export as the dialog drives it: house, template, folder, and what came of it. An edited template
 * is kept as the desk's own edition of the house before anything is written in it.
 */
import { useEffect, useRef, useState } from 'react';
import type { CallOutput } from '#core/contract.ts';
import { exportTemplateProblem } from '#core/outbox/names.ts';
import type { House } from '#core/style/house.ts';
import { bundledHouses } from '#core/style/houses.ts';
import { hasPackages, isDocumentFormat } from '#core/wire/format-ids.ts';
import { desktop, listen, newsroom } from '#renderer/client.ts';
import {
  type Format,
  goingOn,
  hasOwnFile,
  overridden,
  templateProblems,
} from '#renderer/screens/export/export-words.ts';
import { useKilled } from '#renderer/screens/export/use-killed.ts';

/** Whether the picture goes with a document, and how. */
export type Picture = 'none' | 'beside' | 'zip';

export type Exported = CallOutput<'wire.export'>;

const nothingDone = { done: 0, total: 0, milliseconds: 0 };
const noOverride = { errors: false, kills: false };

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
  const [progress, setProgress] = useState(nothingDone);
  // What the newsroom calls the export that runs.
  const writing = useRef('');
  const [picture, setPicture] = useState<Picture>('none');
  const [names, setNames] = useState('');
  const [headline, setHeadline] = useState('');
  const [killReason, setKillReason] = useState('');
  // What is still refused after an override cannot be overridden by the same reason again.
  const [overrode, setOverrode] = useState(noOverride);
  const killed = useKilled(refused);

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
  const zipped = picture === 'zip' && isDocumentFormat(format);
  const story = hasPackages(format) && captions.length > 1 && !zipped ? headline.trim() : '';
  const ownFiles = zipped || hasOwnFile(format, story);

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

  useEffect(() => {
    if (!busy) return;
    const begun = performance.now();
    return listen('writing.progress', ({ writing: of, done, total }) => {
      if (of === writing.current) setProgress({ done, total, milliseconds: performance.now() - begun });
    });
  }, [busy]);

  function forget() {
    setResult(null);
    setExisting(null);
    setTrouble('');
    setOverrode(noOverride);
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

  /** Writes the files. `override` sends what stands refused too, with the reasons that were given logged. */
  async function run({ override = false, replace = false }): Promise<void> {
    if (busy) return;
    writing.current = crypto.randomUUID();
    setBusy(true);
    setProgress(nothingDone);
    setTrouble('');
    const unkept = edited !== null && edited !== kept;
    if (!unkept || (await keepTemplate(template))) {
      const [before, leftBefore] = [result?.written ?? [], result?.left ?? []];
      const standing = refused.map(({ caption }) => caption);
      const onward =
        override && result
          ? overridden(ownFiles, captions, standing, before)
          : goingOn(ownFiles, captions, leftBefore);
      const answer = await newsroom['wire.export']({
        captions: onward.captions,
        format,
        house,
        folder: folder.trim(),
        ...(isDocumentFormat(format) ? { picture } : {}),
        ...(names.trim() === '' ? {} : { names: names.trim() }),
        ...(story === '' ? {} : { story }),
        ...(override && reason.trim() !== '' ? { override: reason.trim() } : {}),
        ...(override && killReason.trim() !== '' ? { killOverride: killReason.trim() } : {}),
        replace: replace || onward.replace,
        writing: writing.current,
      });
      if (!answer.ok) setTrouble(answer.problem.message);
      else if (answer.value.existing.length > 0) setExisting({ names: answer.value.existing, override });
      else {
        newsroom['archive.set']({ key: 'export', value: { folder: folder.trim() } });
        setExisting(null);
        setOverrode(
          override ? { errors: reason.trim() !== '', kills: killReason.trim() !== '' } : noOverride,
        );
        const { written, exported, failures, notes, left = [] } = answer.value;
        const joined = onward.joins && result !== null;
        // An override sends what was refused, and leaves alone what a stop left over.
        const kept = joined && override ? leftBefore : [];
        setRefused(joined && !override ? [...refused, ...answer.value.refused] : answer.value.refused);
        setResult({
          ...answer.value,
          written: joined ? [...before, ...written] : written,
          exported: (joined ? result.exported : 0) + exported,
          failures: joined ? [...result.failures, ...failures] : failures,
          notes: joined ? [...result.notes, ...notes] : notes,
          left: [...kept, ...left],
        });
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
    progress,
    /** Which reasons were used by the last run. */
    overrode,
    /** The refused captions whose pictures were killed. */
    killed,
    killReason,
    picture,
    /** The template of the files' names, '' for the photos' names. */
    names,
    namesProblem: exportTemplateProblem(names),
    headline,
    /** Whether each caption is written to files of its own. */
    ownFiles,
    run,
    /** Ends the export after the photos in hand. */
    stop() {
      newsroom['writing.stop']({ writing: writing.current });
    },
    keepTemplate,
    setReason,
    setKillReason,
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
    choosePicture(next: Picture) {
      forget();
      setPicture(next);
    },
    setNames(template: string) {
      forget();
      setNames(template);
    },
    setHeadline(words: string) {
      forget();
      setHeadline(words);
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
