/** What a photo file may ask of the picture reader, and how it says no. */

/** No press camera or scanner makes more; a file that claims more is a trap or a mistake. */
export const mostPixels = 500_000_000;
/** Files above this are not opened; the largest layered TIFF scans stay below. */
export const mostBytes = 2 * 1024 ** 3;
/** The longer side of the preview shown on the desk, in pixels. */
export const previewSide = 2048;
/** The longer side of a thumbnail: sharp at 256 points on a dense screen. */
export const thumbnailSide = 512;

/** Why a picture could not be decoded; the message completes "IMG_0007.JPG …". */
export class DecodeError extends Error {}

/** The file ends before its picture begins. */
export const endsBeforePicture = 'is cut off before its picture';
/** The decoder gave up, for a reason that only an engineer would understand. */
export const undecodable = 'has a damaged picture that cannot be decoded';
