/** Puts the desk on the page. */
import '#renderer/parts/tokens.css';
import '#renderer/parts/base.css';
import { createRoot } from 'react-dom/client';
import { Start } from '#renderer/screens/start/Start.tsx';

const root = document.getElementById('root');
if (!root) throw new Error('The page has no place for the desk.');
createRoot(root).render(<Start />);
