import { SegmentedControl, Stack } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useRead } from '../../../api/query.ts';
import { LoadFailed } from '../../../parts/load-failed.tsx';
import { Page } from '../../../parts/page.tsx';
import { PageSkeleton } from '../../../shell/page-skeleton.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import { keptDraft } from './draft.ts';
import { Editor } from './editor.tsx';
import type { TermsKind } from './terms.ts';
import { texts } from './texts.ts';

/** Rulebook or catalogue: a new version, what it would do, and its being put in force. */
export default function TermsEditorPage(): ReactNode {
  const t = useTexts(texts);
  const [kind, setKind] = useState<TermsKind>(() => keptDraft()?.kind ?? 'rulebook');
  return (
    <Page title={t('title')} lead={t('lead')}>
      <Stack gap="lg">
        <SegmentedControl
          aria-label={t('which')}
          value={kind}
          onChange={(value) => setKind(value as TermsKind)}
          data={[
            { value: 'rulebook', label: t('rulebook') },
            { value: 'catalogue', label: t('catalogue') },
          ]}
          style={{ alignSelf: 'flex-start' }}
        />
        <Latest key={kind} kind={kind} />
      </Stack>
    </Page>
  );
}

/** The last version there is, from which the next one is made. */
function Latest({ kind }: { readonly kind: TermsKind }): ReactNode {
  const versions = useRead(`GET /${kind}/versions`, {});
  const version = versions.data?.items.at(-1)?.version;
  const terms = useRead(`GET /${kind}`, { query: { version } }, { enabled: version !== undefined });
  const error = versions.error ?? terms.error;
  if (error && !terms.data)
    return <LoadFailed isPart error={error} onAgain={() => void versions.refetch()} />;
  if (version === undefined || !terms.data) return <PageSkeleton />;
  return <Editor key={version} {...{ kind, version }} terms={terms.data} />;
}
