package org.outlay.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestNameTest {
  private static final List<String> NAMES =
      List.of("salaries", "home-rent", "home-purchase", "rate", "tolerance", "cap");

  @ParameterizedTest
  @CsvSource({
    "salary, salaries",
    "Tolerence, tolerance",
    "home_rent, home-rent",
    "home, home-rent",
    "home-prchsae, home-purchase",
    "rtae, rate",
    "cpa, cap",
    "toller,",
    "hometown,",
    "breach,"
  })
  void findsWhatWasProbablyMeant(String written, String meant) {
    assertThat(NearestName.find(written, NAMES).orElse(null)).isEqualTo(meant);
  }
}
