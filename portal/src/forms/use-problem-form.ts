import { type UseFormInput, type UseFormReturnType, useForm } from '@mantine/form';
import { type FormEvent, useState } from 'react';
import { ApiProblem, Unreachable } from '../api/problem.ts';
import { useTexts } from '../texts/languages.tsx';
import { texts } from './texts.ts';

export interface ProblemForm<Values extends Record<string, unknown>> {
  readonly form: UseFormReturnType<Values>;
  /** What is wrong and belongs to no field; stands above the button. */
  readonly problem: string | undefined;
  readonly isSending: boolean;
  /** For `onSubmit`: checks, sends, and puts what the service names beside its field. What was typed stays. */
  readonly submit: (event: FormEvent<HTMLFormElement>) => void;
  /** Puts a fault of a call made elsewhere where it belongs. */
  readonly show: (error: unknown) => void;
}

/**
 * A form whose faults come from the service. `send` throws ApiProblem; a fault with the path of a field, or of something
 * inside it, stands beside the field, all others above the button.
 * @param fieldOf where a path of the API is another field of the form
 */
export function useProblemForm<Values extends Record<string, unknown>>(
  input: UseFormInput<Values>,
  send: (values: Values) => Promise<unknown>,
  fieldOf: (path: string) => string = (path) => path,
): ProblemForm<Values> {
  const t = useTexts(texts);
  const form = useForm<Values>(input);
  const [problem, setProblem] = useState<string>();
  const [isSending, setSending] = useState(false);

  const show = (error: unknown): void => {
    if (!(error instanceof ApiProblem)) {
      setProblem(error instanceof Unreachable ? t('unreachable') : messageOf(error));
      return;
    }
    const names = Object.keys(form.getValues());
    const isField = (field: string) => names.some((name) => field === name || field.startsWith(`${name}.`));
    const faults = error.faults.map(({ path, message }) => ({ field: fieldOf(path), message }));
    const placed = faults.filter(({ field }) => isField(field));
    for (const { field, message } of placed) form.setFieldError(field, message);
    const others = faults.filter(({ field }) => !isField(field)).map(({ message }) => message);
    const lead = placed.length > 0 ? t('seeFields') : error.message;
    setProblem([lead, ...others.filter((message) => !lead.includes(message))].join(' '));
    focusFirst(form, placed[0]?.field);
  };

  const run = async (values: Values): Promise<void> => {
    setProblem(undefined);
    setSending(true);
    try {
      await send(values);
    } catch (error) {
      show(error);
    } finally {
      setSending(false);
    }
  };

  const submit = form.onSubmit(
    (values) => {
      if (!isSending) void run(values);
    },
    (errors) => focusFirst(form, Object.keys(errors)[0]),
  );
  return { form, problem, isSending, submit, show };
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

function focusFirst<Values extends Record<string, unknown>>(
  form: UseFormReturnType<Values>,
  field: string | undefined,
): void {
  if (field === undefined) return;
  // The field's fault is drawn first, so that it is read out with it.
  requestAnimationFrame(() => form.getInputNode(field)?.focus());
}
