/** What the destinations screen holds: the list, the one in hand as it is edited, its test, and its secret. */
import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import type { KnownDestination } from '#core/outbox/contract.ts';
import type { Destination, TestStep } from '#core/outbox/records.ts';
import { listen, newsroom } from '#renderer/client.ts';
import {
  blankDestination,
  copyName,
  type FieldName,
  fieldNamed,
  type Problems,
  problemsOf,
  settledHidden,
  withKnownKey,
} from '#renderer/screens/destinations/destination-words.ts';

/** A test in the form: none, going on, or done. */
export type Test = { readonly steps: readonly TestStep[] | null } | null;

interface Trouble {
  readonly tone: 'error' | 'plain';
  readonly text: string;
}

/** The destination that was being edited when its screen was left by a command, for when it is opened again. */
export type Unsaved = RefObject<Destination | null>;

export function useDestinations(house: string, unsaved: Unsaved) {
  const [list, setList] = useState<readonly KnownDestination[] | null>(null);
  const [draft, setDraft] = useState<Destination | null>(unsaved.current);
  /** Problems are shown once somebody tried to save. */
  const [tried, setTried] = useState(false);
  const [refusal, setRefusal] = useState<{ field: FieldName; words: string } | null>(null);
  const [said, setSaid] = useState<Trouble | null>(null);
  const [test, setTest] = useState<Test>(null);
  const [hostKey, setHostKey] = useState<string | null>(null);
  const [secrets, setSecrets] = useState({ kept: 'file', locked: false, made: false });
  const chosen = useRef<string | null>(unsaved.current?.id ?? null);
  const known = useRef<readonly KnownDestination[]>([]);
  /** Counts what was edited or opened: an answer about what stood there before is left aside. */
  const edition = useRef(0);

  const saved = list?.find(({ id }) => id === draft?.id) ?? null;
  const dirty = draft !== null && (saved === null || !sameSettings(saved, draft));
  const problems: Problems = draft
    ? {
        ...(tried ? problemsOf(draft) : {}),
        ...(refusal ? { [refusal.field]: refusal.words } : {}),
      }
    : {};

  const hold = useCallback((destination: Destination | null) => {
    edition.current += 1;
    chosen.current = destination?.id ?? null;
    setDraft(destination);
    setTried(false);
    setRefusal(null);
    setTest(null);
    setHostKey(null);
    setSaid(null);
  }, []);

  const ask = useCallback(async () => {
    const [answer, state] = await Promise.all([
      newsroom['destinations.list']({}),
      newsroom['secrets.state']({}),
    ]);
    if (state.ok) setSecrets(state.value);
    if (!answer.ok) {
      setSaid({ tone: 'error', text: answer.problem.message });
      return;
    }
    const before = known.current.find(({ id }) => id === chosen.current);
    const now = answer.value.find(({ id }) => id === chosen.current);
    known.current = answer.value;
    setList(answer.value);
    // What nobody edits here follows the archive: another window, the command line, or a host's first key.
    if (now)
      setDraft((held) => {
        if (held === null || held.id !== now.id) return held;
        if (sameSettings(now, held)) return held;
        return before && sameSettings(before, held) ? settingsOf(now) : withKnownKey(held, now);
      });
    const [first] = answer.value;
    if (chosen.current === null && first) hold(settingsOf(first));
  }, [hold]);

  useEffect(() => {
    void ask();
    return listen('destinations.changed', () => void ask());
  }, [ask]);

  useEffect(() => {
    unsaved.current = dirty ? draft : null;
  }, [unsaved, dirty, draft]);

  /** The draft with what its form does not show put right; null, with the problems shown, where it cannot be used. */
  function usable(): Destination | null {
    if (!draft) return null;
    setTried(true);
    const settled = settledHidden(draft);
    return Object.keys(problemsOf(settled)).length > 0 ? null : settled;
  }

  async function save(): Promise<boolean> {
    const destination = usable();
    const at = edition.current;
    if (!destination) return false;
    const answer = await newsroom['destinations.save']({ destination });
    if (!answer.ok) {
      const field = fieldNamed(answer.problem.field);
      setRefusal(field === '' ? null : { field, words: answer.problem.message });
      setSaid(field === '' ? { tone: 'error', text: answer.problem.message } : null);
      return false;
    }
    // What was typed while it was being saved is not lost, and not saved.
    if (edition.current === at) setDraft(answer.value);
    setRefusal(null);
    setSaid({ tone: 'plain', text: `${answer.value.name} is saved.` });
    await ask();
    return true;
  }

  return {
    list,
    draft,
    saved,
    dirty,
    problems,
    said,
    test,
    hostKey,
    secrets,
    closeSaid: () => setSaid(null),
    choose: (destination: KnownDestination) => hold(settingsOf(destination)),
    change: (part: Partial<Destination>) => {
      edition.current += 1;
      setRefusal(null);
      setTest(null);
      if (part.way) setHostKey(null);
      setDraft((before) => (before ? withKnownKey({ ...before, ...part }, saved ?? before) : before));
    },
    add: () => hold(blankDestination(crypto.randomUUID(), house)),
    /** Begins another one with the settings that are saved of this one. */
    copy: () => {
      const from = known.current.find(({ id }) => id === chosen.current);
      if (!from) return;
      const name = copyName(
        from.name,
        known.current.map((each) => each.name),
      );
      hold({ ...settingsOf(from), id: crypto.randomUUID(), name });
    },
    /** Takes the changes back; one that was never saved is gone. */
    revert: () => {
      unsaved.current = null;
      const [first] = list ?? [];
      hold(saved ? settingsOf(saved) : first ? settingsOf(first) : null);
    },
    save,
    async remove() {
      if (!saved) return;
      const answer = await newsroom['destinations.remove']({ destination: saved.id });
      if (!answer.ok) {
        setSaid({ tone: 'error', text: answer.problem.message });
        return;
      }
      const name = saved.name;
      hold(null);
      await ask();
      setSaid({ tone: 'plain', text: `${name} was removed. What was sent there stays in the history.` });
    },
    /** Tries it; answers whether it could be tried. */
    async tryIt(): Promise<boolean> {
      const destination = usable();
      const at = edition.current;
      if (!destination) return false;
      setTest({ steps: null });
      const answer = await newsroom['destinations.test']({ destination });
      if (edition.current !== at) return true;
      setTest(answer.ok ? { steps: answer.value } : null);
      if (!answer.ok) setSaid({ tone: 'error', text: answer.problem.message });
      return answer.ok;
    },
    async keepSecret(secret: string | null): Promise<boolean> {
      if (!draft) return false;
      const answer = await newsroom['destinations.secret']({ destination: draft.id, secret });
      if (!answer.ok) setSaid({ tone: 'error', text: answer.problem.message });
      await ask();
      return answer.ok;
    },
    async unlock(passphrase: string): Promise<string> {
      const answer = await newsroom['secrets.unlock']({ passphrase });
      if (!answer.ok) return answer.problem.message;
      if (!answer.value.unlocked) return 'This is not the passphrase. Nothing was changed.';
      await ask();
      return '';
    },
    async askHostKey() {
      const destination = usable();
      const at = edition.current;
      if (!destination) return;
      const answer = await newsroom['destinations.hostKey']({ destination });
      if (edition.current !== at) return;
      if (answer.ok) setHostKey(answer.value.hostKey);
      else setSaid({ tone: 'error', text: answer.problem.message });
    },
    async trust(key: string) {
      if (!saved) return;
      const answer = await newsroom['destinations.trust']({ destination: saved.id, hostKey: key });
      if (answer.ok)
        setDraft((held) => (held?.id === answer.value.id ? withKnownKey(held, answer.value) : held));
      else setSaid({ tone: 'error', text: answer.problem.message });
      await ask();
    },
  };
}

/** A destination without what only the list tells of it. */
function settingsOf({ secret: _secret, counts: _counts, ...destination }: KnownDestination): Destination {
  return destination;
}

function sameSettings(known: KnownDestination, draft: Destination): boolean {
  const keys = Object.keys(draft) as (keyof Destination)[];
  return keys.every((key) => JSON.stringify(known[key]) === JSON.stringify(draft[key]));
}
