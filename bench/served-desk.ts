/** The built loopback shell as a program of its own, for benches that measure it from outside. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Answer, CallInput, CallName, CallOutput } from '#core/contract.ts';

const program = join(import.meta.dirname, '..', 'bin', 'cutline.js');

/** A running desk. */
export interface ServedDesk {
  readonly address: string;
  call<Name extends CallName>(name: Name, input: CallInput<Name>): Promise<CallOutput<Name>>;
  end(): Promise<void>;
}

/** Starts `cutline serve` on an archive; settles once it says where it answers. */
export async function serveDesk(archive: string): Promise<ServedDesk> {
  const words = ['serve', '--no-open', '--json', '--archive', archive];
  const child = spawn(process.execPath, [program, ...words], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise<void>((settle) => child.once('close', () => settle()));
  const address = await firstAddress(child.stdout);
  return {
    address,
    async call(name, input) {
      const response = await fetch(`${address}call/${name}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(input),
      });
      const answer = (await response.json()) as Answer<CallOutput<typeof name>>;
      if (!answer.ok) throw new Error(`${name}: ${answer.problem.message}`);
      return answer.value;
    },
    end() {
      child.kill('SIGTERM');
      return ended;
    },
  };
}

async function firstAddress(output: NodeJS.ReadableStream): Promise<string> {
  for await (const line of createInterface({ input: output })) {
    return (JSON.parse(line) as { address: string }).address;
  }
  throw new Error('The shell ended before it had an address. Is it built?');
}
