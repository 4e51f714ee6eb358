import * as z from 'zod/mini';
import { TransactionRefused } from '../../adapters/table/table.ts';
import { changeUnit, products, readProduct, unitChangeItems } from '../../adapters/units/unit-store.ts';
import { InvalidInput, NotPossible } from '../../domain/errors.ts';
import { normalSerial } from '../../domain/ids/serial.ts';
import { productIdOf } from '../../domain/units/product.ts';
import { assignUnit, createUnit } from '../../domain/units/transitions.ts';
import type { UnitRecord } from '../../domain/units/unit.ts';
import { countTry } from '../../middleware/api/rate-limit.ts';
import { type ApiRequest, apiHandler, route } from '../../middleware/api/router.ts';
import { exportList } from './exporting.ts';
import { importFile } from './importing.ts';
import { unitList } from './lists.ts';
import * as operations from './operations.ts';
import { addProduct, editProduct, productView } from './products.ts';
import { announceProof, proofUpload, register, transfer } from './registering.ts';
import { dealerNamed, unitFor } from './units.ts';
import { unitView } from './views.ts';

const announcedSchema = z.object({ documentId: z.string() });

type AnyRequest = ApiRequest<unknown, unknown>;

const shown = ({ table, caller, nowMs }: AnyRequest, unit: UnitRecord) =>
  unitView(table, caller(), unit, nowMs);

/** Remembers that it was done; what is answered is read anew, because a view holds links that do not keep. */
const done = (request: AnyRequest, status: number) => () => request.remember({ status, body: {} });

/** Answers a repeated call with the unit as it stands. */
const again =
  (action: 'unit.register' | 'unit.transfer' | 'unit.assign') =>
  async (request: AnyRequest, { status }: { status: number }) => {
    const unit = await unitFor(request.table, request.caller(), action, request.params.serial);
    return { status, body: await shown(request, unit) };
  };

/** Puts a new unit on record. Throws InvalidInput, and NotPossible for a serial that is there already. */
async function create(
  request: ApiRequest<unknown, { serial: string; sku: string; companyId?: string | undefined }>,
) {
  const { table, caller, body, nowMs } = request;
  const serial = normalSerial(body.serial);
  const product = await readProduct(table, productIdOf(body.sku));
  const faults = [
    serial === undefined && { path: 'serial', message: 'must be 3 to 40 letters, digits, dots and hyphens' },
    (!product || product.retired === true) && { path: 'sku', message: 'is no product on sale' },
  ].filter((fault) => fault !== false);
  if (serial === undefined || !product || faults.length > 0) throw new InvalidInput(faults);
  const company = body.companyId === undefined ? undefined : await dealerNamed(table, body.companyId);
  const change = createUnit({ serial, productId: product.productId, company }, caller().actor, nowMs);
  try {
    await table.transact([...unitChangeItems(table, change), ...done(request, 201)()]);
  } catch (error) {
    if (!(error instanceof TransactionRefused) || error.conflict || !error.failed.includes(0)) throw error;
    throw new NotPossible(`A unit ${serial} is on record already.`);
  }
  return { status: 201, body: await shown(request, change.unit) };
}

export const handler = apiHandler([
  route(operations.listUnits, async ({ table, caller, query, nowMs }) => ({
    status: 200,
    body: await unitList(table, caller(), query, nowMs),
  })),
  route(operations.exportUnits, exportList),
  route(operations.readUnitOperation, async (request) => {
    const { table, caller, params, nowMs } = request;
    const { access } = caller();
    if (access.role === 'partner') await countTry(table, 'unit', access.userId, nowMs);
    const unit = await unitFor(table, caller(), 'unit.view', params.serial);
    return { status: 200, body: await shown(request, unit) };
  }),
  route(operations.createUnitOperation, create, async (request, { status }) => {
    const unit = await unitFor(request.table, request.caller(), 'unit.view', request.body.serial);
    return { status, body: await shown(request, unit) };
  }),
  route(operations.importUnits, async ({ table, caller, body, nowMs, remember }) => {
    const along = (answer: object) => remember({ status: 200, body: answer });
    return { status: 200, body: await importFile(table, caller(), body, nowMs, along) };
  }),
  route(
    operations.assignUnitOperation,
    async (request) => {
      const { table, caller, params, body, nowMs } = request;
      const { serial } = await unitFor(table, caller(), 'unit.assign', params.serial);
      const dealer = await dealerNamed(table, body.companyId);
      const compute = (unit: UnitRecord) => assignUnit(unit, dealer, caller().actor, nowMs);
      const unit = await changeUnit(table, serial, compute, done(request, 200));
      return { status: 200, body: await shown(request, unit) };
    },
    again('unit.assign'),
  ),
  route(
    operations.registerUnitOperation,
    async (request) => {
      const { table, caller, params, body, nowMs } = request;
      const found = await unitFor(table, caller(), 'unit.register', params.serial);
      const unit = await register(table, found, body, caller().actor, nowMs, done(request, 201));
      return { status: 201, body: await shown(request, unit) };
    },
    again('unit.register'),
  ),
  route(
    operations.transferUnitOperation,
    async (request) => {
      const { table, caller, params, body, nowMs } = request;
      const found = await unitFor(table, caller(), 'unit.transfer', params.serial);
      const unit = await transfer(table, found, body, caller().actor, nowMs, done(request, 200));
      return { status: 200, body: await shown(request, unit) };
    },
    again('unit.transfer'),
  ),
  route(
    operations.addUnitDocument,
    async ({ table, caller, params, body, nowMs, remember }) => {
      const unit = await unitFor(table, caller(), 'unit.add-document', params.serial);
      const along = (documentId: string) => remember({ status: 201, body: { documentId } });
      return { status: 201, body: await announceProof(table, unit, body, caller().actor, nowMs, along) };
    },
    async ({ table, caller, params, body }, { status, body: remembered }) => {
      const { serial } = await unitFor(table, caller(), 'unit.add-document', params.serial);
      const { documentId } = announcedSchema.parse(remembered);
      return { status, body: await proofUpload(serial, documentId, body) };
    },
  ),
  route(operations.listProducts, async ({ table }) => ({
    status: 200,
    body: { items: (await products(table)).map(productView) },
  })),
  route(operations.createProduct, async ({ table, body, nowMs, remember }) => {
    const along = (made: Parameters<typeof productView>[0]) =>
      remember({ status: 201, body: productView(made) });
    return { status: 201, body: productView(await addProduct(table, body, nowMs, along)) };
  }),
  route(operations.changeProduct, async ({ table, params, body }) => ({
    status: 200,
    body: productView(await editProduct(table, params.productId ?? '', body)),
  })),
]);
