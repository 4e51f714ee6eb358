export { HelpCentre as default } from '../../../parts/help/help-centre.tsx';
