package org.outlay.entitlement;

import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.lit;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.sql.Column;
import org.outlay.policy.Policy;
import org.outlay.problem.Problem;

/** An entitlement that no DECIMAL(18,2) holds: it stops the run, and the message tells whose. */
public final class TooLarge {
  /** What an amount in a table may be. */
  public static final String ALLOWED = "up to 9,999,999,999,999,999.99 yuan, DECIMAL(18,2)";

  private static final String MARK = "outlay-amount-too-large";
  private static final Pattern MESSAGE = Pattern.compile(MARK + "\\|([^|]+)\\|(\\d+)\\|(.*)\\|end");

  private TooLarge() {}

  static Column message(Column rule, Column application, Column year) {
    return concat_ws("|", lit(MARK), rule, year, application, lit("end"));
  }

  /** What a failed run has to say about it; empty if it failed for another reason. */
  public static Optional<Problem> in(Throwable failure, Policy policy) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      Matcher found = MESSAGE.matcher(String.valueOf(cause.getMessage()));
      if (found.find()) {
        return Optional.of(
            Problem.input(
                    "amount-too-large",
                    policy.rule(found.group(1)).location(),
                    "the amount of " + found.group(1) + " cannot be written; nothing is published")
                .withValue("application " + found.group(3) + ", " + found.group(2))
                .withAllowed(ALLOWED)
                .withRemedy("mend the application's records, or the rule's formula"));
      }
    }
    return Optional.empty();
  }
}
