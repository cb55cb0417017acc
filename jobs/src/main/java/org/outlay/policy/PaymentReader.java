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
 * instalments = [0.4, 0.3, 0.3] }} or {@code payment { retained = 0.3, years = 2 }}.
 */
final class PaymentReader {
  private static final List<String> WORDS = List.of("same-year", "next-year");
  private static final int MOST_YEARS = 10;

  private final Problems problems;

  PaymentReader(Problems problems) {
    this.problems = problems;
  }

  /** The payment of a key; empty without it. */
  Optional<Payment> read(Section section, String key) {
    if (!section.isSection(key)) {
      return section
          .findOneOf(key, WORDS)
          .map(word -> word.equals("next-year") ? Payment.NEXT_YEAR : Payment.SAME_YEAR);
    }
    return section.find(key).map(this::of);
  }

  private Payment of(Section plan) {
    Optional<BigDecimal> retained = plan.findDecimal("retained", BigDecimal.ZERO, BigDecimal.ONE);
    int years = plan.findInteger("years", 1, MOST_YEARS).orElse(1);
    List<BigDecimal> shares =
        retained.map(share -> retained(share, years)).orElseGet(() -> instalments(plan));
    if (retained.isPresent() == plan.has("instalments")) {
      problems.add(
          Problem.user("bad-payment", plan.location(), "a payment is in instalments or retained")
              .withAllowed("instalments = [0.4, 0.3, 0.3], or retained = 0.3 and years = 2"));
    }
    plan.done();
    return new Payment(shares);
  }

  private static List<BigDecimal> retained(BigDecimal share, int years) {
    List<BigDecimal> shares = new ArrayList<>(List.of(BigDecimal.ONE.subtract(share)));
    shares.addAll(Collections.nCopies(years - 1, BigDecimal.ZERO));
    shares.add(share);
    return shares;
  }

  private List<BigDecimal> instalments(Section plan) {
    List<BigDecimal> shares = new ArrayList<>();
    BigDecimal sum = BigDecimal.ZERO;
    for (String text : plan.texts("instalments")) {
      Optional<BigDecimal> share = share(text);
      if (share.isEmpty()) {
        problems.add(
            Problem.user(
                    "bad-share", plan.locationOf("instalments"), "an instalment is a share of 1")
                .withValue(text)
                .withAllowed("0 to 1, such as 0.3 for 30%"));
      }
      shares.add(share.orElse(BigDecimal.ZERO));
      sum = sum.add(shares.get(shares.size() - 1));
    }
    if (sum.compareTo(BigDecimal.ONE) != 0 && plan.has("instalments")) {
      problems.add(
          Problem.user(
                  "bad-shares",
                  plan.locationOf("instalments"),
                  "the instalments do not add up to 1")
              .withValue(String.join(" + ", plan.texts("instalments")) + " = " + sum)
              .withRemedy("make them add up to 1"));
    }
    return shares.isEmpty() ? List.of(BigDecimal.ONE) : shares;
  }

  private static Optional<BigDecimal> share(String text) {
    try {
      BigDecimal share = new BigDecimal(text);
      return share.signum() >= 0 && share.compareTo(BigDecimal.ONE) <= 0
          ? Optional.of(share)
          : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
