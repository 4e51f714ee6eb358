import { Button, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useEffect, useState } from 'react';
import type { BodyOf } from '../../../api/call.ts';
import { type Fault, faultsOf } from '../../../api/problem.ts';
import { serverNow } from '../../../api/server-time.ts';
import { useFormats } from '../../../formats/use-formats.ts';
import { Card } from '../../../parts/card.tsx';
import { ConfirmButton } from '../../../parts/confirm-button.tsx';
import { FaultList } from '../../../parts/fault-list.tsx';
import { ReplayOutcome } from '../../../parts/replay/outcome.tsx';
import { useReplay } from '../../../parts/replay/use-replay.ts';
import { toast } from '../../../shell/toasts.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import { dropDraft, keptDraft } from './draft.ts';
import { Effects } from './effects.tsx';
import { type Edit, type HandedIn, handIn, nextVersion, type TermsKind } from './terms.ts';
import { texts } from './texts.ts';

/** Terms that were tried on their own page, where they are of this kind. */
const takenDraft = (kind: TermsKind): object | undefined => {
  const draft = keptDraft();
  return draft?.kind === kind ? draft.terms : undefined;
};

interface EditorProps {
  readonly kind: TermsKind;
  readonly version: string;
  readonly terms: object;
}

const typed = ({ version: _version, effectiveFrom: _from, ...content }: Record<string, unknown>): string =>
  JSON.stringify(content, undefined, 2);

/** What was tried: with it, and with nothing else, the version may be put in force. */
interface Tried {
  readonly handedIn: HandedIn;
  readonly edit: Edit;
}

export function Editor({ kind, version, terms }: EditorProps): ReactNode {
  const t = useTexts(texts);
  const { moment } = useFormats();
  const client = useQueryClient();
  const [draft] = useState(() => takenDraft(kind));
  const [text, setText] = useState(() => typed((draft ?? terms) as Record<string, unknown>));
  const [name, setName] = useState(() => nextVersion(version, serverNow()));
  const [from, setFrom] = useState('');
  const [tried, setTried] = useState<Tried>();
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  const [isBusy, setBusy] = useState(false);
  // It is in the text now.
  useEffect(dropDraft, []);
  const { replay, run, stop, forget } = useReplay();
  const change = <T,>(set: (value: T) => void) => {
    return (value: T): void => {
      setTried(undefined);
      forget();
      set(value);
    };
  };

  /** Undefined, and a fault beside the text, where it is no JSON. */
  const read = (): HandedIn | undefined => {
    try {
      const content = JSON.parse(text) as object;
      const begins = from === '' ? {} : { effectiveFrom: new Date(from).toISOString() };
      return { ...{ kind, content, version: name.trim(), basedOn: version }, ...begins };
    } catch (error) {
      setFaults([{ path: '', message: t('notJson', { problem: String(error) }) }]);
      return undefined;
    }
  };
  const check = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setTried(undefined);
    setFaults([]);
    const handedIn = read();
    if (!handedIn) return;
    setBusy(true);
    try {
      setTried({ handedIn, edit: await handIn(handedIn, true) });
      const { content, version: tried } = handedIn;
      await run({ [kind]: { ...content, version: tried } } as BodyOf<'POST /rulebook/replay'>);
    } catch (error) {
      setFaults(faultsOf(error));
    } finally {
      setBusy(false);
    }
  };
  const publish = async ({ handedIn }: Tried): Promise<void> => {
    const stored = await handIn(handedIn, false);
    toast(t('published', { version: stored.version, at: moment(stored.effectiveFrom) }));
    await client.invalidateQueries();
  };

  return (
    <>
      <Card>
        <form onSubmit={(event) => void check(event)}>
          <Stack>
            {draft && <Text>{t('draft')}</Text>}
            <TextInput
              label={t('version')}
              description={t('versionHint', { version })}
              required
              withAsterisk={false}
              value={name}
              onChange={(event) => change(setName)(event.currentTarget.value)}
            />
            <TextInput
              type="datetime-local"
              label={t('from')}
              description={t('fromHint')}
              value={from}
              onChange={(event) => change(setFrom)(event.currentTarget.value)}
            />
            <Textarea
              label={t('content')}
              autosize
              minRows={12}
              maxRows={24}
              spellCheck={false}
              styles={{ input: { fontFamily: 'ui-monospace, monospace', fontSize: '0.875rem' } }}
              value={text}
              onChange={(event) => change(setText)(event.currentTarget.value)}
            />
            <FaultList title={t('faults')} faults={faults} />
            <Button type="submit" loading={isBusy} style={{ alignSelf: 'flex-start' }}>
              {t('check')}
            </Button>
          </Stack>
        </form>
      </Card>
      {tried && (
        <>
          <Effects edit={tried.edit} />
          {replay && kind === 'catalogue' && <Text c="dimmed">{t('keep')}</Text>}
          {replay && <ReplayOutcome replay={replay} onStop={stop} />}
          {tried.edit.changes.length > 0 && (
            <div>
              <ConfirmButton
                variant="filled"
                title={t('publishAsk', { version: tried.edit.version })}
                text={<Text span>{t('publishText')}</Text>}
                onConfirm={() => publish(tried)}
              >
                {t('publish')}
              </ConfirmButton>
            </div>
          )}
        </>
      )}
    </>
  );
}
