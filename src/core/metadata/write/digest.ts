/**
 * Decides on Photoshop's IPTCDigest after a change. Used by jpeg.ts.
 *
 * The Metadata Working Group asks that the digest be renewed only if it was absent or right before:
 * a stale one tells readers that some program changed IIM alone, so that IIM counts. It stays stale
 * while that still makes a difference, and is renewed once IIM and XMP say the same everywhere.
 */
import { iimTexts, parseIim } from '#core/metadata/iim.ts';
import { reconcile } from '#core/metadata/reconcile.ts';
import { iimFields, iimLimit, xmpFields } from '#core/metadata/sources.ts';
import { moved } from '#core/metadata/write/brought-along.ts';
import { parseXmp } from '#core/metadata/xmp.ts';

/** The IIM block and digest a file held. */
export interface OldDigest {
  readonly iim: Uint8Array | null;
  readonly digest: Uint8Array | null;
}

/** The digest to write, null to keep the old one. */
export function digestAfter(
  old: OldDigest,
  iim: Uint8Array,
  packet: Uint8Array,
  md5: (bytes: Uint8Array) => Uint8Array,
): Uint8Array | null {
  const renewed = md5(iim);
  const was = old.iim && old.digest ? md5(old.iim) : null;
  if (!was || was.every((byte, at) => byte === old.digest?.[at])) return renewed;
  const sources = {
    sidecar: new Map(),
    sidecarOlder: false,
    xmp: xmpFields(parseXmp(packet) ?? new Map()),
    iim: iimFields(iimTexts(parseIim(iim), iimLimit)).values,
    exif: new Map(),
  };
  const stale = reconcile({ ...sources, digest: 'stale' }).fields;
  const current = reconcile({ ...sources, digest: 'current' }).fields;
  return moved(stale, current).length === 0 ? renewed : null;
}
