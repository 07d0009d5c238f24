// A plan whose warnings the test must look at.
import type { Plan } from '../../src/model.ts';
import { planPages } from '../../src/plan/plan.ts';
import { watchProblems } from '../helpers/problems.ts';

export async function planned(...given: Parameters<typeof planPages>): Promise<Plan> {
  return watchProblems(await planPages(...given));
}
