/**
 * The style linter: one caption in, its findings out. The desk runs it at every keystroke and the
 * calls run it before an export, so both see the same findings. A rule that throws is a bug and
 * is not hidden here.
 */
import type { CaptionFields } from '#core/caption/caption.ts';
import { fields } from '#core/caption/fields.ts';
import { readAnatomy } from '#core/caption/read-anatomy.ts';
import { type Finding, type Knowledge, type Rule, severities } from '#core/style/finding.ts';
import type { House } from '#core/style/house.ts';
import { rules } from '#core/style/rules.ts';

/** What stands around a caption: the archive's knowledge and the photo's capture time ('' when unknown). */
interface LintContext {
  readonly knowledge: Knowledge;
  readonly capturedAt: string;
}

/**
 * Checks a caption against a house style. Findings come most severe first; within a severity those
 * in the caption's text, then the other fields in registry order, by position.
 *
 * @example lint(caption, ap, { knowledge: { similarPeople: new Map(), now: clock.now() }, capturedAt: '' })
 */
export function lint(caption: CaptionFields, house: House, context: LintContext): Finding[] {
  const anatomy = readAnatomy(caption.caption);
  return rules.flatMap((rule) => findingsOf(rule)).sort(byWeight);

  function findingsOf(rule: Rule): Finding[] {
    const tuning = house.rules[rule.id];
    const severity = tuning?.severity ?? rule.severity;
    if (severity === 'off') return [];
    const found = rule.check({ caption, anatomy, house, options: tuning?.options ?? {}, ...context });
    return found.map((finding) => ({ rule: rule.id, severity, ...finding }));
  }
}

const fieldOrder: ReadonlyMap<string, number> = new Map(fields.map(({ id }, index) => [id, index]));

function byWeight(a: Finding, b: Finding): number {
  return (
    severities.indexOf(a.severity) - severities.indexOf(b.severity) ||
    Number(a.field !== 'caption') - Number(b.field !== 'caption') ||
    (fieldOrder.get(a.field) ?? 0) - (fieldOrder.get(b.field) ?? 0) ||
    a.start - b.start ||
    a.end - b.end
  );
}
