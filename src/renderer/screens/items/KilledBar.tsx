/** The bar over a killed picture: when and by whom it was killed, and what may no longer be done with it. */
import './KilledBar.css';
import { killedSentence, type SentItem } from '#renderer/screens/items/item-words.ts';

export function KilledBar({ name, item }: { readonly name: string; readonly item: SentItem }) {
  const kill = item.versions.findLast(({ kind }) => kind === 'kill');
  return (
    <aside className="killed-bar" aria-label="Killed picture">
      <span aria-hidden="true">✕</span>
      <p>
        {name === '' ? '' : <b>{name} </b>}
        {killedSentence(kill)}
        {kill ? <span className="killed-reason">Reason: {kill.reason}</span> : null}
      </p>
    </aside>
  );
}
