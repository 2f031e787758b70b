/** Sends a request exactly as written, which fetch would tidy: for tests of what an attacker may send. */
import { connect } from 'node:net';

export interface RawAnswer {
  readonly status: number;
  /** Lower-case names. */
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
}

export interface RawRequest {
  readonly method?: string;
  /** The request target as sent, not normalised. */
  readonly target: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** A body sent as it stands, its length not announced. */
  readonly chunks?: string;
}

/** Sends one request to 127.0.0.1 and reads until the server closes. The right Host is sent unless another is given. */
export function rawRequest(port: number, request: RawRequest): Promise<RawAnswer> {
  const headers = { host: `127.0.0.1:${port}`, connection: 'close', ...request.headers };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  const length = request.body === undefined ? [] : [`content-length: ${Buffer.byteLength(request.body)}`];
  const head = [`${request.method ?? 'GET'} ${request.target} HTTP/1.1`, ...lines, ...length, '', ''].join(
    '\r\n',
  );
  return new Promise((settle, fail) => {
    const socket = connect(port, '127.0.0.1', () =>
      socket.write(head + (request.body ?? request.chunks ?? '')),
    );
    let text = '';
    socket.setEncoding('utf8');
    socket.on('data', (chunk: string) => {
      text += chunk;
    });
    socket.on('error', fail);
    socket.on('close', () => settle(parseAnswer(text)));
  });
}

function parseAnswer(text: string): RawAnswer {
  const end = text.indexOf('\r\n\r\n');
  const [first = '', ...lines] = text.slice(0, end).split('\r\n');
  return {
    status: Number(first.split(' ')[1] ?? 0),
    headers: new Map(
      lines.map((line) => [
        line.slice(0, line.indexOf(':')).toLowerCase(),
        line.slice(line.indexOf(':') + 2),
      ]),
    ),
    body: text.slice(end + 4),
  };
}
