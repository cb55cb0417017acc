/**
 * Ledgers of the funds that pay the rules: what a year opens with, receives, owes, pays and leaves.
 *
 * <p>Entry point: {@link org.outlay.fund.FundAccount}. Plain Java on whole fen; neither Spark nor
 * {@code results}, {@code job} or {@code cli} may be imported.
 */
@NullMarked
package org.outlay.fund;

import org.jspecify.annotations.NullMarked;
