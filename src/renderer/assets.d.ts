/** Files that the bundler copies beside the page and answers with their address. */
declare module '*?url' {
  const address: string;
  export default address;
}
declare module '*.css';
