package org.outlay.sample;

/**
 * A variant's applications of one year and district.
 *
 * @param variant its position in the profiles
 * @param weight relative to all cells; their negative binomial intensity
 */
record Cell(int variant, int year, String district, double weight) {}
