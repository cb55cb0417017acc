package org.outlay.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a comparison says. */
class DifferencesTest {
  private static final List<Payment> ROWS =
      IntStream.range(1, 31).mapToObj(i -> payment(i, "5.00")).toList();

  @Test
  void findsNoneInAnotherOrder() {
    List<Payment> reversed = new ArrayList<>(ROWS);
    Collections.reverse(reversed);
    assertThat(Differences.between(ROWS, reversed)).isEmpty();
  }

  @Test
  void namesEachColumnThatDiffers() {
    assertThat(Differences.between(List.of(payment(1, "5.00")), List.of(payment(1, "4.99"))))
        .containsExactly(
            "key-team 2018 a1: amount expected 5.00, was 4.99; withheld expected 0.00, was 0.01");
  }

  @Test
  void namesMissingUnexpectedAndRepeatedRows() {
    List<Payment> actual = List.of(payment(2, "5.00"), payment(2, "5.00"), payment(3, "5.00"));
    assertThat(Differences.between(ROWS.subList(0, 2), actual))
        .satisfiesExactly(
            twice -> assertThat(twice).isEqualTo("key-team 2018 a2: twice in actual"),
            missing -> assertThat(missing).startsWith("key-team 2018 a1: missing row Payment["),
            more -> assertThat(more).startsWith("key-team 2018 a3: unexpected row Payment["));
  }

  @Test
  void showsTheFirstAndCountsTheRest() {
    assertThat(Differences.between(ROWS, List.of()))
        .hasSize(21)
        .last()
        .isEqualTo("and 10 more differences");
  }

  private static Payment payment(int number, String amount) {
    BigDecimal entitled = new BigDecimal("5.00");
    BigDecimal paid = new BigDecimal(amount);
    return new Payment(
        "a" + number,
        "p",
        null,
        "key-team",
        "key-team",
        "02-06",
        "nanhu",
        2018,
        1,
        2018,
        entitled,
        paid,
        entitled.subtract(paid),
        null,
        "talent-special",
        "city",
        "outlay",
        "recorded");
  }
}
