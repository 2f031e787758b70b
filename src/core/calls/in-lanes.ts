/** Work on many, a few at a time: files wait for a disk most of their time. */

/**
 * Does the work for each input, `lanes` of them at a time.
 * @param stopped once it says so for good, what is in hand is finished and nothing more is begun
 * @returns what came of each that was begun, in the order of the inputs: of the first ones, without a gap
 */
export async function inLanes<Input, Output>(
  inputs: readonly Input[],
  lanes: number,
  work: (input: Input, index: number) => Promise<Output>,
  stopped: () => boolean = () => false,
): Promise<Output[]> {
  const outputs: { index: number; output: Output }[] = [];
  const waiting = inputs.entries();
  const lane = async () => {
    for (const [index, input] of waiting) {
      if (stopped()) return;
      outputs.push({ index, output: await work(input, index) });
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return outputs.sort((a, b) => a.index - b.index).map(({ output }) => output);
}
