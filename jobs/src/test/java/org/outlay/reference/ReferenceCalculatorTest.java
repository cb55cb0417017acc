package org.outlay.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The reference against the cases of the law. */
class ReferenceCalculatorTest {

  @TestFactory
  Stream<DynamicTest> paysEachExample() {
    return WorkedExamples.all().stream()
        .map(
            example ->
                DynamicTest.dynamicTest(
                    example.id() + " " + example.sentence(),
                    () ->
                        assertThat(
                                example.differences(
                                    example
                                        .cohort()
                                        .payments(WorkedExample.FROM, WorkedExample.TO)))
                            .isEmpty()));
  }

  @Test
  void paysTheExamplesOfOneBatchAsIfAlone() {
    for (List<WorkedExample> batch : WorkedExamples.batches(WorkedExamples.all())) {
      List<Payment> payments =
          WorkedExamples.cohort(batch).payments(WorkedExample.FROM, WorkedExample.TO);
      assertThat(batch).allSatisfy(e -> assertThat(e.differences(payments)).as(e.id()).isEmpty());
    }
  }

  @Test
  void hasAFurtherCaseForEachRule() {
    assertThat(ReferenceCalculator.rules()).hasSize(41).doesNotHaveDuplicates();
    List<String> checked =
        WorkedExamples.further().stream()
            .flatMap(example -> example.rules().stream())
            .distinct()
            .sorted()
            .toList();
    assertThat(checked).isEqualTo(ReferenceCalculator.rules());
  }

  @ParameterizedTest(name = "born {0}, on {1}: {2}")
  @CsvSource({
    "1983-05-10, 2018-05-09, 34",
    "1983-05-10, 2018-05-10, 35",
    "1984-02-29, 2019-02-28, 34",
    "1984-02-29, 2019-03-01, 35",
    "1984-02-29, 2020-02-28, 35",
    "1984-02-29, 2020-02-29, 36",
    "1983-12-31, 2019-01-01, 35",
    "2018-03-01, 2018-03-01, 0"
  })
  void countsCompletedYears(LocalDate birth, LocalDate on, int years) {
    assertThat(Article05.completedYears(birth, on)).isEqualTo(years);
  }
}
