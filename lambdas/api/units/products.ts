import type * as z from 'zod/mini';
import { type Table, type TransactItem, TransactionRefused } from '../../adapters/table/table.ts';
import { productItem, readProduct } from '../../adapters/units/unit-store.ts';
import { NotFound, NotPossible } from '../../domain/errors.ts';
import { type Product, productIdOf } from '../../domain/units/product.ts';
import type { newProductBody, productChangeBody } from './shapes.ts';

type Along = (product: Product) => readonly TransactItem[];

export function productView({ createdAt: _createdAt, ...product }: Product) {
  return product;
}

/** Adds a product. Throws {@link NotPossible} for a SKU that is there already. */
export async function addProduct(
  table: Table,
  body: z.infer<typeof newProductBody>,
  nowMs: number,
  along: Along,
): Promise<Product> {
  const productId = productIdOf(body.sku);
  const createdAt = new Date(nowMs).toISOString();
  const product: Product = { ...body, productId, sku: productId, createdAt, version: 1 };
  try {
    await table.transact([productItem(table, product), ...along(product)]);
  } catch (error) {
    if (!(error instanceof TransactionRefused) || error.conflict || !error.failed.includes(0)) throw error;
    throw new NotPossible(`There is a product ${productId} already.`);
  }
  return product;
}

/** Changes a product. Throws NotFound, ConcurrentChange. */
export async function editProduct(
  table: Table,
  productId: string,
  body: z.infer<typeof productChangeBody>,
): Promise<Product> {
  const product = await readProduct(table, productIdOf(productId));
  if (!product) throw new NotFound('the product');
  const given = Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined));
  const changed: Product = { ...product, ...given, version: product.version + 1 };
  await table.change('the product', [productItem(table, changed)]);
  return changed;
}
