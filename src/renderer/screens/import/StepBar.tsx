/** Where the import stands: its four steps, each a button once it can be gone to, and the counts beside them. */
import type { ReactNode } from 'react';
import { type Step, steps } from '#renderer/screens/import/draft.ts';

const titles: Readonly<Record<Step, string>> = {
  photos: 'Photos',
  captions: 'Captions',
  match: 'Match',
  done: 'Done',
};

interface StepBarProps {
  readonly batchName: string;
  readonly step: Step;
  readonly counts: string;
  open(step: Step): boolean;
  onStep(step: Step): void;
}

export function StepBar({ batchName, step, counts, open, onStep }: StepBarProps) {
  return (
    <header className="import-bar">
      <h1>Import into “{batchName}”</h1>
      <nav aria-label="Steps of the import">
        <ol>
          {steps.map((each, index) => (
            <li key={each}>
              <button
                type="button"
                className="import-step"
                aria-current={each === step ? 'step' : undefined}
                disabled={!open(each)}
                onClick={() => onStep(each)}
              >
                <span className="import-step-number">{index + 1}</span> {titles[each]}
              </button>
            </li>
          ))}
        </ol>
      </nav>
      <p className="import-counts" role="status">
        {counts}
      </p>
    </header>
  );
}

/** The foot of a step: what could not be read, and the way back and on. */
export function StepFoot({ said, children }: { readonly said: ReactNode; readonly children: ReactNode }) {
  return (
    <footer className="import-foot">
      <p className="import-said">{said}</p>
      {children}
    </footer>
  );
}
