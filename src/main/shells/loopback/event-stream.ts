/**
 * Newsroom events as server-sent events, one stream for each open page. A page that stops
 * reading is cut off and comes back by itself, so a sleeping laptop costs no memory.
 */
import type { ServerResponse } from 'node:http';
import type { Newsroom } from '#core/newsroom.ts';

/** A comment line at this pace keeps proxies and sleeping tabs from dropping the stream. */
const heartbeatMilliseconds = 15_000;
/** Unread bytes after which a page is taken to be gone. */
const mostUnread = 1_000_000;

/**
 * Streams events until the page goes away. A page that returns after a break (it then names the
 * last event it saw) is told that the archive may have changed, because events were missed.
 */
export function streamEvents(
  newsroom: Pick<Newsroom, 'on'>,
  response: ServerResponse,
  returning: boolean,
): void {
  let count = 0;
  const send = (text: string) => {
    if (response.writableLength > mostUnread) response.destroy();
    else response.write(text);
  };
  const event = (name: string, detail: unknown) => {
    count += 1;
    send(`id: ${count}\ndata: ${JSON.stringify({ name, detail })}\n\n`);
  };
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  send('retry: 1000\n\n');
  if (returning) event('archive.changed', {});
  const stopListening = newsroom.on(({ name, detail }) => event(name, detail));
  const heartbeat = setInterval(() => send(': still here\n\n'), heartbeatMilliseconds);
  response.on('close', () => {
    clearInterval(heartbeat);
    stopListening();
  });
}
