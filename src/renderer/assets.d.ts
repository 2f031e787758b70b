/** Files that the bundler copies beside the page and answers with their address. */
declare module '*?url' {
  const address: string;
  // biome-ignore lint/style/noDefaultExport: the bundler answers an asset import with its default export
  export default address;
}
declare module '*.css';
