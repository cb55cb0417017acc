package org.outlay.formula;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How wide a character stands in a terminal, so that carets stand under it. */
class UnprintableTest {
  @ParameterizedTest(name = "U+{0}")
  @CsvSource({
    "4EBA, true", "3042, true", "30A2, true", "3000, true", "303F, true", "FF01, true",
    "FF60, true", "0061, false", "2FFF, false", "3040, false", "FF00, false", "FF61, false"
  })
  void knowsWideCharacters(String hex, boolean wide) {
    assertThat(Unprintable.wide(Integer.parseInt(hex, 16))).isEqualTo(wide);
  }
}
