import { type ReactNode, useState } from 'react';
import { toast } from '../../shell/toasts.tsx';
import { useTexts } from '../../texts/languages.tsx';
import { saveFile } from '../files/save-file.ts';
import { FoldOut } from './fold-out.tsx';
import { texts } from './texts.ts';

const isElsewhere = (answer: unknown): answer is { readonly url: string } =>
  typeof answer === 'object' && answer !== null && 'url' in answer && typeof answer.url === 'string';

interface ExportMenuProps {
  /** The file's name without its ending. */
  readonly name: string;
  readonly load: (format: 'csv' | 'xlsx') => Promise<unknown>;
}

/** The list as it stands, as a file; a large one is fetched from where the service put it. */
export function ExportMenu({ name, load }: ExportMenuProps): ReactNode {
  const t = useTexts(texts);
  const [isBusy, setBusy] = useState(false);
  const save = async (format: 'csv' | 'xlsx'): Promise<void> => {
    setBusy(true);
    try {
      const answer = await load(format);
      if (answer instanceof Blob) saveFile(`${name}.${format}`, answer);
      // Never shown as a page: the address answers as an attachment.
      else if (isElsewhere(answer)) window.location.assign(answer.url);
      else toast(t('exportLater'));
    } catch (error) {
      toast(error instanceof Error ? error.message : String(error), 'bad');
    } finally {
      setBusy(false);
    }
  };
  return (
    <FoldOut label={t('export')}>
      <div>
        <button type="button" disabled={isBusy} onClick={() => void save('csv')}>
          {t('csv')}
        </button>
        <button type="button" disabled={isBusy} onClick={() => void save('xlsx')}>
          {t('xlsx')}
        </button>
      </div>
    </FoldOut>
  );
}
