package org.outlay.policy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.outlay.config.Section;
import org.outlay.problem.Problem;
import org.outlay.problem.Problems;

/**
 * Reads how late a rule's amounts are paid: {@code payment { lag = [0.7, 0.2, 0.1], concentration =
 * 30 }}, or {@code payment { lag = history }}.
 */
record LagReader(Problems problems) {
  /** The mean shares by years of lag, or {@link #HISTORY}. */
  static final String LAG = "lag";

  /** Estimated from payments. */
  static final String HISTORY = "history";

  private static final String CONCENTRATION = "concentration";
  private static final BigDecimal MOST = new BigDecimal("100000");

  Payment read(Section plan) {
    boolean history = isWord(plan.texts(LAG)) && plan.findOneOf(LAG, List.of(HISTORY)).isPresent();
    List<BigDecimal> shares =
        isWord(plan.texts(LAG))
            ? List.of(BigDecimal.ONE)
            : new PaymentShares(problems).read(plan, LAG);
    Optional<BigDecimal> concentration = plan.findDecimal(CONCENTRATION, BigDecimal.ONE, MOST);
    check(plan, shares, history && plan.has(CONCENTRATION));
    plan.done();
    return history
        ? Payment.estimated(plan.locationOf(LAG))
        : Payment.drawn(
            shares, concentration.map(BigDecimal::doubleValue).orElse(Double.POSITIVE_INFINITY));
  }

  private static boolean isWord(List<String> texts) {
    return texts.size() == 1 && Character.isLetter(texts.get(0).codePointAt(0));
  }

  private void check(Section plan, List<BigDecimal> shares, boolean both) {
    for (String other : PaymentReader.CERTAIN) {
      if (plan.has(other)) {
        problems.add(
            Problem.user(
                    "bad-payment",
                    plan.locationOf(other),
                    "a payment with a lag has no other terms")
                .withValue(other)
                .withAllowed("lag = [0.7, 0.2, 0.1], concentration = 30; or lag = history")
                .withRemedy("remove it, or lag"));
      }
    }
    if (both) {
      problems.add(
          Problem.user(
                  "bad-payment",
                  plan.locationOf(CONCENTRATION),
                  "with lag = history the concentration is estimated, too")
              .withRemedy("remove it, or give the shares"));
    }
    if (shares.size() > PaymentReader.MOST_YEARS + 1) {
      problems.add(
          Problem.user("bad-payment", plan.locationOf(LAG), "payments come too many years later")
              .withValue(shares.size() + " shares")
              .withAllowed(
                  "up to "
                      + (PaymentReader.MOST_YEARS + 1)
                      + ": the year itself and "
                      + PaymentReader.MOST_YEARS
                      + " later ones"));
    }
    if (shares.isEmpty()) {
      problems.add(
          Problem.user("bad-payment", plan.locationOf(LAG), "a lag has no shares")
              .withAllowed("lag = [0.7, 0.2, 0.1], or lag = history"));
    }
  }
}
