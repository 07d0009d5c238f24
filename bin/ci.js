// The step of action.yml.
import { ciStep } from '../dist/cli/check/ci-step.js';

process.exitCode = ciStep(process.env);
