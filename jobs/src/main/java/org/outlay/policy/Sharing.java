package org.outlay.policy;

import java.io.Serializable;
import org.outlay.money.Share;

/**
 * Who bears a claim: the city its share, the district the rest and, on top of the claim, an uplift.
 *
 * @param city share that the city bears
 * @param uplift share of the claim that the district adds
 */
public record Sharing(Share city, Share uplift) implements Serializable {
  /** No district has a part in it. */
  public static final Sharing CITY_ALONE = new Sharing(Share.ALL, Share.NONE);

  /** Fen that the city bears, half-up. */
  public long cityPart(long fen) {
    return city.halfUp(fen);
  }

  /** Fen that the district bears of the claim itself: the rest. */
  public long districtPart(long fen) {
    return fen - cityPart(fen);
  }

  /** Fen that the district adds, half-up. */
  public long upliftOn(long fen) {
    return uplift.halfUp(fen);
  }
}
