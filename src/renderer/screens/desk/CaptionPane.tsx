/**
 * The right pane: the caption's form, its checks and the wire text; all other fields; its history.
 * Every change goes to the keeper as typed; nothing waits for a button.
 */
import './CaptionPane.css';
import { type ReactNode, type Ref, type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { FieldChanges } from '#core/caption/caption.ts';
import type { FieldId } from '#core/caption/fields.ts';
import type { RevisionKind } from '#core/wire/revision-note.ts';
import { Splitter } from '#renderer/parts/Splitter.tsx';
import { Checks } from '#renderer/screens/desk/Checks.tsx';
import type { Check, Mend } from '#renderer/screens/desk/checks.ts';
import { CaptionEditor, type EditorHandle } from '#renderer/screens/desk/editor/CaptionEditor.tsx';
import type { EditorMark } from '#renderer/screens/desk/editor/marks.ts';
import { FieldControl } from '#renderer/screens/desk/FieldControl.tsx';
import { CutNote, controlId, FieldLabel } from '#renderer/screens/desk/FieldLabel.tsx';
import { History } from '#renderer/screens/desk/History.tsx';
import { type Layout, paneLimits } from '#renderer/screens/desk/layout.ts';
import { AllFields } from '#renderer/screens/desk/metadata/AllFields.tsx';
import { filledIn, moreFields, widthOf } from '#renderer/screens/desk/metadata/field-groups.ts';
import type { OpenCaption } from '#renderer/screens/desk/use-caption.ts';
import type { ChangeLayout } from '#renderer/screens/desk/use-layout.ts';
import { WirePreview } from '#renderer/screens/desk/WirePreview.tsx';
import { sentLabel } from '#renderer/screens/items/item-words.ts';
import { SentPanel } from '#renderer/screens/items/SentPanel.tsx';
import type { OpenItem } from '#renderer/screens/items/use-item.ts';

export const tabs = ['caption', 'fields', 'history', 'sent'] as const;
export type Tab = (typeof tabs)[number];

const tabNames: Readonly<Record<Exclude<Tab, 'sent'>, string>> = {
  caption: 'Caption',
  fields: 'Fields',
  history: 'History',
};

type Width = 'whole' | 'half' | 'quarter';

/** The fields of the first tab below the caption, in the order they are filled in, and how much of a row each takes. */
const firstFields: readonly { field: FieldId; width: Width }[] = [
  { field: 'credit', width: 'half' },
  { field: 'byline', width: 'half' },
  { field: 'dateCreated', width: 'half' },
  { field: 'city', width: 'quarter' },
  { field: 'country', width: 'quarter' },
  { field: 'people', width: 'whole' },
];

interface CaptionPaneProps {
  readonly open: OpenCaption | null;
  readonly trouble: string;
  readonly checks: readonly Check[];
  readonly currentCheck: string | null;
  readonly house: string;
  readonly houses: readonly { readonly id: string; readonly name: string }[];
  readonly tab: Tab;
  readonly layout: Layout;
  readonly editor: Ref<EditorHandle>;
  /** What stands above the form about the photo's file. */
  readonly notice?: ReactNode;
  /** What became of it on the wire. */
  readonly sent: OpenItem;
  readonly sendKeys: string | undefined;
  readonly copyKeys: string | undefined;
  readonly fixKeys: string | undefined;
  onTab(tab: Tab): void;
  onEdit(changes: FieldChanges, why?: string): void;
  onLeave(): void;
  onCheck(check: Check): void;
  onFix(mend: Mend): void;
  onLearn(word: string): void;
  onCompare(other: string): void;
  onHouse(house: string): void;
  onCopyWire(): void;
  onRevise(kind: RevisionKind): void;
  onSend(): void;
  change: ChangeLayout;
}

export function CaptionPane(props: CaptionPaneProps) {
  const { open, tab } = props;
  return (
    <div className="caption-pane">
      <div className="tabs" role="tablist" aria-label="About this photo">
        {tabs.map((each, index) => (
          <button
            key={each}
            type="button"
            role="tab"
            id={`tab-${each}`}
            aria-selected={each === tab}
            aria-controls="tab-panel"
            tabIndex={each === tab ? 0 : -1}
            data-command={`tab.${each}`}
            onClick={() => props.onTab(each)}
            onKeyDown={(event) => {
              const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
              const next = tabs[(index + by + tabs.length) % tabs.length];
              if (by === 0 || !next) return;
              props.onTab(next);
              document.getElementById(`tab-${next}`)?.focus();
            }}
          >
            {each === 'sent' ? sentLabel(props.sent.item) : tabNames[each]}
          </button>
        ))}
      </div>
      <div id="tab-panel" className="tab-panel" role="tabpanel" aria-labelledby={`tab-${tab}`}>
        {open && tab !== 'history' && tab !== 'sent' ? props.notice : null}
        {open ? <Panel {...props} open={open} /> : <p className="pane-empty">{props.trouble || ' '}</p>}
      </div>
    </div>
  );
}

type PanelProps = CaptionPaneProps & { readonly open: OpenCaption };

function Panel(props: PanelProps) {
  if (props.tab === 'history') {
    return (
      <div className="panel-room">
        <History entry={props.open.entry} onEdit={props.onEdit} />
      </div>
    );
  }
  if (props.tab === 'sent') {
    return (
      <div className="panel-room">
        <SentPanel
          sent={props.sent}
          fields={props.open.fields}
          killed={props.open.entry.decision === 'killed'}
          sendKeys={props.sendKeys}
          onRevise={props.onRevise}
          onSend={props.onSend}
        />
      </div>
    );
  }
  if (props.tab === 'fields') {
    return (
      <AllFields
        caption={props.open.fields}
        troubled={new Set(props.checks.map(({ field }) => field))}
        field={(id) => <FormField key={id} {...props} field={id} width={widthOf(id)} />}
      />
    );
  }
  return <CaptionPanel {...props} />;
}

/** The form, what stands against the caption, and what the wire gets: one above the other, each with its own scroll. */
function CaptionPanel(props: PanelProps) {
  const { open, houses, house, layout, change } = props;
  const { checksShown, checksHeight, previewShown } = layout;
  const checksRoom = useRef<HTMLDivElement>(null);
  const measured = useHeight(checksRoom);
  return (
    <>
      <div className="panel-room form">
        <FormField {...props} field="headline" width="whole" />
        <CaptionField {...props} />
        {firstFields.map(({ field, width }) => (
          <FormField key={field} {...props} field={field} width={width} />
        ))}
        <MoreFieldsLink {...props} />
      </div>
      {checksShown ? (
        <Splitter
          label="Height of the checks"
          direction="horizontal"
          size={checksHeight ?? measured}
          least={paneLimits.checks[0]}
          most={paneLimits.checks[1]}
          side={-1}
          onSize={(height) => change({ checksHeight: height })}
          onReset={() => change({ checksHeight: null })}
        />
      ) : null}
      <div
        ref={checksRoom}
        className={
          checksShown ? (checksHeight === null ? 'checks-room' : 'checks-room sized') : 'checks-away'
        }
        style={{ flexBasis: checksHeight ?? roomFor(Math.min(3, props.checks.length)) }}
      >
        <Checks
          checks={props.checks}
          current={props.currentCheck}
          text={open.fields.caption}
          houseName={houses.find(({ id }) => id === house)?.name ?? house}
          fixKeys={props.fixKeys}
          onGo={props.onCheck}
          onFix={props.onFix}
          onLearn={props.onLearn}
          onCompare={props.onCompare}
          answersFor={open.reviewed?.caption ?? null}
          shown={checksShown}
          onShown={(shown) => change({ checksShown: shown })}
        />
      </div>
      <WirePreview
        preview={open.preview}
        trouble={open.previewTrouble}
        house={house}
        houses={houses}
        shown={previewShown}
        copyKeys={props.copyKeys}
        onHouse={props.onHouse}
        onCopy={props.onCopyWire}
        onShown={(shown) => change({ previewShown: shown })}
      />
    </>
  );
}

/** The height of the checks' heading and so many of them. */
function roomFor(checks: number): string {
  return `calc(var(--s12) - var(--s2) + ${checks} * var(--check-height))`;
}

/** An element's height on the screen, in whole pixels. */
function useHeight(element: RefObject<HTMLElement | null>): number {
  const [height, setHeight] = useState(0);
  useEffect(() => {
    const observer = new ResizeObserver(() => setHeight(Math.round(element.current?.offsetHeight ?? 0)));
    if (element.current) observer.observe(element.current);
    return () => observer.disconnect();
  }, [element]);
  return height;
}

/** The way to all other fields, with how many of them are filled in. */
function MoreFieldsLink({ open, onTab }: PanelProps) {
  const filled = filledIn(
    open.fields,
    moreFields.flatMap(({ fields }) => fields),
  );
  return (
    <button
      type="button"
      className="form-whole form-more"
      onClick={() => {
        flushSync(() => onTab('fields'));
        document.querySelector<HTMLElement>('.fields-search input')?.focus();
      }}
    >
      <span aria-hidden="true">▸</span> More IPTC fields
      {filled > 0 ? <span className="fields-filled">{filled} filled</span> : null}
    </button>
  );
}

function FormField(props: PanelProps & { readonly field: FieldId; readonly width: Width }) {
  const { field, width, open, checks, onEdit, onLeave } = props;
  return (
    <div className={`form-${width} form-${field}`}>
      <FieldControl
        field={field}
        owner={open.entry.id}
        value={open.fields[field]}
        trouble={checks
          .filter((check) => check.field === field && check.severity !== 'hint')
          .map(({ message }) => message)}
        onChange={(value, why) => onEdit({ [field]: value }, why)}
        onLeave={onLeave}
      />
    </div>
  );
}

function CaptionField({ open, checks, editor, onEdit, onLeave }: PanelProps) {
  const text = open.fields.caption;
  // Marks belong to the text they were found in; until the next review the editor moves the old ones along.
  const fresh = open.reviewed?.caption === text;
  const marks = useMemo<readonly EditorMark[] | null>(
    () =>
      fresh
        ? checks
            .filter(({ field, likeness }) => field === 'caption' && !likeness)
            .map(({ start, end, severity, word, message }) => ({
              start,
              end,
              look: word === null ? severity : ('spelling' as const),
              message,
            }))
        : null,
    [fresh, checks],
  );
  return (
    <div className="form-whole">
      <FieldLabel field="caption" value={text} />
      <CaptionEditor
        id={controlId('caption')}
        label="Description (Caption)"
        text={text}
        marks={marks}
        handle={editor}
        onText={(caption) => onEdit({ caption })}
        onLeave={onLeave}
      />
      <CutNote field="caption" value={text} />
    </div>
  );
}
