/**
 * The photo itself: fitted, filled, or at 100 % to check a face or a sign. Shows the thumbnail at once
 * and the sharper picture when it is decoded. A caption without a photo stands in a frame of its own.
 */
import './PhotoStage.css';
import { type PointerEvent, useEffect, useRef, useState } from 'react';
import type { Entry, Photo } from '#core/records.ts';
import { pictureAddress } from '#renderer/client.ts';
import type { Zoom } from '#renderer/screens/desk/layout.ts';

interface PhotoStageProps {
  readonly entry: Entry | null;
  readonly caption: string;
  readonly zoom: Zoom;
  onZoom(zoom: Zoom): void;
}

export function PhotoStage({ entry, caption, zoom, onZoom }: PhotoStageProps) {
  if (!entry) return <div className="stage" />;
  if (!entry.photo) {
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
      key={entry.photo.id}
      photo={entry.photo}
      alt={entry.fields.altText}
      zoom={zoom}
      onZoom={onZoom}
    />
  );
}

interface PictureProps {
  readonly photo: Photo;
  readonly alt: string;
  readonly zoom: Zoom;
  onZoom(zoom: Zoom): void;
}

function Picture({ photo, alt, zoom, onZoom }: PictureProps) {
  const stage = useRef<HTMLDivElement>(null);
  const [room, setRoom] = useState({ width: 0, height: 0 });
  const [centre, setCentre] = useState({ x: 0.5, y: 0.5 });
  const [broken, setBroken] = useState('');
  const [address, trouble] = useSharpest(photo, zoom === 'full');

  useEffect(() => {
    const element = stage.current;
    if (!element) return;
    const observer = new ResizeObserver(() =>
      setRoom({ width: element.clientWidth, height: element.clientHeight }),
    );
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
          className="stage-picture"
          src={address}
          alt={alt || photo.fileName}
          onError={() => setBroken(address)}
          draggable={false}
          style={{ width: shown.width, height: shown.height, transform: `translate(${left}px, ${top}px)` }}
        />
      ) : null}
      {trouble ? <p className="stage-trouble">{trouble}</p> : null}
      <PhotoFacts photo={photo} />
    </div>
  );
}

/** The sharpest picture decoded so far, and why there is none. */
function useSharpest(photo: Photo, full: boolean): [address: string, trouble: string] {
  const [shown, setShown] = useState(pictureAddress(photo.id, 'thumbnail'));
  const [trouble, setTrouble] = useState('');
  const size = full ? 'full' : 'preview';
  useEffect(() => {
    let left = false;
    const picture = new Image();
    picture.src = pictureAddress(photo.id, size);
    picture.decode().then(
      () => {
        if (!left) setShown(picture.src);
      },
      () => {
        if (!left) setTrouble(`${photo.fileName} cannot be shown. Its caption can be edited and sent.`);
      },
    );
    return () => {
      left = true;
    };
  }, [photo.id, photo.fileName, size]);
  return [shown, trouble];
}

function PhotoFacts({ photo }: { readonly photo: Photo }) {
  const place =
    photo.latitude === null || photo.longitude === null
      ? ''
      : `GPS ${photo.latitude.toFixed(4)}, ${photo.longitude.toFixed(4)}`;
  const facts = [place, photo.camera].filter(Boolean).join(' · ');
  if (facts === '' && photo.warnings.length === 0) return null;
  return (
    <div className="stage-facts">
      {facts ? <p>{facts}</p> : null}
      {photo.warnings.map((warning) => (
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
