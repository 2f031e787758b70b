/**
 * Where captions and pictures are sent: the destinations on the left, the one in hand as a form on the
 * right, with a test that says step by step what works. In the place of the desk; Escape goes back.
 */
import './DestinationsScreen.css';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { shownChord } from '#renderer/keys.ts';
import { Button } from '#renderer/parts/Button.tsx';
import { Notice } from '#renderer/parts/Notice.tsx';
import { counted } from '#renderer/parts/numbers.ts';
import { mac } from '#renderer/screens/commands/use-commands.ts';
import { DestinationList } from '#renderer/screens/destinations/DestinationList.tsx';
import { sameHost, secretLabel } from '#renderer/screens/destinations/destination-words.ts';
import { FileFields } from '#renderer/screens/destinations/FileFields.tsx';
import { TextRow } from '#renderer/screens/destinations/FormRow.tsx';
import { PassphraseDialog } from '#renderer/screens/destinations/PassphraseDialog.tsx';
import { LeaveQuestion, RemoveQuestion } from '#renderer/screens/destinations/Questions.tsx';
import { SecretField } from '#renderer/screens/destinations/SecretField.tsx';
import { HostKey, TestSteps } from '#renderer/screens/destinations/TestSteps.tsx';
import { type Unsaved, useDestinations } from '#renderer/screens/destinations/use-destinations.ts';
import { WayFields } from '#renderer/screens/destinations/WayFields.tsx';

interface DestinationsScreenProps {
  readonly house: string;
  readonly houses: readonly { readonly id: string; readonly name: string }[];
  readonly unsaved: Unsaved;
  onOutbox(): void;
  /** Back to the desk. */
  onDone(): void;
}

