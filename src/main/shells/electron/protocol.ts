/** The cutline: scheme, under which the page, its scripts and the photos are served. No file: anywhere. */
import { protocol } from 'electron';
import { plain, type Site } from '#main/site.ts';

/** Declares the scheme. Must run before Electron is ready. */
export function declareScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: 'cutline',
      privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true },
    },
  ]);
}

/** Serves the site under cutline://app/. */
export function serveScheme(site: Site): void {
  protocol.handle('cutline', (request) =>
    new URL(request.url).host === 'app' ? site(request) : plain(404, 'Nothing here has that name.'),
  );
}
