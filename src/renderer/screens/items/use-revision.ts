/**
 * A correction, an update or a kill while it is written: what it would say and to whom it would go,
 * asked anew after each rest in the typing, and its way into the outbox. Used by the dialog only.
 */
import { useEffect, useState } from 'react';
import type { CallOutput } from '#core/contract.ts';
import { noteProblems, type RevisionKind } from '#core/wire/revision-note.ts';
import { newsroom } from '#renderer/client.ts';

export type Proposal = CallOutput<'items.propose'>;
export type Revised = CallOutput<'items.revise'>;

/** Milliseconds of rest while a reason or a note is typed. */
const restBeforeAsking = 200;

/** Stands where the reason will be, so that the rest can be looked at before it is written. */
const reasonToCome = '[your reason]';

export function useRevision(caption: string, house: string, firstKind: RevisionKind) {
  const [kind, setKind] = useState(firstKind);
  const [reason, setReason] = useState('');
  const [ownNote, setOwnNote] = useState<string | null>(null);
  const [override, setOverride] = useState('');
  const [proposal, setProposal] = useState<Proposal | null>(null);
  const [trouble, setTrouble] = useState('');
  const [busy, setBusy] = useState(false);
  const given = reason.trim();
  const overriding = override.trim();
  const said = ownNote?.trim();

  useEffect(() => {
    let left = false;
    const timer = setTimeout(async () => {
      const answer = await newsroom['items.propose']({
        caption,
        kind,
        house,
        reason: given || reasonToCome,
        ...(said ? { note: said } : {}),
        ...(overriding === '' || kind === 'kill' ? {} : { override: overriding }),
      });
      if (left) return;
      setProposal(answer.ok ? answer.value : null);
      setTrouble(answer.ok ? '' : answer.problem.message);
    }, restBeforeAsking);
    return () => {
      left = true;
      clearTimeout(timer);
    };
  }, [caption, kind, house, given, said, overriding]);

  const noted = ownNote === null ? [] : noteProblems(kind, ownNote);
  const standing = proposal?.problems ?? [];
  const problems = [...standing.filter((problem) => !noted.includes(problem)), ...noted];

  return {
    kind,
    reason,
    note: ownNote ?? proposal?.note ?? '',
    ownNote: ownNote !== null,
    override,
    proposal,
    problems,
    trouble,
    busy,
    /** Whether it can go; the newsroom looks once more. */
    ready: given !== '' && proposal !== null && problems.length === 0,
    chooseKind(next: RevisionKind) {
      setKind(next);
      setOwnNote(null);
      setProposal(null);
    },
    setReason,
    setNote: setOwnNote,
    /** Takes the house's own words again. */
    forgetNote: () => setOwnNote(null),
    setOverride,
    /** Makes the new version and queues it; null where it was refused, with the reason shown. */
    async revise(): Promise<Revised | null> {
      setBusy(true);
      const answer = await newsroom['items.revise']({
        caption,
        kind,
        house,
        reason: given,
        ...(said ? { note: said } : {}),
        ...(overriding === '' || kind === 'kill' ? {} : { override: overriding }),
      });
      setBusy(false);
      setTrouble(answer.ok ? '' : answer.problem.message);
      return answer.ok ? answer.value : null;
    },
  };
}

export type RevisionState = ReturnType<typeof useRevision>;
