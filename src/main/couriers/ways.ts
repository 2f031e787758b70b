/** Opens the far side that a destination's way leads to. HTTP has no folder to look into: see http.ts. */
import type { Way } from '#core/outbox/records.ts';
import type { FarSide, Opening } from '#main/couriers/far-side.ts';
import { openFolder } from '#main/couriers/folder.ts';
import { openFtp } from '#main/couriers/ftp.ts';
import { openSftp } from '#main/couriers/sftp.ts';

export type FolderWay = Exclude<Way, { kind: 'http' }>;

/** @throws Fault */
export function openWay(way: FolderWay, opening: Opening): Promise<FarSide> {
  switch (way.kind) {
    case 'folder':
      return openFolder(way, opening);
    case 'ftp':
      return openFtp(way, opening);
    case 'sftp':
      return openSftp(way, opening);
  }
}
