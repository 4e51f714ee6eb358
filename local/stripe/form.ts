/** A form as Stripe reads it: `card[token]=tok_visa&expand[0]=x` nests. */
export type Form = { readonly [name: string]: string | Form };

type Growing = { [name: string]: string | Growing };

export function readForm(text: string): Form {
  const form: Growing = {};
  for (const [name, value] of new URLSearchParams(text)) {
    const path = [
      name.replace(/\[.*$/, ''),
      ...[...name.matchAll(/\[([^\]]*)\]/g)].map(([, key]) => key ?? ''),
    ];
    place(form, path, value);
  }
  return form;
}

function place(form: Growing, [first = '', ...rest]: readonly string[], value: string): void {
  if (rest.length === 0) {
    form[first] = value;
    return;
  }
  const known = form[first];
  const inner: Growing = typeof known === 'object' ? known : {};
  form[first] = inner;
  place(inner, rest, value);
}

/** A text of a form, or undefined. */
export const textOf = (form: Form, name: string): string | undefined => {
  const value = form[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
};

/** What a form nests under a name; nothing where it nests nothing. */
export const formOf = (form: Form, name: string): Form => {
  const value = form[name];
  return typeof value === 'object' ? value : {};
};
