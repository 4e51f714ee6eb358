import { defineTexts } from '../../texts/define-texts.ts';

export const texts = defineTexts('parts/terms', {
  title: 'Terms of coverage',
  lead: 'Version {version}, in force since {date}. A claim is decided by these clauses; one that is not approved names the clause it rests on.',
  agree: 'By activating it you agree to the {terms}.',
  termsLink: 'terms of coverage',
  agreed: 'Version {version}, agreed to on {date}',
  notYet: 'Agreed to when the plan is activated',
});
