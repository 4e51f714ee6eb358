import { Stack } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';
import { useLocation } from 'wouter';
import { FormProblem } from '../../../forms/form-problem.tsx';
import { Card } from '../../../parts/card.tsx';
import { Page } from '../../../parts/page.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import { valuesOf } from '../lookup-values.ts';
import { SearchFields } from '../search-fields.tsx';
import { Found } from './found.tsx';
import { Missed } from './missed.tsx';
import { texts } from './texts.ts';
import { useLookup } from './use-lookup.ts';

/** A customer stands at the counter: phone and claim ID lead to the claim, whoever's it is. */
export default function LookupPage(): ReactNode {
  const t = useTexts(texts);
  const [, navigate] = useLocation();
  const lookup = useLookup((claimId) => navigate(`/claims/${claimId}`, { replace: true }));
  const fields = useRef<HTMLFormElement>(null);
  // A QR code brought both values: they are searched for at once, and leave the address of a screen that others see.
  useEffect(() => {
    const { phone, claimId } = valuesOf(window.location.hash);
    if (phone === '' || claimId === '') return;
    history.replaceState(history.state, '', window.location.pathname);
    fields.current?.requestSubmit();
  }, []);
  return (
    <Page title={t('title')} lead={t('lead')}>
      <Stack gap="lg">
        <Card>
          <Stack>
            <SearchFields
              ref={fields}
              form={lookup.form}
              onSubmit={lookup.submit}
              isBusy={lookup.isSending}
            />
            <FormProblem>{lookup.problem}</FormProblem>
          </Stack>
        </Card>
        <div aria-live="polite">
          {lookup.found && <Found claim={lookup.found} />}
          {lookup.missedPhone !== undefined && <Missed phone={lookup.missedPhone} />}
        </div>
      </Stack>
    </Page>
  );
}
