/**
 * Tries a destination step by step, as a delivery would go, with a file of a few words, up to the first
 * step that fails. Nothing stays on the far side. Used by courier.ts.
 */
import { createHash, randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import type { TestStep } from '#core/outbox/records.ts';
import type { FarSide, Opening } from '#main/couriers/far-side.ts';
import { Fault, testWords, wrongChecksum, wrongSize } from '#main/couriers/fault.ts';
import type { HttpCall } from '#main/couriers/http.ts';
import { answerFault } from '#main/couriers/http-fault.ts';
import { exchange } from '#main/couriers/http-line.ts';
import { addressOf, loginHeaders } from '#main/couriers/http-request.ts';
import { type FolderWay, openWay } from '#main/couriers/ways.ts';

/** The steps as they are taken. */
export interface TestNotes extends Pick<Opening, 'step' | 'learned'> {
  /** All steps, the one under way as done or, with a fault, as failed. */
  end(fault: Fault | null): TestStep[];
}

export function testNotes(): TestNotes {
  const steps: TestStep[] = [];
  let under: { what: string; said: string } | null = null;
  const close = (ok: boolean, said: string | null) => {
    if (under) steps.push({ what: under.what, ok, said: said ?? under.said });
    under = null;
  };
  return {
    step(what) {
      close(true, null);
      under = { what, said: '' };
    },
    learned(said) {
      if (under) under.said = said;
    },
    end(fault) {
      if (fault && !under) under = { what: 'Ready', said: '' };
      close(fault === null, fault && testWords(fault));
      return steps;
    },
  };
}

/** @throws Fault of the step that failed */
export async function testFolder(way: FolderWay, opening: Opening): Promise<void> {
  const far = await openWay(way, opening);
  try {
    await tryFile(far, opening);
  } finally {
    far.close();
  }
}

async function tryFile(far: FarSide, { step, learned }: Opening): Promise<void> {
  const words = Buffer.from('Cutline tries whether it may write here. This file may be removed.\n');
  const hash = createHash('sha256').update(words).digest('hex');
  const stem = `cutline-test-${randomBytes(6).toString('hex')}`;
  const final = `${stem}.txt`;
  let standing = `.${stem}.part`;
  const write = (name: string) => far.write(name, Readable.from([words], { objectMode: false }), 0);
  try {
    step('Test file written');
    try {
      await write(standing);
    } catch (error) {
      if (!(error instanceof Fault) || error.kind !== 'permission') throw error;
      standing = `${stem}.part`;
      await write(standing);
      learned('hidden names are refused, so temporary names are plain');
    }
    step('Size read back');
    const size = await far.size(standing);
    if (size !== words.length) throw wrongSize(far.where, size, words.length);
    const matches = await far.matches(standing, { hash, bytes: words.length });
    if (matches === false) throw wrongChecksum(far.where);
    learned(matches ? 'the checksum agrees too' : `${size} bytes`);
    step('Renamed');
    await far.rename(standing, final);
    standing = final;
    step('Removed');
    await far.remove(standing);
  } catch (error) {
    // What was not the step that failed is tidied up; the step's own fault is what counts.
    await far.remove(standing).catch(() => undefined);
    throw error;
  }
}

/**
 * HTTP has nothing that could be written and surely removed again, so the server is only asked a question.
 * @throws Fault of the step that failed
 */
export async function testHttp(call: HttpCall, { step, learned }: TestNotes): Promise<void> {
  step('Server reached');
  const url = addressOf(call.way, `cutline-test-${randomBytes(6).toString('hex')}.txt`);
  const headers = loginHeaders(call.way, call.secret);
  const secure = url.protocol === 'https:';
  const answer = await exchange(call.line, { ...call, url, method: 'HEAD', headers }).catch(
    (error: unknown) => {
      if (secure && error instanceof Fault && error.kind === 'certificate') step('Connection secured');
      throw error;
    },
  );
  if (secure) step('Connection secured');
  const { status } = answer;
  step('Login taken');
  if (status === 401 || status === 403 || status === 407 || status >= 500)
    throw answerFault(answer, url.host);
  if (status >= 300 && status < 400) {
    step('Address right');
    throw answerFault(answer, url.host);
  }
  learned(
    status < 300 || (call.way.method === 'PUT' && status === 404)
      ? `the server answered ${status}; no file was sent`
      : `the server answers ${status} to a question without a file, so only the first send shows whether it takes one`,
  );
}
