/** The synthesized template asks for something this machine does not have. Stops the start; the message names it. */
export class TemplateError extends Error {
  override readonly name = 'TemplateError';
}
