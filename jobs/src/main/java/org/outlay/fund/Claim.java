package org.outlay.fund;

import java.io.Serializable;

/**
 * Amounts of one kind that a fund owes.
 *
 * @param rule name
 * @param seniority 0 for applications approved when the data ended, 1 for given later ones, 2 for
 *     projected ones
 */
public record Claim(String rule, int seniority) implements Serializable {}
