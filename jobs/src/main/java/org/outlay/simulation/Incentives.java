package org.outlay.simulation;

import java.util.function.Supplier;
import org.outlay.policy.Policy;
import org.outlay.scenario.Behaviour;

/**
 * How applicants respond to a scenario's parameters.
 *
 * @param behaviour their elasticities
 * @param catalogue the policy with the parameters that they are used to; asked for only if anybody
 *     responds
 */
public record Incentives(Behaviour behaviour, Supplier<Policy> catalogue) {}
