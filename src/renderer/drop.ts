/**
 * Files and folders dropped on the window, as paths the newsroom can import. The desktop knows each
 * file's path; a browser may not, so there the bytes are handed to the shell, which answers with one.
 */
import type { Answer } from '#core/contract.ts';
import { desktop } from '#renderer/client.ts';

/** How far an upload has come, for the window that waits. */
type Uploading = (done: number, total: number) => void;

/** The paths of what was dropped, and one line for each file that could not be taken. */
export async function droppedPaths(
  dropped: DataTransfer,
  progress: Uploading,
): Promise<{ paths: string[]; troubles: string[] }> {
  if (desktop) {
    // A dropped folder is one entry with a path; the newsroom lists what is in it.
    const { pathForFile } = desktop;
    return { paths: [...dropped.files].map((file) => pathForFile(file)).filter(Boolean), troubles: [] };
  }
  // Subtle: the list is emptied as soon as this event is over, so all entries are taken before any wait.
  const taken = [...dropped.items].flatMap((each) => each.webkitGetAsEntry() ?? each.getAsFile() ?? []);
  const files = (await Promise.all(taken.map((one) => (one instanceof File ? [one] : filesIn(one))))).flat();
  return uploadFiles(files, progress);
}

/** Hands files to the loopback shell; answers with their paths there. */
export async function uploadFiles(
  files: readonly File[],
  progress: Uploading,
): Promise<{ paths: string[]; troubles: string[] }> {
  const batch = crypto.randomUUID();
  const paths: string[] = [];
  const troubles: string[] = [];
  for (const [index, file] of files.entries()) {
    progress(index, files.length);
    const answer = await upload(file, batch);
    if (answer.ok) paths.push(answer.value.path);
    else troubles.push(`${file.name}: ${answer.problem.message}`);
  }
  progress(files.length, files.length);
  return { paths, troubles };
}

async function upload(file: File, batch: string): Promise<Answer<{ path: string }>> {
  try {
    const query = new URLSearchParams({ name: file.name, batch });
    const response = await fetch(`upload?${query}`, {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream' },
      body: file,
    });
    return await response.json();
  } catch {
    return { ok: false, problem: { code: 'failed', message: 'could not be handed to Cutline', field: '' } };
  }
}

async function filesIn(entry: FileSystemEntry): Promise<File[]> {
  if (isFile(entry)) return [await new Promise<File>((resolve, reject) => entry.file(resolve, reject))];
  if (!isFolder(entry)) return [];
  const reader = entry.createReader();
  const files: File[] = [];
  // A browser lists a folder a hundred entries at a time, and an empty answer is the end.
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (some.length === 0) return files;
    files.push(...(await Promise.all(some.map(filesIn))).flat());
  }
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}
