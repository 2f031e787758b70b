/**
 * Bringing photos and captions in: photos, captions, match, done. One screen in the place of the desk;
 * Escape goes back to the desk, and what was chosen, pasted or moved is here again on return.
 */
import './ImportScreen.css';
import './MatchStep.css';
import { useEffect, useRef } from 'react';
import { Button } from '#renderer/parts/Button.tsx';
import { Notice } from '#renderer/parts/Notice.tsx';
import { focusIsLost } from '#renderer/screens/desk/focus.ts';
import { CaptionsStep } from '#renderer/screens/import/CaptionsStep.tsx';
import { DoneStep } from '#renderer/screens/import/DoneStep.tsx';
import { newDraft, type Step } from '#renderer/screens/import/draft.ts';
import { countsSentence, outcomeSentence, progressSentence } from '#renderer/screens/import/import-words.ts';
import { MatchStep } from '#renderer/screens/import/MatchStep.tsx';
import { PhotosStep } from '#renderer/screens/import/PhotosStep.tsx';
import { StepBar } from '#renderer/screens/import/StepBar.tsx';
import { type ImportFlow, useImport } from '#renderer/screens/import/use-import.ts';
import { type Matching, useMatching } from '#renderer/screens/import/use-matching.ts';

interface ImportScreenProps {
  readonly batchId?: string;
  readonly initialPaths?: readonly string[];
  onDone(batchId: string | null): void;
}

const noPaths: readonly string[] = [];

export function ImportScreen({ batchId, initialPaths = noPaths, onDone }: ImportScreenProps) {
  const flow = useImport(batchId ?? null, initialPaths);
  const { draft } = flow;
  const { step, reading } = draft;
  const matching = useMatching(step === 'match' ? reading : null, draft.batch, draft.byHand);
  const body = useRef<HTMLElement>(null);
  const leave = useRef(onDone);
  leave.current = onDone;

  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing) return;
      // An open dialog or menu has its own use for Escape.
      if (event.target instanceof Element && event.target.closest('dialog, [role=menu], select')) return;
      leave.current(null);
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);

  // A new step takes the focus, unless something in it already has.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each step
  useEffect(() => {
    if (!body.current?.contains(document.activeElement) || document.activeElement === body.current) {
      (
        body.current?.querySelector<HTMLElement>(
          '[role=listbox], textarea, .drop-buttons button, .button-primary',
        ) ?? body.current
      )?.focus();
    }
  }, [step]);

  // The pressed button is off while its work is under way, and gone after: the way on has the focus then.
  useEffect(() => {
    if (flow.busy || !focusIsLost()) return;
    (
      body.current?.querySelector<HTMLElement>('.import-foot .button-primary:enabled') ?? body.current
    )?.focus();
  }, [flow.busy]);

  const open = (each: Step) =>
    each === 'match'
      ? reading !== null
      : each !== 'done' || draft.jobs.length > 0 || draft.attached.length > 0;

  return (
    <main
      className="import"
      onDragOver={(event) => {
        if (event.dataTransfer.types.includes('Files')) event.preventDefault();
      }}
      onDrop={(event) => {
        if (!event.dataTransfer.types.includes('Files')) return;
        event.preventDefault();
        flow.drop(event.dataTransfer);
      }}
    >
      <StepBar
        batchName={flow.batchName}
        step={step}
        counts={countsOf(flow, matching)}
        open={open}
        onStep={flow.go}
      />
      {flow.troubles.length > 0 ? (
        <Notice tone="error" onClose={flow.forgetTroubles}>
          {flow.troubles.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </Notice>
      ) : null}
      <section ref={body} className="import-body" aria-label={`Step: ${step}`} tabIndex={-1}>
        {step === 'photos' ? <PhotosStep flow={flow} onLeave={() => onDone(null)} /> : null}
        {step === 'captions' ? <CaptionsStep flow={flow} /> : null}
        {step === 'match' && reading ? <MatchStep flow={flow} reading={reading} matching={matching} /> : null}
        {step === 'match' && !reading ? (
          <div className="import-empty">
            <p>There is no page to match.</p>
            <Button onClick={() => flow.go('captions')}>Choose a page</Button>
          </div>
        ) : null}
        {step === 'done' ? (
          <DoneStep
            flow={flow}
            onOpen={() => onDone(draft.batch)}
            onMore={() => flow.change(newDraft(draft.batch, []))}
          />
        ) : null}
      </section>
    </main>
  );
}

/** The line beside the steps: the matching's counts, else how the import stands. The first step says that itself. */
function countsOf({ draft, jobs }: ImportFlow, { photos, matches }: Matching): string {
  if (draft.step === 'match' && draft.reading && photos) {
    return countsSentence({
      photos: photos.length,
      captioned: new Set(photos.flatMap(({ id, caption }) => (caption === '' ? [] : [id]))),
      occurrences: draft.reading.captions.map(({ occurrences }) => occurrences),
      matches,
    });
  }
  if (draft.step === 'photos') return '';
  const running = jobs.own.find(({ state }) => state === 'running');
  if (running) return progressSentence(running);
  const last = jobs.own.at(-1);
  return last && draft.step !== 'done' ? outcomeSentence(last) : '';
}
