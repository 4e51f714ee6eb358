import { documentsOf } from '../../adapters/claims/claim-reader.ts';
import { answer } from '../../domain/claim/transitions/answer.ts';
import { InvalidInput } from '../../domain/errors.ts';
import type { Actor } from '../../domain/people/actor.ts';
import type { Answer } from '../../middleware/api/idempotency.ts';
import { type ApiRequest, route } from '../../middleware/api/router.ts';
import { changeFor, claimFor } from './claim-request.ts';
import { answerQuestion } from './operations/filing.ts';
import type { InputOf } from './operations/input-of.ts';

type Answered = ApiRequest<unknown, InputOf<typeof answerQuestion>>;

const sameSide = (one: Actor, other: Actor): boolean =>
  one.companyId === undefined ? one.userId === other.userId : one.companyId === other.companyId;

/** Documents that answer must be of this claim and from one's own side. Throws {@link InvalidInput} naming each other. */
async function checkDocuments(request: Answered, claimId: string): Promise<void> {
  const { documentIds = [] } = request.body;
  if (documentIds.length === 0) return;
  const { actor } = request.caller();
  const documents = await documentsOf(request.table, claimId);
  const own = new Set(
    documents.filter((doc) => sameSide(doc.uploadedBy, actor)).map((doc) => doc.documentId),
  );
  const faults = documentIds.flatMap((id, index) =>
    own.has(id)
      ? []
      : [{ path: `documentIds.${index}`, message: 'is not a document of this claim that you uploaded' }],
  );
  if (faults.length > 0) throw new InvalidInput(faults);
}

async function answerIt(request: Answered): Promise<Answer> {
  const { message = '', documentIds = [] } = request.body;
  const { claimId } = await claimFor(request, 'claim.answer');
  if (message.trim() === '' && documentIds.length === 0)
    throw InvalidInput.at('message', 'says nothing, and no document is named');
  await checkDocuments(request, claimId);
  const side = request.caller().access.role === 'partner' ? 'partner' : 'customer';
  return changeFor(request, 'claim.answer', (claim, ctx) =>
    answer(claim, side, { message, via: 'portal' }, ctx),
  );
}

export const answeringRoutes = [route(answerQuestion, answerIt)];
