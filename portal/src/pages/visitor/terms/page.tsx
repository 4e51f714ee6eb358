export { TermsOfCoverage as default } from '../../../parts/terms/terms-of-coverage.tsx';
