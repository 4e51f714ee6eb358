import middy from '@middy/core';
import type { Context } from 'aws-lambda';
import { theTable } from '../../adapters/table/table.ts';
import { observed } from '../../middleware/observed.ts';
import { feedbackOf } from './feedback-event.ts';
import { recordFeedback } from './record-feedback.ts';

/** Records what SES says became of a mail we sent. */
export const handler = middy<unknown, void, Error, Context>()
  .use(observed())
  .handler(async (event) => {
    const feedback = feedbackOf(event);
    if (feedback) await recordFeedback(theTable(), feedback, Date.now());
  });
