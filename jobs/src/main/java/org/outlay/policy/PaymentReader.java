package org.outlay.policy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.outlay.config.Section;
import org.outlay.problem.Problem;
import org.outlay.problem.Problems;

/**
 * Reads when a rule's amounts are paid: {@code payment = same-year | next-year}, {@code payment {
 * instalments = [0.4, 0.3, 0.3] }} or {@code payment { retained = 0.3, years = 2 }}, the latter two
 * with {@code cut-off = 3} for the last quarter whose claims are still paid in their year and
 * {@code by-quarter} for the shares of a year's claims; {@code lag} is {@link LagReader}'s.
 */
final class PaymentReader {
  private static final List<String> WORDS = List.of("same-year", "next-year");
  private static final BigDecimal QUARTER = new BigDecimal("0.25");
  private static final int QUARTERS = 4;

  /** Years that a payment may be late. */
  static final int MOST_YEARS = 10;

  /** Keys of payments without a lag. */
  static final List<String> CERTAIN =
      List.of("instalments", "retained", "years", "cut-off", "by-quarter");

  private final Problems problems;
  private final PaymentShares shares;

  PaymentReader(Problems problems) {
    this.problems = problems;
    this.shares = new PaymentShares(problems);
  }

  /** The payment of a key; empty without it. */
  Optional<Payment> read(Section section, String key) {
    if (!section.isSection(key)) {
      return section.findOneOf(key, WORDS).map(Payment::ofWord);
    }
    return section.find(key).map(this::of);
  }

  private Payment of(Section plan) {
    return plan.has(LagReader.LAG) ? new LagReader(problems).read(plan) : certain(plan);
  }

  private Payment certain(Section plan) {
    Optional<BigDecimal> retained = plan.findDecimal("retained", BigDecimal.ZERO, BigDecimal.ONE);
    int years = plan.findInteger("years", 1, MOST_YEARS).orElse(1);
    List<BigDecimal> instalments = shares.read(plan, "instalments");
    int cutOff = plan.findInteger("cut-off", 1, QUARTERS).orElse(QUARTERS);
    List<BigDecimal> quarters = shares.read(plan, "by-quarter");
    plan.done();
    check(plan, retained.isPresent(), cutOff, quarters);
    Payment payment =
        retained
            .map(share -> retained(share, years))
            .orElse(instalments.isEmpty() ? Payment.SAME_YEAR : Payment.certain(instalments));
    return payment.late(
        (quarters.isEmpty() ? Collections.nCopies(QUARTERS, QUARTER) : quarters)
            .stream().skip(cutOff).reduce(BigDecimal.ZERO, BigDecimal::add));
  }

  private void check(Section plan, boolean retained, int cutOff, List<BigDecimal> quarters) {
    if ((retained && plan.has("instalments"))
        || !(retained || plan.has("instalments") || plan.has("cut-off"))) {
      problems.add(
          Problem.user("bad-payment", plan.location(), "a payment is in instalments or retained")
              .withAllowed("instalments = [0.4, 0.3, 0.3], or retained = 0.3 and years = 2"));
    }
    if (plan.has("years") && !retained) {
      problems.add(
          Problem.user("bad-payment", plan.locationOf("years"), "only what is retained has years")
              .withRemedy("add retained = ..., or remove years"));
    }
    if (plan.has("by-quarter") && (quarters.size() != QUARTERS || cutOff == QUARTERS)) {
      problems.add(
          Problem.user(
                  "bad-quarters",
                  plan.locationOf("by-quarter"),
                  "four quarters and a cut-off before the last go together")
              .withAllowed("cut-off = 3, by-quarter = [0.1, 0.2, 0.3, 0.4]"));
    }
  }

  private static Payment retained(BigDecimal share, int years) {
    List<BigDecimal> shares = new ArrayList<>(List.of(BigDecimal.ONE.subtract(share)));
    shares.addAll(Collections.nCopies(years - 1, BigDecimal.ZERO));
    shares.add(share);
    return Payment.certain(shares);
  }
}
