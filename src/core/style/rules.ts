/**
 * All style rules, in the order a house's settings list them. Adding a rule is one file in
 * rules/ and two lines here.
 */
import type { Rule } from '#core/style/finding.ts';
import { allCapitals } from '#core/style/rules/all-capitals.ts';
import { altTextMissing } from '#core/style/rules/alt-text-missing.ts';
import { altTextOpener } from '#core/style/rules/alt-text-opener.ts';
import { altTextRepeats } from '#core/style/rules/alt-text-repeats.ts';
import { bannedOpeners } from '#core/style/rules/banned-openers.ts';
import { bylinePlaceholder } from '#core/style/rules/byline-placeholder.ts';
import { captionLength } from '#core/style/rules/caption-length.ts';
import { captionMissing } from '#core/style/rules/caption-missing.ts';
import { captionOverLimit } from '#core/style/rules/caption-over-limit.ts';
import { categoryForm } from '#core/style/rules/category-form.ts';
import { cityNotInText } from '#core/style/rules/city-not-in-text.ts';
import { copyrightInCredit } from '#core/style/rules/copyright-in-credit.ts';
import { correctionLabel } from '#core/style/rules/correction-label.ts';
import { countryCode } from '#core/style/rules/country-code.ts';
import { countryCodeForm } from '#core/style/rules/country-code-form.ts';
import { countryCodeMismatch } from '#core/style/rules/country-code-mismatch.ts';
import { countryCodeMissing } from '#core/style/rules/country-code-missing.ts';
import { creditByline } from '#core/style/rules/credit-byline.ts';
import { creditForm } from '#core/style/rules/credit-form.ts';
import { creditLast } from '#core/style/rules/credit-last.ts';
import { creditMissing } from '#core/style/rules/credit-missing.ts';
import { creditMisspelled } from '#core/style/rules/credit-misspelled.ts';
import { creditNotInText } from '#core/style/rules/credit-not-in-text.ts';
import { creditSource } from '#core/style/rules/credit-source.ts';
import { creditSpacing } from '#core/style/rules/credit-spacing.ts';
import { creditTwice } from '#core/style/rules/credit-twice.ts';
import { dateBeforeCapture } from '#core/style/rules/date-before-capture.ts';
import { dateInFuture } from '#core/style/rules/date-in-future.ts';
import { dateMissing } from '#core/style/rules/date-missing.ts';
import { dateNotCaptureDate } from '#core/style/rules/date-not-capture-date.ts';
import { datelineDate } from '#core/style/rules/dateline-date.ts';
import { doubleSpace } from '#core/style/rules/double-space.ts';
import { doubledCaption } from '#core/style/rules/doubled-caption.ts';
import { doubledSentence } from '#core/style/rules/doubled-sentence.ts';
import { doubledWord } from '#core/style/rules/doubled-word.ts';
import { embargoDate } from '#core/style/rules/embargo-date.ts';
import { fieldAtLimit } from '#core/style/rules/field-at-limit.ts';
import { fieldOverLimit } from '#core/style/rules/field-over-limit.ts';
import { filePhotoMark } from '#core/style/rules/file-photo-mark.ts';
import { filePhotoYear } from '#core/style/rules/file-photo-year.ts';
import { handoutTerms } from '#core/style/rules/handout-terms.ts';
import { headlinePerson } from '#core/style/rules/headline-person.ts';
import { headlineRepeatsCaption } from '#core/style/rules/headline-repeats-caption.ts';
import { impossibleDate } from '#core/style/rules/impossible-date.ts';
import { invisibleCharacters } from '#core/style/rules/invisible-characters.ts';
import { knownName } from '#core/style/rules/known-name.ts';
import { lookAlikes } from '#core/style/rules/look-alikes.ts';
import { mindReading } from '#core/style/rules/mind-reading.ts';
import { missingSpace } from '#core/style/rules/missing-space.ts';
import { mixedQuotes } from '#core/style/rules/mixed-quotes.ts';
import { mojibake } from '#core/style/rules/mojibake.ts';
import { monthForm } from '#core/style/rules/month-form.ts';
import { nameTwoWays } from '#core/style/rules/name-two-ways.ts';
import { oddSpaces } from '#core/style/rules/odd-spaces.ts';
import { personNotInCaption } from '#core/style/rules/person-not-in-caption.ts';
import { personNotListed } from '#core/style/rules/person-not-listed.ts';
import { placeJunk } from '#core/style/rules/place-junk.ts';
import { placeMissing } from '#core/style/rules/place-missing.ts';
import { placeholderLeft } from '#core/style/rules/placeholder.ts';
import { plainCharacters } from '#core/style/rules/plain-characters.ts';
import { positionContradictory } from '#core/style/rules/position-contradictory.ts';
import { positionCount } from '#core/style/rules/position-count.ts';
import { positionNameless } from '#core/style/rules/position-nameless.ts';
import { positionPartner } from '#core/style/rules/position-partner.ts';
import { positionUnbalanced } from '#core/style/rules/position-unbalanced.ts';
import { presentTense } from '#core/style/rules/present-tense.ts';
import { relativeDay } from '#core/style/rules/relative-day.ts';
import { sentenceCount } from '#core/style/rules/sentence-count.ts';
import { sentenceEnd } from '#core/style/rules/sentence-end.ts';
import { spaceBeforePunctuation } from '#core/style/rules/space-before-punctuation.ts';
import { stateForm } from '#core/style/rules/state-form.ts';
import { strayBlanks } from '#core/style/rules/stray-blanks.ts';
import { unbalancedBrackets } from '#core/style/rules/unbalanced-brackets.ts';
import { unbalancedQuotes } from '#core/style/rules/unbalanced-quotes.ts';
import { weekdayForm } from '#core/style/rules/weekday-form.ts';
import { weekdayMismatch } from '#core/style/rules/weekday-mismatch.ts';

