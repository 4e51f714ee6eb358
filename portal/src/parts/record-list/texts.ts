import { defineTexts } from '../../texts/define-texts.ts';

export const texts = defineTexts('parts/record-list', {
  export: 'Export',
  csv: 'CSV file',
  xlsx: 'Excel file',
  exportLater: 'The file is large. We mail you a link to it.',
});
