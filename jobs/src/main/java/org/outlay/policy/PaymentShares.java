package org.outlay.policy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.outlay.config.Section;
import org.outlay.money.Share;
import org.outlay.problem.Problem;
import org.outlay.problem.Problems;

/** Reads shares of an amount that add up to 1. */
record PaymentShares(Problems problems) {

  /** Empty without the key. */
  List<BigDecimal> read(Section plan, String key) {
    List<BigDecimal> shares = new ArrayList<>();
    BigDecimal sum = BigDecimal.ZERO;
    boolean readable = true;
    for (String text : plan.texts(key)) {
      Optional<BigDecimal> share = share(text);
      if (share.isEmpty()) {
        readable = false;
        problems.add(
            Problem.user("bad-share", plan.locationOf(key), "a share of 1 is due here")
                .withValue(text)
                .withAllowed("0 to 1 with up to six decimals, such as 0.3 for 30%"));
      }
      shares.add(share.orElse(BigDecimal.ZERO));
      sum = sum.add(shares.get(shares.size() - 1));
    }
    if (readable && !shares.isEmpty() && sum.compareTo(BigDecimal.ONE) != 0) {
      problems.add(
          Problem.user("bad-shares", plan.locationOf(key), "the shares do not add up to 1")
              .withValue(String.join(" + ", plan.texts(key)) + " = " + sum)
              .withRemedy("make them add up to 1"));
    }
    return shares;
  }

  private static Optional<BigDecimal> share(String text) {
    try {
      BigDecimal share = new BigDecimal(text).stripTrailingZeros();
      return share.signum() >= 0
              && share.compareTo(BigDecimal.ONE) <= 0
              && share.scale() <= Share.PLACES
          ? Optional.of(share)
          : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
