/**
 * Rules applied to application-years: {@link org.outlay.entitlement.Entitlements} turns accepted
 * cohorts into the table {@code payments}, {@link org.outlay.entitlement.YearRules} costs what the
 * fiscal year alone drives. Works on encoded tables and knows no rule of any city. Must not import
 * fund, results or anything that talks to people.
 */
@NullMarked
package org.outlay.entitlement;

import org.jspecify.annotations.NullMarked;
