package org.outlay.reference;

import static org.outlay.reference.Yuan.NOTHING;
import static org.outlay.reference.Yuan.exceeds;
import static org.outlay.reference.Yuan.share;

import java.math.BigDecimal;
import java.util.List;

/** Procurement from talent enterprises. */
final class Article19 {
  private Article19() {}

  static List<Pool> pools() {
    return List.of(
        Pool.of(
            Rule.memo(
                "procurement-premium", "19-02", "procurement", "procurement", Article19::premium)));
  }

  private static BigDecimal premium(int year, Dossier d) {
    BigDecimal bid = d.measure(year, AnnualRecord::bid);
    BigDecimal rival = d.measure(year, AnnualRecord::bestRivalBid);
    boolean wins = !exceeds(share(bid, "0.9"), rival);
    return exceeds(bid, rival) && wins ? bid.subtract(rival) : NOTHING;
  }
}
