package org.outlay.job;

import java.util.Optional;
import org.outlay.entitlement.VintageKind;

/**
 * What the approvals of one year are due in one fiscal year.
 *
 * @param district empty for all districts together, where no account asks for one
 * @param vintage year of approval; the fiscal year itself for what the year drives
 */
record VintageAmount(
    String rule,
    VintageKind kind,
    Optional<String> district,
    int vintage,
    int fiscalYear,
    long fen) {}
