import type { AnswerOf, BodyOf } from '../../api/call.ts';
import type { Tone } from '../tone.ts';

export type Rma = AnswerOf<'GET /rmas/{rmaId}'>;
export type ListedRma = AnswerOf<'GET /rmas'>['items'][number];
export type RmaUnit = Rma['units'][number];
export type RmaState = Rma['state'];
export type RmaTerms = AnswerOf<'GET /rmas/terms'>;
export type RmaUpdate = BodyOf<'PATCH /rmas/{rmaId}'>;

/** How a state is meant, in one of four colours; its words say it too. */
export const rmaTone: Readonly<Record<RmaState, Tone>> = {
  issued: 'warn',
  'in-transit': 'plain',
  received: 'plain',
  inspected: 'plain',
  credited: 'good',
  repaired: 'good',
  replaced: 'good',
  rejected: 'bad',
  closed: 'plain',
};

const outcomes: readonly RmaState[] = ['credited', 'repaired', 'replaced', 'rejected'];

/** That of the state of the whole; plain where the units came to different ends, good or bad for a part of them only. */
export const toneOfRma = ({ state, units }: Pick<ListedRma, 'state' | 'units'>): Tone =>
  outcomes.includes(state) && units.some((unit) => (unit.ending ?? unit.state) !== state)
    ? 'plain'
    : rmaTone[state];

export const mayBecome =
  (state: RmaState) =>
  ({ moves }: Pick<RmaUnit, 'moves'>): boolean =>
    moves.includes(state);
