/**
 * The catalogue: a policy's clauses, rules, dated parameters, programmes and funds, read from its
 * folder and checked. {@link org.outlay.policy.PolicyLoader} is the way in. Starts no Spark
 * session.
 */
@NullMarked
package org.outlay.policy;

import org.jspecify.annotations.NullMarked;
