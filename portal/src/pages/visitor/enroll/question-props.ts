import type { UseFormReturnType } from '@mantine/form';
import type { Order } from './order.ts';

export interface QuestionProps {
  readonly form: UseFormReturnType<Order>;
  readonly number: number;
  readonly total: number;
  readonly problem: string | undefined;
  readonly onBack: () => void;
  readonly onNext: () => void;
}