export function DestinationsScreen({ house, houses, unsaved, onOutbox, onDone }: DestinationsScreenProps) {
  const desk = useDestinations(house, unsaved);
  const { list, draft, saved, dirty } = desk;
  /** Where the editor wants to go although something is not saved. */
  const [leaving, setLeaving] = useState<(() => void) | null>(null);
  /** A secret that waits for the passphrase, '' for the passphrase alone. */
  const [locked, setLocked] = useState<string | null>(null);
  /** How often saving or trying failed: each time the focus goes to the field in question. */
  const [refusals, setRefusals] = useState(0);
  const [removing, setRemoving] = useState(false);
  const screen = useRef<HTMLElement>(null);
  const name = useRef<HTMLDivElement>(null);

  /** Goes there, or asks first. */
  const leave = (there: () => void) => (dirty ? setLeaving(() => there) : there());
  const pressed = useRef({ save, leave: () => leave(onDone) });
  pressed.current = { save, leave: () => leave(onDone) };

  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.isComposing || document.querySelector('dialog[open]')) return;
      const { target } = event;
      if (target instanceof Element && target.closest('[role=menu]')) return;
      const mod = (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey;
      if (event.key === 'Escape' && !event.defaultPrevented) {
        // Subtle: or the browser closes the very question that this opens.
        event.preventDefault();
        pressed.current.leave();
      }
      // The desk keeps this chord from the browser wherever it has no use for it itself.
      if (mod && event.key.toLowerCase() === 's') {
        event.preventDefault();
        void pressed.current.save();
      }
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, []);

  useEffect(() => {
    if (list !== null && document.activeElement === document.body)
      screen.current?.focus({ preventScroll: true });
  }, [list]);

  const add = () =>
    leave(() => {
      desk.add();
      requestAnimationFrame(() => name.current?.querySelector('input')?.focus());
    });

  // With the problem itself, not a moment later: somebody may be typing on.
  useLayoutEffect(() => {
    if (refusals === 0 || document.activeElement?.matches('form [aria-invalid=true]')) return;
    screen.current?.querySelector<HTMLElement>('form [aria-invalid=true]')?.focus();
  }, [refusals]);

  /** Does it, or leads to the first field that keeps it from being done. */
  async function orShow(done: Promise<boolean>): Promise<boolean> {
    const well = await done;
    if (!well) setRefusals((before) => before + 1);
    return well;
  }

  function save(): Promise<boolean> {
    return orShow(desk.save());
  }

  /** Keeps a secret; where the place of secrets is closed, asks for its passphrase first. */
  async function keepSecret(secret: string): Promise<boolean> {
    if (!saved && !(await save())) return false;
    if (desk.secrets.kept === 'file' && desk.secrets.locked) {
      setLocked(secret);
      return false;
    }
    return desk.keepSecret(secret);
  }

  const label = draft ? secretLabel(draft.way) : '';
  return (
    <main className="destinations" aria-label="Destinations" tabIndex={-1} ref={screen}>
      <header className="destinations-bar">
        <h1>Destinations</h1>
        <p className="destinations-soft" role="status">
          {list === null ? 'Looking…' : list.length === 0 ? 'None yet.' : counted(list.length, 'destination')}
        </p>
        {desk.secrets.kept === 'file' && desk.secrets.locked && desk.secrets.made ? (
          <Button onClick={() => setLocked('')}>Unlock the secrets…</Button>
        ) : null}
        <Button command="go.outbox" onClick={() => leave(onOutbox)}>
          Outbox
        </Button>
      </header>
      {desk.said ? (
        <Notice tone={desk.said.tone} onClose={desk.closeSaid}>
          {desk.said.text}
        </Notice>
      ) : null}
      <div className="destinations-panes">
        <DestinationList
          list={list ?? []}
          chosen={draft?.id ?? null}
          unsaved={draft && !saved ? draft.name.trim() || 'New destination' : null}
          onChoose={(each) => leave(() => desk.choose(each))}
          onAdd={add}
        />
        {draft ? (
          <form
            className="destination-form"
            aria-label="The destination in hand"
            onSubmit={(event) => {
              event.preventDefault();
              void save();
            }}
          >
            <div className="destination-fields">
              <div className="form-column">
                <div ref={name}>
                  <TextRow
                    label="Name"
                    problem={desk.problems.name}
                    placeholder="Picture wire"
                    most={80}
                    value={draft.name}
                    onChange={(next) => desk.change({ name: next })}
                  />
                </div>
                <WayFields
                  destination={draft}
                  problems={desk.problems}
                  onWay={(way) => desk.change({ way })}
                />
                {label === '' && draft.way.kind !== 'sftp' ? null : (
                  <fieldset className="form-group">
                    <legend>Login</legend>
                    {label === '' ? null : (
                      <SecretField
                        key={draft.id}
                        label={label}
                        state={saved?.secret ?? 'missing'}
                        saved={saved !== null}
                        onKeep={keepSecret}
                        onForget={() => desk.keepSecret(null)}
                        onUnlock={() => setLocked('')}
                      />
                    )}
                    {draft.way.kind === 'sftp' ? (
                      <HostKey
                        way={draft.way}
                        shown={desk.hostKey}
                        saved={saved !== null && sameHost(saved.way, draft.way)}
                        onAsk={desk.askHostKey}
                        onTrust={desk.trust}
                      />
                    ) : null}
                  </fieldset>
                )}
              </div>
              <div className="form-column">
                <FileFields
                  destination={draft}
                  houses={houses}
                  problems={desk.problems}
                  onChange={desk.change}
                />
              </div>
            </div>
            {desk.test ? <TestSteps steps={desk.test.steps} /> : null}
            <footer className="destination-foot">
              <span className="destinations-soft" role="status">
                {dirty ? 'Not saved.' : ''}
              </span>
              {saved ? <Button onClick={() => setRemoving(true)}>Remove…</Button> : null}
              {saved ? <Button onClick={() => leave(desk.copy)}>Duplicate</Button> : null}
              {dirty ? <Button onClick={desk.revert}>Take the changes back</Button> : null}
              <Button disabled={desk.test?.steps === null} onClick={() => void orShow(desk.tryIt())}>
                Test
              </Button>
              <Button look="primary" type="submit" keys={shownChord('Mod+S', mac)}>
                Save
              </Button>
            </footer>
          </form>
        ) : (
          <div className="destinations-empty">
            <p>
              A destination is a server, an address or a folder that gets captions and pictures: in which
              format, in which house style, under which names.
            </p>
            <Button look="primary" onClick={add}>
              Add a destination
            </Button>
          </div>
        )}
      </div>
      {leaving ? (
        <LeaveQuestion
          name={draft?.name.trim() || 'the new destination'}
          onSave={async () => {
            const there = leaving;
            setLeaving(null);
            if (await save()) there();
          }}
          onLeave={() => {
            const there = leaving;
            setLeaving(null);
            desk.revert();
            there();
          }}
          onClose={() => setLeaving(null)}
        />
      ) : null}
      {removing && saved ? (
        <RemoveQuestion
          name={saved.name}
          secret={saved.secret}
          onAnswer={async (yes) => {
            setRemoving(false);
            if (!yes) return;
            await desk.remove();
            requestAnimationFrame(() => screen.current?.focus({ preventScroll: true }));
          }}
        />
      ) : null}
      {locked === null ? null : (
        <PassphraseDialog
          made={desk.secrets.made}
          onPassphrase={async (passphrase) => {
            const problem = await desk.unlock(passphrase);
            if (problem === '' && locked !== '') await desk.keepSecret(locked);
            return problem;
          }}
          onClose={() => setLocked(null)}
        />
      )}
    </main>
  );
}
