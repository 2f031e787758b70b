/**
 * All style rules, in the order a house's settings list them. Adding a rule is one file in
 * rules/ and one line here.
 */
import type { Rule } from '#core/style/finding.ts';
import { allCapitals } from '#core/style/rules/all-capitals.ts';
import { altTextMissing, altTextOpener, altTextRepeats } from '#core/style/rules/alt-text.ts';
import { captionMissing } from '#core/style/rules/caption-missing.ts';
import { cityNotInText } from '#core/style/rules/city-not-in-text.ts';
import { countryCode, countryCodeMissing } from '#core/style/rules/country-code.ts';
import { creditByline } from '#core/style/rules/credit-byline.ts';
import { bylinePlaceholder, copyrightInCredit } from '#core/style/rules/credit-fields.ts';
import { creditForm } from '#core/style/rules/credit-form.ts';
import { creditLast } from '#core/style/rules/credit-last.ts';
import { creditMissing, creditNotInText } from '#core/style/rules/credit-missing.ts';
import { creditMisspelled } from '#core/style/rules/credit-misspelled.ts';
import { creditSpacing } from '#core/style/rules/credit-spacing.ts';
import { creditTwice } from '#core/style/rules/credit-twice.ts';
import { dateBeforeCapture, dateNotCaptureDate } from '#core/style/rules/date-and-camera.ts';
import { dateInFuture } from '#core/style/rules/date-in-future.ts';
import { dateMissing } from '#core/style/rules/date-missing.ts';
import { datelineDate } from '#core/style/rules/dateline-date.ts';
import { doubleSpace } from '#core/style/rules/double-space.ts';
import { doubledCaption, doubledSentence } from '#core/style/rules/doubled-text.ts';
import { doubledWord } from '#core/style/rules/doubled-word.ts';
import { filePhotoMark, filePhotoYear } from '#core/style/rules/file-photo.ts';
import { headlinePerson } from '#core/style/rules/headline-person.ts';
import { headlineRepeatsCaption } from '#core/style/rules/headline-repeats-caption.ts';
import { impossibleDate } from '#core/style/rules/impossible-date.ts';
import { correctionLabel, embargoDate, handoutTerms } from '#core/style/rules/instructions.ts';
import { invisibleCharacters, oddSpaces } from '#core/style/rules/invisible-characters.ts';
import { captionLength, sentenceCount } from '#core/style/rules/length.ts';
import { lookAlikes } from '#core/style/rules/look-alikes.ts';
import { missingSpace } from '#core/style/rules/missing-space.ts';
import { mixedQuotes } from '#core/style/rules/mixed-quotes.ts';
import { mojibake } from '#core/style/rules/mojibake.ts';
import { monthForm } from '#core/style/rules/month-form.ts';
import { knownName, nameTwoWays } from '#core/style/rules/name-spelling.ts';
import { captionOverLimit, fieldAtLimit, fieldOverLimit } from '#core/style/rules/over-limit.ts';
import { personNotInCaption, personNotListed } from '#core/style/rules/people-shown.ts';
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
import { sentenceEnd } from '#core/style/rules/sentence-end.ts';
import { spaceBeforePunctuation } from '#core/style/rules/space-before-punctuation.ts';
import { stateForm } from '#core/style/rules/state-form.ts';
import { strayBlanks } from '#core/style/rules/stray-blanks.ts';
import { unbalancedBrackets } from '#core/style/rules/unbalanced-brackets.ts';
import { unbalancedQuotes } from '#core/style/rules/unbalanced-quotes.ts';
import { weekdayForm } from '#core/style/rules/weekday-form.ts';
import { weekdayMismatch } from '#core/style/rules/weekday-mismatch.ts';
import { bannedOpeners, mindReading } from '#core/style/rules/wording.ts';

/** Every rule, grouped by what it looks at; ids are unique. */
export const rules: readonly Rule[] = [
  // The credit
  allCapitals,
  creditByline,
  copyrightInCredit,
  bylinePlaceholder,
  creditForm,
  creditLast,
  creditMissing,
  creditNotInText,
  creditMisspelled,
  creditSpacing,
  creditTwice,
  // When
  dateBeforeCapture,
  dateNotCaptureDate,
  dateInFuture,
  dateMissing,
  datelineDate,
  filePhotoYear,
  filePhotoMark,
  impossibleDate,
  monthForm,
  relativeDay,
  weekdayForm,
  weekdayMismatch,
  // Where
  cityNotInText,
  countryCode,
  countryCodeMissing,
  placeJunk,
  placeMissing,
  placeholderLeft,
  stateForm,
  // Who
  headlinePerson,
  nameTwoWays,
  knownName,
  personNotInCaption,
  personNotListed,
  positionContradictory,
  positionCount,
  positionNameless,
  positionPartner,
  positionUnbalanced,
  // The text
  altTextMissing,
  altTextRepeats,
  altTextOpener,
  captionMissing,
  doubleSpace,
  doubledSentence,
  doubledCaption,
  doubledWord,
  headlineRepeatsCaption,
  handoutTerms,
  embargoDate,
  correctionLabel,
  invisibleCharacters,
  oddSpaces,
  sentenceCount,
  captionLength,
  lookAlikes,
  missingSpace,
  mixedQuotes,
  mojibake,
  captionOverLimit,
  fieldOverLimit,
  fieldAtLimit,
  plainCharacters,
  presentTense,
  sentenceEnd,
  spaceBeforePunctuation,
  strayBlanks,
  unbalancedBrackets,
  unbalancedQuotes,
  bannedOpeners,
  mindReading,
];
