/**
 * The fields that only IIM has: what a receiver may do with a picture and when, and which sent item a
 * new version is about. Part of the field registry. See field.ts for what an entry says.
 *
 * Datasets and their lengths follow IIM 4.2, chapter 6.
 */
import type { Field } from '#core/caption/registry/field.ts';

export const wireFields = [
  {
    id: 'embargo',
    label: 'Release Date and Time',
    deskName: 'Embargo',
    kind: 'date',
    group: 'wire',
    help: 'Nobody may publish before, with its time zone: 2026-11-12T18:00:00+01:00.',
    iim: { dataset: '2:30', maxBytes: 8, time: '2:35' },
    newsml: 'itemMeta/embargoed',
    ninjs: 'embargoedUntil',
  },
  {
    id: 'expires',
    label: 'Expiration Date and Time',
    deskName: 'Expires',
    kind: 'date',
    group: 'wire',
    help: 'Nobody may publish after, with its time zone.',
    iim: { dataset: '2:37', maxBytes: 8, time: '2:38' },
    newsml: 'itemMeta/expires',
    ninjs: 'expires',
  },
  {
    id: 'actionAdvised',
    label: 'Action Advised',
    kind: 'choice',
    group: 'wire',
    help: 'What this version does to the one before; corrections and kills set it as they are sent.',
    iim: { dataset: '2:42', maxBytes: 2 },
    choices: [
      { value: '01', label: 'Kill: the earlier version may not be used' },
      { value: '02', label: 'Replace: this one takes its place' },
      { value: '03', label: 'Append: this one adds to it' },
      { value: '04', label: 'Reference: this one is related to it' },
    ],
  },
  {
    id: 'referenceServices',
    label: 'Reference Service',
    kind: 'list',
    group: 'wire',
    help: 'The service that carried the earlier version.',
    iim: { dataset: '2:45', maxBytes: 10, repeats: true },
  },
  {
    id: 'referenceDates',
    label: 'Reference Date',
    kind: 'list',
    group: 'wire',
    help: 'The day of the earlier version, eight digits: 20261112.',
    iim: { dataset: '2:47', maxBytes: 8, repeats: true },
  },
  {
    id: 'referenceNumbers',
    label: 'Reference Number',
    kind: 'list',
    group: 'wire',
    help: 'The number of the earlier version in its service, eight digits at most.',
    iim: { dataset: '2:50', maxBytes: 8, repeats: true },
  },
] as const satisfies readonly Field[];
