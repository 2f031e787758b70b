/** What arrives: the format, the house, the pictures, and what the files are called. */
import { nameVariables, usualStem } from '#core/outbox/names.ts';
import type { Destination } from '#core/outbox/records.ts';
import { formatNames, wireFormats } from '#core/wire/format-ids.ts';
import type { Problems } from '#renderer/screens/destinations/destination-words.ts';
import { CheckRow, ChoiceRow, NumberRow, TextRow } from '#renderer/screens/destinations/FormRow.tsx';

interface FileFieldsProps {
  readonly destination: Destination;
  readonly houses: readonly { readonly id: string; readonly name: string }[];
  readonly problems: Problems;
  onChange(part: Partial<Destination>): void;
}

const formats = wireFormats.map((value) => ({ value, label: formatNames[value] }));

export function FileFields({ destination, houses, problems, onChange }: FileFieldsProps) {
  const { format, picture, house, names, rendition, charset, service } = destination;
  const pictured = format === 'jpeg' || picture !== 'none';
  return (
    <>
      <fieldset className="form-group">
        <legend>What arrives</legend>
        <div className="form-line">
          <ChoiceRow
            label="Format"
            value={format}
            options={formats}
            onChange={(next) => onChange({ format: next })}
          />
          <ChoiceRow
            label="House style"
            value={house}
            options={houses.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(next) => onChange({ house: next })}
          />
        </div>
        {format === 'jpeg' ? null : (
          <ChoiceRow
            label="The picture"
            value={picture}
            options={[
              { value: 'beside', label: 'Goes along, the caption inside' },
              { value: 'zip', label: 'Goes along in one zip with the document' },
              { value: 'none', label: 'Does not go along' },
            ]}
            onChange={(next) => onChange({ picture: next })}
          />
        )}
        {format === 'iptc7901' ? (
          <div className="form-line">
            <TextRow
              narrow
              label="Service letters"
              problem={problems.service}
              most={3}
              value={service}
              onChange={(next) => onChange({ service: next.toLowerCase() })}
            />
            <ChoiceRow
              label="Characters"
              value={charset}
              options={[
                { value: 'ascii', label: '7-bit, accents written out' },
                { value: 'latin-1', label: 'Latin-1' },
              ]}
              onChange={(next) => onChange({ charset: next })}
            />
          </div>
        ) : null}
        <TextRow
          mono
          label="File names"
          hint={`Without ending. ${nameVariables.map((name) => `{${name}}`).join(' ')}`}
          problem={problems.names}
          placeholder={usualStem}
          most={400}
          value={names}
          onChange={(next) => onChange({ names: next })}
        />
        {pictured ? (
          <div className="form-line">
            <NumberRow
              label="Longest edge, pixels"
              hint="Empty: as it is."
              problem={problems.longestEdge}
              value={rendition.longestEdge}
              onChange={(longestEdge) => onChange({ rendition: { ...rendition, longestEdge } })}
            />
            <NumberRow
              label="JPEG quality"
              hint="Of a picture made smaller."
              problem={problems.quality}
              value={rendition.quality}
              onChange={(quality) => onChange({ rendition: { ...rendition, quality: quality ?? 0 } })}
            />
          </div>
        ) : null}
      </fieldset>
      <fieldset className="form-group">
        <legend>How it goes</legend>
        <NumberRow
          label="Speed limit, kilobytes a second"
          problem={problems.speed}
          placeholder="No limit"
          value={destination.kilobytesPerSecond}
          onChange={(kilobytesPerSecond) => onChange({ kilobytesPerSecond })}
        />
        <CheckRow
          label="The receiver keeps embargoes"
          hint="Then a picture goes at once with its embargo; otherwise it waits here for its time."
          checked={destination.keepsEmbargo}
          onChange={(keepsEmbargo) => onChange({ keepsEmbargo })}
        />
        <CheckRow
          label="Paused"
          hint="Nothing goes there; what is sent waits in the outbox."
          checked={destination.paused}
          onChange={(paused) => onChange({ paused })}
        />
      </fieldset>
    </>
  );
}
