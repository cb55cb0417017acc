package org.outlay.job;

/**
 * Payments of one fiscal year, rule, district, vintage kind and year of approval, summed; all else
 * in a row of {@code outlays} follows from the rule.
 *
 * @param applications that are paid more than nothing
 * @param fen amount due
 */
record PaymentSum(
    int fiscalYear,
    String rule,
    String district,
    String vintageKind,
    int vintage,
    long applications,
    long fen) {}
