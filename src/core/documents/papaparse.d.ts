/** The little of Papa Parse that the table reader uses; the package ships no types. */
declare module 'papaparse' {
  interface ParseOptions {
    readonly delimiter?: string;
    readonly quoteChar?: string;
    /** Stops after so many rows; 0 reads all. */
    readonly preview?: number;
    readonly skipEmptyLines?: boolean | 'greedy';
  }
  interface ParseError {
    readonly type: string;
    readonly code: string;
    readonly message: string;
    readonly row?: number;
  }
  interface ParseResult {
    readonly data: string[][];
    readonly errors: readonly ParseError[];
  }
  const papa: { parse(text: string, options: ParseOptions): ParseResult };
  export = papa;
}
