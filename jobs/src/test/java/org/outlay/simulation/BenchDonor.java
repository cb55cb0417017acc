package org.outlay.simulation;

import java.io.Serializable;
import java.util.Map;

/**
 * A donor of the benchmark.
 *
 * @param entity number that its draws are keyed by
 * @param team donors whose claims share a cap stand together
 * @param rules positions of the rules that it applies under
 * @param fixed by rule, then by fixed slot
 * @param measures positions among the case's measures that its rules read
 * @param bases whole unscaled values of those measures before level and noise
 * @param traits columns and measures by name
 */
record BenchDonor(
    long entity,
    int team,
    int[] rules,
    double[][] fixed,
    int[] measures,
    double[] bases,
    Map<String, Double> traits)
    implements Serializable {}
