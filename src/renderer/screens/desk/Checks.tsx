/** The checks as a list, most severe first: what is wrong, which rule says so, and the fix where one is certain. */
import './Checks.css';
import { useEffect, useRef } from 'react';
import { diffWords } from '#core/duplicates/word-diff.ts';
import { Button } from '#renderer/parts/Button.tsx';
import { WordDiff } from '#renderer/parts/WordDiff.tsx';
import { type Check, countChecks, type Mend } from '#renderer/screens/desk/checks.ts';

interface ChecksProps {
  readonly checks: readonly Check[];
  /** The check that F8 last went to. */
  readonly current: string | null;
  /** The caption as typed, against which repeats are compared. */
  readonly text: string;
  readonly houseName: string;
  /** The caption text the checks and duplicate flags were made of; null while Cutline does not answer. */
  readonly answersFor: string | null;
  readonly fixKeys: string | undefined;
  /** Whether the list is open below its heading. */
  readonly shown: boolean;
  onShown(shown: boolean): void;
  onGo(check: Check): void;
  onFix(mend: Mend): void;
  onLearn(word: string): void;
  onCompare(other: string): void;
}

const glyphs = { error: '●', warning: '▲', hint: '○' } as const;
const words = { error: 'Error', warning: 'Warning', hint: 'Hint' } as const;

export function Checks(props: ChecksProps) {
  const { checks, current, houseName, answersFor, shown } = props;
  // Without a current check, Alt Enter applies the first fix in the list: that one shows the shortcut.
  const offered = (checks.find(({ key }) => key === current) ?? checks.find(({ fix }) => fix))?.key;
  const section = useFocusKept(checks);
  return (
    <section
      ref={section}
      className="pane-part checks-part"
      aria-label="Checks"
      data-answers-for={answerMark(answersFor)}
    >
      <div className="pane-part-head">
        <h2>
          <button
            type="button"
            data-command="fold.checks"
            aria-expanded={shown}
            onClick={() => props.onShown(!shown)}
          >
            <span aria-hidden="true">{shown ? '▾' : '▸'}</span> Checks
          </button>
        </h2>
        <span>
          {houseName} · {answersFor === null ? 'not checked' : countChecks(checks)}
        </span>
      </div>
      {shown && checks.length === 0 && answersFor !== null ? (
        <p className="checks-none">
          <span aria-hidden="true">✓</span> Nothing stands against this caption.
        </p>
      ) : null}
      {shown && checks.length > 0 ? (
        <ul className="checks">
          {checks.map((check) => (
            <Line
              key={check.key}
              {...props}
              check={check}
              isCurrent={check.key === current}
              keys={check.key === offered ? props.fixKeys : undefined}
            />
          ))}
        </ul>
      ) : null}
    </section>
  );
}

/** A fix takes its own button away: the focus stays among the checks, on the next fix or on the heading. */
function useFocusKept(checks: readonly Check[]) {
  const section = useRef<HTMLElement>(null);
  const inside = useRef(false);
  useEffect(() => {
    const taken = ({ target }: FocusEvent) => {
      inside.current = target instanceof Node && (section.current?.contains(target) ?? false);
    };
    // Asked a moment later: what left the page with the focus did not give it away.
    const given = ({ target }: FocusEvent) =>
      queueMicrotask(() => {
        if (target instanceof Node && target.isConnected) inside.current = false;
      });
    document.addEventListener('focusout', given);
    document.addEventListener('focusin', taken);
    return () => {
      document.removeEventListener('focusout', given);
      document.removeEventListener('focusin', taken);
    };
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: after each change of the list
  useEffect(() => {
    if (!inside.current || document.activeElement !== document.body) return;
    section.current?.querySelector<HTMLElement>('.check-actions button, h2 button')?.focus();
  }, [checks]);
  return section;
}

/** Characters of the text's end that name it in `data-answers-for`. */
const markLength = 40;

/**
 * Which text the checks on screen are of, as "214:…its last 40 characters" with the whole length in
 * UTF-16 units first. A bench or a journey waits for it to name the newest keystroke; absent without an answer.
 */
function answerMark(text: string | null): string | undefined {
  return text === null ? undefined : `${text.length}:${text.slice(-markLength)}`;
}

interface LineProps extends ChecksProps {
  readonly check: Check;
  readonly isCurrent: boolean;
  readonly keys: string | undefined;
}

function Line({ check, isCurrent, keys, text, houseName, onGo, onFix, onLearn, onCompare }: LineProps) {
  const line = useRef<HTMLLIElement>(null);
  const { severity, message, source, fix, choices, likeness, word } = check;
  useEffect(() => {
    if (isCurrent) line.current?.scrollIntoView({ block: 'nearest' });
  }, [isCurrent]);
  return (
    <li ref={line} className={`check check-${severity}`} aria-current={isCurrent ? 'true' : undefined}>
      <span className="check-glyph" aria-hidden="true">
        {glyphs[severity]}
      </span>
      <div className="check-words">
        <button type="button" className="check-message" onClick={() => onGo(check)}>
          <span className="unseen">{words[severity]}: </span>
          {message}
        </button>
        <p className={likeness ? 'check-source' : 'check-source check-rule'}>
          {likeness || word ? source : `${houseName} · ${source}`}
        </p>
        {likeness ? (
          <p className="check-source">
            <WordDiff parts={diffWords(likeness.text, text)} />
          </p>
        ) : null}
      </div>
      <div className="check-actions">
        {[...(fix ? [fix] : []), ...choices].map((mend) => (
          <Button
            key={mend.label}
            look="fix"
            keys={mend === fix ? keys : undefined}
            onClick={() => onFix(mend)}
          >
            <span className="unseen">Fix: </span>
            {mend.label}
          </Button>
        ))}
        {word ? (
          <Button look="fix" onClick={() => onLearn(word)}>
            Learn<span className="unseen"> {word}</span>
          </Button>
        ) : null}
        {likeness ? (
          <Button look="fix" onClick={() => onCompare(likeness.caption)}>
            Compare<span className="unseen"> with {likeness.fileName}</span>
          </Button>
        ) : null}
      </div>
    </li>
  );
}
