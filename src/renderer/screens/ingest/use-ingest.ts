/** What the ingest screen holds: the form, the first names, the ingests and the watched folders. */
import { useCallback, useEffect, useState } from 'react';
import { usualNames } from '#core/ingest/names.ts';
import type { IngestPreview, IngestReport, WatchedState } from '#core/ingest/records.ts';
import { listen, newsroom } from '#renderer/client.ts';

/** Milliseconds of rest before the names of a changed form are asked for: a card is looked through each time. */
const restBeforePreview = 700;
/** Milliseconds between two looks at ingests that are at work, for the case that an event is missed. */
const askEvery = 10_000;

/** The form. The places and the template are kept from one ingest to the next. */
export interface IngestForm {
  readonly source: string;
  readonly to: string;
  readonly second: string;
  readonly names: string;
  readonly batchName: string;
  readonly stamped: boolean;
}

const emptyForm: IngestForm = {
  source: '',
  to: '',
  second: '',
  names: usualNames,
  batchName: '',
  stamped: false,
};

export function useIngest(initialSource: string) {
  const [form, setForm] = useState<IngestForm>({ ...emptyForm, source: initialSource });
  const [trouble, setTrouble] = useState('');
  const [busy, setBusy] = useState(false);
  const jobs = useIngests();
  const watched = useWatchedFolders();
  const preview = usePreview(form, jobs.filter(({ state }) => state === 'done').length);

  useEffect(() => {
    newsroom['archive.status']({}).then((answer) => {
      const kept: unknown = answer.ok ? answer.value.settings['ingest'] : null;
      if (typeof kept !== 'object' || kept === null) return;
      setForm((before) => ({ ...before, ...textsIn(kept, ['to', 'second', 'names']) }));
    });
  }, []);

  const change = useCallback(
    (part: Partial<IngestForm>) => setForm((before) => ({ ...before, ...part })),
    [],
  );

  /** Runs one action at a time and keeps the places for the next one. */
  async function act(action: () => Promise<string>): Promise<void> {
    if (busy) return;
    setBusy(true);
    const { to, second, names } = form;
    const said = await action();
    if (said === '') await newsroom['archive.set']({ key: 'ingest', value: { to, second, names } });
    setTrouble(said);
    setBusy(false);
  }

  async function handling() {
    const answer = form.stamped ? await newsroom['stationery.show']({}) : null;
    return {
      names: form.names,
      ...(form.batchName.trim() === '' ? {} : { batch: form.batchName.trim() }),
      ...(answer?.ok ? { stationery: answer.value } : {}),
    };
  }

  return {
    form,
    change,
    preview,
    jobs,
    watched,
    trouble,
    forgetTrouble: () => setTrouble(''),
    busy,
    start: () =>
      act(async () => {
        const destinations = [form.to, form.second].filter((path) => path !== '');
        const answer = await newsroom['ingest.start']({
          source: form.source,
          destinations,
          ...(await handling()),
        });
        return answer.ok ? '' : answer.problem.message;
      }),
    watch: () =>
      act(async () => {
        const to = form.to === '' ? {} : { to: form.to };
        const answer = await newsroom['folders.watch']({ folder: form.source, ...to, ...(await handling()) });
        return answer.ok ? '' : answer.problem.message;
      }),
    unwatch: async (id: string) => {
      const answer = await newsroom['folders.unwatch']({ id });
      if (!answer.ok) setTrouble(answer.problem.message);
    },
    cancel: async (job: string) => {
      await newsroom['ingest.cancel']({ job });
    },
    resume: async (job: string) => {
      const answer = await newsroom['ingest.resume']({ job });
      if (!answer.ok) setTrouble(answer.problem.message);
    },
  };
}

/** All ingests, newest first. */
function useIngests(): readonly IngestReport[] {
  const [reports, setReports] = useState<readonly IngestReport[]>([]);
  const working = reports.some(({ state }) => state === 'listing' || state === 'running');
  const ask = useCallback(async () => {
    const answer = await newsroom['ingest.jobs']({});
    if (answer.ok) setReports(answer.value.toReversed());
  }, []);
  useEffect(() => {
    ask();
    return listen('ingest.progress', (report) =>
      setReports((before) =>
        before.some(({ job }) => job === report.job)
          ? before.map((each) => (each.job === report.job ? report : each))
          : [report, ...before],
      ),
    );
  }, [ask]);
  useEffect(() => {
    if (!working) return;
    const timer = setInterval(ask, askEvery);
    return () => clearInterval(timer);
  }, [working, ask]);
  return reports;
}

function useWatchedFolders(): readonly WatchedState[] {
  const [folders, setFolders] = useState<readonly WatchedState[]>([]);
  useEffect(() => {
    const ask = async () => {
      const answer = await newsroom['folders.watched']({});
      if (answer.ok) setFolders(answer.value);
    };
    ask();
    return listen('folders.changed', ask);
  }, []);
  return folders;
}

/**
 * The first names of the form as it stands, a moment after the last change; or what is wrong with it.
 * @param done how many ingests have ended: after each, other files are known
 */
function usePreview(
  { source, to, second, names, batchName }: IngestForm,
  done: number,
): {
  preview: IngestPreview | null;
  problem: string;
} {
  const [state, setState] = useState<{ preview: IngestPreview | null; problem: string }>({
    preview: null,
    problem: '',
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: an ingest that ended changes the answer
  useEffect(() => {
    if (source === '') {
      setState({ preview: null, problem: '' });
      return;
    }
    let left = false;
    const timer = setTimeout(async () => {
      const destinations = [to, second].filter((path) => path !== '');
      const batch = batchName.trim() === '' ? {} : { batch: batchName.trim() };
      const answer = await newsroom['ingest.preview']({ source, destinations, names, ...batch });
      if (left) return;
      setState(
        answer.ok
          ? { preview: answer.value, problem: '' }
          : { preview: null, problem: answer.problem.message },
      );
    }, restBeforePreview);
    return () => {
      left = true;
      clearTimeout(timer);
    };
  }, [source, to, second, names, batchName, done]);
  return state;
}

function textsIn<Key extends string>(kept: object, keys: readonly Key[]): Partial<Record<Key, string>> {
  const found: Partial<Record<Key, string>> = {};
  for (const [key, value] of Object.entries(kept)) {
    const wanted = keys.find((each) => each === key);
    if (wanted && typeof value === 'string') found[wanted] = value;
  }
  return found;
}
