/** The middle of the desk: the photo with its filmstrip, the grid, or the list, and the tools above them. */
import './Centre.css';
import { type ReactNode, type Ref, useCallback } from 'react';
import { shownDate } from '#core/caption/shown-date.ts';
import type { Entry } from '#core/records.ts';
import { Button } from '#renderer/parts/Button.tsx';
import { Chooser, Segmented } from '#renderer/parts/Choice.tsx';
import { shownNumber } from '#renderer/parts/numbers.ts';
import { statusWord } from '#renderer/parts/StatusMark.tsx';
import { CaptionList } from '#renderer/screens/desk/CaptionList.tsx';
import { Contact } from '#renderer/screens/desk/Contact.tsx';
import { cardAt } from '#renderer/screens/desk/caption-pages.ts';
import { focusPhotos } from '#renderer/screens/desk/focus.ts';
import type { Layout } from '#renderer/screens/desk/layout.ts';
import { PhotoStage } from '#renderer/screens/desk/PhotoStage.tsx';
import type { PicturesAhead } from '#renderer/screens/desk/pictures-ahead.ts';
import { ReceiverView } from '#renderer/screens/desk/receivers/ReceiverView.tsx';
import type { OpenCaption } from '#renderer/screens/desk/use-caption.ts';
import type { ChangeLayout } from '#renderer/screens/desk/use-layout.ts';
import type { Pages } from '#renderer/screens/desk/use-pages.ts';
import type { PlaceInList } from '#renderer/screens/desk/use-place.ts';

interface CentreProps {
  /** The open caption with what is typed, for the receivers' sight of it. */
  readonly open: OpenCaption | null;
  readonly entry: Entry | null;
  /** What stands over the photo about the open caption. */
  readonly notice?: ReactNode;
  /** The caption as typed. */
  readonly caption: string;
  readonly pages: Pages;
  readonly pictures: PicturesAhead;
  readonly place: PlaceInList;
  readonly layout: Layout;
  readonly words: string;
  readonly finding: boolean;
  readonly findField: Ref<HTMLInputElement>;
  readonly onFullScreen: boolean;
  change: ChangeLayout;
  onColumns(columns: number): void;
  onWords(words: string): void;
  onKeepSearch(): void;
  onCloseSearch(): void;
}

const showNames = [
  { value: 'photo', label: 'Photo' },
  { value: 'grid', label: 'Grid' },
  { value: 'list', label: 'List' },
  { value: 'receivers', label: 'Receivers' },
] as const;

const zoomNames = [
  { value: 'fit', label: 'Fit' },
  { value: 'full', label: '100 %' },
  { value: 'fill', label: 'Fill' },
] as const;

export function Centre(props: CentreProps) {
  const { entry, pages, place, layout, change, words, finding } = props;
  const { list, want } = pages;
  const contact = {
    list,
    want,
    current: place.index,
    open: place.caption,
    selection: place.selection,
    onPick: place.pick,
  };
  const card = cardAt(list, place.index);
  const toPhoto = useCallback(() => change({ show: 'photo' }), [change]);

  return (
    <main className="centre" aria-label="Photos" tabIndex={-1}>
      <div className="centre-tools">
        <Segmented
          label="Show"
          command="show"
          value={layout.show}
          options={showNames}
          onChange={(show) => change({ show })}
        />
        {layout.show === 'photo' ? (
          <Chooser
            label="Zoom"
            command="zoom"
            value={layout.zoom}
            options={zoomNames}
            onChange={(zoom) => change({ zoom })}
          />
        ) : null}
        {finding || words !== '' ? (
          <search className="centre-find">
            <input
              ref={props.findField}
              className="field-input"
              aria-label="Find in this batch"
              placeholder="Find in this batch"
              value={words}
              onChange={(event) => props.onWords(event.target.value.slice(0, 200))}
              onKeyDown={(event) => {
                if (event.key === 'Enter' && !event.nativeEvent.isComposing) focusPhotos();
              }}
            />
            {words !== '' ? (
              <Button look="quiet" command="search.keep" onClick={props.onKeepSearch}>
                Keep
              </Button>
            ) : null}
            <Button
              look="quiet"
              aria-label="Close the search"
              command="search.close"
              onClick={props.onCloseSearch}
            >
              ✕
            </Button>
          </search>
        ) : null}
        <span className="centre-facts">{factsOf(entry, place, list.total)}</span>
      </div>
      {props.notice}
      {pages.trouble ? (
        <div className="centre-empty" role="alert">
          <p>The list cannot be read: {pages.trouble}</p>
          <Button onClick={pages.refresh}>Try again</Button>
        </div>
      ) : list.total === 0 && (place.caption === null || words !== '') ? (
        <div className="centre-empty">
          <p>{nothingHere(words, layout)}</p>
          <Button
            onClick={() => {
              props.onWords('');
              change(words !== '' || layout.status ? { status: null } : { batch: null });
              // The button goes with what it brought back.
              setTimeout(focusPhotos);
            }}
          >
            Show all
          </Button>
        </div>
      ) : layout.show === 'grid' ? (
        <Contact {...contact} look="grid" onOpen={toPhoto} onColumns={props.onColumns} />
      ) : layout.show === 'list' ? (
        <CaptionList
          {...contact}
          sort={layout.sort}
          descending={layout.descending}
          onOpen={toPhoto}
          onSort={(sort, descending) => change({ sort, descending })}
        />
      ) : layout.show === 'receivers' && props.open ? (
        <ReceiverView open={props.open} />
      ) : (
        <>
          <PhotoStage
            entry={entry}
            card={card?.id === place.caption ? card : undefined}
            pictures={props.pictures}
            caption={props.caption}
            zoom={layout.zoom}
            onZoom={(zoom) => change({ zoom })}
          />
          {layout.stripShown && !props.onFullScreen ? (
            <Contact {...contact} look="strip" onOpen={toPhoto} />
          ) : null}
        </>
      )}
    </main>
  );
}

/** Why the list is empty, in words. */
function nothingHere(words: string, layout: Layout): string {
  if (words !== '') return `No caption here has the words “${words}”.`;
  if (layout.status) return `Nothing here is ${statusWord(layout.status).toLowerCase()}.`;
  return 'There is nothing in this batch.';
}

/** "12 of 48 · HF_0412.JPG · 6000 × 4000 · 12 Nov 2026 09:41:22 +01:00"; of a caption outside it, "not in this list · …". */
function factsOf(entry: Entry | null, { index, listed }: PlaceInList, total: number | null): string {
  if (total === null || entry === null) return '';
  const where = listed ? `${shownNumber(index + 1)} of ${shownNumber(total)}` : 'not in this list';
  const photo = entry?.photo;
  if (!photo) return where;
  const size = photo.width > 0 ? `${photo.width} × ${photo.height}` : '';
  return [where, photo.fileName, size, shownDate(photo.capturedAt)].filter(Boolean).join(' · ');
}