/** Every rule, grouped by what it looks at; ids are unique. */
export const rules: readonly Rule[] = [
  // The credit
  allCapitals,
  bylinePlaceholder,
  copyrightInCredit,
  creditByline,
  creditForm,
  creditLast,
  creditMissing,
  creditMisspelled,
  creditNotInText,
  creditSource,
  creditSpacing,
  creditTwice,
  // When
  dateBeforeCapture,
  dateInFuture,
  dateMissing,
  dateNotCaptureDate,
  datelineDate,
  filePhotoMark,
  filePhotoYear,
  impossibleDate,
  monthForm,
  relativeDay,
  weekdayForm,
  weekdayMismatch,
  // Where
  cityNotInText,
  countryCode,
  countryCodeForm,
  countryCodeMismatch,
  countryCodeMissing,
  placeJunk,
  placeMissing,
  stateForm,
  // Who
  headlinePerson,
  knownName,
  nameTwoWays,
  personNotInCaption,
  personNotListed,
  positionContradictory,
  positionCount,
  positionNameless,
  positionPartner,
  positionUnbalanced,
  // The other fields
  altTextMissing,
  altTextOpener,
  altTextRepeats,
  categoryForm,
  correctionLabel,
  embargoDate,
  fieldAtLimit,
  fieldOverLimit,
  handoutTerms,
  headlineRepeatsCaption,
  // The text
  bannedOpeners,
  captionLength,
  captionMissing,
  captionOverLimit,
  doubleSpace,
  doubledCaption,
  doubledSentence,
  doubledWord,
  invisibleCharacters,
  lookAlikes,
  mindReading,
  missingSpace,
  mixedQuotes,
  mojibake,
  oddSpaces,
  placeholderLeft,
  plainCharacters,
  presentTense,
  sentenceCount,
  sentenceEnd,
  spaceBeforePunctuation,
  strayBlanks,
  unbalancedBrackets,
  unbalancedQuotes,
];
