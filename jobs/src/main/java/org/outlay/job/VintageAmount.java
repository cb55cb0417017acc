package org.outlay.job;

import org.outlay.entitlement.VintageKind;

/**
 * What the approvals of one year are due in one fiscal year.
 *
 * @param vintage year of approval; the fiscal year itself for what the year drives
 */
record VintageAmount(String rule, VintageKind kind, int vintage, int fiscalYear, long fen) {}
