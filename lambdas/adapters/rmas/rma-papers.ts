import type { Rma } from '../../domain/rma/rma.ts';
import type { RmaPaper } from '../../domain/rma/rma-papers.ts';
import { depotOf, rmaKindLabels } from '../../domain/rma/rma-wording.ts';
import { readBrand, readCompany } from '../people/people.ts';
import type { Table } from '../table/table.ts';
import { readRma } from './rma-store.ts';

/** Loaded when a paper is asked for: what writes PDFs takes a third of a cold start. */
const drawing = () => import('../../domain/rma/rma-papers.ts');

export interface MadePaper {
  readonly fileName: string;
  readonly pdf: Uint8Array;
}

/** A paper of an RMA, made anew from what stands in the table. */
export async function readRmaPaper(table: Table, rma: Rma, paper: RmaPaper): Promise<MadePaper> {
  const [brand, company] = await Promise.all([readBrand(table), readCompany(table, rma.dealer.companyId)]);
  const address = rma.shipTo?.address ?? company?.address;
  const { rmaPaperPdf } = await drawing();
  const pdf = await rmaPaperPdf(paper, {
    brandName: brand.name,
    rma,
    depot: depotOf(rma),
    kindWords: rmaKindLabels[rma.kind],
    ...(address && { from: { name: rma.shipTo?.name ?? rma.dealer.name, address } }),
  });
  return { fileName: `${paper}-${rma.rmaId}.pdf`, pdf };
}

/** What goes with a mail of this kind: the papers of the parcel, or the note of what was credited. */
export async function rmaPaperFiles(table: Table, rmaId: string, mailKind: string) {
  const rma = await readRma(table, rmaId);
  const papers: readonly RmaPaper[] =
    mailKind === 'rma-settled' ? ['credit-note'] : ['packing-slip', 'label'];
  const made = await Promise.all(papers.map((paper) => readRmaPaper(table, rma, paper)));
  return made.map(({ fileName, pdf }) => ({ fileName, contentType: 'application/pdf', content: pdf }));
}
