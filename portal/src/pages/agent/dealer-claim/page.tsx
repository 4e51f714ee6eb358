export { default } from '../../dealer/new-claim/page.tsx';
