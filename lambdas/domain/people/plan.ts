import { type Enrollment, enrollmentSchema } from '../plans/enrollment.ts';

/** A protection plan as sold to a customer: the enrolment is the plan's one record. */
export const planRecordSchema = enrollmentSchema;
export type PlanRecord = Enrollment;
