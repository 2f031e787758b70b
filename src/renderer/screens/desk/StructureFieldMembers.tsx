/**
 * The members of one structure as controls, by the kinds the registry gives them. Structures inside it
 * are cards again. Used by StructureField.tsx only.
 */
import {
  isStructureId,
  type Member,
  membersOf,
  type StructureId,
} from '#core/caption/registry/structures.ts';
import { holdsStructures, type MemberValue, type Structure } from '#core/caption/structure.ts';
import { StructureField } from '#renderer/screens/desk/StructureField.tsx';
import { TermsField } from '#renderer/screens/desk/TermsField.tsx';

interface StructureMembersProps {
  /** What the ids of the controls begin with. */
  readonly id: string;
  readonly kind: StructureId;
  readonly structure: Structure;
  onMember(member: string, value: MemberValue, why?: string): void;
  onLeave(): void;
}

export function StructureMembers({ id, kind, structure, onMember, onLeave }: StructureMembersProps) {
  return (
    <div className="structure-members">
      {membersOf(kind).map((member) => (
        <MemberControl
          key={member.id}
          id={`${id}-${member.id}`}
          member={member}
          value={structure[member.id] ?? ''}
          onValue={(value, why) => onMember(member.id, value, why)}
          onLeave={onLeave}
        />
      ))}
    </div>
  );
}

interface MemberControlProps {
  readonly id: string;
  readonly member: Member;
  /** '' where the member is absent, whatever its kind. */
  readonly value: MemberValue;
  onValue(value: MemberValue, why?: string): void;
  onLeave(): void;
}

/** How a value of these kinds looks. */
const examples: Readonly<Record<string, string>> = {
  web: 'https://',
  date: '2026-11-12',
  latitude: '59.9139, south negative',
  longitude: '10.7522, west negative',
};

const numbers: ReadonlySet<string> = new Set(['number', 'latitude', 'longitude', 'altitude']);

function MemberControl({ id, member, value, onValue, onLeave }: MemberControlProps) {
  const { label, kind, structure } = member;
  if (structure && isStructureId(structure)) {
    return (
      <div className="member member-whole">
        <span id={`${id}-name`} className="member-name">
          {label}
        </span>
        <StructureField
          id={id}
          nameId={`${id}-name`}
          structure={structure}
          one={member.most === 1}
          structures={typeof value !== 'string' && holdsStructures(value) ? value : none}
          onStructures={onValue}
          onLeave={onLeave}
        />
      </div>
    );
  }
  const text = typeof value === 'string' ? value : '';
  return (
    <div className={`member member-${kind === 'text' || kind === 'list' ? 'whole' : 'half'}`}>
      <label className="member-name" htmlFor={id}>
        {label}
      </label>
      {kind === 'list' ? (
        <TermsField
          id={id}
          terms={typeof value === 'string' || holdsStructures(value) ? [] : value}
          suggestions={[]}
          onTyping={() => {}}
          onTerms={onValue}
          onLeave={onLeave}
        />
      ) : kind === 'text' ? (
        <textarea
          id={id}
          className="field-input"
          rows={1}
          value={text}
          onChange={(event) => onValue(event.target.value)}
          onBlur={onLeave}
        />
      ) : (
        <input
          id={id}
          className="field-input"
          value={text}
          autoComplete="off"
          spellCheck={false}
          inputMode={numbers.has(kind) ? 'decimal' : kind === 'web' ? 'url' : undefined}
          placeholder={examples[kind]}
          onChange={(event) => onValue(event.target.value)}
          onBlur={onLeave}
        />
      )}
    </div>
  );
}

/** One list for all absent members, so that it is the same at every drawing. */
const none: readonly Structure[] = [];
