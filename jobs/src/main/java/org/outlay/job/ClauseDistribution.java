package org.outlay.job;

import java.util.OptionalInt;
import org.outlay.simulation.Distribution;

/**
 * How what is due under all rules of a clause together is distributed. Not a row of a table: it is
 * for the screen, which goes by clauses.
 *
 * @param fiscalYear empty for the whole horizon
 */
public record ClauseDistribution(
    String clause, OptionalInt fiscalYear, Distribution distribution) {}
