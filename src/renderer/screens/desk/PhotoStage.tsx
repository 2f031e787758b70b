/**
 * The photo itself: fitted, filled, or at 100 % to check a face or a sign. Shows the thumbnail at once
 * and the sharper picture when it is decoded. A caption without a photo stands in a frame of its own.
 */
import './PhotoStage.css';
import { type PointerEvent, type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { tellsDisagreement } from '#core/metadata/reconcile.ts';
import type { Card, Entry, Photo } from '#core/records.ts';
import { pictureAddress } from '#renderer/client.ts';
import type { Zoom } from '#renderer/screens/desk/layout.ts';
import type { PicturesAhead } from '#renderer/screens/desk/pictures-ahead.ts';

interface PhotoStageProps {
  readonly entry: Entry | null;
  /** What the list knows of the photo: enough to show it while the caption is still on its way. */
  readonly card: Card | undefined;
  readonly caption: string;
  readonly zoom: Zoom;
  readonly pictures: PicturesAhead;
  onZoom(zoom: Zoom): void;
}

export function PhotoStage({ entry, card, caption, zoom, pictures, onZoom }: PhotoStageProps) {
  const photo = shownPhoto(entry, card);
  if (!photo && !entry) return <div className="stage" />;
  if (!photo) {
    return (
      <div className="stage">
        <figure className="stage-no-photo">
          <span>No photo yet</span>
          <figcaption>{caption}</figcaption>
        </figure>
      </div>
    );
  }
  return (
    <Picture
      photo={photo}
      alt={entry?.fields.altText ?? ''}
      zoom={zoom}
      pictures={pictures}
      onZoom={onZoom}
      facts={entry?.photo ? <PhotoFacts photo={entry.photo} /> : null}
    />
  );
}

/** What is needed to draw a photo. */
type ShownPhoto = Pick<Photo, 'id' | 'fileName' | 'width' | 'height'>;

function shownPhoto(entry: Entry | null, card: Card | undefined): ShownPhoto | null {
  if (entry) return entry.photo;
  return card?.photo ? { ...card, id: card.photo } : null;
}

interface PictureProps {
  readonly photo: ShownPhoto;
  readonly alt: string;
  readonly zoom: Zoom;
  readonly pictures: PicturesAhead;
  readonly facts: ReactNode;
  onZoom(zoom: Zoom): void;
}

const middle = { x: 0.5, y: 0.5 };

/**
 * Subtle: stays in place while the photo in it changes. A stage made anew for each photo would have to be
 * measured anew, which shows the picture a frame later.
 */
function Picture({ photo, alt, zoom, pictures, facts, onZoom }: PictureProps) {
  const stage = useRef<HTMLDivElement>(null);
  const [room, setRoom] = useState({ width: 0, height: 0 });
  const [looking, setLooking] = useState({ photo: photo.id, centre: middle });
  const [broken, setBroken] = useState('');
  const [address, trouble] = useSharpest(photo, zoom === 'full', pictures);
  const centre = looking.photo === photo.id ? looking.centre : middle;
  const setCentre = (to: typeof middle) => setLooking({ photo: photo.id, centre: to });

  useLayoutEffect(() => {
    const element = stage.current;
    if (!element) return;
    const measure = () => setRoom({ width: element.clientWidth, height: element.clientHeight });
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  const width = photo.width || 3;
  const height = photo.height || 2;
  const scale = scaleOf(zoom, room, { width, height });
  const shown = { width: width * scale, height: height * scale };
  const spare = { x: Math.max(0, shown.width - room.width), y: Math.max(0, shown.height - room.height) };
  const left = spare.x > 0 ? -centre.x * spare.x : (room.width - shown.width) / 2;
  const top = spare.y > 0 ? -centre.y * spare.y : (room.height - shown.height) / 2;

  function pan(event: PointerEvent<HTMLDivElement>) {
    if (event.button !== 0 || (spare.x === 0 && spare.y === 0)) return;
    const { clientX, clientY, pointerId, currentTarget } = event;
    currentTarget.setPointerCapture(pointerId);
    const from = centre;
    const move = (at: globalThis.PointerEvent) =>
      setCentre({
        x: clamp(from.x - (at.clientX - clientX) / (spare.x || 1)),
        y: clamp(from.y - (at.clientY - clientY) / (spare.y || 1)),
      });
    currentTarget.addEventListener('pointermove', move);
    currentTarget.addEventListener(
      'lostpointercapture',
      () => currentTarget.removeEventListener('pointermove', move),
      { once: true },
    );
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the pointer's way to what the Z key and the zoom control do
    <div
      ref={stage}
      className={`stage ${spare.x + spare.y > 0 ? 'stage-pan' : ''}`}
      onPointerDown={pan}
      onDoubleClick={(event) => {
        const box = event.currentTarget.getBoundingClientRect();
        setCentre({
          x: clamp((event.clientX - box.left - left) / shown.width),
          y: clamp((event.clientY - box.top - top) / shown.height),
        });
        onZoom(zoom === 'full' ? 'fit' : 'full');
      }}
      onWheel={(event) => {
        if (event.ctrlKey || event.metaKey) onZoom(event.deltaY < 0 ? 'full' : 'fit');
        else if (spare.x + spare.y > 0) {
          setCentre({
            x: clamp(centre.x + event.deltaX / (spare.x || 1)),
            y: clamp(centre.y + event.deltaY / (spare.y || 1)),
          });
        }
      }}
    >
      {room.width > 0 && broken !== address ? (
        <img
          // Subtle: without a key of its own the last photo would stand in the place of the next until that is loaded.
          key={photo.id}
          className="stage-picture"
          src={address}
          // What is given here is decoded already, or small: drawn with its own frame, not one later.
          decoding="sync"
          alt={alt || photo.fileName}
          onError={() => setBroken(address)}
          draggable={false}
          style={{ width: shown.width, height: shown.height, transform: `translate(${left}px, ${top}px)` }}
        />
      ) : null}
      {trouble ? <p className="stage-trouble">{trouble}</p> : null}
      {facts}
    </div>
  );
}

/** The sharpest picture decoded so far, and why there is none. */
function useSharpest(
  photo: ShownPhoto,
  full: boolean,
  pictures: PicturesAhead,
): [address: string, trouble: string] {
  const size = full ? 'full' : 'preview';
  const wanted = pictureAddress(photo.id, size);
  const [decoded, setDecoded] = useState('');
  const [failed, setFailed] = useState('');
  // Noted for good, since what is held ahead changes while this photo is still looked at.
  const ready = decoded === wanted || (!full && pictures.isSharp(photo.id));
  if (ready && decoded !== wanted) setDecoded(wanted);
  useEffect(() => {
    if (ready) return;
    let left = false;
    const picture = new Image();
    picture.src = wanted;
    picture.decode().then(
      () => {
        if (!left) setDecoded(wanted);
      },
      () => {
        if (!left) setFailed(wanted);
      },
    );
    return () => {
      left = true;
    };
  }, [wanted, ready]);
  const trouble =
    failed === wanted ? `${photo.fileName} cannot be shown. Its caption can be edited and sent.` : '';
  if (ready) return [wanted, trouble];
  const preview = pictureAddress(photo.id, 'preview');
  const sharp = decoded === preview || pictures.isSharp(photo.id);
  return [sharp ? preview : pictureAddress(photo.id, 'thumbnail'), trouble];
}

function PhotoFacts({ photo }: { readonly photo: Photo }) {
  const place =
    photo.latitude === null || photo.longitude === null
      ? ''
      : `GPS ${photo.latitude.toFixed(4)}, ${photo.longitude.toFixed(4)}`;
  const facts = [place, photo.camera].filter(Boolean).join(' · ');
  // Disagreements stand over the form, with their values and the choice; here they would hide the picture.
  const warnings = photo.warnings.filter((warning) => !tellsDisagreement(warning));
  if (facts === '' && warnings.length === 0) return null;
  return (
    <div className="stage-facts">
      {facts ? <p>{facts}</p> : null}
      {warnings.map((warning) => (
        <p key={warning}>▲ {warning}</p>
      ))}
    </div>
  );
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Room left around a fitted photo, in pixels. */
const margin = 16;

function scaleOf(zoom: Zoom, room: Size, photo: Size): number {
  if (zoom === 'full') return 1 / window.devicePixelRatio;
  const across = (room.width - (zoom === 'fit' ? 2 * margin : 0)) / photo.width;
  const down = (room.height - (zoom === 'fit' ? 2 * margin : 0)) / photo.height;
  return Math.max(0, zoom === 'fit' ? Math.min(across, down) : Math.max(across, down));
}

function clamp(share: number): number {
  return Math.min(1, Math.max(0, share));
}
