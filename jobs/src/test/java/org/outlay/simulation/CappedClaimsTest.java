package org.outlay.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.outlay.policy.Limit;

/** The mean under a cap against the cap at the mean, by hand. */
class CappedClaimsTest {
  private static final int YEAR = 117;

  /** One replicate claims 50 twice, another 150 at once; the cap is 100. */
  @Test
  void theCapAtTheMeanIsMoreThanTheMeanUnderTheCap() {
    CappedClaims claims = new CappedClaims(2);
    LimitBook book = new LimitBook(1, 130);
    book.open();
    claim(book, Limit.Kind.GROUP_YEAR, YEAR, 50, 150);
    claim(book, Limit.Kind.GROUP_YEAR, YEAR, 50, 0);
    claim(book, Limit.Kind.GROUP_YEAR, YEAR + 1, 10, 20);
    book.claims().close(claims, 7, YEAR);
    CappedMean mean = claims.mean(0, CappedMean.Period.YEAR, 2);
    assertThat(mean.claimed()).containsExactly(125, 15);
    assertThat(mean.capAtMean()).containsExactly(100, 15);
    assertThat(mean.meanCapped()).containsExactly(100, 15);
    book.open();
    claim(book, Limit.Kind.GROUP_YEAR, YEAR, 0, 180);
    book.claims().close(claims, 8, YEAR);
    CappedMean both = claims.mean(0, CappedMean.Period.YEAR, 2);
    assertThat(both.claimed()).containsExactly(215, 15);
    assertThat(both.capAtMean()).containsExactly(190, 15);
    assertThat(both.meanCapped()).containsExactly(150, 15);
  }

  /** Years before the horizon use up a lifetime cap; blocks add up. */
  @Test
  void aLifetimeCapIsUsedUpByEarlierYears() {
    CappedClaims claims = new CappedClaims(2);
    for (int block = 0; block < 2; block++) {
      CappedClaims one = new CappedClaims(2);
      LimitBook book = new LimitBook(1, 130);
      book.open();
      claim(book, Limit.Kind.GROUP_LIFETIME, YEAR - 3, 40, 40);
      claim(book, Limit.Kind.GROUP_LIFETIME, YEAR, 0, 50);
      claim(book, Limit.Kind.GROUP_LIFETIME, YEAR + 1, 100, 100);
      book.claims().close(one, 7, YEAR);
      claims.merge(one);
    }
    CappedMean mean = claims.mean(0, CappedMean.Period.LIFETIME, 4);
    assertThat(mean.claimed()).containsExactly(25, 100);
    assertThat(mean.capAtMean()).containsExactly(25, 35);
    assertThat(mean.meanCapped()).containsExactly(25, 35);
  }

  private static void claim(LimitBook book, Limit.Kind kind, int year, double... amounts) {
    Lane lane = new Lane();
    lane.all(amounts.length);
    book.apply(kind, 0, 100, 0, year, lane, amounts);
  }
}
