package org.outlay.results;

/**
 * Where a result comes from; kept in {@code run.json} and in the footer of every file.
 *
 * @param runId as made by {@link RunId}
 * @param scenario name of the scenario
 * @param scenarioDigest SHA-256 of the resolved scenario, hexadecimal
 * @param policy name of the policy
 * @param policyDigest SHA-256 of the policy's files, hexadecimal
 * @param engineVersion version of Outlay
 * @param resultSchema version of the result tables, {@link #RESULT_SCHEMA} for new runs
 */
public record Lineage(
    String runId,
    String scenario,
    String scenarioDigest,
    String policy,
    String policyDigest,
    String engineVersion,
    int resultSchema) {

  /** Version of the result tables that this engine writes; it reads this one and older ones. */
  public static final int RESULT_SCHEMA = 1;
}
