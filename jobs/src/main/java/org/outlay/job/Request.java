package org.outlay.job;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.outlay.problem.Problem;
import org.outlay.problem.ProblemException;
import org.outlay.results.InputAccount;

/**
 * What was asked for on the command line.
 *
 * @param sets texts {@code key=value} laid over the scenario
 * @param out folder or URI of all results
 * @param master Spark's master, empty to use spark-submit's or all local cores
 * @param conf further Spark settings
 * @param onReject what a rejected input row does to the command
 * @param unfinished what becomes of blocks of replicates and payments that an interrupted run left
 */
public record Request(
    Path scenario,
    List<String> sets,
    String out,
    Optional<String> master,
    Map<String, String> conf,
    OnReject onReject,
    Unfinished unfinished) {
  public Request {
    sets = List.copyOf(sets);
    conf = Map.copyOf(conf);
  }

  /**
   * Stops where a rejected row is more than the request allows.
   *
   * @throws ProblemException if so
   */
  public void refuseRejected(List<InputAccount> inputs) {
    long rejected = inputs.stream().mapToLong(InputAccount::rejected).sum();
    if (onReject == OnReject.REFUSE && rejected > 0) {
      throw new ProblemException(
          Problem.input("rejected-rows", null, "input rows were rejected, and --strict allows none")
              .withValue(Long.toString(rejected))
              .withRemedy(
                  "mend them: check shows the first, and without --strict a run lists each in its table rejects"));
    }
  }

  /** What becomes of finished blocks and payments of a run that did not end. */
  public enum Unfinished {
    /** They are computed anew. */
    DISCARD,
    /** They are taken over where scenario, policy, inputs and engine are the same. */
    RESUME
  }

  /** What a rejected input row does. */
  public enum OnReject {
    /** The run goes on with the accepted rows. */
    GO_ON,
    /** The command ends as refused input. */
    REFUSE
  }
}
