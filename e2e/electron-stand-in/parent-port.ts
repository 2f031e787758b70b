/** In a stand-in utility process: `process.parentPort`, as Electron's utility processes have it. */
const port = {
  on: (_event: 'message', heard: (event: { data: unknown }) => void) =>
    process.on('message', (data: unknown) => heard({ data })),
  postMessage: (message: unknown) => process.send?.(message),
};
Object.defineProperty(process, 'parentPort', { value: port });
process.once('disconnect', () => process.exit(0));
