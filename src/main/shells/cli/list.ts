/** `cutline list`: the captions of the archive, or those that match. */
import { statuses } from '#core/caption/caption.ts';
import type { Newsroom } from '#core/newsroom.ts';
import type { Card } from '#core/records.ts';
import { batchNamed } from '#main/shells/cli/batch-named.ts';
import { columns } from '#main/shells/cli/columns.ts';
import {
  ask,
  type Command,
  countFlag,
  report,
  textFlag,
  UsageError,
  withDesk,
} from '#main/shells/cli/command.ts';
import { entriesOf } from '#main/shells/cli/entries.ts';

/** The most cards one call answers. */
const page = 1_000;

export const listCommand: Command = {
  name: 'list',
  usage: '[--query TEXT] [--batch NAME] [--status S] [--limit N]',
  summary: 'List captions with their photo, credit, status and flags.',
  details: `Statuses: ${statuses.join(', ')}. Flags: error, warning, duplicate.`,
  flags: {
    query: { type: 'string' },
    batch: { type: 'string' },
    status: { type: 'string' },
    limit: { type: 'string' },
  },
  async run(task) {
    if (task.words.length > 0)
      throw new UsageError(
        `list takes no further words; to search, write --query “${task.words.join(' ')}”.`,
      );
    const limit = countFlag(task, 'limit') ?? Number.POSITIVE_INFINITY;
    const words = textFlag(task, 'query');
    const statusWord = textFlag(task, 'status');
    const status = statuses.find((each) => each === statusWord);
    if (statusWord !== undefined && !status) {
      throw new UsageError(`No status is called “${statusWord}”. Statuses: ${statuses.join(', ')}.`);
    }
    await withDesk(task, async (newsroom) => {
      const batch = await batchNamed(newsroom, textFlag(task, 'batch'));
      const query = {
        ...(words ? { words } : {}),
        ...(batch ? { batch } : {}),
        ...(status ? { status } : {}),
      };
      const cards = await cardsOf(newsroom, query, limit);
      // A card holds the caption's first words only; a script gets the caption.
      const whole = task.json
        ? await entriesOf(
            newsroom,
            cards.map(({ id }) => id),
          )
        : new Map();
      const result = cards.map((card) => ({
        id: card.id,
        fileName: card.fileName,
        headline: card.headline,
        caption: whole.get(card.id)?.fields.caption ?? card.caption,
        credit: card.credit,
        status: card.status,
        flags: flagsOf(card),
      }));
      report(task, result, () =>
        columns(
          ['ID', 'FILE', 'STATUS', 'FLAGS', 'CAPTION'],
          result.map((each) => [each.id, each.fileName, each.status, each.flags.join(' '), each.caption]),
          task.terminal.columns,
        ),
      );
    });
    return 0;
  },
};

async function cardsOf(newsroom: Newsroom, query: object, limit: number): Promise<Card[]> {
  const cards: Card[] = [];
  while (cards.length < limit) {
    const most = Math.min(page, limit - cards.length);
    const found = await ask(newsroom, 'captions.find', {
      query: { ...query, offset: cards.length, limit: most },
    });
    cards.push(...found.cards);
    if (found.cards.length < most) break;
  }
  return cards;
}

function flagsOf(card: Card): string[] {
  return [
    ...(card.errors > 0 ? ['error'] : []),
    ...(card.warnings > 0 ? ['warning'] : []),
    ...(card.duplicates > 0 ? ['duplicate'] : []),
  ];
}
