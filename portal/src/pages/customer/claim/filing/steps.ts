import type { AnswerOf } from '../../../../api/call.ts';
import type { Claim } from '../../../../api/shapes.ts';
import type { DocumentKind } from '../../../../parts/documents/use-uploads.ts';

export type MoneyPreview = AnswerOf<'GET /claims/{claimId}/money-preview'>;
export type EvidenceItem = MoneyPreview['evidence'][number];

/** What the rules read of an incident besides what, when, where and the story. */
export const facts = [
  'policeReportNumber',
  'trackingEnabled',
  'vehicleLocked',
  'windowsClosed',
  'forcedEntry',
  'preExisting',
] as const;
export type Fact = (typeof facts)[number];

/** One question of the rulebook's: a fact, a document, or a fact with the document that bears it out. */
export interface EvidenceStep {
  readonly name: string;
  readonly fact?: EvidenceItem & { readonly kind: Fact };
  readonly document?: EvidenceItem & { readonly kind: DocumentKind };
}

export type FilingStep =
  | { readonly name: 'what' | 'safe' | 'when' | 'story' | 'review' }
  | (EvidenceStep & { readonly isEvidence: true });

/** Of a cracked screen, the commonest claim; the count before it is known what happened. */
export const USUAL_STEPS = 7;

const isFact = (item: EvidenceItem): item is EvidenceItem & { readonly kind: Fact } =>
  item.as === 'fact' && facts.some((fact) => fact === item.kind);

/** Documents that are asked for beside the fact they prove. */
const proofOf: Readonly<Partial<Record<string, Fact>>> = {
  'police-report': 'policeReportNumber',
  'tracking-proof': 'trackingEnabled',
  'damage-photo': 'forcedEntry',
};

const isRequired = ({ fact, document }: EvidenceStep): boolean =>
  fact?.required === true || document?.required === true;

/** The rulebook's list as questions: what is needed first, and facts before documents, as they decide what else matters. */
export function evidenceSteps(evidence: readonly EvidenceItem[]): readonly EvidenceStep[] {
  const asked = evidence.filter(isFact);
  const documents = evidence.filter(
    (item): item is EvidenceItem & { readonly kind: DocumentKind } => item.as === 'document',
  );
  const factOf = (kind: string): Fact | undefined => {
    const fact = proofOf[kind];
    return asked.some((item) => item.kind === fact) ? fact : undefined;
  };
  const withFacts = asked.map((fact): EvidenceStep => {
    const document = documents.find(({ kind }) => factOf(kind) === fact.kind);
    return { name: fact.kind, fact, ...(document && { document }) };
  });
  const alone = documents
    .filter(({ kind }) => factOf(kind) === undefined)
    .map((document): EvidenceStep => ({ name: document.kind, document }));
  const all = [...withFacts, ...alone];
  return [...all.filter(isRequired), ...all.filter((step) => !isRequired(step))];
}

/** The item is not in its owner's hands any more. */
export const isGone = (type: Claim['incident']['type']): boolean =>
  type === 'loss' || type.startsWith('theft');

/** Things with people's lives on them: the first minutes after they are gone matter. */
const holdsData: ReadonlySet<string> = new Set(['phone', 'tablet', 'laptop', 'watch']);

export function filingSteps(claim: Claim, evidence: readonly EvidenceItem[]): readonly FilingStep[] {
  const first = isGone(claim.incident.type) && holdsData.has(claim.device?.kind ?? '');
  return [
    { name: 'what' },
    ...(first ? [{ name: 'safe' } as const] : []),
    { name: 'when' },
    { name: 'story' },
    ...evidenceSteps(evidence).map((step) => ({ ...step, isEvidence: true }) as const),
    { name: 'review' },
  ];
}

/**
 * Where to go on: `first` is what comes after the kind of incident, a name its step; without one, the first question
 * without an answer.
 */
export function stepAt(steps: readonly FilingStep[], claim: Claim, name: string | undefined): number {
  const at = (wanted: string) => steps.findIndex((step) => step.name === wanted);
  if (name === 'first') return 1;
  if (name !== undefined && at(name) >= 0) return at(name);
  if (claim.incident.description.trim() === '') return at('when');
  const unanswered = steps.findIndex(
    (step) => 'fact' in step && step.fact?.required === true && claim.incident[step.fact.kind] === undefined,
  );
  return unanswered >= 0 ? unanswered : at('review');
}
