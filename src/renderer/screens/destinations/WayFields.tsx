/** How a destination is reached: the kind of way, and what each kind asks for. */
import type { Destination, Way } from '#core/outbox/records.ts';
import { desktop } from '#renderer/client.ts';
import { Button } from '#renderer/parts/Button.tsx';
import { Notice } from '#renderer/parts/Notice.tsx';
import {
  choiceOf,
  inTheClear,
  type Problems,
  wayAs,
  wayChoices,
} from '#renderer/screens/destinations/destination-words.ts';
import { ChoiceRow, FormRow, NumberRow, TextRow } from '#renderer/screens/destinations/FormRow.tsx';
import { HeaderRows } from '#renderer/screens/destinations/HeaderRows.tsx';

interface WayFieldsProps {
  readonly destination: Destination;
  readonly problems: Problems;
  onWay(way: Way): void;
}

export function WayFields({ destination: { way }, problems, onWay }: WayFieldsProps) {
  return (
    <fieldset className="form-group">
      <legend>Where to</legend>
      <ChoiceRow
        label="Reached by"
        value={choiceOf(way)}
        options={wayChoices}
        onChange={(choice) => onWay(wayAs(choice, way))}
      />
      {way.kind === 'folder' ? (
        <PathRow
          label="Folder"
          hint="On this machine, or a share that is mounted here."
          problem={problems.folder}
          value={way.folder}
          pick={() => desktop?.pickFolder() ?? Promise.resolve(null)}
          onChange={(folder) => onWay({ ...way, folder })}
        />
      ) : way.kind === 'http' ? (
        <HttpFields way={way} problems={problems} onWay={onWay} />
      ) : (
        <ServerFields way={way} problems={problems} onWay={onWay} />
      )}
    </fieldset>
  );
}

type Server = Extract<Way, { readonly host: string }>;

function ServerFields({
  way,
  problems,
  onWay,
}: {
  readonly way: Server;
  readonly problems: Problems;
  onWay(way: Way): void;
}) {
  return (
    <>
      <div className="form-line">
        <TextRow
          label="Host"
          problem={problems.host}
          placeholder="wire.example.org"
          most={253}
          value={way.host}
          onChange={(host) => onWay({ ...way, host })}
        />
        <NumberRow
          narrow
          label="Port"
          problem={problems.port}
          value={way.port === 0 ? null : way.port}
          onChange={(port) => onWay({ ...way, port: port ?? 0 })}
        />
      </div>
      <TextRow label="User" most={200} value={way.user} onChange={(user) => onWay({ ...way, user })} />
      <TextRow
        label="Folder over there"
        hint="Empty for where the login arrives."
        value={way.folder}
        onChange={(folder) => onWay({ ...way, folder })}
      />
      {way.kind === 'sftp' ? (
        <ChoiceRow
          label="Login"
          value={way.login}
          options={[
            { value: 'password', label: 'Password' },
            { value: 'key', label: 'Private key' },
            { value: 'agent', label: 'SSH agent of this machine' },
          ]}
          onChange={(login) => onWay({ ...way, login })}
        />
      ) : null}
      {way.kind === 'sftp' && way.login === 'key' ? (
        <PathRow
          label="File of the private key"
          problem={problems.keyFile}
          value={way.keyFile}
          pick={async () => (await desktop?.pickFiles())?.[0] ?? null}
          onChange={(keyFile) => onWay({ ...way, keyFile })}
        />
      ) : null}
      {way.kind === 'ftp' && way.security === 'none' ? (
        <Notice tone="warning">
          Plain FTP sends the password and the pictures for all on the way to read. Take FTPS or SFTP where
          the receiver has it.
        </Notice>
      ) : null}
      {way.kind === 'ftp' && way.security !== 'none' ? (
        <AuthorityRow value={way.authority} onChange={(authority) => onWay({ ...way, authority })} />
      ) : null}
    </>
  );
}

type Http = Extract<Way, { readonly kind: 'http' }>;

function HttpFields({
  way,
  problems,
  onWay,
}: {
  readonly way: Http;
  readonly problems: Problems;
  onWay(way: Way): void;
}) {
  return (
    <>
      <div className="form-line">
        <ChoiceRow
          narrow
          label="Method"
          value={way.method}
          options={[
            { value: 'POST', label: 'POST' },
            { value: 'PUT', label: 'PUT' },
          ]}
          onChange={(method) => onWay({ ...way, method })}
        />
        <TextRow
          label="Address"
          hint="{name} stands for the file’s name; without it, PUT adds the name and POST does not."
          problem={problems.url}
          placeholder="https://api.example.org/pictures/{name}"
          most={2_000}
          value={way.url}
          onChange={(url) => onWay({ ...way, url })}
        />
      </div>
      {inTheClear(way) ? (
        <Notice tone="warning">
          http:// sends the login and the pictures for all on the way to read. Take https:// where the
          receiver has it.
        </Notice>
      ) : null}
      <ChoiceRow
        label="Login"
        value={way.login}
        options={[
          { value: 'none', label: 'None, or by a header' },
          { value: 'basic', label: 'User and password' },
          { value: 'bearer', label: 'Bearer token' },
          { value: 'hmac', label: 'Signature (HMAC SHA-256)' },
        ]}
        onChange={(login) => onWay({ ...way, login })}
      />
      {way.login === 'basic' ? (
        <TextRow label="User" most={200} value={way.user} onChange={(user) => onWay({ ...way, user })} />
      ) : null}
      <HeaderRows
        headers={way.headers}
        problem={problems.headers}
        onChange={(headers) => onWay({ ...way, headers })}
      />
      <AuthorityRow value={way.authority} onChange={(authority) => onWay({ ...way, authority })} />
    </>
  );
}

function AuthorityRow({ value, onChange }: { readonly value: string; onChange(value: string): void }) {
  return (
    <details className="form-more" open={value !== ''}>
      <summary>Certificate authority of the receiver</summary>
      <FormRow
        label="Certificate (PEM)"
        hint="Only for a server whose certificate this system does not know."
      >
        {(control) => (
          <textarea
            {...control}
            className="field-input form-mono"
            rows={4}
            maxLength={100_000}
            spellCheck={false}
            value={value}
            onChange={(event) => onChange(event.target.value)}
          />
        )}
      </FormRow>
    </details>
  );
}

interface PathRowProps {
  readonly label: string;
  readonly hint?: string;
  readonly problem: string | undefined;
  readonly value: string;
  /** The system's dialog, where there is one. */
  pick(): Promise<string | null>;
  onChange(path: string): void;
}

function PathRow({ label, hint, problem, value, pick, onChange }: PathRowProps) {
  return (
    <FormRow label={label} hint={hint} problem={problem}>
      {(control) => (
        <div className="form-line">
          <input
            {...control}
            className="field-input"
            value={value}
            maxLength={4_096}
            spellCheck={false}
            // The desktop opens only what was picked: a typed path would be refused.
            readOnly={Boolean(desktop)}
            onChange={(event) => onChange(event.target.value)}
          />
          {desktop ? (
            <Button
              onClick={async () => {
                const path = await pick();
                if (path) onChange(path);
              }}
            >
              Choose…
            </Button>
          ) : null}
        </div>
      )}
    </FormRow>
  );
}
