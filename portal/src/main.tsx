import './styles/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { keepFiles } from './shell/keep-files.ts';

const root = document.getElementById('root');
if (root)
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );

// After the first page: it has the network to itself until then.
if (import.meta.env.PROD) addEventListener('load', () => void keepFiles());
