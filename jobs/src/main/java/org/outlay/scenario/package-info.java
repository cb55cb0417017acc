/**
 * A planner's file: what to compute, from which inputs, under which changes of the policy.
 *
 * <p>Entry point: {@link org.outlay.scenario.ScenarioLoader}. May not import {@code cohort} or
 * anything after it.
 */
@NullMarked
package org.outlay.scenario;

import org.jspecify.annotations.NullMarked;
