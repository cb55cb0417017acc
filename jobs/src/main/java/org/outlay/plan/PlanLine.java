package org.outlay.plan;

/**
 * Amounts of a cell in a fiscal year.
 *
 * @param amounts in fen
 */
public record PlanLine(PlanCell cell, int fiscalYear, PlanAmounts amounts) {}
