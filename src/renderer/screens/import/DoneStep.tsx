/** Step 4: what came in, what did not and why, and the ways on. */
import './DoneStep.css';
import { Button } from '#renderer/parts/Button.tsx';
import { counted, shownNumber } from '#renderer/parts/numbers.ts';
import { FailureList, ReplacedList } from '#renderer/screens/import/Failures.tsx';
import { ImportProgress } from '#renderer/screens/import/ImportProgress.tsx';
import { StepFoot } from '#renderer/screens/import/StepBar.tsx';
import type { ImportFlow } from '#renderer/screens/import/use-import.ts';

/** Lines about values that gave way: more is for the duplicates screen, where they wait. */
const mostReplacedShown = 50;

interface DoneStepProps {
  readonly flow: ImportFlow;
  onOpen(): void;
  onMore(): void;
}

export function DoneStep({ flow, onOpen, onMore }: DoneStepProps) {
  const { draft, jobs } = flow;
  const { attached } = draft;
  const photos = { added: 0, known: 0, failed: 0 };
  for (const report of jobs.own) {
    photos.added += report.photos.added;
    photos.known += report.photos.known;
    photos.failed += report.photos.failed;
  }
  const running = jobs.own.filter(({ state }) => state !== 'done');
  const failures = jobs.own.flatMap((report) => report.failures);
  const replaced = {
    total:
      attached.reduce((sum, page) => sum + page.replaced.length, 0) +
      jobs.own.reduce((sum, report) => sum + (report.replaced?.total ?? 0), 0),
    first: [
      ...attached.flatMap((page) => page.replaced),
      ...jobs.own.flatMap((report) => report.replaced?.first ?? []),
    ].slice(0, mostReplacedShown),
  };
  const captions = jobs.own.map((report) => report.captions);
  const sum = (each: 'found' | 'distinct' | 'attached') =>
    [...attached, ...captions].reduce((total, counts) => total + counts[each], 0);
  const counts = [
    { number: photos.added, words: photos.added === 1 ? 'photo added' : 'photos added' },
    { number: photos.known, words: 'already in the archive' },
    { number: sum('found'), words: sum('found') === 1 ? 'caption found' : 'captions found' },
    { number: sum('distinct'), words: 'distinct' },
    { number: sum('attached'), words: 'on their photos' },
    { number: failures.length, words: failures.length === 1 ? 'file not read' : 'files not read' },
  ].filter(({ number }, index) => number > 0 || (index === 0 && photos.known === 0));
  const title =
    running.length > 0
      ? 'Photos are still coming in'
      : failures.length > 0
        ? `Imported; ${counted(failures.length, 'file was', 'files were')} not read`
        : 'Everything chosen is in';

  return (
    <>
      <div className="import-done">
        <h2>{title}</h2>
        <dl className="done-counts">
          {counts.map(({ number, words }) => (
            <div key={words}>
              <dt>{words}</dt>
              <dd>{shownNumber(number)}</dd>
            </div>
          ))}
        </dl>
        {running.map((report) => (
          <ImportProgress
            key={report.job}
            report={report}
            batchName={flow.batchName}
            onCancel={() => flow.cancel(report.job)}
            onResume={() => flow.resume(report.job, report.batch)}
          />
        ))}
        {attached.map(({ name, found, entries }, index) => (
          // Two pages may have one name: their order is their identity.
          // biome-ignore lint/suspicious/noArrayIndexKey: the list only grows
          <p key={index}>
            <strong>{name}</strong>{' '}
            {entries.length === 0
              ? 'was in this batch already; nothing was added'
              : `gave ${counted(entries.length, 'caption')}, shown ${counted(found, 'time')} on the page`}
          </p>
        ))}
        {failures.length > 0 ? (
          <section aria-labelledby="not-read">
            <h3 id="not-read">Not read</h3>
            <FailureList failures={failures} />
          </section>
        ) : null}
        {replaced.total > 0 ? (
          <section aria-labelledby="gave-way">
            <h3 id="gave-way">Gave way to a page</h3>
            <ReplacedList {...replaced} />
          </section>
        ) : null}
      </div>
      <StepFoot said="">
        <Button onClick={onMore}>Import more</Button>
        <Button look="primary" autoFocus disabled={draft.batch === null} onClick={onOpen}>
          Open the batch
        </Button>
      </StepFoot>
    </>
  );
}
