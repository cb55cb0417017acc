package org.outlay.money;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Division and shares against exact arithmetic of any size. */
class MoneyTest {
  private static final int ROUNDS = 2_000;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void divisionIsByLargestRemainder(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < ROUNDS; round++) {
      long bound = 1L << (1 + random.nextInt(56));
      long[] claims =
          random.longs(1 + random.nextInt(20), 0, bound).map(c -> c % 3 == 0 ? 0 : c).toArray();
      long total = Arrays.stream(claims).sum();
      long available = random.nextLong(total + total / 3 + 2);
      assertThat(ProRata.divide(claims, available)).isEqualTo(divided(claims, total, available));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {6, 7, 8})
  void divisionIsExactUpToTheLargestSum(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < ROUNDS; round++) {
      long bound = Long.MAX_VALUE >> random.nextInt(9);
      int count = 1 + random.nextInt(20);
      long[] claims = random.longs(count, 1, bound / count).toArray();
      switch (round % 3) {
        case 0 -> claims[0] += bound - Arrays.stream(claims).sum();
        case 1 -> Arrays.fill(claims, claims[0]); // ties
        default -> {}
      }
      long total = Arrays.stream(claims).sum();
      long available = total - 1 - random.nextLong(total) / (round % 2 == 0 ? 1 : total / count);
      assertThat(ProRata.divide(claims, available)).isEqualTo(divided(claims, total, available));
    }
  }

  private static long[] divided(long[] claims, long total, long available) {
    if (total <= available) {
      return claims;
    }
    long[] shares = new long[claims.length];
    BigInteger[] rests = new BigInteger[claims.length];
    long spare = available;
    for (int i = 0; i < claims.length; i++) {
      BigInteger[] parts =
          BigInteger.valueOf(claims[i])
              .multiply(BigInteger.valueOf(available))
              .divideAndRemainder(BigInteger.valueOf(total));
      shares[i] = parts[0].longValueExact();
      rests[i] = parts[1];
      spare -= shares[i];
    }
    IntStream.range(0, claims.length)
        .boxed()
        .sorted(Comparator.comparing((Integer i) -> rests[i]).reversed())
        .limit(spare)
        .forEach(i -> shares[i]++);
    return shares;
  }

  @ParameterizedTest
  @ValueSource(longs = {4, 5})
  void shareOfAnyAmountIsExact(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < ROUNDS; round++) {
      BigDecimal fraction = BigDecimal.valueOf(random.nextInt(1_000_001), 6);
      long fen = random.nextLong() >> random.nextInt(60);
      long amount = fen < 0 ? ~fen : fen;
      Share share = Share.nearest(fraction);
      BigDecimal exact = BigDecimal.valueOf(amount).multiply(fraction);
      assertThat(share.halfUp(amount))
          .isEqualTo(exact.setScale(0, RoundingMode.HALF_UP).longValueExact());
      assertThat(share.down(amount))
          .isEqualTo(exact.setScale(0, RoundingMode.FLOOR).longValueExact());
    }
  }
}
